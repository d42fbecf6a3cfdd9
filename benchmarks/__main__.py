"""`python -m benchmarks [PART...]`: prints the tables of all parts or of these; with `--markdown` as in docs/."""

import argparse
import sys
from typing import TYPE_CHECKING

from rich.console import Console

from benchmarks import crawl, dates, reader
from benchmarks.kazakh_values import measure

if TYPE_CHECKING:
    from benchmarks.figures import Figures

PARTS = {
    "crawl": (crawl.measure,),
    "reader": (reader.measure,),
    "dates": (dates.measure,),
    "kazakh_values": (measure.strings, measure.pages_of_dates, measure.values_on_pages),
}


def main() -> int:
    """Runs the parts that were asked for, all without any."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Ours and the peers, in one run.")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help=f"which parts (default: {' '.join(PARTS)})")
    parser.add_argument("--articles", type=int, default=1200, help="pages of a crawl")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is done; medians are printed")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    asked = parser.parse_args()
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 120)
    for name in asked.parts or PARTS:
        for measured in PARTS[name]:
            figures: Figures = measured(articles=asked.articles, rounds=asked.rounds)
            console.print(figures.markdown() if asked.markdown else figures.table(), soft_wrap=asked.markdown)
            console.print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
