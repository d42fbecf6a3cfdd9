"""What is in an archive, in numbers. It only reads."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from archive.connection import reading
from archive.schema import is_current

# The index has all that is asked for; the table has the texts between it, 2 KB an article.
_EDITIONS = """
SELECT agency, edition, count(*), min(published_day), max(published_day), sum(revision_count - 1),
  count(gone_at), max(last_seen)
FROM articles INDEXED BY articles_in_numbers GROUP BY agency, edition ORDER BY agency, edition
"""
_CRAWLS = """
SELECT agency, started_at, finished_at, reason, exit_code,
  pages, new, revised, unchanged, gone, failed, unread, complete
FROM crawls ORDER BY started_at DESC, id DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class EditionInfo:
    """One edition of one agency; days are local days of publication, `last_seen` is UTC."""

    agency: str
    edition: str
    articles: int
    first_published: str | None
    last_published: str | None
    edits: int
    gone: int
    last_seen: str


@dataclass(frozen=True, slots=True)
class CrawlInfo:
    """One crawl, in the words of the table `crawls`; `complete` is 1 or 0."""

    agency: str
    started_at: str
    finished_at: str | None
    reason: str | None
    exit_code: int | None
    pages: int
    new: int
    revised: int
    unchanged: int
    gone: int
    failed: int
    unread: int
    complete: int


@dataclass(frozen=True, slots=True)
class ArchiveInfo:
    """The whole archive; `crawls` are the newest ones, newest first."""

    path: str
    size_bytes: int
    agencies: int
    articles: int
    revisions: int
    views: int
    photos: int
    images: int
    captures: int
    gone: int
    unread: int
    editions: tuple[EditionInfo, ...]
    crawls: tuple[CrawlInfo, ...]


def read_info(path: Path, *, crawls: int = 5) -> ArchiveInfo:
    """What is in the archive at `path`; raises ArchiveError when that is none, or a newer Muragat's."""
    with reading(path) as connection:
        is_current(connection, path)
        return ArchiveInfo(
            path=str(path),
            size_bytes=path.stat().st_size,
            agencies=_count(connection, "SELECT count(*) FROM agencies"),
            articles=_count(connection, "SELECT count(*) FROM articles"),
            revisions=_count(connection, "SELECT count(*) FROM revisions"),
            views=_count(connection, "SELECT count(*) FROM views"),
            photos=_count(connection, "SELECT count(*) FROM photos"),
            images=_count(
                connection, "SELECT count(DISTINCT payload_digest) FROM images WHERE encoding_format NOT NULL"
            ),
            captures=_count(connection, "SELECT count(*) FROM captures"),
            gone=_count(connection, "SELECT count(*) FROM articles WHERE gone_at IS NOT NULL"),
            unread=_count(connection, "SELECT count(*) FROM unread"),
            editions=tuple(EditionInfo(*row) for row in connection.execute(_EDITIONS)),
            crawls=tuple(CrawlInfo(*row) for row in connection.execute(_CRAWLS, (crawls,))),
        )


def _count(connection: sqlite3.Connection, sql: str) -> int:
    number: int = connection.execute(sql).fetchone()[0]
    return number
