"""The search index of an archive of copies: what the texts of the base come to is fed once for each share.

By the archive's own rules, and with the same index in the end; five million texts are not taken apart one by one, and
the numbers of their words are those of the base, times the shares.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from archive.connection import connect
from archive.search.analysis import VERSION, analyse_article
from archive.search.index import WHOLE, begin_anew
from archive.search.texts import texts_after
from archive.search.vocabulary import Vocabulary

_PORTION = 20_000
_COLUMNS = "body, body_stems, headline, headline_stems"
_SETTING = "INSERT INTO articles_fts (articles_fts, rank) VALUES (?, ?)"
_USUAL = {"automerge": 8, "hashsize": 2**20}
_IN_BULK = {"automerge": 0, "hashsize": 2**26}
"""FTS5 writes what it has gathered in memory when it is so large, and merges such pieces: half the time of all."""
_WORDS = """
INSERT INTO main.words (form, stem, russian_key, skeleton, documents)
SELECT form, stem, russian_key, skeleton, documents * ? FROM base.words ORDER BY rowid
"""
_STEMS = "INSERT INTO main.stems SELECT stem, documents * ? FROM base.stems"
_FEED = f"""
INSERT INTO articles_fts (rowid, {_COLUMNS}) SELECT id + ?, {_COLUMNS} FROM fed ORDER BY id
"""  # noqa: S608 - our own names


def index(base: Path, path: Path, shares: int) -> None:
    """Makes the index of an archive that `benchmarks.pages.copied` has made of so many shares; `base` has its own."""
    with closing(connect(path, patience=30)) as connection:
        connection.execute("ATTACH ? AS base", (str(base),))
        connection.execute("PRAGMA main.synchronous = OFF")
        begin_anew(connection, Vocabulary(connection))
        connection.executemany(_SETTING, _IN_BULK.items())
        connection.execute(f"CREATE TEMP TABLE fed (id INTEGER PRIMARY KEY, {_COLUMNS})")
        connection.executemany("INSERT INTO fed VALUES (?, ?, ?, ?, ?)", _fed(connection))
        connection.execute(_WORDS, (shares,))
        connection.execute(_STEMS, (shares,))
        (step,) = connection.execute("SELECT max(id) FROM base.articles").fetchone()
        for share in range(shares):
            connection.execute("BEGIN")
            connection.execute(_FEED, (share * step,))
            done_to = WHOLE if share + 1 == shares else (share + 1) * step
            connection.execute("UPDATE main.search_index SET version = ?, done_to = ?", (VERSION, done_to))
            connection.execute("COMMIT")
        connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")
        connection.executemany(_SETTING, _USUAL.items())


def _fed(connection: sqlite3.Connection) -> Iterator[tuple[int | str, ...]]:
    (last,) = connection.execute("SELECT max(id) FROM base.articles").fetchone()
    for start in range(0, last, _PORTION):
        for number, text in list(texts_after(connection, start, min(_PORTION, last - start))):
            headline, body = analyse_article(text.headline, text.body, text.edition)
            yield number, *(" ".join(column) for pairs in (body, headline) for column in zip(*pairs, strict=True))
