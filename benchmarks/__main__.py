"""`python -m benchmarks [PART...]`: prints the tables of all parts or of these; with `--markdown` as in docs/."""

import argparse
import sys
from typing import TYPE_CHECKING

from rich.console import Console

from benchmarks import crawl, dates, merging, reader, reread, scheduler, workers
from benchmarks.kazakh_stems import speed
from benchmarks.kazakh_values import document, measure
from benchmarks.pages import speed as pages_speed
from benchmarks.press import bench as press
from benchmarks.reprints import speed as reprints_speed
from benchmarks.search import speed as search_speed
from benchmarks.size import run as size_run

if TYPE_CHECKING:
    from benchmarks.figures import Figures

PARTS = {
    "crawl": (crawl.measure,),
    "workers": (workers.measure,),
    "reader": (reader.measure,),
    "reread": (reread.measure,),
    "dask": (scheduler.measure,),
    "merge": (merging.measure,),
    "dates": (dates.measure,),
    "kazakh_values": (
        measure.strings,
        measure.dates_on_plain_pages,
        measure.dates_on_marked_pages,
        measure.authors_on_pages,
        measure.values_on_pages,
    ),
    "kazakh_stems": (speed.measure,),
    "press": (press.exact, press.wrong),
    "search": (search_speed.measure,),
    "reprints": (reprints_speed.measure,),
    "pages": (pages_speed.measure,),
    "size": (size_run.measure,),
}


def main() -> int:
    """Runs the parts that were asked for, all without any."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Ours and the peers, in one run.")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help=f"which parts (default: {' '.join(PARTS)})")
    parser.add_argument("--articles", type=int, default=1200, help="pages of a crawl")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is done; medians are printed")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    parser.add_argument("--write", action="store_true", help="write kazakh_values into docs/kazakh_values.md")
    asked = parser.parse_args()
    if asked.write and asked.parts != ["kazakh_values"]:
        parser.error("--write is for kazakh_values: python -m benchmarks kazakh_values --write")
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 120)
    written: list[Figures] = []
    for name in asked.parts or PARTS:
        for measured in PARTS[name]:
            figures: Figures = measured(articles=asked.articles, rounds=asked.rounds)
            written.append(figures)
            console.print(figures.markdown() if asked.markdown else figures.table(), soft_wrap=asked.markdown)
            console.print()
    if asked.write:
        document.write(written)
        console.print(f"written: {document.PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
