"""What a crawl on another machine hands over to the archive's one writer, besides what pages said. No Redis here.

A message is a list of such records, which are saved together or not at all.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from archive import crawls
from archive.article import Agency, utc_text
from archive.crawls import CrawlBegun, CrawlEnded
from archive.packed import ENTRIES, Entry

_POSITION = "SELECT position FROM handovers WHERE stream = ?"
_TAKEN = """
INSERT INTO handovers (stream, position, taken_at) VALUES (?, ?, ?)
ON CONFLICT (stream) DO UPDATE SET position = excluded.position, taken_at = excluded.taken_at
"""


@dataclass(frozen=True, slots=True)
class HandedEnd:
    """How a crawl has ended that began so."""

    begun: CrawlBegun
    ended: CrawlEnded


HandedRecord: TypeAlias = Entry | Agency | CrawlBegun | HandedEnd
HANDED: Mapping[str, type] = {**ENTRIES, "agency": Agency, "crawl_begun": CrawlBegun, "crawl_ended": HandedEnd}


def end_crawl(connection: sqlite3.Connection, handed: HandedEnd) -> None:
    """Writes down how a crawl has ended, in the row of its beginning, or in a new one where that is not here."""
    crawl = crawls.under_way(connection, handed.begun)
    crawls.finish(connection, crawls.start(connection, handed.begun) if crawl is None else crawl, handed.ended)


def position(connection: sqlite3.Connection, stream: str) -> str:
    """Up to which message of a stream all is in this archive; empty where nothing is."""
    found = connection.execute(_POSITION, (stream,)).fetchone()
    return found[0] if found else ""


def keep_position(connection: sqlite3.Connection, stream: str, upto: str) -> None:
    """Writes down up to which message all is in the archive; belongs in the transaction that has put it there."""
    connection.execute(_TAKEN, (stream, upto, utc_text(datetime.now(UTC))))
