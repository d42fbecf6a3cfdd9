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


@dataclass(frozen=True, slots=True)
class Facets:
    """Pairs of a value and how many of the articles have it; months are in their order."""

    values: Mapping[str, tuple[tuple[str, int], ...]]
    """By the names of the filters: agency, section, edition; and credit_kind."""
    months: tuple[tuple[str, int], ...]


def months_of(connection: sqlite3.Connection, query: Query) -> tuple[tuple[str, int], ...]:
    """How many articles the query finds in each month of publication, in order."""
    these = chosen(connection, expression_of(connection, query), query.filters)
    days = _counted(connection, these, "articles.published_day", "articles_by_day")
    return _months(days)


def facets_of(connection: sqlite3.Connection, query: Query) -> Facets:
    """The facets of all that the query finds."""
    these = chosen(connection, expression_of(connection, query), query.filters)
    agencies, days = Counter[str](), Counter[str | None]()
    # Each index has its columns in the order in which they are counted: nothing is sorted, and no article is read.
    columns = "articles.agency, articles.published_day"
    for agency, day, count in _counted(connection, these, columns, "articles_in_numbers"):
        agencies[agency] += count
        days[day] += count
    editions = _counted(connection, these, "articles.edition", "articles_by_edition")
    sections = _counted(connection, these, "articles.article_section", "articles_by_section")
    photos, order = f"photos.article IN ({these.sql})", "JOIN photos"
    if these.is_all:
        photos, order = "true", "CROSS JOIN photos INDEXED BY photos_by_number"
    kinds = f"""
SELECT kind, count(DISTINCT photos.article) FROM credits {order} ON photos.id = photo WHERE {photos} GROUP BY kind
"""  # noqa: S608 - our own words
    values = {
        "agency": _most(agencies.items()),
        "section": _most(sections),
        "edition": _most(editions),
        "credit_kind": _most(connection.execute(kinds, these.values)),
    }
    return Facets(values, _months(days.items()))


def _months(days: Iterable[tuple[str | None, int]]) -> tuple[tuple[str, int], ...]:
    months = Counter[str]()
    for day, count in days:
        if day is not None:
            months[day[:7]] += count
    return tuple(sorted(months.items()))


def _counted(connection: sqlite3.Connection, these: Chosen, columns: str, index: str) -> sqlite3.Cursor:
    sql = f"SELECT {columns}, count(*) FROM {these.by(index)} WHERE {these.among} GROUP BY {columns}"  # noqa: S608
    return connection.execute(sql, these.values)


def _most(counted: Iterable[tuple[str | None, int]]) -> tuple[tuple[str, int], ...]:
    said = [(value, count) for value, count in counted if value is not None]
    return tuple(sorted(said, key=lambda one: (-one[1], one[0]))[:MOST])
