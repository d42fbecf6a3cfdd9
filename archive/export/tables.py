"""Which tables are exported, with what is known of their columns. Reads the archive's own schema; writes nothing."""

import sqlite3
from dataclasses import dataclass

from archive.web.configuration import table_texts

OF_ARTICLES = (
    "article_authors",
    "article_tags",
    "article_news_sources",
    "photos",
    "revisions",
    "edits",
    "doubtful_readings",
    "views",
    "disappearances",
    "addresses",
    "quotes",
    "reprints",
    "date_conflicts",
    "unread",
    "captures",
)
"""Tables whose column `article` says which article a row belongs to."""

_INSIDE = ("content_digest", "reading_digest", "layers", "readers")
"""Columns of articles that serve the archive itself."""

_LISTS = {
    "authors": "SELECT author AS one FROM article_authors WHERE article = articles.id ORDER BY position",
    "tags": "SELECT tag AS one FROM article_tags WHERE article = articles.id ORDER BY position",
    "news_sources": "SELECT news_source AS one FROM article_news_sources WHERE article = articles.id ORDER BY position",
}
_LIST_TEXTS = {
    "authors": "Its authors' names with «; » between them; see article_authors.",
    "tags": "Its tags with «; » between them; see article_tags.",
    "news_sources": "The sources that the text names, with «; » between them; see article_news_sources.",
}
PARTITIONS = ("agency", "year")
YEAR = "The local year of the article's publication, 0 when its day is not known."


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `type` is SQLite's: TEXT, INTEGER or REAL."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table to export. `sql` gives its rows; of one agency and year (`:agency`, `:year`) when it is of articles.

    It reads from the temporary table `chosen` (article, agency, year).
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    sql: str
    is_of_articles: bool = True

    @property
    def inside(self) -> tuple[Column, ...]:
        """The columns without those that a partition's folder tells."""
        return tuple(column for column in self.columns if not self.is_of_articles or column.name not in PARTITIONS)


def tables_of(connection: sqlite3.Connection) -> tuple[Table, ...]:
    """All tables of an export, articles first."""
    names = ("articles", *OF_ARTICLES, "credits", "agencies", "crawls")
    return tuple(_table(connection, name) for name in names)


def _table(connection: sqlite3.Connection, name: str) -> Table:
    texts = table_texts(name)
    sql = "SELECT name, type FROM pragma_table_info(?)"
    columns = tuple(
        Column(column, type_, texts["columns"][column])
        for column, type_ in connection.execute(sql, (name,))
        if name != "articles" or column not in _INSIDE
    )
    if name == "articles":
        columns += tuple(Column(column, "TEXT", text) for column, text in _LIST_TEXTS.items())
    return Table(name, texts["title"], texts["description"], columns, _sql(name, columns), name not in _OF_AGENCIES)


_OF_AGENCIES = {
    "agencies": "WHERE id IN (SELECT agency FROM chosen) ORDER BY id",
    "crawls": "WHERE agency IN (SELECT agency FROM chosen) ORDER BY id",
}


def _sql(name: str, columns: tuple[Column, ...]) -> str:
    wanted = ", ".join(
        f"(SELECT group_concat(one, '; ') FROM ({_LISTS[column.name]}))"  # noqa: S608 - our own names
        if name == "articles" and column.name in _LISTS
        else f'{name}."{column.name}"'
        for column in columns
    )
    if name in _OF_AGENCIES:
        return f"SELECT {wanted} FROM {name} {_OF_AGENCIES[name]}"  # noqa: S608 - our own names
    joined = {
        "articles": "JOIN articles ON articles.id = chosen.article",
        "credits": "JOIN photos ON photos.article = chosen.article JOIN credits ON credits.photo = photos.id",
    }.get(name, f"JOIN {name} ON {name}.article = chosen.article")
    return f"""
SELECT {wanted} FROM chosen CROSS {joined} WHERE chosen.agency = :agency AND chosen.year = :year
ORDER BY chosen.article
"""  # noqa: S608 - our own names
