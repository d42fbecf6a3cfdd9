"""What is remembered between crawls of how a site may be asked: one small SQLite file beside the archive.

Nothing in it is news: without the file a crawl is as polite as the first one was.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, fields
from pathlib import Path
from typing import Self

from crawler.polite.habit import Habit
from crawler.polite.host import HostState
from crawler.polite.retry_after import LONGEST
from crawler.polite.robots import Fetched

_VERSION = 1
_BUSY = 30.0
"""Seconds to wait for another crawl's write."""
_FORGOTTEN_DAYS = 60

_TABLES = """
CREATE TABLE hosts (
  host TEXT PRIMARY KEY, not_before REAL NOT NULL, why TEXT NOT NULL,
  answers INTEGER NOT NULL, mean REAL NOT NULL, spread REAL NOT NULL, usual REAL NOT NULL, recent REAL NOT NULL,
  slowness REAL NOT NULL, trips INTEGER NOT NULL
) STRICT;
CREATE TABLE robots (
  origin TEXT PRIMARY KEY, fetched_at REAL NOT NULL, status INTEGER NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE TABLE days (
  agency TEXT NOT NULL, day TEXT NOT NULL, requests INTEGER NOT NULL, PRIMARY KEY (agency, day)
) STRICT;
"""

_HABIT = tuple(field.name for field in fields(Habit))
_PLACES = 3 + len(_HABIT)
_LONGER = f"not_before > excluded.not_before AND not_before <= excluded.not_before + ?{_PLACES + 1}"
"""What lies further ahead than any pause was written under a wrong clock."""
_KEEP = f"""
INSERT INTO hosts (host, not_before, why, {", ".join(_HABIT)})
VALUES ({", ".join(f"?{number + 1}" for number in range(_PLACES))})
ON CONFLICT (host) DO UPDATE SET
  not_before = iif({_LONGER}, not_before, excluded.not_before), why = iif({_LONGER}, why, excluded.why),
  {", ".join(f"{name} = excluded.{name}" for name in _HABIT)}
"""  # noqa: S608 - our own names


class PaceError(Exception):
    """The file can't be opened, read or written; the message is for the person who crawls."""


class PaceFile:
    """The file, open. All methods raise PaceError; none may be called by two threads at once."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens the file, or makes it with its folder."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_BUSY, isolation_level=None, check_same_thread=False)
        except (OSError, sqlite3.Error) as error:
            raise PaceError(f"{path}: the file of the pace can't be opened: {error}") from None
        file = cls(path, connection)
        try:
            with file._reading():
                # What a power cut takes with it is a pause of seconds; what a kill takes is nothing.
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
            with file._writing():
                file._prepare()
        except PaceError:
            connection.close()
            raise
        return file

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def host(self, host: str) -> HostState:
        """What is known of a host."""
        with self._reading():
            row = self._connection.execute(
                f"SELECT not_before, why, {', '.join(_HABIT)} FROM hosts WHERE host = ?",  # noqa: S608 - our own names
                (host,),
            ).fetchone()
        return HostState(row[0], row[1], Habit(*row[2:])) if row else HostState()

    def claim(self, host: str, now: float, until: float, latest: float) -> float:
        """Takes the next request to a host for its own: gives `now`, or the later time before which it must not go out.

        The host is then not to be asked before `until`, by whatever process, even when this one is killed meanwhile.
        What lies behind `latest` is disregarded: it was written under a wrong clock.
        """
        with self._writing():
            row = self._connection.execute("SELECT not_before FROM hosts WHERE host = ?", (host,)).fetchone()
            if row and now < row[0] <= latest:
                return float(row[0])
            self._connection.execute(
                "INSERT INTO hosts VALUES (?, ?, '', 0, 0, 0, 0, 0, 1, 0)"
                " ON CONFLICT DO UPDATE SET not_before = excluded.not_before",
                (host, until),
            )
        return now

    def keep(self, host: str, state: HostState) -> None:
        """Keeps what is known of a host now. A pause that another process has made longer stays as it is."""
        values = (host, state.not_before, state.why, *astuple(state.habit), LONGEST)
        with self._writing():
            self._connection.execute(_KEEP, values)

    def count(self, agency: str, day: str, requests: int) -> int:
        """Adds to the requests that an agency got on a day; gives their number."""
        with self._writing():
            self._connection.execute("DELETE FROM days WHERE day < date(?, ?)", (day, f"-{_FORGOTTEN_DAYS} days"))
            self._connection.execute(
                "INSERT INTO days VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET requests = requests + excluded.requests",
                (agency, day, requests),
            )
            row = self._connection.execute(
                "SELECT requests FROM days WHERE agency = ? AND day = ?", (agency, day)
            ).fetchone()
        return int(row[0])

    def robots(self, origin: str) -> Fetched | None:
        """The robots.txt of an origin («https://el.kz») as it was read last."""
        with self._reading():
            row = self._connection.execute(
                "SELECT fetched_at, status, body FROM robots WHERE origin = ?", (origin,)
            ).fetchone()
        return Fetched(*row) if row else None

    def keep_robots(self, origin: str, robots: Fetched) -> None:
        """Keeps a robots.txt that was read."""
        with self._writing():
            self._connection.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", (origin, *astuple(robots)))

    def _prepare(self) -> None:
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            raise PaceError(
                f"{self._path}: written by a later version of Muragat ({version}, this one knows {_VERSION})"
            )
        if version == 0:
            if self._connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
                raise PaceError(f"{self._path}: a database of something else; name another file with -s PACE=…")
            for statement in _TABLES.split(";")[:-1]:
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA user_version = {_VERSION}")

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise PaceError(f"{self._path}: the file of the pace can't be read: {error}") from None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise PaceError(f"{self._path}: the file of the pace can't be written: {error}") from None
