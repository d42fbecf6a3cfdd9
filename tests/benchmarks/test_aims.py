"""The table of dates says plainly which aims are reached."""

from collections import Counter

import pytest

from benchmarks.dates import Measured, verdicts
from benchmarks.kazakh_values.judging import Verdict


def measured(microseconds: float, **counts: int) -> Measured:
    every = Counter({Verdict[name.upper()]: count for name, count in counts.items()})
    return Measured([microseconds] * 3, [1.0], [2.0], Counter(), every)


@pytest.mark.parametrize(
    ("mine", "faster", "right"),
    [
        (
            measured(40, right=10, left=3),
            "than bare: 25 times (reached); than guarded: 12 times (not reached).",
            "No date wrong: 0 (reached). Nothing read that is no date: 0 (reached).",
        ),
        (
            measured(20, right=9, wrong=1, read=2),
            "than bare: 50 times (reached); than guarded: 25 times (reached).",
            "No date wrong: 1 (not reached). Nothing read that is no date: 2 (not reached).",
        ),
    ],
)
def test_each_aim_is_named_with_its_figure(mine: Measured, faster: str, right: str) -> None:
    of = {"Muragat": mine, "bare": measured(1000), "guarded": measured(500)}

    assert verdicts(of) == f"Aims: at least 15 times faster {faster} {right}"
