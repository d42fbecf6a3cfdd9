"""How a host usually answers, by which one tells that it is in trouble now. Pure: answers in, a habit out.

There is no number of seconds after which every site counts as slow: each host is measured by itself, as TCP measures
its round trips (RFC 6298): a mean, a mean deviation, and what is far above both is unusual.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf

LEARNING = 10
"""Answers before any is called slow."""
SLOW_LEAST = 1.0
"""Seconds. Nobody calls a faster answer slow, however fast the host is usually."""
_SLOW_TIMES, _SLOW_SPREADS, _VERY_SLOW_TIMES = 2.0, 4.0, 4.0
"""Slow: twice the mean, and four deviations above it (RFC 6298's K). Very slow: four times that."""
_LONG, _SHORT = 1 / 50, 1 / 8
"""Weights of the newest answer in what is usual and in what was lately; the second is RFC 6298's alpha."""
_TROUBLED, _MOST_TROUBLED, _USUAL_TIMES = 0.5, 0.9, 4.0
"""Left alone above this share of trouble: half, or four times what is usual for a host that often fails."""
_WELL = 0.1
_LENGTHENED, _SHORTENED, _LONGEST = 2.0, 0.8, 32.0
"""The pause is doubled by each answer in trouble, and comes back in smaller steps."""


class Outcome(StrEnum):
    """What came of a request, as far as it tells how the host is doing."""

    ANSWERED = "answered"
    """Whatever it said: a 404 is an answer too."""
    FAILED = "failed"
    """No answer, half of one, or an error of the server."""
    NEITHER = "neither"
    """Our own doing: too large, refused, stopped."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What is known of a host's answers; times in seconds, shares from 0 to 1."""

    answers: int = 0
    mean: float = 0.0
    """Time to the head of an answer."""
    spread: float = 0.0
    """Its mean deviation."""
    usual: float = 0.0
    """The share of trouble over the last fifty or so."""
    recent: float = 0.0
    """The same over the last eight or so."""
    slowness: float = 1.0
    """How many times longer the pause before the next request is than it need be."""
    trips: int = 0
    """How often in a row the host was left alone without having got well."""

    @property
    def slow_from(self) -> float:
        """The seconds from which an answer is unusually slow."""
        if self.answers < LEARNING:
            return inf
        return max(SLOW_LEAST, self.mean * _SLOW_TIMES, self.mean + self.spread * _SLOW_SPREADS)

    @property
    def struggling(self) -> bool:
        """Whether the host should be left alone: six failures in a row are enough, a slow answer alone never is."""
        return self.recent > self._bearable

    def after(self, outcome: Outcome, seconds: float) -> "Habit":
        """The habit with one more answer, which took so many `seconds`.

        >>> habit = Habit()
        >>> for _ in range(20):
        ...     habit = habit.after(Outcome.ANSWERED, 0.8)
        >>> round(habit.mean, 2), round(habit.slow_from, 2), habit.slowness
        (0.8, 1.6, 1.0)
        >>> habit.after(Outcome.ANSWERED, 3.0).slowness
        2.0
        """
        if outcome is Outcome.NEITHER:
            return self
        trouble = 1.0 if outcome is Outcome.FAILED else self._trouble(seconds)
        recent = self.recent + (trouble - self.recent) * _SHORT
        slowness = self.slowness * (_LENGTHENED if trouble else _SHORTENED)
        habit = self if outcome is Outcome.FAILED else self._timed(seconds)
        return replace(
            habit,
            # Trouble must not become the habit while it lasts.
            usual=self.usual if self.trips else self.usual + (trouble - self.usual) * _LONG,
            recent=recent,
            slowness=min(max(slowness, 1.0), _LONGEST),
            trips=0 if recent < _WELL else self.trips,
        )

    def _trouble(self, seconds: float) -> float:
        slow = self.slow_from
        if seconds < slow:
            return 0.0
        return 1.0 if seconds > slow * _VERY_SLOW_TIMES else _TROUBLED * 0.8

    def _timed(self, seconds: float) -> "Habit":
        # A slow answer counts for no more than what would still be usual.
        seen = min(seconds, self.slow_from)
        weight = max(_LONG, 1 / (self.answers + 1))
        mean = self.mean + (seen - self.mean) * weight
        spread = self.spread + (abs(seen - mean) - self.spread) * weight
        return replace(self, answers=self.answers + 1, mean=mean, spread=spread)

    def left_alone(self) -> "Habit":
        """The habit of a host that is now left alone: the first failure after that is one too many again."""
        return replace(self, recent=self._bearable, trips=self.trips + 1)

    @property
    def _bearable(self) -> float:
        return min(max(_TROUBLED, self.usual * _USUAL_TIMES), _MOST_TROUBLED)
