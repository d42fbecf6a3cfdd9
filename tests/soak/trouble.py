"""What goes wrong with the stand-in's server, by a seed: answer by answer, and for hours. Pure."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Trouble(StrEnum):
    """What becomes of one answer."""

    NONE = "none"
    ERROR = "500"
    BUSY = "503, Retry-After a second"
    AWAY = "503, Retry-After for longer than a crawl waits"
    RESET = "connection reset"
    CUT = "connection closed within the body"
    HALF = "half a page, with the length of half a page"
    GUARD = "a guard's challenge in its place"
    SLOW = "slow"
    SILENT = "no answer in time"


SHARES: Mapping[Trouble, float] = {
    Trouble.ERROR: 0.012,
    Trouble.BUSY: 0.001,
    Trouble.AWAY: 0.001,
    Trouble.RESET: 0.008,
    Trouble.CUT: 0.008,
    Trouble.HALF: 0.004,
    Trouble.GUARD: 0.003,
    Trouble.SLOW: 0.006,
    Trouble.SILENT: 0.0005,
}
AWAY_SECONDS = (1200, 1800, 5400)
"""5,400 s: the next hour's crawl may not ask anything either."""
OUTAGE_DAYS = 15
"""There is one outage in so many days, of one to three hours."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A server that has its bad moments; equal for equal seeds, in whatever order it is asked."""

    seed: int
    hours: int
    shares: Mapping[Trouble, float] = field(default_factory=lambda: SHARES)
    """Of all answers; the rest come as they are."""

    def of(self, hour: int, path: str, times: int) -> Trouble:
        """What becomes of an answer: that of an hour, to the how manyth request for a path in it (from 0)."""
        if self.is_out(hour):
            return Trouble.ERROR
        kinds, weights = [*self.shares, Trouble.NONE], [*self.shares.values(), 1 - sum(self.shares.values())]
        chance = random.Random(f"trouble {self.seed} {hour} {path} {times}")  # noqa: S311 - no secret
        return chance.choices(kinds, weights)[0]

    def seconds(self, hour: int, path: str) -> float:
        """How long a slow answer takes."""
        return random.Random(f"seconds {self.seed} {hour} {path}").uniform(0.1, 0.5)  # noqa: S311

    def away(self, hour: int, path: str) -> int:
        """How many seconds the server wants to be left alone."""
        return random.Random(f"away {self.seed} {hour} {path}").choice(AWAY_SECONDS)  # noqa: S311

    def is_out(self, hour: int) -> bool:
        """Whether nothing works in an hour."""
        span = hour // (OUTAGE_DAYS * 24)
        chance = random.Random(f"outage {self.seed} {span}")  # noqa: S311
        begin = span * OUTAGE_DAYS * 24 + chance.randint(24, OUTAGE_DAYS * 24 - 4)
        return begin <= hour < begin + chance.randint(1, 3)


@dataclass(frozen=True, slots=True)
class Kill:
    """A crawl is killed (kill -9) so many seconds after its how manyth request; 0: after it was told to begin."""

    requests: int
    seconds: float


def kill(seed: int, hour: int, share: float) -> Kill | None:
    """Whether and when an hour's crawl is killed, were it still running then."""
    chance = random.Random(f"kill {seed} {hour}")  # noqa: S311
    if chance.random() >= share:
        return None
    # Most crawls of an hour ask for two lists and a few articles.
    requests = chance.choices(range(8), weights=(3, 4, 5, 3, 2, 1, 1, 1))[0]
    return Kill(requests, chance.uniform(0, 0.15))
