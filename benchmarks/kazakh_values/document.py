"""docs/kazakh_values.md: the tables of a run, with what each reader was told and its version."""

import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.figures import Figures

PAGE = Path(__file__).parents[2] / "docs" / "kazakh_values.md"
_PEERS = ("dateparser", "htmldate", "trafilatura", "newspaper4k")
_INTRODUCTION = """# Kazakh values: ours and the peers

Written on {day} by `.venv/bin/python -m benchmarks kazakh_values --write`, with Python {python} and
{versions}.
`make bench` installs the peers; without `--write` the tables are printed.

**How to read it.** The rows of the tables in `tests/crawler/normalise/` were collected or written by us and our reader
was built on them, so its own column says that nothing has got worse, and no more. The other columns say what Kazakh
text does to readers that were not made for it; it is no fault of theirs. [values.md](values.md) shows every form.

Three counts are *right / wrong / nothing found*; two counts are *left alone / read all the same*: texts that are no
value, or none for certain, where only silence is right («13-15 қаңтар 2023», «Қазан», a date later than the capture,
one whose day of the week contradicts it). A wrong value is worse than none.

## What each was given

- **Muragat**: a date as a string with the time of the capture and the zone of the site. A page with the same, and
  without an agency's selectors, so it finds bylines only where they are unmistakable; the stand-in's pages as a crawl
  reads them.
- **dateparser**: `languages=["kk", "ru", "en"]`, `DATE_ORDER` DMY, `TIMEZONE` the zone of the site, `RELATIVE_BASE` the
  capture's local time, `PREFER_DATES_FROM` past.
- **dateparser, guarded**: `PARSERS` absolute-time, `REQUIRE_PARTS` day, month, year, `DATE_ORDER` DMY,
  `STRICT_DATE_ORDER` all, `use_given_order`; its answer counts only when its day and year stand in the text, the year
  is 1990 to 2100, and a weekday in the text agrees. This is how we would use it ourselves.
- **htmldate**: the page and its address, `original_date`, `extensive_search`, `max_date` the day of the capture.
- **trafilatura**: `bare_extraction` with metadata, without comments, and for its dates (htmldate's) the same as above.
- **newspaper4k**: the page as `input_html`, language ru, for it has no Kazakh; no pictures.

An answer without an offset counts as local time, so nobody is wrong for not knowing the zone; nor for fractions of a
second, nor for being more precise than the page is. Pages are compared to the day, for htmldate knows no time. None of
the peers has a field for view counts or credits. The made pages have a headline, the text in a line under it, and three
paragraphs of Kazakh; every reader sees the same bytes. The stand-in's pages are our own work in the shapes of El.kz's
visible text: they say what the readers know of such pages, not how they do on the live press.
"""


def document(figures: Iterable[Figures]) -> str:
    """The whole page."""
    versions = ", ".join(f"{name} {version(name)}" for name in _PEERS)
    head = _INTRODUCTION.format(
        day=f"{datetime.now(UTC):%Y-%m-%d}", python=platform.python_version(), versions=versions
    )
    return "\n".join([head, *(f"{one.markdown()}\n" for one in figures)])


def write(figures: Iterable[Figures]) -> None:
    """Writes docs/kazakh_values.md."""
    PAGE.write_text(document(figures), "utf-8")
