"""Whether an archive's file is sound and its rows fit each other. It reads rows only; WARC files are the caller's."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from archive.reprints.check import reprint_faults
from archive.search.check import index_faults
from archive.summaries.keeping import summary_faults

_CHECKS = {
    "articles that no capture shows": """
SELECT 'article ' || id || ', ' || url FROM articles
WHERE NOT EXISTS (SELECT 1 FROM captures WHERE article = articles.id AND content_digest IS NOT NULL)
""",
    "articles without a revision": """
SELECT 'article ' || id || ', ' || url FROM articles
WHERE NOT EXISTS (SELECT 1 FROM revisions WHERE article = articles.id)
""",
    "articles whose count of revisions is another": """
SELECT 'article ' || id || ', ' || url FROM articles
WHERE revision_count <> (SELECT count(*) FROM revisions WHERE article = articles.id)
""",
    "revisions that no capture shows": """
SELECT 'article ' || article || ', seen ' || seen_at FROM revisions
WHERE NOT EXISTS (SELECT 1 FROM captures WHERE captures.article = revisions.article
  AND fetched_at = seen_at AND captures.content_digest = revisions.content_digest)
""",
    "counts of views that no capture shows": """
SELECT 'article ' || article || ', seen ' || seen_at FROM views
WHERE NOT EXISTS (SELECT 1 FROM captures WHERE captures.article = views.article AND fetched_at = seen_at)
""",
    "images that no capture shows": """
SELECT url || ', ' || images.fetched_at FROM images
WHERE NOT EXISTS (SELECT 1 FROM captures
  WHERE captures.payload_digest IS images.payload_digest AND captures.fetched_at = images.fetched_at)
""",
    "photos that do not show the newest image of their address": """
SELECT 'article ' || article || ', photo ' || position FROM photos
WHERE (payload_digest, encoding_format, width, height, content_size) IS NOT (
  SELECT payload_digest, encoding_format, width, height, content_size FROM images
  WHERE images.url = photos.largest_url ORDER BY fetched_at DESC LIMIT 1)
""",
    "quotes that are not where they are said to be": """
SELECT 'article ' || article || ', quote ' || position FROM quotes JOIN articles ON articles.id = article
WHERE substr(article_body, starts + 1, ends - starts) IS NOT quote
""",
    "authors that no article names": """
SELECT name FROM authors WHERE NOT EXISTS (SELECT 1 FROM article_authors WHERE author = name)
""",
    "tags that no article has": "SELECT name FROM tags WHERE NOT EXISTS (SELECT 1 FROM article_tags WHERE tag = name)",
    "sources that no article names": """
SELECT name FROM news_sources WHERE NOT EXISTS (SELECT 1 FROM article_news_sources WHERE news_source = name)
""",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong: the kind, and where."""

    kind: str
    where: str


def check_file(connection: sqlite3.Connection) -> Iterator[Fault]:
    """SQLite's own checks: the file's pages and indexes, and references to rows that are not there."""
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Fault("damage of the database file", str(message))
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault("rows that refer to nothing", f"{table}, row {row}: nothing in {parent}")


def check_index(connection: sqlite3.Connection) -> Iterator[Fault]:
    """The search index against the articles: stale, missing and ghost rows, word for word."""
    for kind, where in index_faults(connection):
        yield Fault(kind, where)


def check_reprints(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Reprints, and the hashes by which they are found, against the articles' texts."""
    for kind, where in reprint_faults(connection):
        yield Fault(kind, where)


def check_rows(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Rows that contradict others, or that nothing leads to."""
    for kind, sql in _CHECKS.items():
        for (where,) in connection.execute(sql):
            yield Fault(kind, str(where))
    for kind, where in summary_faults(connection):
        yield Fault(kind, where)
