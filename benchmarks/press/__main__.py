"""`python -m benchmarks.press`: all readers on the same pages; `--reader mymodule:read`: yours beside ours."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from benchmarks.press import page, results
from benchmarks.press.pages import PAGES, SEED, pages
from benchmarks.press.records import NOTICE, Page, load, write
from benchmarks.press.run import OURS, THEIRS, Reader, measure
from benchmarks.press.tables import tables


def main() -> int:
    """Draws or loads the pages, then writes them, or runs the readers and prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.press", description=main.__doc__)
    parser.add_argument("--seed", type=int, default=SEED, help=f"which pages are drawn (default: {SEED})")
    parser.add_argument("--pages", type=int, default=PAGES, help=f"how many (default: {PAGES})")
    parser.add_argument("--from", dest="folder", type=Path, help="take the pages of a folder that --write wrote")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write N.html and N.json there, and run nothing")
    parser.add_argument("--reader", action="append", default=[], metavar="MODULE:FUNCTION", help="yours, beside ours")
    parser.add_argument("--python", type=Path, default=Path(sys.executable), help="the interpreter that --reader needs")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    parser.add_argument("--record", action="store_true", help=f"keep the results for {page.PAGE.name} and write it")
    asked = parser.parse_args()
    if asked.record and (asked.reader or asked.folder):
        parser.error("--record is for all readers on drawn pages")
    try:
        drawn = list(load(asked.folder)) if asked.folder else pages(asked.seed, asked.pages)
        if asked.write:
            write(drawn, asked.write, NOTICE.format(seed=asked.seed, pages=asked.pages))
            sys.stdout.write(f"{len(drawn)} pages in {asked.write}\n")
            return 0
    except (OSError, ValueError) as error:
        parser.error(str(error))
    if not drawn:
        parser.error(f"no pages in {asked.folder}")
    others = tuple(Reader(one, one, asked.python) for one in asked.reader) or THEIRS
    return _run((*OURS, *others), drawn, asked)


def _run(readers: tuple[Reader, ...], drawn: list[Page], asked: argparse.Namespace) -> int:
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160)
    found, failures = measure(readers, drawn)
    for figures in tables(found):
        console.print(figures.markdown() if asked.markdown else figures.table(), soft_wrap=asked.markdown)
        console.print()
    for failure in failures:
        sys.stderr.write(f"not run: {failure}\n")
    if failures:
        return 1
    if asked.record:
        agencies = tuple(sorted({one.agency for one in drawn}))
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        results.save(results.Measured(day, asked.seed, len(drawn), agencies, found))
        page.main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
