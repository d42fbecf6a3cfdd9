"""Searching an archive: what was typed, and the articles that have it, the best first. Only reads.

with reading(Path("archive.db")) as connection:
    for hit in search(connection, "мектептерге since:2023").hits:
        print(hit.headline)
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from archive.errors import ArchiveError
from archive.search.chosen import chosen
from archive.search.expression import Expression, expression_of
from archive.search.index import state_of
from archive.search.order import Order, in_order, ranked
from archive.search.query import Filters, parse
from archive.search.shown import BEGIN, END, shown
from archive.search.suggest import suggestions

__all__ = ["BEGIN", "END", "Hit", "Hits", "Sort", "search"]


class Sort(StrEnum):
    """In which order hits come."""

    RELEVANCE = "relevance"
    DATE = "date"
    VIEWS = "views"


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found; `headline` and `snippet` have BEGIN and END around each word that was looked for."""

    article: int
    agency: str
    edition: str
    headline: str
    snippet: str
    url: str
    date_published: str | None
    view_count: int | None


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search came to."""

    hits: tuple[Hit, ...]
    total: int
    suggestions: tuple[tuple[str, tuple[str, ...]], ...]
    """For each typed word that no article has, in any form: words that it may have been meant for (the first three)."""
    is_whole: bool
    """Whether all articles are in the index; `muragat reindex` makes it whole."""


def search(
    connection: sqlite3.Connection,
    text: str,
    filters: Filters | None = None,
    *,
    sort: Sort = Sort.RELEVANCE,
    limit: int = 20,
    offset: int = 0,
    marks: bool = True,
) -> Hits:
    """The articles that have all that was typed, in any form of its words; `filters` add to those in the text.

    Whatever is typed is a query, an empty one is for all articles. Without `marks` headlines are plain and snippets are
    leads: highlighting takes half a millisecond a hit, seconds for a file of thousands. Raises ArchiveError when the
    archive has no index by today's rules.
    """
    state = state_of(connection)
    if not state.is_current:
        raise ArchiveError("The archive's search index is by other rules. Make it again with: muragat reindex ARCHIVE")
    query = parse(text)
    if filters is not None:
        query = replace(query, filters=_together(query.filters, filters))
    expression = expression_of(connection, query)
    these = chosen(connection, expression, query.filters)
    if expression.parts and sort is Sort.RELEVANCE:
        found = ranked(connection, expression, these, limit, offset)
    else:
        found = in_order(connection, these, _ORDERS[sort if sort is not Sort.RELEVANCE else Sort.DATE], limit, offset)
    return Hits(
        tuple(_hits(connection, expression, found, marks=marks)),
        these.total,
        tuple(
            (word, suggestions(connection, word) if place < _SUGGESTED_FOR else ())
            for place, word in enumerate(expression.unknown)
        ),
        state.is_whole,
    )


_SUGGESTED_FOR = 3
"""Unknown words that get suggestions: one takes up to 0.2 s among 500,000 forms."""
_ORDERS = {
    Sort.DATE: Order("articles_by_date", "articles.date_published_utc"),
    Sort.VIEWS: Order("articles_by_views", "articles.view_count"),
}
_ROWS = """
SELECT id, agency, edition, headline,
  iif(description IS NULL, article_body, description || char(10, 10) || article_body),
  ifnull(description, substr(article_body, 1, 300)), url, date_published, view_count
FROM articles WHERE id IN ({})
"""


def _together(first: Filters, second: Filters) -> Filters:
    """Both; where both say something, the second one counts."""
    names = ("agency", "section", "since", "until", "credit", "edition", "credit_kind")
    return Filters(**{name: getattr(second, name) or getattr(first, name) for name in names})


def _hits(connection: sqlite3.Connection, expression: Expression, found: Sequence[int], *, marks: bool) -> list[Hit]:
    hits = {}
    rows = connection.execute(_ROWS.format(", ".join(map(str, found))))
    for number, agency, edition, headline, body, beginning, url, published, views in rows:
        title, part = headline, beginning
        if marks and expression.wanted:
            title, part = shown(headline, body, edition, expression.wanted)
        hits[number] = Hit(number, agency, edition, title, part, url, published, views)
    return [hits[number] for number in found]
