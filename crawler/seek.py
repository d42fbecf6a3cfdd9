"""Finds the page of a list, newest first, at which the articles of a day begin, in a handful of requests. Pure.

Pages move while they are looked at, as new articles push them down; so what it finds is a page a little above.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

_STRIDE = 8
"""Times as far as before, while nothing older was seen and the dates tell no pace."""
_NEAR = 3
"""Pages: walking as many costs no more than looking for a nearer one."""
_MOST = 24
"""Looks, after which the walk begins where it has come to."""


@dataclass(frozen=True, slots=True)
class Seek:
    """What is known: page `low` is younger than the `target`, page `high` is not, or is behind the list's end."""

    target: date
    start: int
    start_day: date
    low: int
    low_day: date
    high: int | None = None
    high_day: date | None = None
    looks: int = 0
    is_over: bool = False

    @classmethod
    def begin(cls, target: date, page: int, day: date) -> "Seek":
        """At a page whose articles are of about that day, younger than the target."""
        return cls(target, page, day, page, day)

    def saw(self, page: int, day: date | None, *, is_end: bool = False) -> "Seek":
        """With one more page seen; without a `day`, and not behind the end of the list, dates can't be read here."""
        looks = self.looks + 1
        if is_end:
            return replace(self, high=page, high_day=None, looks=looks)
        if day is None:
            return replace(self, low=self.start, low_day=self.start_day, looks=looks, is_over=True)
        if day > self.target:
            return replace(self, low=page, low_day=day, looks=looks)
        return replace(self, high=page, high_day=day, looks=looks)

    def next(self) -> int | None:
        """The page to look at; None when the walk is to begin at `low`."""
        ahead = (self.low_day - self.target).days
        if self.is_over or self.looks >= _MOST or ahead <= 1:
            return None
        if self.high is None:
            passed = (self.start_day - self.low_day).days
            pages = round((self.low - self.start) * ahead / passed * 1.05) + 1 if passed > 0 else self.low * _STRIDE
            return self.low + min(max(pages, 1), self.low * _STRIDE * 2)
        if self.high - self.low <= _NEAR:
            return None
        middle = (self.low + self.high) // 2
        span = (self.low_day - self.high_day).days if self.high_day else 0
        if span > 0 and self.looks % 3:  # every third look halves: dates that are spread unevenly can't lead astray
            middle = self.low + round((self.high - self.low) * ahead / span)
        return min(max(middle, self.low + 1), self.high - 1)


def middle_day(days: Collection[date]) -> date | None:
    """The day of a page: neither a pinned article nor those at its side move the middle one.

    >>> middle_day([date(2022, 1, 3), date(2010, 1, 1), date(2022, 1, 2)])
    datetime.date(2022, 1, 2)
    """
    return sorted(days)[len(days) // 2] if days else None
