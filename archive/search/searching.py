"""Searching an archive: what was typed, and the articles that have it, the best first. Only reads.

with reading(Path("archive.db")) as connection:
    for hit in search(connection, "мектептерге since:2023").hits:
        print(hit.headline)
"""

import sqlite3
from dataclasses import dataclass, replace
from enum import StrEnum

from archive.errors import ArchiveError
from archive.search.expression import Expression, expression_of
from archive.search.index import state_of
from archive.search.query import Filters, Query, parse
from archive.search.suggest import suggestions

WEIGHTS = (10.0, 4.0, 5.0, 2.0)
"""Of bm25 for headline, text, the headline's stems, the text's stems: as typed above stem, headline above text."""

MOST_RANKED = 3000
"""Of a word that more articles have, those that came to the archive last are put in order of relevance, no others:
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
) -> Hits:
    """The articles that have all that was typed, in any form of its words; `filters` add to those in the text.

    Whatever is typed is a query, an empty one is for all articles. Raises ArchiveError when the archive has no index
    by today's rules.
    """
    state = state_of(connection)
    if not state.is_current:
        raise ArchiveError("The archive's search index is by other rules. Make it again with: muragat reindex ARCHIVE")
    query = parse(text)
    if filters is not None:
        query = replace(query, filters=_together(query.filters, filters))
    expression = expression_of(connection, query)
    where, values = conditions(expression, query)
    # Whether articles themselves must be looked at, and not the index alone.
    is_plain = bool(expression.match) and not expression.exclude and query.filters == Filters()
    tables = f"{'articles_fts' if is_plain else TABLES[bool(expression.match)]} {where}"
    (total,) = connection.execute(f"SELECT count(*) FROM {tables}", values).fetchone()  # noqa: S608 - our own words
    values |= {"limit": limit, "offset": offset}
    if expression.match and sort is Sort.RELEVANCE:
        if is_plain and total > MOST_RANKED and offset + limit <= MOST_RANKED:
            tables += f" AND articles_fts.rowid >= ({_LAST_RANKED})"
        number = "articles_fts.rowid" if is_plain else "articles.id"
        sql = f"SELECT {number} FROM {tables} ORDER BY {_BM25}, {number} LIMIT :limit OFFSET :offset"  # noqa: S608
    elif is_plain and total > _MANY:
        sql = f"""
SELECT articles.id FROM articles INDEXED BY {_INDEXES[sort]}
WHERE articles.id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH :match) AND {_ORDERED[sort]} IS NOT NULL
ORDER BY {_ORDER[sort]} LIMIT :limit OFFSET :offset
"""  # noqa: S608
    else:
        order = _ORDER[sort if sort is not Sort.RELEVANCE else Sort.DATE]
        tables = f"{TABLES[bool(expression.match)]} {where}"
        sql = f"SELECT articles.id FROM {tables} ORDER BY {order} LIMIT :limit OFFSET :offset"  # noqa: S608
    found = [one for (one,) in connection.execute(sql, values)]
    return Hits(
        tuple(_hits(connection, expression, found)),
        total,
        tuple(
            (word, suggestions(connection, word) if place < _SUGGESTED_FOR else ())
            for place, word in enumerate(expression.unknown)
        ),
        state.is_whole,
    )


TABLES = {True: "articles_fts JOIN articles ON articles.id = articles_fts.rowid", False: "articles"}
_SUGGESTED_FOR = 3
"""Unknown words that get suggestions: one takes up to 0.2 s among 500,000 forms."""
_BM25 = f"bm25(articles_fts, {', '.join(map(str, WEIGHTS))})"
_LAST_RANKED = f"""
SELECT rowid FROM articles_fts WHERE articles_fts MATCH :match ORDER BY rowid DESC LIMIT 1 OFFSET {MOST_RANKED - 1}
"""  # noqa: S608 - a number of ours
_ORDERED = {Sort.DATE: "articles.date_published_utc", Sort.VIEWS: "articles.view_count"}
_INDEXES = {Sort.DATE: "articles_by_date", Sort.VIEWS: "articles_by_views"}
_MANY = 2000
"""Hits from which on it is quicker to go through all articles in their order than to put the hits in order."""
_ORDER = {
    Sort.DATE: "articles.date_published_utc DESC, articles.id DESC",
    Sort.VIEWS: "articles.view_count DESC, articles.id DESC",
}
_CONDITIONS = {
    "agency": "articles.agency = :agency",
    "section": "articles.article_section = :section",
    "since": "articles.published_day >= :since",
    "until": "articles.published_day <= :until || '\U0010ffff'",
    "credit": (
        "articles.id IN (SELECT photos.article FROM credits JOIN photos ON photos.id = photo"
        " WHERE instr(credits.name, :credit) > 0)"
    ),
    "edition": "substr(articles.edition || '-', 1, length(:edition) + 1) = :edition || '-'",
}
_EXACT_SHOWN = "highlight(articles_fts, 0, :begin, :end), snippet(articles_fts, 1, :begin, :end, '…', 32)"
_STEMS_SHOWN = "highlight(articles_fts, 2, :begin, :end), snippet(articles_fts, 3, :begin, :end, '…', 32)"
_SHOWN = """
SELECT rowid, {} FROM articles_fts WHERE articles_fts MATCH :match AND rowid IN ({})
"""
_ROWS = """
SELECT id, agency, edition, headline, ifnull(description, substr(article_body, 1, 300)), url, date_published, view_count
FROM articles WHERE id IN ({})
"""


def conditions(expression: Expression, query: Query) -> tuple[str, dict[str, object]]:
    """The WHERE of a search over articles_fts (where there is something to match) and articles, and its values."""
    where, values = [], dict[str, object]()
    if expression.match:
        where.append("articles_fts MATCH :match")
        values["match"] = expression.match
    if expression.exclude:
        where.append("articles.id NOT IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH :exclude)")
        values["exclude"] = expression.exclude
    for name, condition in _CONDITIONS.items():
        value = getattr(query.filters, name)
        if value:
            where.append(condition)
            values[name] = value
    return ("WHERE " + " AND ".join(where) if where else ""), values


def _together(first: Filters, second: Filters) -> Filters:
    """Both; where both say something, the second one counts."""
    names = ("agency", "section", "since", "until", "credit", "edition")
    return Filters(**{name: getattr(second, name) or getattr(first, name) for name in names})


def _hits(connection: sqlite3.Connection, expression: Expression, found: list[int]) -> list[Hit]:
    numbers = ", ".join(map(str, found))
    shown: dict[int, tuple[str, str]] = {}
    if expression.match:
        values = {"begin": BEGIN, "end": END, "match": expression.match}
        # Each takes the text apart again: where stems tell all, the columns of exact words are not asked.
        columns = _STEMS_SHOWN if expression.by_stems else f"{_STEMS_SHOWN}, {_EXACT_SHOWN}"
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
