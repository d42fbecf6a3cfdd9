"""The search index of an archive of copies: what the texts of the first share come to is fed once for each share.

By the archive's own rules, and with the same index in the end; five million texts are not taken apart one by one.
"""

from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from archive.connection import connect
from archive.search.analysis import analyse_article
from archive.search.index import WHOLE, begin_anew, counted
from archive.search.texts import texts_after
from archive.search.vocabulary import Pair, Vocabulary

One = TypeVar("One")

_PORTION = 20_000
_COLUMNS = "body, body_stems, headline, headline_stems"
_SETTING = "INSERT INTO articles_fts (articles_fts, rank) VALUES (?, ?)"
_USUAL = {"automerge": 8, "hashsize": 2**20}
_IN_BULK = {"automerge": 0, "hashsize": 2**26}
"""FTS5 writes what it has gathered in memory when it is so large, and merges such pieces: half the time of all."""


def index(path: Path, shares: int) -> None:
    """Makes the index of an archive that `benchmarks.pages.copied` has made of so many shares."""
    with closing(connect(path, patience=30)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        vocabulary = Vocabulary(connection)
        begin_anew(connection, vocabulary)
        connection.executemany(_SETTING, _IN_BULK.items())
        connection.execute(f"CREATE TEMP TABLE fed (id INTEGER PRIMARY KEY, {_COLUMNS})")
        (articles,) = connection.execute("SELECT max(id) FROM articles").fetchone()
        step = articles // shares
        for start in range(0, step, _PORTION):
            words, stems, rows = Counter[Pair](), Counter[str](), []
            for number, text in texts_after(connection, start, min(_PORTION, step - start)):
                headline, body = analyse_article(text.headline, text.body, text.edition)
                of_article = counted(headline, body)
                words.update(of_article)
                stems.update({stem for _, stem in of_article})
                rows.append(
                    (number, *(" ".join(column) for pairs in (body, headline) for column in zip(*pairs, strict=True)))
                )
            connection.executemany("INSERT INTO fed VALUES (?, ?, ?, ?, ?)", rows)
            vocabulary.change(_times(words, shares), _times(stems, shares))
        for share in range(shares):
            connection.execute(
                f"INSERT INTO articles_fts (rowid, {_COLUMNS}) SELECT id + ?, {_COLUMNS} FROM fed ORDER BY id",  # noqa: S608
                (share * step,),
            )
        connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")
        connection.executemany(_SETTING, _USUAL.items())
        connection.execute("UPDATE search_index SET done_to = ?", (WHOLE,))
        connection.execute("COMMIT")


def _times(counts: Counter[One], shares: int) -> dict[One, int]:
    return {one: count * shares for one, count in counts.items()}
