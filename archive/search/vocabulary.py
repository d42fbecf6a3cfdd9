"""The tables `words` and `stems`: how many articles have each word and each stem. Finds no stems, commits nothing."""

import sqlite3
from collections.abc import Iterable, Mapping

from archive.kazakh.keys import russian_key, skeleton_key

Pair = tuple[str, str]
"""A word as it is compared, and its stem."""

_REMEMBERED = 2**18
_TOP = "SELECT ifnull(max(rowid), 0) FROM words"
_FIND = "SELECT rowid FROM words WHERE form = ? AND stem = ?"
_ADD = "INSERT INTO words (form, stem, russian_key, skeleton, documents) VALUES (?, ?, ?, ?, ?)"
_CHANGE = "UPDATE words SET documents = documents + ? WHERE rowid = ?"
_REMOVE = "DELETE FROM words WHERE form = ? AND stem = ? AND documents <= 0"
_CHANGE_STEM = """
INSERT INTO stems (stem, documents) VALUES (?, ?)
ON CONFLICT (stem) DO UPDATE SET documents = documents + excluded.documents
"""
_REMOVE_STEM = "DELETE FROM stems WHERE stem = ? AND documents <= 0"


class Vocabulary:
    """The words of one connection's archive. It remembers in which row each stands.

    A row's number finds it in a quarter of the time that its texts take, and common words, which came first, stand side
    by side, so that a batch of articles writes to few pages.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Reads nothing yet."""
        self._connection = connection
        self._rows: dict[Pair, int] = {}
        self._known: tuple[int, int] | None = None

    def change(self, words: Mapping[Pair, int], stems: Mapping[str, int]) -> None:
        """Adds to the numbers of articles, in the open transaction; what no article has any more goes."""
        self._forget_if_stale()
        changed = []
        for pair, more in words.items():
            if more:
                row = self._rows.get(pair) or self._find(pair)
                if row:
                    changed.append((more, row))
                else:
                    self._add(pair, more)
        # In the order of the rows: each page of the table is touched once.
        changed.sort(key=_row)
        self._connection.executemany(_CHANGE, changed)
        self._connection.executemany(_CHANGE_STEM, sorted(one for one in stems.items() if one[1]))
        self._remove(pair for pair, more in words.items() if more < 0)
        self._connection.executemany(_REMOVE_STEM, [(stem,) for stem, more in stems.items() if more < 0])
        self._known = self._state()

    def clear(self) -> None:
        """Takes all out, in the open transaction."""
        self._connection.execute("DELETE FROM words")
        self._connection.execute("DELETE FROM stems")
        self._rows.clear()

    def _find(self, pair: Pair) -> int:
        found = self._connection.execute(_FIND, pair).fetchone()
        if found is None:
            return 0
        self._rows[pair] = int(found[0])
        return int(found[0])

    def _add(self, pair: Pair, documents: int) -> None:
        form = pair[0]
        added = self._connection.execute(_ADD, (*pair, russian_key(form), skeleton_key(form), documents))
        self._rows[pair] = added.lastrowid or 0

    def _remove(self, pairs: Iterable[Pair]) -> None:
        fewer = list(pairs)
        self._connection.executemany(_REMOVE, fewer)
        for pair in fewer:
            self._rows.pop(pair, None)

    def _forget_if_stale(self) -> None:
        """Rows stand elsewhere after somebody else has written, and after a transaction that was rolled back."""
        if self._known != self._state() or len(self._rows) > _REMEMBERED:
            self._rows.clear()

    def _state(self) -> tuple[int, int]:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        (top,) = self._connection.execute(_TOP).fetchone()
        return version, top


def _row(change: tuple[int, int]) -> int:
    return change[1]
