"""How far a list has been walked, and when its walk is over. Pure: no requests, no clock."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from crawler.backfill import Range, Span
from crawler.normalise.dates import read_date
from crawler.normalise.unreadable import Unreadable
from crawler.seek import Seek, middle_day
from crawler.sources import Announced, ListPages, Source, SourcePage

_FAR = 7
"""Days from a page to those that are wanted, above which their page is looked for."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The walk through one source's pages, newest articles first."""

    source: str
    page: SourcePage
    before: frozenset[tuple[str, str]] = frozenset()
    """Id and edition of what the page before announced: a sidebar says the same on every page."""
    range: Range | None = None
    """The days that a back-fill still wants; None for a walk that wants none in particular."""
    seek: Seek | None = None
    """The search for their page; it is over as soon as that is walked."""

    def fresh(self, announced: Sequence[Announced]) -> list[Announced]:
        """What the page before did not announce."""
        return [one for one in announced if _key(one) not in self.before]

    def to(self, page: SourcePage, announced: Sequence[Announced]) -> "Walk":
        """The walk at the next page of its list, after one that announced these."""
        return replace(self, page=page, before=frozenset(map(_key, announced)))

    def sought(
        self, source: Source, announced: Sequence[Announced], days: Collection[date], *, is_end: bool
    ) -> "Walk | None":
        """The walk at another page that is to be looked at first; None when this page is to be walked.

        `days` are those of what is fresh on this page; `is_end` says that nothing is, or that there is no such page.
        """
        if self.range is None or not self.range.spans or not isinstance(source, ListPages):
            return None
        seek, before, day = self.seek, self.before, middle_day(days)
        if self.is_seeking and seek is not None:
            seek = seek.saw(self.page.number, day, is_end=is_end)
        else:
            target = self.range.spans[0].last
            is_near = day is None or (day - target).days <= _FAR or (seek is not None and seek.target == target)
            if day is None or is_near:
                return None
            seek, before = Seek.begin(target, self.page.number, day), frozenset(map(_key, announced))
        number = seek.next()
        if number is None:
            seek = replace(seek, is_over=True)
            if seek.low == seek.start:
                before = frozenset()
        return replace(
            self,
            page=source.at(self.page, number or seek.low),
            before=before,
            range=replace(self.range, is_entered=False),
            seek=seek,
        )

    @property
    def is_seeking(self) -> bool:
        """Whether this page is only looked at."""
        return self.seek is not None and not self.seek.is_over

    def passed(self, source: Source, days: Collection[date], *, is_end: bool) -> tuple[tuple[Span, ...], "Walk"]:
        """The days that are walked with this page, and the walk with what is left of its range."""
        if self.range is None or not source.has_days:
            return (), self
        if self.page.days is not None:
            return (self.range.within(self.page.days) if is_end else ()), self
        entered = self.range.entered(days, at_top=self.page.number == 1)
        if not days:
            return (entered.ended() if is_end else ()), replace(self, range=entered)
        spans, left = entered.passed(max(days))
        return spans, replace(self, range=replace(left, oldest=min(days)))

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
