"""Which numbers of articles are to be asked for, where addresses are by number alone (`crawler.sources.ids`). Pure.

Numbers grow with time, so those of some days are between two known ones: one that is older, and one that is younger.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

_LONGEST = 10_000
"""Numbers between two known ones, above which the agency has changed its numbering and nothing is between them."""
_NEAR = 16
"""Numbers between the ends of a search: asking for them all costs no more than going on with it."""
_MOST = 40
"""Questions of one search."""
_NEIGHBOURS = 3
"""Numbers beside one that is no article which are asked in its place."""


def between(known: Iterable[int], low: int, high: int) -> Iterator[int]:
    """The numbers from `low` to `high` that are not known, the highest first; none of a change of numbering.

    >>> list(between([5, 8, 9], 4, 10)), list(between([5, 50_000], 5, 50_000))
    ([10, 7, 6, 4], [])
    """
    inside = [low - 1, *sorted(one for one in set(known) if low <= one <= high), high + 1]
    for lower, upper in reversed(list(pairwise(inside))):
        if upper - lower <= _LONGEST:
            yield from range(upper - 1, lower, -1)


@dataclass(frozen=True, slots=True)
class Bracket:
    """One end of the wanted numbers is between `below`, too low, and `above`, too high, or at one of them."""

    below: int
    above: int
    asked: int = 0
    beside: int = 0
    """How manyth number beside the middle is asked, as the middle was no article."""

    @property
    def is_over(self) -> bool:
        """Whether asking for all numbers between costs no more than going on."""
        return self.above - self.below <= _NEAR or self.asked >= _MOST

    @property
    def number(self) -> int:
        """The number to ask for next."""
        side = (self.beside + 1) // 2 * (1 if self.beside % 2 else -1)
        return min(max((self.below + self.above) // 2 + side, self.below), self.above)

    def without_day(self) -> "Bracket":
        """When `number` is no article, or one without a day: its neighbours are asked, at last the search gives up."""
        if self.beside < 2 * _NEIGHBOURS:
            return replace(self, asked=self.asked + 1, beside=self.beside + 1)
        return replace(self, asked=_MOST)

    def at(self, number: int, *, is_above: bool) -> "Bracket":
        """With what a number has told that is inside; nothing new from any other."""
        if not self.below <= number <= self.above:
            return self
        ends = (self.below, number) if is_above else (number, self.above)
        return Bracket(*ends, self.asked)


@dataclass(frozen=True, slots=True)
class Search:
    """The search for the numbers of the days from `since` to `until`: first for their upper end, then for the lower."""

    since: date
    until: date
    upper: Bracket
    lower: Bracket

    @classmethod
    def begin(cls, known: Sequence[tuple[int, date | None]], first: int, since: date, until: date) -> "Search | None":
        """From the numbers that are known, in order; None when none of them has a day.

        An article can have another day than its neighbours: the farthest numbers of the wanted days count.
        """
        dated = [(number, day) for number, day in known if day is not None]
        if not dated:
            return None
        ends = Bracket(min(first, known[0][0]), known[-1][0])
        search = cls(since, until, ends, ends)
        inside = [number for number, day in dated if since <= day <= until]
        older = [number for number, day in dated if day < since]
        younger = [number for number, day in dated if day > until]
        top = (
            max(inside) if inside else max((one for one in older if one < min(younger, default=ends.above)), default=0)
        )
        above = min((one for one in younger if one > top), default=ends.above)
        bottom = min(inside, default=above)
        below = max((one for one in older if one < bottom), default=ends.below)
        return replace(search, upper=Bracket(max(top, ends.below), above), lower=Bracket(below, bottom))

    @property
    def number(self) -> int | None:
        """The number to ask for next; None when both ends are found."""
        end = self.upper if not self.upper.is_over else self.lower
        return None if end.is_over else end.number

    def saw(self, day: date | None) -> "Search":
        """With the day of what `number` is; None when it is no article, or one without a day."""
        number, in_upper = self.number, not self.upper.is_over
        if number is None:
            return self
        if day is None:
            if in_upper:
                return replace(self, upper=self.upper.without_day())
            return replace(self, lower=self.lower.without_day())
        if in_upper:
            upper = replace(self.upper, asked=self.upper.asked + 1).at(number, is_above=day > self.until)
            return replace(self, upper=upper, lower=self.lower.at(number, is_above=day >= self.since))
        lower = replace(self.lower, asked=self.lower.asked + 1)
        return replace(self, lower=lower.at(number, is_above=day >= self.since))

    @property
    def found(self) -> tuple[int, int]:
        """The lowest and the highest number that may be of the wanted days."""
        return self.lower.below, self.upper.above
