"""Microseconds a date, ours and dateparser's, cold and warm, with how many each reads right, wrong and not."""

import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median

from benchmarks.figures import Figures, middle
from benchmarks.kazakh_values.dates import READERS, REFUSED, RIGHT, WRONG, score
from benchmarks.kazakh_values.tables import DateRow, date_rows

COMMON = ("numeric", "cyr-full", "cyr-months", "composite", "weekday", "relative", "latin", "arabic")
"""Categories of the forms that agencies show; speed is measured on the rows of pages (dates_kk.tsv) that are dates."""
_COLD = """
import time
begin = time.perf_counter()
from benchmarks.kazakh_values.dates import READERS
from benchmarks.kazakh_values.tables import date_rows
row = next(row for row in date_rows() if row.category == "cyr-full")
imported = time.perf_counter()
READERS[{name!r}](row)
print((time.perf_counter() - imported) * 1e6)
"""


def measure(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - of crawls, not of dates
    """Each reader over the common forms, `rounds` times in turn, and the first date in a fresh process."""
    every = date_rows()
    common = [row for row in every[:420] if row.category in COMMON and row.expected]
    nothing = [row for row in every if not row.expected]
    warm: dict[str, list[float]] = {name: [] for name in READERS}
    for read in READERS.values():
        _microseconds(read, common)  # what is loaded once is loaded now
    for _ in range(rounds):
        for name, read in READERS.items():
            warm[name].append(_microseconds(read, common))
    ours = median(warm["Muragat"])

    def row(name: str) -> tuple[str, ...]:
        counts = score(every, READERS[name])
        read_nothing = len(nothing) - score(nothing, READERS[name])[RIGHT]
        cold = [_cold(name) for _ in range(rounds)]
        ratio = f"{median(warm[name]) / ours:.0f}"
        return (
            name, middle(warm[name], 1), ratio, middle([one / 1000 for one in cold], 1),
            *(f"{counts[kind]:,}" for kind in (RIGHT, WRONG, REFUSED)), f"{read_nothing:,}",
        )  # fmt: skip

    return Figures(
        "Dates",
        f"{len(common)} common dates of real pages ({', '.join(COMMON)}) in one process, {rounds} rounds in turn, "
        "medians with ranges; cold is the first date in a fresh process, imports not counted. The counts are of all "
        f"{len(every):,} rows of the tables, of which {len(nothing)} are no date, or none for certain: there only "
        "silence is right.",
        (
            "reader", "µs a date", "times ours", "first date, ms", "right", "wrong", "refused", "non-dates read",
        ),
        tuple(row(name) for name in READERS),
    )  # fmt: skip


def _microseconds(read: object, rows: Sequence[DateRow]) -> float:
    if not callable(read):
        raise TypeError("a reader reads")
    start = time.perf_counter()
    for row in rows:
        read(row)
    return (time.perf_counter() - start) / len(rows) * 1e6


def _cold(name: str) -> float:
    done = subprocess.run([sys.executable, "-c", _COLD.format(name=name)], capture_output=True, text=True, check=True)
    return float(done.stdout)
