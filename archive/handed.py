"""What a crawl on another machine hands over to the archive's one writer, besides what pages said. No Redis here.

A message is a list of such records, which are saved together or not at all.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from archive import crawls, health
from archive.article import Agency, Article, Gone, Image, Listed, Response, Same, utc_text
from archive.backfill import Missed, Walked
from archive.crawls import Counts
from archive.health import Finding, Seen
from archive.packed import ENTRIES

_BEGUN = """
SELECT id FROM crawls WHERE (agency, started_at, arguments, versions) = (?, ?, ?, ?) AND finished_at IS NULL
ORDER BY id DESC LIMIT 1
"""
_POSITION = "SELECT position FROM handovers WHERE stream = ?"
_TAKEN = """
INSERT INTO handovers (stream, position, taken_at) VALUES (?, ?, ?)
ON CONFLICT (stream) DO UPDATE SET position = excluded.position, taken_at = excluded.taken_at
"""


@dataclass(frozen=True, slots=True)
class ReadTo:
    """The records of a WARC file are in the archive up to this byte, as these readers have read them."""

    file: str
    size: int
    read_to: int
    readers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CrawlBegun:
    """A crawl of an agency has begun (UTC)."""

    agency: str
    started_at: datetime
    arguments: Mapping[str, str]
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CrawlEnded:
    """How a crawl has ended; `summary` is JSON."""

    begun: CrawlBegun
    finished_at: datetime
    reason: str
    exit_code: int
    complete: bool
    counts: Counts
    summary: str
    seen: Seen
    findings: tuple[Finding, ...]


HandedRecord: TypeAlias = (
    Article | Gone | Same | Image | Response | Listed | Walked | Missed | Agency | ReadTo | CrawlBegun | CrawlEnded
)
HANDED: Mapping[str, type] = {
    **ENTRIES,
    "agency": Agency,
    "read_to": ReadTo,
    "crawl_begun": CrawlBegun,
    "crawl_ended": CrawlEnded,
}


def begin_crawl(connection: sqlite3.Connection, begun: CrawlBegun) -> int:
    """Writes down that a crawl has begun; gives its id."""
    return crawls.start(
        connection,
        begun.agency,
        started_at=begun.started_at,
        arguments=begun.arguments,
        versions=begun.versions,
    )


def end_crawl(connection: sqlite3.Connection, ended: CrawlEnded) -> None:
    """Writes down how a crawl has ended, in the row of its beginning, or in a new one where that is not here."""
    begun = ended.begun
    texts = (json.dumps(dict(mapping), ensure_ascii=False) for mapping in (begun.arguments, begun.versions))
    found = connection.execute(_BEGUN, (begun.agency, utc_text(begun.started_at), *texts)).fetchone()
    crawl: int = found[0] if found else begin_crawl(connection, begun)
    health.save(connection, crawl, ended.seen, ended.findings)
    crawls.finish(
        connection,
        crawl,
        finished_at=ended.finished_at,
        reason=ended.reason,
        exit_code=ended.exit_code,
        complete=ended.complete,
        counts=ended.counts,
        summary=json.loads(ended.summary),
    )


def position(connection: sqlite3.Connection, stream: str) -> str:
    """Up to which message of a stream all is in this archive; empty where nothing is."""
    found = connection.execute(_POSITION, (stream,)).fetchone()
    return found[0] if found else ""


def keep_position(connection: sqlite3.Connection, stream: str, upto: str) -> None:
    """Writes down up to which message all is in the archive; belongs in the transaction that has put it there."""
    connection.execute(_TAKEN, (stream, upto, utc_text(datetime.now(UTC))))
