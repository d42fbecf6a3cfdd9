"""When a known article is read again: at certain ages, close together while it is young, then once a year. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import sqrt

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_STEP = re.compile(r"(\d{1,6})([mhd])")
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Ages:
    """Ages since publication at which an article is read again, rising; after the last one every year."""

    steps: tuple[timedelta, ...]

    @classmethod
    def parse(cls, text: str) -> "Ages":
        """From a setting such as «1h 6h 1d 3d 7d»; raises ValueError with a sentence.

        >>> Ages.parse("1h 1d").steps
        (datetime.timedelta(seconds=3600), datetime.timedelta(days=1))
        """
        steps = []
        for word in text.split():
            match = _STEP.fullmatch(word)
            if match is None or not int(match[1]):
                raise ValueError(f"REVISIT_AGES={text!r}: {word!r} is no age; write for example 1h 6h 1d 30d")
            steps.append(timedelta(**{_UNITS[match[2]]: int(match[1])}))
        if not steps or any(later <= earlier for earlier, later in pairwise(steps)):
            raise ValueError(f"REVISIT_AGES={text!r}: write ages that rise, for example 1h 6h 1d 30d")
        return cls(tuple(steps))

    def oftener(self) -> "Ages":
        """The same with an age more between every two, at their geometric mean; for what is edited or read a lot.

        >>> Ages.parse("1h 4h").oftener() == Ages.parse("1h 2h 4h")
        True
        """
        between = [
            (earlier, timedelta(seconds=round(sqrt(earlier.total_seconds() * later.total_seconds()))))
            for earlier, later in pairwise(self.steps)
        ]
        return Ages((*(age for pair in between for age in pair), self.steps[-1]))

    def due(self, born: datetime, checked: datetime) -> datetime:
        """From when on an article that was born (published) then and looked at last then is to be read again.

        Looking late at one age doesn't move the later ones, for they count from its birth. All times aware.
        """
        age = checked - born
        following = next((step for step in self.steps if step > age), None)
        if following is None:
            years = max(0, (age - self.steps[-1]) // _YEAR) + 1
            following = self.steps[-1] + years * _YEAR
        return born + following

    def lateness(self, born: datetime, checked: datetime, now: datetime) -> float:
        """How overdue it is, in intervals: 0 when it is due just now, 1 a whole interval later; negative before.

        An hour is much for what is an hour old, and nothing for what is a year old.
        """
        due = self.due(born, checked)
        return (now - due) / max(due - max(checked, born), timedelta(seconds=1))
