"""Writes docs/reprints.md: what counts as a reprint, and how many are found of texts changed in known ways.

`make docs` calls it, and a test compares the page with what it would write now.
"""

import sys
from pathlib import Path

from benchmarks.reprints.found import quality

PAGE = Path(__file__).parents[2] / "docs" / "reprints.md"
_INTRODUCTION = """# Reprints: who copies whom

The table on this page is made by `make docs`; a test makes it again and compares. How fast it is, is told in
[benchmarks.md](benchmarks.md).

Two articles are a pair in the table `reprints` when nearly the same text stands in both, in whatever script: half of
the runs of three words of the shorter one stand in the other. Words are compared by a key that is the same for
Cyrillic, Latin and Arabic letters (`archive.kazakh`). Texts of fewer than 20 words are left out.

- **Not reprints**: the editions of one article, and one agency's own article in another language or script; the same
  form with other numbers in it (exchange rates, weather); what more than 100 articles have in common.
- **Who was first** (`article` is the later, `earlier` the earlier one): by the date that the page shows, unless the
  archive has seen it before that. A day without a time may mean its end. `order_is_sure` says whether the earlier one
  was public before the later one can have been; `delay` is in seconds, empty unless the minute of both is known.
- **Who names whom**: `named_in` says where the later one names the earlier one's agency: as its `source`, in the words
  of the `attribution`, in the `credit`, or nowhere. `names_back`: the earlier one names the later one's agency.
- **The source** (`is_source` = 1): of all earlier ones the one that it names, else the first.
- `share` is how much of the later text stands in the earlier one, `share_of_earlier` the other way round.

The view `reprints_by_agency` counts who copies whom, `reprint_clusters` has the articles that go back to one, and the
page `/reprints` shows both. Rows are written with the articles, in one transaction; `muragat enrich` finds them in
older archives, `muragat verify` checks them.

Candidates are found by winnowing (Schleimer, Wilkerson, Aiken 2003): of the hashes of all runs of four words the
smallest in each window of eight is kept, so that eleven words in a row in both texts are always a hash in common.

## How well

The texts are made up of words by Zipf's law in all their forms (`benchmarks/search/corpus.py`), some 190 words each,
and changed in known ways (`benchmarks/reprints/pairs.py`). Nobody has labelled real articles: real editors change texts
in ways that this table doesn't have.

"""


def page() -> str:
    """The whole page."""
    return f"{_INTRODUCTION}{quality().markdown()}\n"


def main() -> int:
    """Writes it."""
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
