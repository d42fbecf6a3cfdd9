"""The diary of crawls: when each began and ended, what it was asked, what came of it. It starts and stops nothing."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from datetime import datetime
from typing import Any

from archive import health
from archive.article import utc_text
from archive.health import Finding, Seen

_FINISH = """
UPDATE crawls SET finished_at = ?, reason = ?, exit_code = ?, complete = ?, summary = ?,
  pages = ?, new = ?, revised = ?, unchanged = ?, gone = ?, failed = ?, unread = ? WHERE id = ?
"""
_UNDER_WAY = """
SELECT id FROM crawls WHERE (agency, started_at, arguments, versions) = (?, ?, ?, ?) AND finished_at IS NULL
ORDER BY id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a crawl did: pages fetched, articles by outcome, pages that failed, texts that could not be read."""

    pages: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    gone: int = 0
    failed: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class CrawlBegun:
    """The beginning of a crawl of an agency (UTC): what it was asked, by which versions of what."""

    agency: str
    started_at: datetime
    arguments: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CrawlEnded:
    """How a crawl has ended (UTC); `complete` says that discovery was walked to its end.

    `seen` and `findings` are what its pages showed, and what that says against the crawls before.
    """

    finished_at: datetime
    reason: str
    exit_code: int
    complete: bool
    counts: Counts = Counts()
    summary: Mapping[str, Any] = field(default_factory=dict)
    seen: Seen = field(default_factory=Seen)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class CompleteCrawl:
    """A crawl whose discovery was walked to its end; both times are UTC."""

    id: int
    started_at: datetime
    finished_at: datetime


def start(connection: sqlite3.Connection, begun: CrawlBegun) -> int:
    """Writes down that a crawl has begun; gives its id."""
    sql = "INSERT INTO crawls (agency, started_at, arguments, versions) VALUES (?, ?, ?, ?) RETURNING id"
    crawl_id: int = connection.execute(sql, _values(begun)).fetchone()[0]
    return crawl_id


def under_way(connection: sqlite3.Connection, begun: CrawlBegun) -> int | None:
    """The id of a crawl that began so and has not ended; None when there is none."""
    found = connection.execute(_UNDER_WAY, _values(begun)).fetchone()
    return found[0] if found else None


def finish(connection: sqlite3.Connection, crawl_id: int, ended: CrawlEnded) -> None:
    """Writes down how a crawl has ended, and what it saw of the site's health."""
    health.save(connection, crawl_id, ended.seen, ended.findings)
    how = (utc_text(ended.finished_at), ended.reason, ended.exit_code, int(ended.complete), _json(ended.summary))
    connection.execute(_FINISH, (*how, *astuple(ended.counts), crawl_id))


def last_complete(connection: sqlite3.Connection, agency: str) -> CompleteCrawl | None:
    """The agency's latest crawl that walked its discovery to the end."""
    sql = """
    SELECT id, started_at, finished_at FROM crawls WHERE agency = ? AND complete = 1 ORDER BY started_at DESC, id DESC
    """
    found = connection.execute(sql, (agency,)).fetchone()
    if found is None:
        return None
    return CompleteCrawl(found[0], datetime.fromisoformat(found[1]), datetime.fromisoformat(found[2]))


def _values(begun: CrawlBegun) -> tuple[str, str, str, str]:
    return begun.agency, utc_text(begun.started_at), _json(begun.arguments), _json(begun.versions)


def _json(mapping: Mapping[str, object]) -> str:
    return json.dumps(dict(mapping), ensure_ascii=False)
