"""The store of one agency's requests in one SQLite file. Blocking, for one thread at a time; knows no Scrapy."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive.article import utc_text
from archive.connection import connect, transaction
from archive.errors import explained
from crawler.frontier import statements
from crawler.frontier.lock import Owner
from crawler.frontier.store import (
    HIGHEST,
    LOWEST,
    Changes,
    Committed,
    Ended,
    Found,
    FrontierError,
    Leased,
    Suspect,
    TakenError,
)
from crawler.frontier.tables import VERSION, prepare
from crawler.frontier.weights import ALONE_FROM, DEADLY, UNCLEAR

LEASE = timedelta(minutes=5)
"""How long a lease and the lock hold without being renewed. On one machine a dead owner is known at once."""
_PATIENCE = 10.0
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class SqliteFrontier:
    """See `crawler.frontier.store.FrontierStore`. `most_kills` is after how many deaths a request is set aside.

    Only such deaths count at which nothing else was under way and its answer was there: a crawl that is killed again
    and again from outside must not lose its innocent pages.
    """

    stands_by = False
    most_under_way = None
    """The next crawl reads the captures of a dead one."""
    lease = LEASE

    def __init__(self, path: Path, *, most_kills: int) -> None:
        self._path, self._most_kills = path, most_kills
        self._me = Owner.this()
        self._open: sqlite3.Connection | None = None
        self._crawl = 0

    def check(self) -> None:
        """Raises TakenError when a living process has the lock, FrontierError for a broken file."""
        refuse_if_taken(self._path)

    def open(self, plan: Mapping[str, str]) -> Found:
        """Takes the lock and says what there is; raises TakenError, and FrontierError when the file can't be used."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FrontierError(f"{self._path.parent} can't be made: {error.strerror or error}.") from error
        with self._explained():
            self._open = connect(self._path, patience=_PATIENCE)
        try:
            with self._explained(), transaction(self._connection, patience=_PATIENCE):
                self._check_version(prepare(self._connection))
                self._take_lock()
                return self._take_up(plan)
        except BaseException:
            self.close()
            raise

    def remember(self, records: Mapping[int, str]) -> None:
        """Keeps where the answers of requests are on record."""
        with self._writing():
            self._connection.executemany(statements.REMEMBER, [(record, one) for one, record in records.items()])

    def commit(
        self, changes: Changes, wanted: Mapping[str, int], priorities: tuple[int, int] = (LOWEST, HIGHEST)
    ) -> Committed:
        """Writes all changes or none, then leases."""
        now = datetime.now(UTC)
        until = utc_text(now + LEASE)
        with self._writing():
            run = self._connection.execute
            many = self._connection.executemany
            inserted = 0
            if changes.new:
                rows = [
                    {
                        "crawl": self._crawl,
                        "fingerprint": one.fingerprint,
                        "url": one.url,
                        "host": one.host,
                        "priority": one.priority,
                        "request": one.request,
                    }
                    for one in changes.new
                ]
                inserted = many(statements.ENQUEUE, rows).rowcount
            repeated = frozenset(one for one, to in changes.redirected if not self._redirect(one, to))
            begun_at = utc_text(now)
            many(statements.BEGIN, [(begun_at, one) for one in changes.begun])
            many(statements.ANSWER, [(one,) for one in changes.answered])
            many(statements.GIVE, [(one,) for one in changes.given])
            many(statements.END, [_end_values(one) for one in changes.ended])
            many(statements.HOLD, [(one,) for one in changes.held])
            for one in changes.unreadable:
                self._set_aside(one)
            if changes.announced:
                run("UPDATE crawls SET announced = 1 WHERE id = ?", (self._crawl,))
            leased = [
                Leased(number, url, host, priority, deaths, bool(is_alone), request, bool(has_given), record)
                for wanted_host, most in wanted.items()
                for number, url, host, priority, deaths, is_alone, request, has_given, record in run(
                    statements.LEASE,
                    (until, self._crawl, wanted_host, *priorities, most, ALONE_FROM),
                ).fetchall()
            ]
        return Committed(inserted, repeated, leased)

    def renew(self) -> None:
        """Prolongs the leases and the lock."""
        until = utc_text(datetime.now(UTC) + LEASE)
        with self._writing():
            self._connection.execute(statements.RENEW, (until, self._crawl))

    def end(self, *, complete: bool) -> int:
        """Gives everything back; forgets the crawl when it is complete and nothing waits."""
        with self._writing():
            run = self._connection.execute
            run(statements.GIVE_ALL_BACK, (self._crawl,))
            (left,) = run(statements.COUNT_WAITING, (self._crawl,)).fetchone()
            if complete and not left:
                run("DELETE FROM crawls WHERE id = ?", (self._crawl,))
            run("DELETE FROM owner")
        self.close()
        return int(left)

    def close(self) -> None:
        """Closes the file as it is."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _check_version(self, version: int) -> None:
        if version != VERSION:
            raise FrontierError(
                f"{self._path} is no frontier of this Muragat (version {version}, not {VERSION}); move it away: the "
                "next crawl begins anew from the sources."
            )

    def _take_lock(self) -> None:
        found = _owner(self._connection)
        if found is not None:
            owner, since, until = found
            if owner != self._me and owner.lives(until):
                raise TakenError(_taken(self._path.stem, owner, since))
        now = datetime.now(UTC)
        me = (self._me.host, self._me.pid, self._me.began, utc_text(now), utc_text(now + LEASE))
        self._connection.execute(statements.TAKE_LOCK, me)

    def _take_up(self, plan: Mapping[str, str]) -> Found:
        """All that is leased here was leased by the dead, for the lock is ours."""
        run = self._connection.execute
        set_aside = []
        for one, url in run(statements.DEADLY, (self._most_kills, UNCLEAR * self._most_kills)).fetchall():
            self._set_aside(Ended(one, DEADLY))
            set_aside.append(url)
        run(statements.TAKE_BACK)
        key = json.dumps(dict(sorted(plan.items())), ensure_ascii=False)
        now = utc_text(datetime.now(UTC))
        begun = run(
            "INSERT INTO crawls (plan, began_at) VALUES (?, ?) ON CONFLICT (plan) DO NOTHING", (key, now)
        ).rowcount
        self._crawl, began_at, announced = run(
            "SELECT id, began_at, announced FROM crawls WHERE plan = ?", (key,)
        ).fetchone()
        hosts = dict(run(statements.WAITING_BY_HOST, (self._crawl,)).fetchall())
        return Found(
            began_at=datetime.fromisoformat(began_at),
            goes_on=not begun,
            waiting=sum(hosts.values()),
            suspects=tuple(
                Suspect(one, url, datetime.fromisoformat(since))
                for one, url, since in run(statements.SUSPECTS, (self._crawl,)).fetchall()
            ),
            hosts=frozenset(hosts),
            announced=bool(announced),
            failed=run(statements.COUNT_FAILED, (self._crawl,)).fetchone()[0],
            set_aside=tuple(set_aside),
            aside=run("SELECT count(*) FROM set_aside").fetchone()[0] - len(set_aside),
            others=tuple(
                (json.loads(other), count) for other, count in run(statements.OTHERS, (self._crawl,)).fetchall()
            ),
        )

    def _redirect(self, request: int, fingerprint: bytes) -> bool:
        """Whether a request may go on to where it was led: nothing else has been there or is to go there."""
        values = {"crawl": self._crawl, "fingerprint": fingerprint, "request": request}
        self._connection.execute(statements.REDIRECT, values)
        return self._connection.execute(statements.IS_REDIRECTED, values).fetchone() is not None

    def _set_aside(self, one: Ended) -> None:
        values = {"id": one.id, "reason": one.reason, "at": utc_text(datetime.now(UTC))}
        self._connection.execute(statements.SET_ASIDE, values)
        self._connection.execute(statements.END, ("failed", f"set aside: {one.reason}", one.id))

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            raise FrontierError(f"{self._path} is closed.")
        return self._open

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction in which the lock is still ours, and is prolonged."""
        with self._explained(), transaction(self._connection, patience=_PATIENCE):
            me = (utc_text(datetime.now(UTC) + LEASE), self._me.host, self._me.pid, self._me.began)
            if self._connection.execute(statements.KEEP_LOCK, me).rowcount != 1:
                raise FrontierError(f"{self._path} was taken over by another crawl, so this one stops.")
            yield

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _explained(self._path, error) from error


def refuse_if_taken(path: Path) -> None:
    """Raises TakenError when a living process has the lock of the frontier at `path`, FrontierError for a broken file.

    Changes nothing; a crawl takes the lock itself.
    """
    if not path.is_file():
        return
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=_PATIENCE)) as connection:
            if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'owner'").fetchone() is None:
                return
            found = _owner(connection)
    except sqlite3.Error as error:
        raise _explained(path, error) from error
    if found is not None and found[0] != Owner.this() and found[0].lives(found[2]):
        raise TakenError(_taken(path.stem, found[0], found[1]))


def _owner(connection: sqlite3.Connection) -> tuple[Owner, datetime, datetime] | None:
    row = connection.execute("SELECT host, pid, began, since, until FROM owner").fetchone()
    if row is None:
        return None
    return Owner(*row[:3]), datetime.fromisoformat(row[3]), datetime.fromisoformat(row[4])


def _taken(agency: str, owner: Owner, since: datetime) -> str:
    return (
        f"{agency} is being crawled already, by process {owner.pid} on {owner.host} since {since:%Y-%m-%d %H:%M} UTC. "
        "Two crawls of one agency would ask its site for everything twice; wait for the end of the first."
    )


def _end_values(one: Ended) -> tuple[str, str | None, int]:
    return ("failed" if one.reason else "done", one.reason or None, one.id)


def _explained(path: Path, error: sqlite3.Error) -> FrontierError:
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code & 0xFF in _BROKEN:
        return FrontierError(
            f"{path} is damaged, or no SQLite database; move it away: the next crawl begins anew from the sources. "
            f"(SQLite: {error})"
        )
    return FrontierError(str(explained(path, error)))
