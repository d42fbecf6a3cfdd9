"""Keeps the index in step with the articles, in the transaction that changes them, and builds it anew in slices.

The index is FTS5's, fed with words as they are compared and with their stems, while the columns that it shows are the
original text (https://www.sqlite.org/fts5.html#external_content_tables): what was fed must be known to take it out
again, so it is only ever changed here. Searching is elsewhere.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from archive.search.analysis import ENDING, VERSION, analyse_article
from archive.search.texts import Change, Text, texts_after
from archive.search.vocabulary import Pair, Vocabulary

WHOLE = 2**63 - 1
"""`State.done_to` of an index that has all articles."""

SLICE = 200
"""Articles that are indexed beside those that a transaction has saved, while an index is being made."""

_DELETE = """
INSERT INTO articles_fts (articles_fts, rowid, body, body_stems, headline, headline_stems)
VALUES ('delete', ?, ?, ?, ?, ?)
"""
_INSERT = "INSERT INTO articles_fts (rowid, body, body_stems, headline, headline_stems) VALUES (?, ?, ?, ?, ?)"


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


def keep_in_step(connection: sqlite3.Connection, vocabulary: Vocabulary, changes: Sequence[Change]) -> None:
    """Brings the index in step with `changes`, those of the open transaction; comes last in it.

    An index of other rules, or of an older archive, is begun anew and made whole bit by bit, a slice a transaction.
    """
    state = state_of(connection)
    if not state.is_current:
        state = begin_anew(connection, vocabulary)
    found = [one for one in changes if one.article <= state.done_to]
    if found:
        before = [(one.article, one.before) for one in found if one.before is not None]
        after = [(one.article, one.after) for one in found if one.after is not None]
        _write(connection, vocabulary, before, after)
    if not state.is_whole:
        index_more(connection, vocabulary, SLICE)


def begin_anew(connection: sqlite3.Connection, vocabulary: Vocabulary) -> State:
    """Empties the index; `index_more` fills it."""
    connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')")
    vocabulary.clear()
    state = State(VERSION, 0)
    connection.execute("UPDATE search_index SET version = ?, done_to = ?", (state.version, state.done_to))
    return state


def index_more(connection: sqlite3.Connection, vocabulary: Vocabulary, most: int) -> int:
    """Adds up to `most` articles to an index that is not whole; gives how many, fewer when it is whole now."""
    texts = list(texts_after(connection, state_of(connection).done_to, most))
    _write(connection, vocabulary, [], texts)
    done_to = WHOLE if len(texts) < most else texts[-1][0]
    connection.execute("UPDATE search_index SET done_to = ?", (done_to,))
    return len(texts)


def _write(
    connection: sqlite3.Connection,
    vocabulary: Vocabulary,
    before: Iterable[tuple[int, Text]],
    after: Iterable[tuple[int, Text]],
) -> None:
    words, stems = Counter[Pair](), Counter[str]()
    _feed(connection, _DELETE, before, words.subtract, stems.subtract)
    _feed(connection, _INSERT, after, words.update, stems.update)
    vocabulary.change(words, stems)


def _feed(
    connection: sqlite3.Connection,
    sql: str,
    texts: Iterable[tuple[int, Text]],
    count_words: Callable[[Iterable[Pair]], None],
    count_stems: Callable[[Iterable[str]], None],
) -> None:
    """Gives texts to the index, or takes them out, and counts the words and stems that each of them has."""
    rows = []
    for article, text in texts:
        headline, body = analyse_article(text.headline, text.body, text.edition)
        words = counted(headline, body)
        count_words(words)
        count_stems({stem for _, stem in words})
        rows.append((article, *_columns(body), *_columns(headline)))
    connection.executemany(sql, rows)


def counted(headline: Sequence[Pair], body: Sequence[Pair]) -> set[Pair]:
    """The words of an article that are in the vocabulary: all but endings after hyphens."""
    words = {*headline, *body}
    return {pair for pair in words if pair[1] != ENDING} if ENDING in {stem for _, stem in words} else words


def _columns(pairs: Sequence[Pair]) -> tuple[str, str]:
    """What the index is fed of a text: words, and stems."""
    return " ".join([form for form, _ in pairs]), " ".join([stem for _, stem in pairs])
