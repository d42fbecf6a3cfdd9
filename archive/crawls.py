"""The diary of crawls: when each began and ended, what it was asked, what came of it. It starts and stops nothing."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import datetime

from archive.article import utc_text

_FINISH = """
UPDATE crawls SET finished_at = ?, reason = ?, exit_code = ?, complete = ?, summary = ?,
  pages = ?, new = ?, revised = ?, unchanged = ?, gone = ?, failed = ?, unread = ? WHERE id = ?
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
class CompleteCrawl:
    """A crawl whose discovery was walked to its end; both times are UTC."""

    id: int
    started_at: datetime
    finished_at: datetime


def start(
    connection: sqlite3.Connection,
    agency: str,
    *,
    started_at: datetime,
    arguments: Mapping[str, str],
    versions: Mapping[str, str],
) -> int:
    """Writes down that a crawl has begun; gives its id."""
    sql = "INSERT INTO crawls (agency, started_at, arguments, versions) VALUES (?, ?, ?, ?) RETURNING id"
    values = (agency, utc_text(started_at), _json(arguments), _json(versions))
    crawl_id: int = connection.execute(sql, values).fetchone()[0]
    return crawl_id


def finish(
    connection: sqlite3.Connection,
    crawl_id: int,
    *,
    finished_at: datetime,
    reason: str,
    exit_code: int,
    complete: bool,
    counts: Counts,
    summary: Mapping[str, object],
) -> None:
    """Writes down how a crawl has ended."""
    values = (utc_text(finished_at), reason, exit_code, int(complete), _json(summary), *astuple(counts), crawl_id)
    connection.execute(_FINISH, values)


def last_complete(connection: sqlite3.Connection, agency: str) -> CompleteCrawl | None:
    """The agency's latest crawl that walked its discovery to the end."""
    sql = """
    SELECT id, started_at, finished_at FROM crawls WHERE agency = ? AND complete = 1 ORDER BY started_at DESC, id DESC
    """
    found = connection.execute(sql, (agency,)).fetchone()
    if found is None:
        return None
    return CompleteCrawl(found[0], datetime.fromisoformat(found[1]), datetime.fromisoformat(found[2]))


def _json(mapping: Mapping[str, object]) -> str:
    return json.dumps(dict(mapping), ensure_ascii=False)
