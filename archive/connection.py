"""Opening an archive's file and writing to it in transactions. It knows nothing of the tables."""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from archive.errors import ArchiveError, explained, is_locked

Result = TypeVar("Result")

FIRST_PAUSE = 0.05
LONGEST_PAUSE = 2.0
_CACHE = 32 * 1024
"""KiB. SQLite's 2 MB hold a small part of the vocabulary, of which each batch of articles needs every corner."""


def connect(path: Path, *, patience: float) -> sqlite3.Connection:
    """A connection for writing, as every writer of an archive needs it; SQLite makes the file if there is none.

    WAL with synchronous=NORMAL: a reader never waits for the crawl, a crash loses at most the last commits and never
    damages the file (sqlite.org/wal.html). `patience` is how many seconds to wait for another program's lock.
    """
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, cached_statements=256)
    try:
        connection.execute(f"PRAGMA busy_timeout = {int(min(patience, 5.0) * 1000)}")
        patiently(lambda: connection.execute("PRAGMA journal_mode = WAL").fetchone(), patience=patience)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can't write, closed at the end; raises ArchiveError when there is no such file.

    A WAL file in a folder that may not be written to opens only as immutable, which is true of it when no writer has
    left its log beside it.
    """
    if not path.is_file():
        raise ArchiveError(f"There is no archive at {path}.")
    address = path.resolve().as_uri()
    try:
        connection = sqlite3.connect(f"{address}?mode=ro", uri=True)
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            if path.with_name(path.name + "-wal").exists():
                raise
            connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True)
        with contextlib.closing(connection):
            yield connection
    except sqlite3.Error as error:
        raise explained(path, error) from error


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, *, patience: float) -> Iterator[None]:
    """Everything inside is committed together, or nothing is; waits up to `patience` seconds for the lock.

    IMMEDIATE takes the write lock before the first read, so only this has to wait: in WAL nothing inside can be locked
    out any more. (A transaction that reads first fails at once when another program has written in between.)
    """
    patiently(lambda: connection.execute("BEGIN IMMEDIATE"), patience=patience)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def patiently(action: Callable[[], Result], *, patience: float) -> Result:
    """Runs `action` again, with growing pauses, while the file is locked; after `patience` seconds the error passes."""
    deadline = time.monotonic() + patience
    pause = FIRST_PAUSE
    while True:
        try:
            return action()
        except sqlite3.OperationalError as error:
            if not is_locked(error) or time.monotonic() + pause > deadline:
                raise
        time.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)
