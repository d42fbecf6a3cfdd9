"""What goes wrong with an archive's file, as a sentence that names the file. It does not decide what to do about it."""

import sqlite3
from pathlib import Path


class ArchiveError(Exception):
    """The archive can't be used or written; its text is a sentence for the person at the terminal."""


_SENTENCES = {
    sqlite3.SQLITE_BUSY: "{path} is locked by another program; try again when that is done.",
    sqlite3.SQLITE_LOCKED: "{path} is locked by another program; try again when that is done.",
    sqlite3.SQLITE_FULL: "{path} can't grow: the disk is full. What was saved before is intact.",
    sqlite3.SQLITE_READONLY: "{path} can't be written: the file or its folder is read-only. Nothing in it was changed.",
    sqlite3.SQLITE_PERM: "{path} can't be written: permission denied. Nothing in it was changed.",
    sqlite3.SQLITE_CANTOPEN: "{path} can't be opened: is the folder there, and may you write to it?",
    sqlite3.SQLITE_NOTADB: "{path} is no SQLite database, so it is no archive of Muragat.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged; restore a backup, or build it anew from the WARC files.",
    sqlite3.SQLITE_IOERR: "{path} could not be read or written: the disk reports an error. What was saved is intact.",
}


def is_locked(error: sqlite3.Error) -> bool:
    """Whether waiting may help: another connection holds the lock."""
    return _primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def explained(path: Path, error: sqlite3.Error) -> ArchiveError:
    """SQLite's error about the file at `path` as an ArchiveError; SQLite's own words stand at the end.

    >>> print(explained(Path("a.db"), sqlite3.OperationalError("no such table: x")))
    a.db could not be used. (SQLite: no such table: x)
    """
    sentence = _SENTENCES.get(_primary_code(error), "{path} could not be used.").format(path=path)
    return ArchiveError(f"{sentence} (SQLite: {error})")


def _primary_code(error: sqlite3.Error) -> int:
    """The low byte of the code is the primary one (sqlite.org/rescode.html); errors raised by hand have none."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF
