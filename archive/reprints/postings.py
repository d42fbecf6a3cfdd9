"""Which articles have a hash: the table `reprint_hashes`, read and changed by a transaction's step.

A hash that more than some hundred articles have belongs to a set phrase and tells nothing: it is *frequent*, is never
read to its end, and counts for no pair. So the work for an article doesn't grow with the archive.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

FREQUENT = 100
"""More articles than this make a hash frequent; a text that so many have printed is a form, and no reprint."""

_ARTICLES = "SELECT article FROM reprint_hashes WHERE hash = ? ORDER BY article LIMIT ?"
_DELETE = "DELETE FROM reprint_hashes WHERE hash = ? AND article = ?"
_INSERT = "INSERT OR IGNORE INTO reprint_hashes (hash, article) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class Turned:
    """For each hash that has become frequent, or is so no more, the articles that have it (or had it before)."""

    frequent: list[frozenset[int]] = field(default_factory=list)
    rare: list[frozenset[int]] = field(default_factory=list)


class Postings:
    """The table as one transaction sees it; what was read once is remembered."""

    def __init__(self, connection: sqlite3.Connection, frequent: int) -> None:
        self._connection = connection
        self._frequent = frequent
        self._read: dict[int, frozenset[int]] = {}

    def articles(self, of: int) -> frozenset[int]:
        """The articles that have a hash; none when it is frequent."""
        found = self._some(of)
        return found if len(found) <= self._frequent else frozenset()

    def rewrite(self, removed: Iterable[tuple[int, int]], added: Iterable[tuple[int, int]]) -> Turned:
        """Takes out and puts in pairs of hash and article; tells which hashes crossed the line by that."""
        fewer, more = sorted(removed), sorted(added)
        before = {one: self._some(one) for one, _ in (*fewer, *more)}
        self._connection.executemany(_DELETE, fewer)
        self._connection.executemany(_INSERT, more)
        after: dict[int, set[int]] = {one: set(found) for one, found in before.items()}
        for one, article in fewer:
            after[one].discard(article)
        for one, article in more:
            after[one].add(article)
        turned = Turned()
        for one, had in before.items():
            if len(had) > self._frequent:
                # Not all of them were read: read again only if there may be few enough now.
                self._read.pop(one)
                if not len(after[one]) > self._frequent and (has := self.articles(one)):
                    turned.rare.append(has)
                continue
            self._read[one] = frozenset(after[one])
            if len(after[one]) > self._frequent:
                turned.frequent.append(had)
        return turned

    def _some(self, of: int) -> frozenset[int]:
        found = self._read.get(of)
        if found is None:
            rows = self._connection.execute(_ARTICLES, (of, self._frequent + 1))
            found = self._read[of] = frozenset(article for (article,) in rows)
        return found
