"""How far a list has been walked, and when its walk is over. Pure: no requests, no clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from crawler.normalise.dates import read_date
from crawler.normalise.unreadable import Unreadable
from crawler.sources import Announced, SourcePage


@dataclass(frozen=True, slots=True)
class Walk:
    """The walk through one source's pages, newest articles first."""

    source: str
    page: SourcePage
    before: frozenset[tuple[str, str]] = frozenset()
    """Id and edition of what the page before announced: a sidebar says the same on every page."""

    def fresh(self, announced: Sequence[Announced]) -> list[Announced]:
        """What the page before did not announce."""
        return [one for one in announced if _key(one) not in self.before]

    def to(self, page: SourcePage, announced: Sequence[Announced]) -> "Walk":
        """The walk at the next page of its list, after one that announced these."""
        return Walk(self.source, page, frozenset(map(_key, announced)))

    def end(
        self,
        fresh: Sequence[Announced],
        since: date | None,
        zone: str,
        now: datetime,
        known: Callable[[Sequence[Announced]], bool],
    ) -> str:
        """Why the walk is over after a page with these `fresh` articles, as a sentence; empty when it goes on.

        `known` tells whether all of them are in the archive already and later pages can't hold anything else.
        """
        if not fresh:
            return "nothing new on this page, the list is at its end."
        if since is not None:
            days = [day for one in fresh if (day := day_of(one, zone, now)) is not None]
            if days and max(days) < since:
                return f"the list is older than {since} from here on, so paging stops."
        elif known(fresh):
            return "everything on this page is in the archive, so paging stops."
        return ""


def _key(one: Announced) -> tuple[str, str]:
    return one.article.native_id, one.article.edition


def day_of(one: Announced, zone: str, now: datetime) -> date | None:
    """The day of publication as the list tells it; None when it tells none that can be read."""
    return day_shown(one.date_shown, zone, now)


def moment_shown(text: str, zone: str, now: datetime) -> datetime | None:
    """The moment that a source shows, a day alone as its end; None when it shows none that can be read."""
    if not text:
        return None
    try:
        read = read_date(text, at=now, zone=zone)
    except Unreadable:
        return None
    if read.instant is not None or read.day is None:
        return read.instant
    return datetime.combine(read.day, time.max, ZoneInfo(zone))


def day_shown(text: str, zone: str, now: datetime) -> date | None:
    """The day that a source shows; None when it shows none that can be read."""
    if not text:
        return None
    try:
        return read_date(text, at=now, zone=zone).day
    except Unreadable:
        return None
