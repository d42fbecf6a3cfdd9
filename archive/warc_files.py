"""How far the records of WARC files are in the archive, and by which readers. It opens none of those files."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from archive.article import utc_text
from archive.reading import readers_text

_SAVE = """
INSERT INTO warc_files (file, size, readers, read_to, read_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (file, size) DO UPDATE SET readers = excluded.readers, read_to = excluded.read_to,
  read_at = excluded.read_at
"""


@dataclass(frozen=True, slots=True)
class ReadTo:
    """The records of a WARC file are in the archive up to this byte, as these readers have read them."""

    file: str
    size: int
    read_to: int
    readers: Mapping[str, str]


def save_read_to(connection: sqlite3.Connection, read: ReadTo) -> None:
    """Writes that down; belongs in the transaction that has put the records there."""
    values = (read.file, read.size, readers_text(read.readers), read.read_to, utc_text(datetime.now(UTC)))
    connection.execute(_SAVE, values)


def read_to(connection: sqlite3.Connection, file: str, size: int, readers: Mapping[str, str]) -> int:
    """How many bytes of a file of this size these readers have read; 0 for others, and for a file of another size."""
    sql = "SELECT read_to FROM warc_files WHERE file = ? AND size = ? AND readers = ?"
    found = connection.execute(sql, (file, size, readers_text(readers))).fetchone()
    return found[0] if found else 0


def is_read(connection: sqlite3.Connection, file: str, size: int) -> bool:
    """Whether a file of this size was read to its end, by whatever readers."""
    sql = "SELECT 1 FROM warc_files WHERE file = ? AND size = ? AND read_to >= size"
    return connection.execute(sql, (file, size)).fetchone() is not None
