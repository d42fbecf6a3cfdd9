"""Which articles a query finds: an SQL of their numbers that stays quick in a large archive. Ranks and shows nothing.

FTS5 left to SQLite's planner is asked for each article of a filter whether it matches: 100,000 articles took 0.3 s, and
a word of an agency up to 1 s. Here few matches are looked up one by one, and of many the numbers are held
against those of the filters, which indexes alone tell: 3 to 14 ms of 60,000 articles.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from archive.search.expression import Expression
from archive.search.query import Filters

FEW = 250
_FEW_IN = 30
"""Up to `FEW`, or one in so many of all articles, are looked up themselves; more are found by indexes, of which each
entry is read. All facets of 10,004 in a million articles take 0.15 s of the processor looked up, 0.7 s by indexes."""

GATHERED = 3000
"""Articles that are gathered rather than counted: they are asked for once more to be put in order."""

_FOUND = "SELECT articles_fts.rowid FROM articles_fts"
_ARTICLES = "SELECT articles.id FROM articles"
_MATCHING = "articles_fts MATCH :match"
_EXCLUDED = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH :exclude"
_CONDITIONS = {
    "agency": "articles.agency = :agency",
    "section": "articles.article_section = :section",
    "since": "articles.published_day >= :since",
    "until": "articles.published_day <= :until || '\U0010ffff'",
    "credit": (
        "articles.id IN (SELECT photos.article FROM credits CROSS JOIN photos INDEXED BY photos_by_number"
        " ON photos.id = photo WHERE credits.name IN"
        " (SELECT name FROM (SELECT DISTINCT name FROM credits) WHERE instr(name, :credit) > 0))"
    ),
    "credit_kind": (
        "articles.id IN (SELECT photos.article FROM credits CROSS JOIN photos INDEXED BY photos_by_number"
        " ON photos.id = photo WHERE credits.kind = :credit_kind)"
    ),
    # kk is kk-Cyrl, too; "." is what follows "-".
    "edition": (
        "(articles.edition = :edition OR articles.edition >= :edition || '-' AND articles.edition < :edition || '.')"
    ),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles that a query finds. With something to match, `sql` is over articles_fts and may be put in its order.

    `sql` selects numbers of articles, with `values`; `is_all`: nothing is asked for, and all articles are found.
    """

    sql: str
    values: dict[str, object]
    total: int
    is_all: bool
    few: int
    """Up to how many articles are few in this archive."""
    numbers: Sequence[int] | None = None
    """The articles, the newest in the archive first, where they had to be gathered to be counted."""

    @property
    def among(self) -> str:
        """The condition of these articles in a query over the table articles."""
        return "true" if self.is_all else f"articles.id IN ({self.sql})"

    def by(self, index: str) -> str:
        """`articles`, to be read along an index where that is quicker than looking the articles up."""
        return f"articles INDEXED BY {index}" if self.is_many else "articles"

    @property
    def is_many(self) -> bool:
        """Whether an index is quicker than looking the articles up."""
        return self.is_all or self.total > self.few


def chosen(connection: sqlite3.Connection, expression: Expression, filters: Filters) -> Chosen:
    """The articles that match the expression and have what the filters say; all when there is neither."""
    asked = {name: value for name in _CONDITIONS if (value := getattr(filters, name))}
    conditions = [_CONDITIONS[name] for name in asked]
    few = _few(connection)
    values = dict[str, object](asked)
    if expression.exclude:
        values["exclude"] = expression.exclude
    if not expression.parts:
        if expression.exclude:
            conditions.append(f"articles.id NOT IN ({_EXCLUDED})")
        sql = _ARTICLES + (f" WHERE {' AND '.join(conditions)}" if conditions else "")
        return Chosen(sql, values, _count(connection, sql, values), is_all=not conditions, few=few)
    values["match"] = expression.found
    sql = f"{_FOUND} WHERE {_MATCHING}"
    if values.keys() == {"match"}:
        first, *others = expression.parts
        # A phrase is asked for once only: FTS5 compares places in all articles that have its words.
        if min(part.documents for part in expression.parts) <= GATHERED if others else not first.is_counted:
            return _gathered(connection, sql, values, few)
        return Chosen(sql, values, _matching(connection, expression, sql, values), is_all=False, few=few)
    if conditions and _matching(connection, expression, sql, values) <= few:
        sql = f"{_FOUND} CROSS JOIN articles ON articles.id = articles_fts.rowid WHERE {_MATCHING}"
        sql += f" AND {' AND '.join(conditions)}"
    elif conditions:
        # The plus keeps SQLite from asking the index of words for each article of the filters, all of which are from
        # the first one on: with a day in the filters most entries are passed over.
        filtered = f"{_ARTICLES} WHERE {' AND '.join(conditions)}"
        sql = f"WITH filtered AS MATERIALIZED ({filtered}) {_FOUND} WHERE {_MATCHING}"
        sql += " AND articles_fts.rowid >= (SELECT min(id) FROM filtered) AND +articles_fts.rowid IN filtered"
    if expression.exclude:
        sql += f" AND +articles_fts.rowid NOT IN ({_EXCLUDED})"
    return _gathered(connection, sql, values, few)


def _few(connection: sqlite3.Connection) -> int:
    (last,) = connection.execute("SELECT ifnull(max(id), 0) FROM articles").fetchone()
    return max(FEW, int(last) // _FEW_IN)


def _gathered(connection: sqlite3.Connection, sql: str, values: dict[str, object], few: int) -> Chosen:
    rows = connection.execute(f"{sql} ORDER BY articles_fts.rowid DESC", values)
    numbers = [number for (number,) in rows]
    return Chosen(sql, values, len(numbers), is_all=False, few=few, numbers=numbers)


def _matching(connection: sqlite3.Connection, expression: Expression, sql: str, values: dict[str, object]) -> int:
    """How many articles match, whatever the filters; of one word it is known."""
    if len(expression.parts) == 1 and expression.parts[0].is_counted:
        return expression.parts[0].documents
    return _count(connection, sql, {"match": values["match"]})


def _count(connection: sqlite3.Connection, sql: str, values: dict[str, object]) -> int:
    (total,) = connection.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()  # noqa: S608 - our own words
    return int(total)
