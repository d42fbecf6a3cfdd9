"""Every page of a large archive through `muragat serve`: seconds, cold and warm, and what it lacks for want of time.

`python -m benchmarks.pages.speed FILE` measures an archive that is there.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from archive.connection import reading
from benchmarks.figures import Figures
from benchmarks.pages import large
from benchmarks.pages.addresses import addresses_of
from benchmarks.pages.asking import Asked, ask, served

ARTICLES = 500_000
"""Articles where a crawl has its usual 1,200 pages; fewer or more with `--articles`."""
AIM = 1.0
"""Seconds of a page, warm."""


def measure(*, articles: int, rounds: int) -> Figures:
    """The table; 500,000 articles for the usual number of pages."""
    with tempfile.TemporaryDirectory(prefix="muragat-pages-") as folder:
        path = Path(folder) / "archive.db"
        count = max(2000, ARTICLES * articles // 1200)
        large.make(path, count)
        large.finish(path)
        return figures_of(path, list(every_page(path, rounds)))


def every_page(path: Path, rounds: int, only: str = "") -> Iterator[Asked]:
    """All addresses, or those with a text in them, one after the other."""
    with reading(path) as connection:
        addresses = list(addresses_of(connection))
    with served(path) as server:
        for address in addresses:
            if only in f"{address.kind} {address.path}":
                yield ask(server, address, path, rounds)


def figures_of(path: Path, asked: list[Asked]) -> Figures:
    """What was measured, kind by kind, the slowest first."""
    with reading(path) as connection:
        (count,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    slow = sum(one.warm > AIM for one in asked)
    wanting = sum(bool(one.wanting) for one in asked)
    rows = [
        (
            one.address.kind,
            one.address.path,
            f"{one.cold:.2f}",
            f"{one.warm:.2f}",
            f"{one.processor:.2f}",
            f"{one.size / 1000:,.0f}",
            one.wanting,
        )
        for one in sorted(asked, key=lambda one: (one.address.kind, -one.warm))
    ]
    note = (
        f"{count:,} generated articles of 25 agencies over four years, {path.stat().st_size / 1e9:.1f} GB"
        " (benchmarks/pages/large.py), through `muragat serve` with its time limits. Cold: the file is not in memory."
        " Warm: the median of the rounds after that, and what of it is on the processor."
        f" {len(asked)} addresses, {slow} of them above {AIM:.0f} s warm, {wanting} lack something for want of time."
    )
    return Figures(
        "Pages of a large archive",
        note,
        ("kind", "address", "cold, s", "warm, s", "processor, s", "kB", "lacks"),
        tuple(rows),
    )


def main() -> int:
    """Prints the table of one archive, and each address as it is asked."""
    parser = argparse.ArgumentParser(description="How quick the pages of an archive are.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="addresses with this text in kind and path")
    given = parser.parse_args()
    found = []
    for one in every_page(given.file, given.rounds, given.only):
        found.append(one)
        print(
            f"{one.cold:7.2f} {one.warm:7.2f} {one.processor:7.2f} {one.status} {one.address.path} {one.wanting}",
            flush=True,
        )
    Console().print(figures_of(given.file, found).markdown(), soft_wrap=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
