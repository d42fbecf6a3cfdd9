"""The rows of `reprints`: one for each two articles that are nearly the same text, from the later to the earlier one.

Which those are is decided in `archive.reprints.index`; here is who comes first in a row, and what it says beside that.
"""

import sqlite3
from collections.abc import Iterable

from archive.reprints.direction import Names, Published, are_one, delay, named_in, order_is_sure, source_of
from archive.reprints.overlap import Overlap

_PUBLISHED = """
SELECT agency, native_id, edition, date_published_utc, date_published_precision, first_seen, attribution_shown,
  credit_text
FROM articles WHERE id = ?
"""
_SOURCES = "SELECT news_source FROM article_news_sources WHERE article = ? ORDER BY position"
_AGENCY = "SELECT name, url, id FROM agencies WHERE id = ?"
_INSERT = """
INSERT INTO reprints (article, earlier, agency, earlier_agency, share, share_of_earlier, delay, order_is_sure, named_in,
  names_back, is_source)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
"""
_PAIRS = """
SELECT article, earlier, share, share_of_earlier FROM reprints WHERE article = ?1
UNION ALL SELECT article, earlier, share, share_of_earlier FROM reprints WHERE earlier = ?1
"""
_DELETE = "DELETE FROM reprints WHERE article = ? AND earlier = ?"
_EARLIER = "SELECT earlier, named_in, is_source FROM reprints WHERE article = ? ORDER BY earlier"
_CHOOSE = "UPDATE reprints SET is_source = (earlier = ?2) WHERE article = ?1 AND is_source <> (earlier = ?2)"

_Row = tuple[str, str, str, str | None, str | None, str, str | None, str | None]


class Reprints:
    """The table as one transaction changes it; `choose_sources` comes last."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._published: dict[int, Published] = {}
        self._names: dict[str, Names] = {}
        self._touched: set[int] = set()

    def others(self, article: int) -> set[int]:
        """The articles that are in a row with this one."""
        return {one for pair in self._pairs(article) for one in pair} - {article}

    def drop(self, first: int, second: int) -> None:
        """Takes the row of two articles out."""
        self._connection.executemany(_DELETE, [(first, second), (second, first)])
        self._touched |= {first, second}

    def clear(self, article: int) -> None:
        """Takes all rows of an article out."""
        pairs = self._pairs(article)
        self._connection.executemany(_DELETE, pairs)
        self._touched.update(one for pair in pairs for one in pair)

    def put(self, first: int, second: int, overlap: Overlap) -> None:
        """Writes the row of two articles, unless they are editions of one."""
        if are_one(self._facts(first), self._facts(second)):
            return
        if self._facts(first).order < self._facts(second).order:
            first, second, overlap = second, first, overlap.turned()
        later, earlier = self._facts(first), self._facts(second)
        values = (
            first,
            second,
            later.agency,
            earlier.agency,
            overlap.of_first,
            overlap.of_second,
            delay(earlier, later),
            order_is_sure(earlier, later),
            named_in(later, self._agency(earlier.agency)) if later.agency != earlier.agency else None,
            later.agency != earlier.agency and named_in(earlier, self._agency(later.agency)) is not None,
        )
        self._connection.execute(_INSERT, values)
        self._touched |= {first, second}

    def turn(self, article: int) -> None:
        """Writes all rows of an article again, whose date, first capture or sources are others now."""
        for pair, overlap in self._pairs(article).items():
            self._connection.execute(_DELETE, pair)
            self.put(*pair, overlap)
        self._touched.add(article)

    def choose_sources(self) -> None:
        """Marks for each article that was touched the one it most likely has the text from."""
        for article in sorted(self._touched):
            rows = self._connection.execute(_EARLIER, (article,)).fetchall()
            if rows:
                chosen = rows[source_of([(self._facts(earlier), named) for earlier, named, _ in rows])][0]
                self._connection.execute(_CHOOSE, (article, chosen))
        self._touched.clear()

    def _pairs(self, article: int) -> dict[tuple[int, int], Overlap]:
        found = self._connection.execute(_PAIRS, (article,))
        return {(later, earlier): Overlap(*shares) for later, earlier, *shares in found}

    def _facts(self, article: int) -> Published:
        if article not in self._published:
            sources = tuple(name for (name,) in self._connection.execute(_SOURCES, (article,)))
            row: _Row = self._connection.execute(_PUBLISHED, (article,)).fetchone()
            self._published[article] = Published(*row, sources)
        return self._published[article]

    def _agency(self, agency: str) -> Names:
        if agency not in self._names:
            self._names[agency] = Names(*self._connection.execute(_AGENCY, (agency,)).fetchone())
        return self._names[agency]


def rewrite_orders(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Brings the rows of articles up to date whose texts are as they were."""
    reprints = Reprints(connection)
    for article in sorted(articles):
        reprints.turn(article)
    reprints.choose_sources()
