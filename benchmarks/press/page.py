"""Writes docs/press_reading.md from the last recorded run (results.json), which `python -m benchmarks.press --record`
makes. `make docs` calls it, and a test compares the page with what it would write now.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.press.readers.words import KAZAKH
from benchmarks.press.results import Measured, Result, load
from benchmarks.press.tables import tables

PAGE = Path(__file__).parents[2] / "docs" / "press_reading.md"
_INTRODUCTION = """# Reading the Kazakh press: ours and the peers

A benchmark for readers of news pages: {pages} pages with their truth, and how many values each reader gets right.
Recorded on {day} by `.venv/bin/python -m benchmarks.press --record` with seed {seed}, on the stand-ins of
{agencies}; this page is made of `benchmarks/press/results.json` by `make docs`.

**Every page is our own work.** No page of a Kazakh site could be fetched here. The stand-in press follows what is
known of each site; the looks were written as an adversary to our own reader, which reads nearly all of them because it
was built against their like. So our rows say that it does what it was made for; the others say what such pages do to
readers that were not made for them. None says how anybody does on the live press.

"""
_CLOSING = """## The pages

Each is an article of the stand-in press (`crawler/replica`): real kinds of headline, lead, credit, byline and date in
Kazakh in three scripts, some in Russian, a few in English. Agencies take turns. Up to a third of the pages
are **own**: as the stand-in press serves them. The
others are **tidy** or **rough**: the same articles written by `benchmarks/press/documents`, which draws from
tables of ways to write each part of a page; `looks.py` says which tables. Dates stand there in eight Kazakh and four
Russian forms («13.01.2023 18:19», «2023 жылғы 13 қаңтар, 18:19», «18:19, 13 Қаңтар 2023», some without a time), counts
of views bare or in words. What the page shows its readers is the truth: where JSON-LD says another date, JSON-LD is
wrong.

The tests use other texts and other seeds. Our reader was mended by this benchmark: the pages of seeds 101 to 103 (1,260
pages of El.kz's stand-in) were looked at one by one where it was wrong. Before, told the site's habit, it had 35 counts
of views wrong, missing or made up, 34 credits, 14 leads, 12 bodies, 12 days, 9 sections, 9 authors and 2 headlines;
afterwards 4 sections, 4 leads, 2 bodies and 2 headlines. (On 30 more pages two authors stood there without anything
between them; that was mended in the pages.) Of the other agencies, drafts of the stand-ins were looked at with seed 1,
and a few Arabic words of the furniture were added. Nobody looked at what is wrong on the pages of the seed above before
it was recorded, nor was anything changed for them.

## How answers are judged

- Texts: the same characters, once white space is collapsed and soft hyphens and zero-width characters are gone.
- **authors**: the same names in any order; capitals and dots make no difference.
- **day**, **minute**: on the site's clocks. An answer with an offset is brought there, one without is taken as it is.
  Only pages that show a time are asked for the minute.
- **views**: the number. **credit**: the line as shown, «Фото: gov.kz».
- **body**: all words and marks in order; where paragraphs are parted makes no difference, nor do marks before items of
  a list. **body F1**: 2 x (words in both) / (words in the truth + words found), words as often as they stand there, in
  any order, capital or small; the mean over pages. Either way a body may begin with the lead.
- A field that a reader never gives is «-» for it, not 0.

## What each was given

All get the same bytes and address, the language, the day of the capture, the site's zone and its name, and use what
their libraries take. What raises an error has found nothing.

- **Muragat**: structured data and the visible lines; nothing is known of the site. Then a bare number beside the date
  is not taken for a count of views. **Muragat, told**: the site's name, and that such a number is one, which is the
  least that an agency's file says; no selectors. **Muragat, agency's file**: as a crawl reads it, with the selectors
  and habits in `crawler/agencies`; they are of the agency's own pages, so only there it is what a crawl would get.
- **trafilatura**: `bare_extraction` with metadata, without comments; htmldate's extensive search for the original date,
  none later than the capture.
- **newspaper4k**, **goose3**: know a text by its stop words and have none of Kazakh, so Kazakh pages are read as
  Russian ones, without pictures. **+ words**: with {words} Kazakh stop words of ours; how to put them in is in
  `benchmarks/press/readers`. **news-please** builds on newspaper4k, and has no setting for the language.
- **readability-lxml**: title and summary; it has nothing else.
- **fundus' helpers**: fundus reads only publishers that somebody described, and knows none in Kazakhstan. These are its
  helpers for describing one: JSON-LD, then meta; paragraphs of `article` and of `articleBody`.

Each reader runs in a process of its own, one after another. trafilatura runs with our lxml; the others have an
environment of their own (`make press-peers`, `benchmarks/press/requirements.txt`), for fundus wants lxml < 6 and
python-dateutil < 3. Speed is processor time, which is not free of what else the machine does: compare rows, not runs.

{versions}

## To join

A reader is one function; bytes and address in, a mapping out. Leave out what your reader has no field for:

```python
# mymodule.py
def read(html: bytes, url: str, hints) -> dict:
    # hints.language "kk", hints.captured "2023-01-14T12:00:00+06:00", hints.zone "Asia/Almaty", hints.site "El.kz"
    return {{
        "headline": "…",
        "lead": "…",
        "section": "…",
        "authors": ["…"],
        "date": "2023-01-13T18:19",
        "views": 1188,
        "credit": "Фото: gov.kz",
        "body": ["first paragraph", "second paragraph"],  # or one text with line ends
    }}
```

    python -m benchmarks.press --reader mymodule:read
    python -m benchmarks.press --reader mymodule:read --python ~/its-environment/bin/python --seed 7
    python -m benchmarks.press --write pages --pages 1000      # N.html, N.json with the truth, LICENCE.txt
    python -m benchmarks.press --from pages --reader mymodule:read

The pages that `--write` makes are ours and under the project's licence, Apache-2.0; each says in its first line that it
is a stand-in. They may be used without this project: `N.json` holds the hints and the truth. With `--python` the
interpreter needs nothing of ours but the folder `benchmarks/press`, which is put on its path. Please measure on seeds
that you did not look at.
"""


def page(measured: Measured) -> str:
    """The whole page."""
    agencies = f"{len(measured.agencies)} agencies" if len(measured.agencies) > 1 else "one agency"
    head = _INTRODUCTION.format(day=measured.day, seed=measured.seed, pages=measured.pages, agencies=agencies)
    body = "".join(f"{figures.markdown()}\n\n" for figures in tables(measured.results))
    return head + body.replace("### ", "## ") + _CLOSING.format(versions=_versions(measured.results), words=len(KAZAKH))


def _versions(results: Sequence[Result]) -> str:
    told = dict.fromkeys(
        f"{one.name.removesuffix(' + words')}: Python {one.python}, "
        + ", ".join(f"{library} {version}" for library, version in one.versions.items())
        for one in results
        if not one.name.startswith("Muragat,")
    )
    return "Versions. " + "; ".join(told) + "."


def main() -> int:
    """Writes the page."""
    PAGE.write_text(page(load()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
