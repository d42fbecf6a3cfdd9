"""How the articles that a search found are spread: over agencies, sections, editions, months, kinds of credit."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from archive.search.expression import expression_of
from archive.search.query import Query
from archive.search.searching import TABLES, conditions

MOST = 12
"""Values of a facet that are told, the most frequent first; months are all told."""

_COLUMNS = {"agency": "articles.agency", "section": "articles.article_section", "edition": "articles.edition"}
_MONTHS = "substr(articles.published_day, 1, 7)"


@dataclass(frozen=True, slots=True)
class Facets:
    """Pairs of a value and how many of the articles have it; months are in their order."""

    values: Mapping[str, tuple[tuple[str, int], ...]]
    """By the names of the filters: agency, section, edition; and credit_kind."""
    months: tuple[tuple[str, int], ...]


def months_of(connection: sqlite3.Connection, query: Query) -> tuple[tuple[str, int], ...]:
    """How many articles the query finds in each month of publication, in order."""
    expression = expression_of(connection, query)
    where, values = conditions(expression, query)
    also = "AND" if where else "WHERE"
    sql = f"""
SELECT {_MONTHS} AS value, count(*) FROM {TABLES[bool(expression.match)]} {where} {also} value IS NOT NULL
GROUP BY value ORDER BY value
"""  # noqa: S608 - our own words
    return tuple(connection.execute(sql, values))


def facets_of(connection: sqlite3.Connection, query: Query) -> Facets:
    """The facets of all that the query finds."""
    expression = expression_of(connection, query)
    where, values = conditions(expression, query)
    tables = f"{TABLES[bool(expression.match)]} {where}"
    also = "AND" if where else "WHERE"

    def counted(column: str, order: str) -> str:
        return (
            f"SELECT {column} AS value, count(*) AS articles FROM {tables} {also} {column} IS NOT NULL"  # noqa: S608
            f" GROUP BY value ORDER BY {order} LIMIT :most"
        )

    def ask(sql: str, most: int) -> tuple[tuple[str, int], ...]:
        return tuple(connection.execute(sql, {**values, "most": most}))

    found = {name: ask(counted(column, "articles DESC, value"), MOST) for name, column in _COLUMNS.items()}
    kinds = f"""
SELECT kind, count(DISTINCT photos.article) AS articles FROM credits JOIN photos ON photos.id = photo
WHERE photos.article IN (SELECT articles.id FROM {tables}) GROUP BY kind ORDER BY articles DESC, kind LIMIT :most
"""  # noqa: S608 - our own words
    found["credit_kind"] = ask(kinds, MOST)
    return Facets(found, ask(counted(_MONTHS, "value"), -1))
