"""Keeps the index in step with the articles, in the transaction that changes them, and builds it anew in slices.

The index is FTS5's, fed with words as they are compared and with their stems, while the columns that it shows are the
original text (https://www.sqlite.org/fts5.html#external_content_tables): what was fed must be known to take it out
again, so it is only ever changed here. Searching is elsewhere.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.kazakh.keys import russian_key, skeleton_key
from archive.search.analysis import ENDING, VERSION, analyse_article
from archive.search.texts import Change, Text, texts_after

WHOLE = 2**63 - 1
"""`State.done_to` of an index that has all articles."""

SLICE = 200
"""Articles that are indexed beside those that a transaction has saved, while an index is being made."""

_DELETE = """
INSERT INTO articles_fts (articles_fts, rowid, headline, body, headline_stems, body_stems)
VALUES ('delete', ?, ?, ?, ?, ?)
"""
_INSERT = "INSERT INTO articles_fts (rowid, headline, body, headline_stems, body_stems) VALUES (?, ?, ?, ?, ?)"
_MORE_WORDS = """
INSERT INTO words (form, stem, documents, russian_key, skeleton) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (form, stem) DO UPDATE SET documents = documents + excluded.documents
"""
_FEWER_WORDS = "UPDATE words SET documents = documents - ?3 WHERE form = ?1 AND stem = ?2"
_NO_WORD = "DELETE FROM words WHERE form = ? AND stem = ? AND documents <= 0"


@dataclass(frozen=True, slots=True)
class State:
    """By which version of the rules the index is made, and up to which article's number it is."""

    version: str
    done_to: int

    @property
    def is_current(self) -> bool:
        """Whether it is by today's rules, as far as it goes."""
        return self.version == VERSION

    @property
    def is_whole(self) -> bool:
        """Whether all articles are in it by today's rules."""
        return self.is_current and self.done_to == WHOLE


def state_of(connection: sqlite3.Connection) -> State:
    """What the archive's file says of its index."""
    return State(*connection.execute("SELECT version, done_to FROM search_index").fetchone())


def keep_in_step(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Brings the index in step with `changes`, those of the open transaction; comes last in it.

    An index of other rules, or of an older archive, is begun anew and made whole bit by bit, a slice a transaction.
    """
    state = state_of(connection)
    if not state.is_current:
        state = begin_anew(connection)
    found = [one for one in changes if one.article <= state.done_to]
    if found:
        before = [(one.article, one.before) for one in found if one.before is not None]
        after = [(one.article, one.after) for one in found if one.after is not None]
        _write(connection, before, after)
    if not state.is_whole:
        index_more(connection, SLICE)


def begin_anew(connection: sqlite3.Connection) -> State:
    """Empties the index; `index_more` fills it."""
    connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')")
    connection.execute("DELETE FROM words")
    state = State(VERSION, 0)
    connection.execute("UPDATE search_index SET version = ?, done_to = ?", (state.version, state.done_to))
    return state


def index_more(connection: sqlite3.Connection, most: int) -> int:
    """Adds up to `most` articles to an index that is not whole; gives how many, fewer when it is whole now."""
    texts = list(texts_after(connection, state_of(connection).done_to, most))
    _write(connection, [], texts)
    done_to = WHOLE if len(texts) < most else texts[-1][0]
    connection.execute("UPDATE search_index SET done_to = ?", (done_to,))
    return len(texts)


def _write(
    connection: sqlite3.Connection, before: Iterable[tuple[int, Text]], after: Iterable[tuple[int, Text]]
) -> None:
    fewer, more = _feed(connection, _DELETE, before), _feed(connection, _INSERT, after)
    fewer, more = fewer - more, more - fewer
    connection.executemany(_MORE_WORDS, ((*pair, n, *_keys(pair[0])) for pair, n in sorted(more.items())))
    connection.executemany(_FEWER_WORDS, ((*pair, n) for pair, n in fewer.items()))
    connection.executemany(_NO_WORD, fewer)


def _feed(connection: sqlite3.Connection, sql: str, texts: Iterable[tuple[int, Text]]) -> Counter[tuple[str, str]]:
    """Gives texts to the index, or takes them out; how many of them have each pair of form and stem."""
    rows = []
    words: Counter[tuple[str, str]] = Counter()
    for article, text in texts:
        headline, body = analyse_article(text.headline, text.body, text.edition)
        words.update({*headline, *body})
        rows.append((article, _forms(headline), _forms(body), _stems(headline), _stems(body)))
    connection.executemany(sql, rows)
    for pair in [pair for pair in words if pair[1] == ENDING]:
        del words[pair]
    return words


def _keys(form: str) -> tuple[str, str]:
    return russian_key(form), skeleton_key(form)


def _forms(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(form for form, _ in pairs)


def _stems(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(stem for _, stem in pairs)
