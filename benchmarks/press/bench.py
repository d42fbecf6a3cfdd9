"""The part of `make bench`: the whole benchmark as one table, and how readers fail as another."""

import sys
from functools import cache

from benchmarks.figures import Figures
from benchmarks.press.pages import pages
from benchmarks.press.results import Result
from benchmarks.press.run import OURS, THEIRS, measure
from benchmarks.press.tables import everything, mistakes


def exact(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - all pages, once
    """Exact matches, F1 and speed of every reader that can be run."""
    return everything(_results())


def wrong(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - all pages, once
    """Right, wrong, nothing."""
    return mistakes(_results())


@cache
def _results() -> tuple[Result, ...]:
    results, failures = measure((*OURS, *THEIRS), pages())
    for failure in failures:
        sys.stderr.write(f"not run: {failure}\n")
    return tuple(results)
