"""Asks an archive an analyst's questions, through SQLite: counts, searches with their facets. It only reads.

`python -m benchmarks.size.asking FILE ROUNDS` prints a `Run`: a process of its own, so that its memory can be told.
"""

import sqlite3
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from archive.connection import reading
from archive.info import read_info
from archive.search.facets import facets_of
from archive.search.query import parse
from archive.search.searching import search
from benchmarks.size.questions import needed, questions, values_of
from benchmarks.size.took import Run, Took, peak_memory, timed

_WORD = "SELECT stem FROM stems ORDER BY abs(documents - ? * (SELECT count(*) FROM articles)), stem LIMIT 1"
_SHARES = {"of the fewest articles": 0.0, "of 1 in 100": 0.01, "of 1 in 10": 0.1, "of nearly all": 1.0}
_PHRASE = "SELECT headline FROM articles WHERE edition = 'kk-Cyrl' ORDER BY id LIMIT 1"


TEXT = "of 1 in 100"
"""The word that is looked for as letters, too."""


def asked(path: Path, rounds: int) -> Run:
    """What each question took."""
    with reading(path) as connection:
        values = {**values_of(connection), "word": words_of(connection)[TEXT]}
        took = [
            timed(one.title, partial(_rows, connection, one.sqlite, needed(one.sqlite, values)), rounds, [path])
            for one in questions()
        ]
        took.append(timed("open: `muragat info`, once it has started", partial(_info, path), rounds, [path]))
        took += _searches(connection, path, rounds)
    return Run(tuple(took), peak_memory())


def words_of(connection: sqlite3.Connection) -> dict[str, str]:
    """A word by how many of the articles have it in some form; a stem is found as a word, too."""
    return {name: str(connection.execute(_WORD, (share,)).fetchone()[0]) for name, share in _SHARES.items()}


def _searches(connection: sqlite3.Connection, path: Path, rounds: int) -> Iterator[Took]:
    words = words_of(connection)
    first, second = connection.execute(_PHRASE).fetchone()[0].split()[1:3]
    typed = {f"a word {name}": word for name, word in words.items()}
    typed["two words, of 1 in 10 and of 1 in 100"] = f"{words['of 1 in 10']} {words['of 1 in 100']}"
    typed["a phrase of two words"] = f'"{first} {second}"'
    for name, text in typed.items():
        yield timed(f"search: {name}", partial(_total, connection, text), rounds, [path])
    for name, word in words.items():
        yield timed(f"facets: a word {name}", partial(_facets, connection, word), rounds, [path])
    yield timed("facets: all articles", partial(_facets, connection, ""), rounds, [path])


def _info(path: Path) -> int:
    return read_info(path).articles


def _rows(connection: sqlite3.Connection, sql: str, values: dict[str, str | int]) -> int:
    return len(connection.execute(sql, values).fetchall())


def _total(connection: sqlite3.Connection, text: str) -> int:
    """The first page of hits, and how many there are."""
    return search(connection, text).total


def _facets(connection: sqlite3.Connection, text: str) -> int:
    return len(facets_of(connection, parse(text)).months)


if __name__ == "__main__":
    print(asked(Path(sys.argv[1]), int(sys.argv[2])).json())
