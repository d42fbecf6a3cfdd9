"""When a source is worth asking again: eight times between two of its announcements, as they usually come. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

WINDOW = timedelta(days=28)
"""How far back a source's habit is looked at."""
_FEWEST_LOOKS = 10
_SHORTEST_WATCH = timedelta(days=2)
_TIMES = 8
_EARLY = 0.9
"""A crawl that a timer starts a little early is not to miss its turn, and so come twice as late."""
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_BOUND = re.compile(r"(\d{1,6})([mhd])")


@dataclass(frozen=True, slots=True)
class Habit:
    """What the archive knows of a source since some time: looks at its first page, and when it announced anything new.

    All times aware; `news` in order, each once.
    """

    looks: int
    first_look: datetime
    last_look: datetime
    news: Sequence[datetime]


@dataclass(frozen=True, slots=True)
class Periods:
    """The bounds between which a source's period is kept."""

    shortest: timedelta
    longest: timedelta

    @classmethod
    def parse(cls, text: str) -> "Periods | None":
        """From the setting SOURCE_PERIODS, such as «10m 1d»; None for an empty one. Raises ValueError with a sentence.

        >>> Periods.parse("10m 1d").longest
        datetime.timedelta(days=1)
        """
        if not text.strip():
            return None
        found = [_BOUND.fullmatch(word) for word in text.split()]
        bounds = [timedelta(**{_UNITS[match[2]]: int(match[1])}) for match in found if match is not None]
        if len(bounds) != len(found) or len(bounds) != 2 or bounds[0] > bounds[1]:
            raise ValueError(f"SOURCE_PERIODS={text!r}: write the shortest and the longest, for example 10m 1d")
        return cls(*bounds)

    def due(self, habit: Habit | None, now: datetime) -> datetime | None:
        """From when on a source is to be asked again; None for now: it is due, or not known well enough to be left out.

        An eighth of the median time between two of its news; without two, of the time that it is watched. A half
        was too long: in the soak articles were found three hours late, by a crawl an hour.
        """
        if habit is None or habit.looks < _FEWEST_LOOKS or now - habit.first_look < _SHORTEST_WATCH:
            return None
        between = [(later - earlier).total_seconds() for earlier, later in pairwise(habit.news)]
        usual = timedelta(seconds=median(between)) if between else now - habit.first_look
        due = habit.last_look + min(max(usual / _TIMES, self.shortest), self.longest) * _EARLY
        return due if due > now else None
