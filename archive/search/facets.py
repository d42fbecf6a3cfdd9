"""How the articles that a search found are spread: over agencies, sections, editions, months, kinds of credit."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.search.chosen import Chosen, chosen
from archive.search.expression import expression_of
from archive.search.query import Query

MOST = 12
"""Values of a facet that are told, the most frequent first; months are all told."""

_MONTHS = "substr(articles.published_day, 1, 7)"


@dataclass(frozen=True, slots=True)
class Facets:
    """Pairs of a value and how many of the articles have it; months are in their order."""

    values: Mapping[str, tuple[tuple[str, int], ...]]
    """By the names of the filters: agency, section, edition; and credit_kind."""
    months: tuple[tuple[str, int], ...]


def months_of(connection: sqlite3.Connection, query: Query) -> tuple[tuple[str, int], ...]:
    """How many articles the query finds in each month of publication, in order."""
    these = chosen(connection, expression_of(connection, query), query.filters)
    counted = _counted(connection, these, _MONTHS, "articles_by_day")
    return tuple(sorted((month, count) for month, count in counted if month is not None))


def facets_of(connection: sqlite3.Connection, query: Query) -> Facets:
    """The facets of all that the query finds."""
    these = chosen(connection, expression_of(connection, query), query.filters)
    agencies, editions, months = Counter[str](), Counter[str](), Counter[str]()
    # Both indexes have all that is asked for, so that no article need be read.
    columns = f"articles.agency, articles.edition, {_MONTHS}"
    for agency, edition, month, count in _counted(connection, these, columns, "articles_by_identity"):
        agencies[agency] += count
        editions[edition] += count
        if month is not None:
            months[month] += count
    sections = _counted(connection, these, "articles.article_section", "articles_by_section")
    photos = "true" if these.is_all else f"photos.article IN ({these.sql})"
    kinds = f"""
SELECT kind, count(DISTINCT photos.article) FROM credits JOIN photos ON photos.id = photo WHERE {photos} GROUP BY kind
"""  # noqa: S608 - our own words
    values = {
        "agency": _most(agencies.items()),
        "section": _most(sections),
        "edition": _most(editions.items()),
        "credit_kind": _most(connection.execute(kinds, these.values)),
    }
    return Facets(values, tuple(sorted(months.items())))


def _counted(connection: sqlite3.Connection, these: Chosen, columns: str, index: str) -> sqlite3.Cursor:
    sql = f"SELECT {columns}, count(*) FROM {these.by(index)} WHERE {these.among} GROUP BY {columns}"  # noqa: S608
    return connection.execute(sql, these.values)


def _most(counted: Iterable[tuple[str | None, int]]) -> tuple[tuple[str, int], ...]:
    said = [(value, count) for value, count in counted if value is not None]
    return tuple(sorted(said, key=lambda one: (-one[1], one[0]))[:MOST])
