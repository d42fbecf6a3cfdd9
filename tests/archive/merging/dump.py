"""All rows of an archive without the numbers that only tell the order of arrival, for comparing two archives."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

_ARTICLE = "(SELECT agency || ' ' || native_id || ' ' || edition FROM articles WHERE articles.id = {})"
_PHOTO = f"(SELECT {_ARTICLE.format('article')} || ' ' || position FROM photos WHERE photos.id = photo)"  # noqa: S608
_CRAWL = "(SELECT agency || started_at || arguments || ifnull(finished_at, '') FROM crawls WHERE crawls.id = crawl)"
_NAMES = {
    "article": _ARTICLE.format("article"),
    "earlier": _ARTICLE.format("earlier"),
    "photo": _PHOTO,
    "crawl": _CRAWL,
}
_LEFT_OUT = ("articles_fts", "_sqlite_migrations", "sqlite_")
"""Shadow tables of the search index are compared by `archive.search.check`, against the articles."""

Rows = dict[str, list[tuple[Any, ...]]]


def tables(path: Path) -> list[str]:
    """The names of all tables."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        ]


def dump(path: Path) -> Rows:
    """The rows by table, sorted."""
    found: Rows = {}
    with closing(sqlite3.connect(path)) as connection:
        for table in tables(path):
            if table.startswith(_LEFT_OUT):
                continue
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            is_numbered = table in ("articles", "photos", "captures", "crawls")
            chosen = [_NAMES.get(name, name) for name in columns if not (is_numbered and name == "id")]
            rows = connection.execute(f"SELECT {', '.join(chosen)} FROM {table}").fetchall()  # noqa: S608
            found[table] = sorted(rows, key=repr)
    return found
