"""What a crawl of some days begins with: the days of each source that are not done, and numbers that were never asked.

It asks the archive what is known; requests are the spider's to make.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from crawler.addresses import Addresses, ArticleAddress
from crawler.backfill import Range, Span, open_spans, progress
from crawler.frontier.memory import Memory
from crawler.numbers import Search, between
from crawler.plan import Plan
from crawler.sources import Days, IdRange, Source
from crawler.walk import Walk

_AT_ONCE = 1000
"""Numbers about which the archive is asked at once."""


@dataclass(frozen=True, slots=True)
class Filling:
    """How far the back-fill of an agency has come; without `since` there is none, and nothing is skipped."""

    days: Days
    until: date
    done: dict[str, set[date]]
    """By name of each source that has days."""

    @property
    def is_backfill(self) -> bool:
        """Whether days are counted."""
        return self.days.since is not None and self.days.since <= self.until and bool(self.done)

    @property
    def done_everywhere(self) -> set[date]:
        """The days that are done in each of the sources."""
        return set.intersection(*self.done.values()) if self.done else set()

    @property
    def progress(self) -> str:
        """A sentence; empty when no days are counted."""
        since = self.days.since
        return progress(since, self.until, len(self.done_everywhere)) if since and self.is_backfill else ""

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be walked; of days to come nothing is."""
        since = self.days.since
        return since is not None and bool(self.done) and not open_spans(since, self.until, self.done_everywhere)

    def walks(self, source: Source, plan: Plan, now: datetime) -> Iterator[Walk]:
        """The walks through a source, with the days that are wanted of it."""
        if self.days.since is None:
            for page in source.starts(self.days):
                yield Walk(source.name, page)
            return
        spans = open_spans(self.days.since, self.until, self.done.get(source.name, self.done_everywhere))
        if not spans:
            return
        for page in source.starts(self.days):
            if page.days is None or any(one.first <= page.days[1] and page.days[0] <= one.last for one in spans):
                # Today is not over: it is walked, and never called done.
                marks = not plan.section and plan.edition in ("", source.edition)
                yield Walk(source.name, page, range=Range(spans, now, marks=marks))


async def filling(memory: Memory | None, agency: str, sources: Sequence[Source], plan: Plan, today: date) -> Filling:
    """What the archive knows of the days that a plan wants."""
    days, until = Days(today, plan.since, plan.until), min(plan.until or today, today)
    names = [source.name for source in sources if source.has_days]
    done: dict[str, set[date]] = {name: set() for name in names}
    if memory is not None and plan.since is not None and plan.mode != "all":
        done = await memory.done_days(agency, names, plan.since, until)
    return Filling(days, until, done)


def over(spans: Sequence[Span], today: date) -> list[Span]:
    """The days of these that are over: of today there may be more.

    >>> over([Span(date(2026, 4, 4), date(2026, 4, 6))], date(2026, 4, 6))
    [Span(first=datetime.date(2026, 4, 4), last=datetime.date(2026, 4, 5))]
    """
    limited = (Span(one.first, min(one.last, date.fromordinal(today.toordinal() - 1))) for one in spans)
    return [one for one in limited if one.first <= one.last]


async def search_of(memory: Memory, agency: str, source: IdRange, plan: Plan, today: date) -> Search | None:
    """The search for the numbers of the wanted days; None when no number of the agency has a day."""
    known = _days(await memory.numbered(agency))
    return Search.begin(known, source.first, plan.since or date.min, min(plan.until or today, today))


async def numbers_of(
    memory: Memory, agency: str, source: IdRange, addresses: Addresses, found: tuple[int, int] | None, *, again: bool
) -> list[ArticleAddress]:
    """The articles to be asked for: numbers in between that nothing is known of, the highest first.

    Without `found` those between the lowest and the highest known one. With `again` also pages that gave no article.
    """
    known = [number for number, _ in _days(await memory.numbered(agency))]
    if not known:
        return []
    low, high = found or (known[0], known[-1])
    numbers, asked = between(known, low, high), list[ArticleAddress]()
    while len(asked) < source.most and (some := list(islice(numbers, _AT_ONCE))):
        named = (addresses.identify(addresses.whole(source.path_of(number))) for number in some)
        articles = [one for one in named if one is not None]
        ended = await memory.ended([one.url for one in articles], pages_too=not again)
        asked += [one for one in articles if one.url not in ended]
    return asked[: source.most]


def _days(numbered: Sequence[tuple[int, str, str | None]]) -> list[tuple[int, date | None]]:
    """Each number once; of several editions the earliest day."""
    days: dict[int, str | None] = {}
    for number, _, day in numbered:
        before = days.get(number)
        days[number] = min(day, before) if day and before else day or before
    return [(number, date.fromisoformat(day) if day else None) for number, day in days.items()]
