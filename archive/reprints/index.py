"""Keeps reprints in step with the articles, in the transaction that changes them, and finds all anew in slices.

Which articles are a pair depends on all articles and on nothing else, not on the order in which they came: two of them
are one if they share enough hashes that are not frequent, and `overlap` finds their texts alike.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from archive.reprints.fingerprint import VERSION, hashes, words
from archive.reprints.overlap import Passages, overlap, passages
from archive.reprints.postings import FREQUENT, Postings
from archive.reprints.table import Reprints, rewrite_orders
from archive.search.texts import Change, Text, body_of, texts_after

WHOLE = 2**63 - 1
"""`State.done_to` when all articles were looked at."""

SLICE = 200
"""Articles that are looked at beside those that a transaction has saved, while reprints are found anew."""

_SHARED = 0.15
"""Of the hashes of the text with fewer, the share that both must have before they are compared word for word."""
_FEWEST_SHARED = 2

_SIZE = "INSERT INTO reprint_texts VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET hashes = excluded.hashes"

_NO_SIZE = "DELETE FROM reprint_texts WHERE article = ?"


@dataclass(frozen=True, slots=True)
class State:
    """By which version of the rules reprints were found, and up to which article's number."""

    version: str
    done_to: int

    @property
    def is_current(self) -> bool:
        """Whether it is today's rules, as far as it goes."""
        return self.version == VERSION

    @property
    def is_whole(self) -> bool:
        """Whether all articles were looked at by today's rules."""
        return self.is_current and self.done_to == WHOLE


def state_of(connection: sqlite3.Connection) -> State:
    """What the archive's file says of its reprints."""
    return State(*connection.execute("SELECT version, done_to FROM reprint_index").fetchone())


def keep_in_step(connection: sqlite3.Connection, changes: Sequence[Change], orders: Iterable[int]) -> None:
    """Brings reprints in step with what the open transaction has changed: texts, and by what articles are ordered.

    Reprints by other rules, or of an older archive, are found anew bit by bit, a slice a transaction.
    """
    state = state_of(connection)
    if not state.is_current:
        state = begin_anew(connection)
    rewrite_orders(connection, orders)
    found = [one for one in changes if one.article <= state.done_to and _body(one.before) != _body(one.after)]
    if found:
        _write(
            connection,
            {one.article: _body(one.before) for one in found if one.before is not None},
            {one.article: _body(one.after) for one in found},
        )
    if not state.is_whole:
        find_more(connection, SLICE)


def begin_anew(connection: sqlite3.Connection) -> State:
    """Forgets all reprints; `find_more` finds them."""
    for table in ("reprints", "reprint_hashes", "reprint_texts"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    state = State(VERSION, 0)
    connection.execute("UPDATE reprint_index SET version = ?, done_to = ?", (state.version, state.done_to))
    return state


def find_more(connection: sqlite3.Connection, most: int) -> int:
    """Looks at up to `most` more articles; gives how many, fewer when all were looked at now."""
    texts = list(texts_after(connection, state_of(connection).done_to, most))
    if texts:
        _write(connection, {}, {article: text.body for article, text in texts})
    done_to = WHOLE if len(texts) < most else texts[-1][0]
    connection.execute("UPDATE reprint_index SET done_to = ?", (done_to,))
    return len(texts)


def _body(text: Text | None) -> str:
    return text.body if text else ""


def _write(connection: sqlite3.Connection, before: Mapping[int, str], after: Mapping[int, str]) -> None:
    """Every article of `before` is in `after`, too, without a text when it was deleted."""
    texts = _Texts(connection, after)
    old = {article: hashes(words(body)) for article, body in before.items()}
    new = {article: texts.hashes(article) for article in after}
    postings = Postings(connection, FREQUENT)
    turned = postings.rewrite(
        ((one, article) for article, had in old.items() for one in had - new[article]),
        ((one, article) for article, has in new.items() for one in has - old.get(article, frozenset())),
    )
    connection.executemany(_NO_SIZE, [(article,) for article in old if not new[article]])
    connection.executemany(_SIZE, [(article, len(has)) for article, has in new.items() if has])

    reprints = Reprints(connection)
    for article in before:
        reprints.clear(article)
    for first, second in sorted(_candidates(new, postings, texts)):
        _compare(first, second, texts, reprints)
    for pair in sorted(_no_more(turned.frequent, reprints, new.keys())):
        if not _share_enough(*pair, postings, texts):
            reprints.drop(*pair)
    for pair in sorted(_again(turned.rare, reprints, new.keys())):
        if _share_enough(*pair, postings, texts):
            _compare(*pair, texts, reprints)
    reprints.choose_sources()


class _Texts:
    """Texts as they are compared, each read once in a step."""

    def __init__(self, connection: sqlite3.Connection, bodies: Mapping[int, str]) -> None:
        self._connection = connection
        self._bodies = bodies
        self._words: dict[int, list[str]] = {}
        self._hashes: dict[int, frozenset[int]] = {}
        self._passages: dict[int, Passages] = {}
        self._sizes: dict[int, int] = {}

    def hashes(self, article: int) -> frozenset[int]:
        if article not in self._hashes:
            self._hashes[article] = hashes(self._words_of(article))
        return self._hashes[article]

    def passages(self, article: int) -> Passages:
        if article not in self._passages:
            self._passages[article] = passages(self._words_of(article))
        return self._passages[article]

    def size(self, article: int) -> int:
        """How many hashes it has."""
        if article not in self._sizes:
            sql = "SELECT hashes FROM reprint_texts WHERE article = ?"
            self._sizes[article] = self._connection.execute(sql, (article,)).fetchone()[0]
        return self._sizes[article]

    def _words_of(self, article: int) -> list[str]:
        if article not in self._words:
            body = self._bodies[article] if article in self._bodies else body_of(self._connection, article)
            self._words[article] = words(body)
        return self._words[article]


def _candidates(new: Mapping[int, frozenset[int]], postings: Postings, texts: _Texts) -> set[tuple[int, int]]:
    """The pairs, with one of these articles at least, that share enough hashes."""
    found = set()
    for article, has in new.items():
        shared: Counter[int] = Counter()
        for one in has:
            shared.update(postings.articles(one))
        del shared[article]
        for other, count in shared.items():
            if count >= _FEWEST_SHARED and count >= _wanted(article, other, texts):
                found.add((min(article, other), max(article, other)))
    return found


def _wanted(first: int, second: int, texts: _Texts) -> float:
    return max(_FEWEST_SHARED, _SHARED * min(texts.size(first), texts.size(second)))


def _share_enough(first: int, second: int, postings: Postings, texts: _Texts) -> bool:
    both = texts.hashes(first) & texts.hashes(second)
    return sum(bool(postings.articles(one)) for one in both) >= _wanted(first, second, texts)


def _compare(first: int, second: int, texts: _Texts, reprints: Reprints) -> None:
    found = overlap(texts.passages(first), texts.passages(second))
    if found is not None:
        reprints.put(first, second, found)


def _no_more(turned: Iterable[frozenset[int]], reprints: Reprints, new: Iterable[int]) -> set[tuple[int, int]]:
    """The pairs that shared a hash which is frequent now."""
    done = set(new)
    return {
        (min(one, other), max(one, other))
        for had in turned
        for one in had - done
        for other in reprints.others(one) & had - done
    }


def _again(turned: Iterable[frozenset[int]], reprints: Reprints, new: Iterable[int]) -> set[tuple[int, int]]:
    """The two articles that share a hash which is frequent no more, and are no pair yet."""
    done = set(new)
    pairs = {pair for has in turned for pair in combinations(sorted(has - done), 2)}
    others = {one: reprints.others(one) for pair in pairs for one in pair}
    return {(one, other) for one, other in pairs if other not in others[one]}
