"""One reader over a folder of pages, in a process of its own.

`python -m benchmarks.press.answer FOLDER MODULE:FUNCTION` prints a line of JSON about the reader and one for
each page. Standard library only, so that it runs in any environment that has the reader's library. What it times is
the reader's own processor time, after five pages to warm up.
"""

import argparse
import importlib
import json
import logging
import platform
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from benchmarks.press.readers.hints import Hints
from benchmarks.press.records import Page, load

Read = Callable[[bytes, str, Hints], Mapping[str, object]]
_WARM_UP = 5


def main() -> int:
    """Reads all pages with one reader."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.press.answer", description=main.__doc__)
    parser.add_argument(
        "folder", type=Path, help="N.html and N.json, as `python -m benchmarks.press --write` makes them"
    )
    parser.add_argument("reader", help="MODULE:FUNCTION, called with bytes, address and hints")
    asked = parser.parse_args()
    module, _, name = asked.reader.partition(":")
    sys.path.insert(0, str(Path.cwd()))
    try:
        loaded = importlib.import_module(module)
        read: Read = getattr(loaded, name or "read")
    except (ImportError, AttributeError) as error:
        parser.error(f"no reader {asked.reader}: {error}")
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    pages = list(load(asked.folder))
    for page in pages[:_WARM_UP]:
        _answer(read, page)
    names = getattr(loaded, "DISTRIBUTIONS", ())
    _say({"python": platform.python_version(), "versions": {one: version(one) for one in names}})
    for page in pages:
        _say(_answer(read, page))
    return 0


def _answer(read: Read, page: Page) -> dict[str, object]:
    """An error of the reader is an answer without fields, and said."""
    hints = Hints(page.language, page.captured, page.zone, page.site)
    start = time.process_time()
    try:
        found = dict(read(page.html, page.url, hints))
        error = ""
    except Exception as raised:  # noqa: BLE001 - whatever a library raises is its answer
        found, error = {}, f"{type(raised).__name__}: {raised}"[:200]
    return {"fields": found, "error": error, "seconds": time.process_time() - start}


def _say(line: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")


if __name__ == "__main__":
    sys.exit(main())
