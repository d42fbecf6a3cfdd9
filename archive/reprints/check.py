"""Whether reprints are what the articles' texts say. Changes nothing.

It recomputes each text's hashes and each row, but doesn't look for rows that are missing: `muragat reread` into a new
file does.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator

from archive.reprints.fingerprint import VERSION, hashes, words
from archive.reprints.index import state_of
from archive.reprints.overlap import overlap, passages
from archive.search.texts import body_of, texts_after

_PORTION = 500
_SOURCES = "SELECT article FROM reprints GROUP BY article HAVING sum(is_source) <> 1 ORDER BY article"
_ROWS = "SELECT article, earlier, share, share_of_earlier FROM reprints ORDER BY article, earlier"


def reprint_faults(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Each thing that is wrong: its kind, and where. Reads all articles."""
    state = state_of(connection)
    if not state.is_current:
        if connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is not None:
            yield "reprints by other rules", f"they are of version {state.version or 'none'}, today's is {VERSION}"
        return
    if not state.is_whole:
        yield "reprints that are not all found", f"up to article {state.done_to:,} only: muragat enrich goes on"
    yield from _hashes(connection, state.done_to)
    for (article,) in connection.execute(_SOURCES):
        yield "reprints with no source, or several", f"article {article}"
    for article, earlier, *shares in connection.execute(_ROWS):
        found = overlap(*(passages(words(body_of(connection, one))) for one in (article, earlier)))
        if found is None or [found.of_first, found.of_second] != shares:
            yield "reprints that have other texts in common", f"article {article} and article {earlier}"


def _hashes(connection: sqlite3.Connection, done_to: int) -> Iterator[tuple[str, str]]:
    """By article the sum of its hashes and how many there are: cheap to hold, and no other texts' by chance."""
    sums: Counter[int] = Counter()
    counts: Counter[int] = Counter()
    for one, article in connection.execute("SELECT hash, article FROM reprint_hashes"):
        sums[article] += one
        counts[article] += 1
    sizes = dict(connection.execute("SELECT article, hashes FROM reprint_texts"))
    last = 0
    while texts := list(texts_after(connection, last, _PORTION)):
        for article, text in texts:
            expected = hashes(words(text.body)) if article <= done_to else frozenset[int]()
            found = sums.pop(article, 0), counts.pop(article, 0), sizes.pop(article, 0)
            if found != (sum(expected), len(expected), len(expected)):
                yield "articles that say something else than their hashes", f"article {article}"
        last = texts[-1][0]
    for article in sorted(counts.keys() | sizes.keys()):
        yield "hashes of articles that are not there", f"article {article}"
