"""Which payloads the WARC files of an agency hold already, so that each is written once.

A view of the indexes beside the WARC files, in SQLite: it may be deleted, and a file that is taken away takes its
payloads with it, so no revisit refers to what is not there. What the file in progress holds is kept in a temporary
table, which is gone with the process: nothing here outlives a record that a crash has cut.
"""

import hashlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from crawler.capture.cdxj import Entry, index_path, read_index
from crawler.capture.exchange import CaptureError
from crawler.capture.records import Earlier

FILE = "seen.sqlite3"
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS files (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE IF NOT EXISTS captures (
        file INTEGER NOT NULL, digest BLOB NOT NULL, place INTEGER NOT NULL, holds INTEGER NOT NULL,
        date TEXT NOT NULL, url TEXT NOT NULL, record_id TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS captures_digest ON captures (digest) WHERE holds;
    CREATE INDEX IF NOT EXISTS captures_place ON captures (place, date);
    CREATE INDEX IF NOT EXISTS captures_file ON captures (file);
    CREATE TEMP TABLE fresh AS SELECT * FROM captures LIMIT 0;
    CREATE INDEX temp.fresh_digest ON fresh (digest) WHERE holds;
    CREATE INDEX temp.fresh_place ON fresh (place, date);
"""
_INSERT = "INSERT INTO {} (file, digest, place, holds, date, url, record_id) VALUES (?, ?, ?, ?, ?, ?, ?)"
_HOLDER = """
    SELECT url, date, record_id FROM captures WHERE digest = :digest AND holds UNION ALL
    SELECT url, date, record_id FROM temp.fresh WHERE digest = :digest AND holds LIMIT 1
"""
_LATEST = """
    SELECT digest FROM (
        SELECT digest, date FROM captures WHERE place = :place AND url = :url UNION ALL
        SELECT digest, date FROM temp.fresh WHERE place = :place AND url = :url
    ) ORDER BY date DESC LIMIT 1
"""
_GATHERED = 500
"""Records of the file in progress that wait in memory for the temporary table: an insert each costs 3 % of a crawl."""


class Seen(Protocol):
    """What a recorder asks and tells; digests as WARC-Payload-Digest has them («sha256:…»)."""

    def holder(self, digest: str) -> Earlier | None:
        """A record that holds this payload."""

    def page(self, url: str) -> Earlier | None:
        """A record that holds the payload which this address gave last."""

    def add(self, entry: Entry) -> None:
        """A record has been written to the file in progress."""

    def close_file(self, name: str, entries: Iterable[Entry]) -> None:
        """The file in progress has been closed, with these records in it."""

    def close(self) -> None:
        """There is nothing more to be asked."""


class SeenFiles:
    """`Seen` over the indexes of one folder. All methods raise CaptureError when the disk doesn't let them."""

    def __init__(self, folder: Path) -> None:
        """Opens `seen.sqlite3` in the folder and brings it in step with the indexes that are there."""
        self._path = folder / FILE
        self._rows: list[tuple[int, bytes, int, int, str, str, str]] = []
        self._gathered: dict[bytes, Earlier] = {}
        try:
            self._database = self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise self._error(error) from None
            for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):  # damaged, and only a view: made anew
                (folder / name).unlink(missing_ok=True)
            self._database = self._open()
        try:
            self._catch_up(folder)
        except sqlite3.Error as error:
            self._database.close()
            raise self._error(error) from None

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=60, isolation_level=None, check_same_thread=False)
        try:
            # A view needs no safety of its own: what a power cut takes from it is read again from the indexes.
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.executescript(_SCHEMA)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _catch_up(self, folder: Path) -> None:
        known = {name for (name,) in self._database.execute("SELECT name FROM files")}
        present = {warc.name for warc in folder.glob("*.warc.gz")}
        for name in sorted(present - known):
            self.close_file(name, read_index(index_path(folder / name)))
        for name in known - present:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute("DELETE FROM captures WHERE file = (SELECT id FROM files WHERE name = ?)", (name,))
            self._database.execute("DELETE FROM files WHERE name = ?", (name,))
            self._database.execute("COMMIT")

    def holder(self, digest: str) -> Earlier | None:
        """See `Seen`."""
        return self._holder(_key(digest)) if digest else None

    def _holder(self, key: bytes) -> Earlier | None:
        gathered = self._gathered.get(key)
        if gathered is not None:
            return gathered
        row = self._ask(_HOLDER, {"digest": key})
        return None if row is None else Earlier(*row)

    def page(self, url: str) -> Earlier | None:
        """See `Seen`."""
        self._put_away()
        row = self._ask(_LATEST, {"place": _place(url), "url": url})
        return None if row is None else self._holder(row[0])

    def _ask(self, statement: str, values: dict[str, object]) -> tuple[Any, ...] | None:
        try:
            row: tuple[Any, ...] | None = self._database.execute(statement, values).fetchone()
        except sqlite3.Error as error:
            raise self._error(error) from None
        return row

    def add(self, entry: Entry) -> None:
        """See `Seen`."""
        if not _counts(entry):
            return
        self._rows.append(_row(0, entry))
        if _holds(entry):
            self._gathered[_key(entry.digest)] = Earlier(entry.url, entry.date, entry.record_id)
        if len(self._rows) >= _GATHERED:
            self._put_away()

    def _put_away(self) -> None:
        try:
            self._database.executemany(_INSERT.format("temp.fresh"), self._rows)
        except sqlite3.Error as error:
            raise self._error(error) from None
        self._rows.clear()
        self._gathered.clear()

    def close_file(self, name: str, entries: Iterable[Entry]) -> None:
        """See `Seen`."""
        self._rows.clear()
        self._gathered.clear()
        try:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                file = self._database.execute("INSERT OR IGNORE INTO files (name) VALUES (?) RETURNING id", (name,))
                row = file.fetchone()
                if row is not None:  # else another process has just read this file
                    rows = (_row(row[0], entry) for entry in entries if _counts(entry))
                    self._database.executemany(_INSERT.format("captures"), rows)
                self._database.execute("DELETE FROM temp.fresh")
                self._database.execute("COMMIT")
            finally:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise self._error(error) from None

    def close(self) -> None:
        """See `Seen`."""
        self._database.close()

    def _error(self, error: sqlite3.Error) -> CaptureError:
        return CaptureError(f"{self._path}: can't be written: {error}")


def _counts(entry: Entry) -> bool:
    """Whether a later payload may refer to this record: a body that is whole and not empty."""
    return bool(entry.digest) and not entry.not_modified and not entry.truncated


def _holds(entry: Entry) -> bool:
    """Whether the payload is in this very record."""
    return entry.mime != "warc/revisit"


def _row(file: int, entry: Entry) -> tuple[int, bytes, int, int, str, str, str]:
    return file, _key(entry.digest), _place(entry.url), _holds(entry), entry.date, entry.url, entry.record_id


def _key(digest: str) -> bytes:
    algorithm, _, value = digest.partition(":")
    if algorithm == "sha256" and len(value) == 64:
        return bytes.fromhex(value)
    return digest.encode()


def _place(url: str) -> int:
    """A number for an address: an index over the addresses themselves would be the larger half of the file."""
    return int.from_bytes(hashlib.blake2b(url.encode(), digest_size=8).digest(), signed=True)
