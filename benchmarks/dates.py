"""Microseconds a date, ours and dateparser's, warm and cold, with how many each reads right, wrong and not."""

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.figures import Figures, middle
from benchmarks.kazakh_values import ours, theirs
from benchmarks.kazakh_values.judging import Answer, Verdict, alone, score, three
from benchmarks.kazakh_values.tables import OF_PAGES, DateRow, date_rows

COMMON = ("numeric", "cyr-full", "cyr-months", "composite", "weekday", "relative", "latin", "arabic")
"""Categories of the forms that agencies show; speed is measured on the rows of pages that are dates."""
AIM = 15
"""How many times faster than dateparser ours shall be."""
_FIRST = "cyr-full"
_TURNS = 5
"""Turns in a round: a pass over the common dates takes ours about ten milliseconds."""
READERS: dict[str, Callable[[DateRow], Answer]] = {
    "Muragat": ours.muragat,
    "dateparser, bare": theirs.bare,
    "dateparser, told all": theirs.told,
    "dateparser, guarded": theirs.guarded,
}
_COLD = """
import importlib, json, sys, time
from benchmarks.kazakh_values.tables import date_rows
row = next(row for row in date_rows() if row.category == sys.argv[3])
begin = time.perf_counter()
read = getattr(importlib.import_module(sys.argv[1]), sys.argv[2])
imported = time.perf_counter()
read(row)
end = time.perf_counter()
print(json.dumps([(end - imported) * 1e3, (end - begin) * 1e3]))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One reader: microseconds a date by turn, milliseconds to the first date by process, verdicts."""

    warm: list[float]
    first: list[float]
    first_with_import: list[float]
    common: Counter[Verdict]
    every: Counter[Verdict]


def measure(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - of crawls, not of dates
    """Each reader over the common forms in turn, and the first date in fresh processes."""
    every = date_rows()
    common = [row for row in date_rows(OF_PAGES) if row.category in COMMON and row.expected]
    warm: dict[str, list[float]] = {name: [] for name in READERS}
    for read in READERS.values():
        _microseconds(read, common)  # what is loaded once is loaded now
    for _ in range(rounds * _TURNS):
        for name, read in READERS.items():
            warm[name].append(_microseconds(read, common))
    of = {
        name: Measured(
            warm[name], *_cold(read, rounds), score(common, read), score(every, read)
        )  # the bare one's relative dates count from now
        for name, read in READERS.items()
    }
    nothing = sum(not row.expected for row in every)
    return Figures(
        "Dates",
        f"{len(common)} common dates of real pages ({', '.join(COMMON)}) in one process, {rounds * _TURNS} turns, "
        "medians with ranges; the words, not the texts, are remembered from turn to turn. Cold is the first date in a "
        f"fresh process, {rounds} of them. The counts are right / wrong / nothing read, and of the {nothing} rows that "
        f"are no date for certain (of {len(every):,}) left alone / read all the same. The bare dateparser counts "
        f"relative dates from now. {verdicts(of)}",
        (
            "reader", "µs a date", "times ours", "first date, ms", "with import, ms", "common", "all rows",
            "no dates",
        ),
        tuple(_row(name, of[name], of["Muragat"]) for name in READERS),
    )  # fmt: skip


def verdicts(of: dict[str, Measured]) -> str:
    """The aims, and whether they are reached."""
    mine = of["Muragat"]
    wrong, read = mine.every[Verdict.WRONG], mine.every[Verdict.READ]
    faster = "; ".join(
        f"than {name}: {_ratio(peer, mine):.0f} times ({_reached(reached=_ratio(peer, mine) >= AIM)})"
        for name, peer in of.items()
        if name != "Muragat"
    )
    return (
        f"Aims: at least {AIM} times faster {faster}. No date wrong: {wrong} ({_reached(reached=wrong == 0)}). "
        f"Nothing read that is no date: {read} ({_reached(reached=read == 0)})."
    )


def _reached(*, reached: bool) -> str:
    return "reached" if reached else "not reached"


def _ratio(peer: Measured, mine: Measured) -> float:
    return median(theirs_ / ours_ for theirs_, ours_ in zip(peer.warm, mine.warm, strict=True))


def _row(name: str, one: Measured, mine: Measured) -> tuple[str, ...]:
    return (
        name, middle(one.warm, 1), f"{_ratio(one, mine):.1f}", middle(one.first, 1), middle(one.first_with_import, 1),
        three(one.common), three(one.every), alone(one.every),
    )  # fmt: skip


def _microseconds(read: Callable[[DateRow], Answer], rows: Sequence[DateRow]) -> float:
    start = time.perf_counter()
    for row in rows:
        read(row)
    return (time.perf_counter() - start) / len(rows) * 1e6


def _cold(read: Callable[[DateRow], Answer], rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds to the first date in fresh processes, without and with the reader's import."""
    pairs = []
    for _ in range(rounds):
        command = [sys.executable, "-c", _COLD, read.__module__, read.__name__, _FIRST]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        pairs.append(json.loads(done.stdout))
    return [first for first, _ in pairs], [both for _, both in pairs]
