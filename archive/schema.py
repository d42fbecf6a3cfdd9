"""Making an archive's tables and bringing them up to date. It reads and writes no rows; the SQL is in `migrations`."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from archive.connection import transaction
from archive.errors import ArchiveError
from archive.migrations import STEPS

__all__ = ["ArchiveError", "is_current", "migrate"]


def migrate(connection: sqlite3.Connection, path: Path, *, patience: float) -> None:
    """Brings the archive up to date; of several processes that do so at once, one works and the others wait.

    SQLite's own write lock is the lock, taken around the look at what is missing too: sqlite-utils looks first and
    then writes, and the second of two processes fails with "table agencies already exists" (measured with 4.2).
    Raises ArchiveError when the file is another program's database or a newer Muragat's archive.
    """
    with transaction(connection, patience=patience):
        if connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None or not is_current(connection, path):
            _migrations().apply(_database(connection))


def is_current(connection: sqlite3.Connection, path: Path) -> bool:
    """True for an archive of this version, False for an older one, which `migrate` brings up to date.

    Raises ArchiveError when the file is another program's database or a newer Muragat's archive.
    """
    applied = [migration.name for migration in _migrations().applied(_database(connection))]
    if not applied:
        raise ArchiveError(f"{path} is a SQLite database, but no archive of Muragat.")
    newer = [name for name in applied if name not in STEPS]
    if newer:
        raise ArchiveError(f"{path} was made by a newer Muragat (step {newer[-1]}). Please update Muragat to open it.")
    return len(applied) == len(STEPS)


def _migrations() -> Migrations:
    migrations = Migrations("muragat")
    for name, sql in STEPS.items():

        def step(db: Database, sql: str = sql) -> None:
            # Not executescript: it commits what is open, and a step would no longer be all or nothing.
            for statement in sql.split(";\n"):
                if statement.strip():
                    db.conn.execute(statement)

        migrations(name=name)(step)
    return migrations


def _database(connection: sqlite3.Connection) -> Database:
    return Database(connection, execute_plugins=False, recursive_triggers=False)
