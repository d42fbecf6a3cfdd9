"""Searching an archive: what was typed, and the articles that have it, the best first. Only reads.

with reading(Path("archive.db")) as connection:
    for hit in search(connection, "мектептерге since:2023").hits:
        print(hit.headline)
"""

import sqlite3
from dataclasses import dataclass, replace
from enum import StrEnum

from archive.errors import ArchiveError
from archive.search.chosen import chosen
from archive.search.expression import expression_of
from archive.search.index import state_of
from archive.search.query import Filters, parse
from archive.search.suggest import suggestions

WEIGHTS = (10.0, 4.0, 5.0, 2.0)
"""Of bm25 for headline, text, the headline's stems, the text's stems: as typed above stem, headline above text."""

MOST_RANKED = 3000
"""Of what more articles have, those that came to the archive last are put in order of relevance, no others:
bm25 looks at each article, and half of an archive has some words."""

BEGIN, END = "\u0002", "\u0003"
"""Around what was found, in highlighted texts: characters that no text of an article has."""


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
    values = {**these.values, "limit": limit, "offset": offset}
    if expression.match and sort is Sort.RELEVANCE:
        sql = these.sql
        if these.total > MOST_RANKED and offset + limit <= MOST_RANKED:
            last = f"{these.sql} ORDER BY articles_fts.rowid DESC LIMIT 1 OFFSET {MOST_RANKED - 1}"
            sql += f" AND articles_fts.rowid >= ({last})"
        sql += f" ORDER BY {_BM25}, articles_fts.rowid LIMIT :limit OFFSET :offset"
    else:
        index, order = _ORDERS[sort if sort is not Sort.RELEVANCE else Sort.DATE]
        sql = f"""
SELECT articles.id FROM {these.by(index)} WHERE {these.among}
ORDER BY {order} DESC, articles.id DESC LIMIT :limit OFFSET :offset
"""  # noqa: S608 - our own words
    found = [one for (one,) in connection.execute(sql, values)]
    return Hits(
        tuple(_hits(connection, expression.match if marks else "", found, by_stems=expression.by_stems)),
        these.total,
        tuple(
            (word, suggestions(connection, word) if place < _SUGGESTED_FOR else ())
            for place, word in enumerate(expression.unknown)
        ),
        state.is_whole,
    )


_SUGGESTED_FOR = 3
"""Unknown words that get suggestions: one takes up to 0.2 s among 500,000 forms."""
_BM25 = f"bm25(articles_fts, {', '.join(map(str, WEIGHTS))})"
_ORDERS = {
    Sort.DATE: ("articles_by_date", "articles.date_published_utc"),
    Sort.VIEWS: ("articles_by_views", "articles.view_count"),
}
"""The index that has the order, and by what it is."""
_EXACT_SHOWN = "highlight(articles_fts, 0, :begin, :end), snippet(articles_fts, 1, :begin, :end, '…', 32)"
_STEMS_SHOWN = "highlight(articles_fts, 2, :begin, :end), snippet(articles_fts, 3, :begin, :end, '…', 32)"
_SHOWN = """
SELECT rowid, {} FROM articles_fts WHERE articles_fts MATCH :match AND rowid IN ({})
"""
_ROWS = """
SELECT id, agency, edition, headline, ifnull(description, substr(article_body, 1, 300)), url, date_published, view_count
FROM articles WHERE id IN ({})
"""


def _together(first: Filters, second: Filters) -> Filters:
    """Both; where both say something, the second one counts."""
    names = ("agency", "section", "since", "until", "credit", "edition", "credit_kind")
    return Filters(**{name: getattr(second, name) or getattr(first, name) for name in names})


def _hits(connection: sqlite3.Connection, match: str, found: list[int], *, by_stems: bool) -> list[Hit]:
    numbers = ", ".join(map(str, found))
    shown: dict[int, tuple[str, str]] = {}
    if match:
        values = {"begin": BEGIN, "end": END, "match": match}
        # Each takes the text apart again: where stems tell all, the columns of exact words are not asked.
        columns = _STEMS_SHOWN if by_stems else f"{_STEMS_SHOWN}, {_EXACT_SHOWN}"
        for number, title, text, *exact in connection.execute(_SHOWN.format(columns, numbers), values):
            shown[number] = (_marked(exact[0], title), _marked(exact[1], text)) if exact else (title, text)
    hits = {}
    for number, agency, edition, headline, text, url, published, views in connection.execute(_ROWS.format(numbers)):
        title, snippet = shown.get(number, (headline, text))
        hits[number] = Hit(number, agency, edition, title, snippet, url, published, views)
    return [hits[number] for number in found]


def _marked(exact: str, stems: str) -> str:
    """The text in which more was found: a word may be found as it was typed, by its stem, or both."""
    return exact if exact.count(BEGIN) > stems.count(BEGIN) else stems
