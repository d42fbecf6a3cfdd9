"""What a question took: seconds on the clock and on the processor. Knows no archive."""

import json
import os
import resource
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds: the first time, with the files not in memory; then the medians of the rounds after it."""

    what: str
    cold: float
    warm: float
    processor: float
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """What a process has asked, and its memory at most, in bytes."""

    took: tuple[Took, ...]
    memory: int

    def json(self) -> str:
        """For the process that has started this one."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def of(cls, text: str) -> "Run":
        """What `json` gave, or a program in another environment in the same form."""
        said = json.loads(text)
        return cls(tuple(Took(**one) for one in said["took"]), said["memory"])


def timed(what: str, act: Callable[[], int], rounds: int, files: Iterable[Path]) -> Took:
    """Does it once with the files out of memory and then so often; `act` gives how many rows it got."""
    forget(files)
    cold, _, rows = _once(act)
    every = [_once(act) for _ in range(rounds)]
    return Took(what, cold, median(one[0] for one in every), median(one[1] for one in every), rows)


def peak_memory() -> int:
    """Bytes that this process has had in memory at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def forget(files: Iterable[Path]) -> None:
    """Asks the system to drop the files from its memory (posix_fadvise), so that they are read from the disk again."""
    for path in files:
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _once(act: Callable[[], int]) -> tuple[float, float, int]:
    began, worked = perf_counter(), process_time()
    rows = act()
    return perf_counter() - began, process_time() - worked, rows
