"""The days of a back-fill: which are still to be walked, and which a walk through a list has passed. Pure.

A list is newest first. A page whose newest article is of a day D has passed all days after D, down from where the walk
began: what a page pins or names at its side is older, or was on the page before.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row, both included."""

    first: date
    last: date

    def days(self) -> Iterable[date]:
        """Each of them."""
        return (self.first + _DAY * number for number in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Range:
    """The days that a walk is for; `spans` are newest first, and none when all of them have been passed."""

    spans: tuple[Span, ...]
    began: datetime
    marks: bool = True
    """Whether what is passed may be called walked: everything that is announced of it is fetched."""
    is_entered: bool = False
    """Whether the walk is in its list; its first page has to begin above the days that are wanted."""
    oldest: date | None = None
    """The oldest day of the page before."""

    @property
    def first(self) -> date | None:
        """The oldest day that is wanted; None when none is left."""
        return self.spans[-1].first if self.spans else None

    def wants_day(self, day: date | None) -> bool:
        """Whether an article of that day is to be fetched; one of an unknown day may be of any."""
        return day is None or any(span.first <= day <= span.last for span in self.spans)

    def entered(self, days: Collection[date], *, at_top: bool) -> "Range":
        """The range on the first page of its walk, with articles of these days; `at_top` is the top of the list."""
        if self.is_entered or at_top:
            return replace(self, is_entered=True)
        if not days:
            return replace(self, is_entered=True, marks=False)
        # The newest day of a page in the middle may have begun on the page before.
        return replace(self, is_entered=True, spans=before(self.spans, max(days)))

    def passed(self, newest: date) -> tuple[tuple[Span, ...], "Range"]:
        """What has been passed on a page whose newest article is of that day, and the range that is left."""
        gone = tuple(Span(max(one.first, newest + _DAY), one.last) for one in self.spans if one.last > newest)
        return gone if self.marks else (), replace(self, spans=before(self.spans, newest + _DAY))

    def ended(self) -> tuple[Span, ...]:
        """What has been passed when the list is at its end: days before its oldest article it doesn't tell of."""
        return self.passed(self.oldest - _DAY)[0] if self.oldest is not None else ()

    def within(self, days: tuple[date, date]) -> tuple[Span, ...]:
        """What of it is in a list of some days, which was walked from end to end."""
        first, last = days
        both = (Span(max(one.first, first), min(one.last, last)) for one in self.spans)
        return tuple(one for one in both if one.first <= one.last) if self.marks else ()


def before(spans: Collection[Span], day: date) -> tuple[Span, ...]:
    """What of the spans is before a day.

    >>> before([Span(date(2022, 1, 5), date(2022, 1, 9)), Span(date(2022, 1, 1), date(2022, 1, 2))], date(2022, 1, 5))
    (Span(first=datetime.date(2022, 1, 1), last=datetime.date(2022, 1, 2)),)
    """
    return tuple(Span(one.first, min(one.last, day - _DAY)) for one in spans if one.first < day)


def open_spans(since: date, until: date, done: Collection[date]) -> tuple[Span, ...]:
    """The days from `since` to `until` that are not done, newest first.

    >>> [(str(one.first), str(one.last)) for one in open_spans(date(2022, 1, 1), date(2022, 1, 5), {date(2022, 1, 4)})]
    [('2022-01-05', '2022-01-05'), ('2022-01-01', '2022-01-03')]
    """
    spans: list[Span] = []
    for day in Span(since, until).days():
        if day in done:
            continue
        if spans and spans[-1].last == day - _DAY:
            spans[-1] = Span(spans[-1].first, day)
        else:
            spans.append(Span(day, day))
    return tuple(reversed(spans))


def progress(since: date, until: date, done: int) -> str:
    """How far a back-fill has come.

    >>> progress(date(2022, 1, 1), date(2022, 12, 31), 212)
    'Back-fill 2022-01-01 to 2022-12-31: 212 of 365 days are done, 153 are left.'
    """
    total = (until - since).days + 1
    said = f"Back-fill {since} to {until}: {done:,} of {total:,} days are done"
    left = total - done
    return f"{said}, {'1 is' if left == 1 else f'{left:,} are'} left." if left else f"{said}; nothing is left."
