"""The store of one agency's requests in Redis, for workers on several machines. Blocking; knows no Scrapy.

Of the workers that want an agency one has the lease; the others stand by. All that the scripts do is in scripts/*.lua.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from crawler.frontier.lock import Owner
from crawler.frontier.store import (
    HIGHEST,
    LOWEST,
    Changes,
    Committed,
    Found,
    FrontierError,
    Leased,
    Suspect,
    TakenError,
)
from crawler.frontier.weights import ALONE_FROM, DEADLY, UNCLEAR
from crawler.shared.server import RefusedError, Server, SharedError

LEASE = timedelta(seconds=60)
"""How long an agency is a worker's without being renewed: so long it takes until a dead one's is taken over."""
VERSION = "1"
ALL = "muragat"
"""How the names of all our keys begin."""


class RedisFrontier:
    """See `crawler.frontier.store.FrontierStore`. `most_kills` is after how many deaths a request is set aside.

    `grace` is how long an agency that is free waits for a worker that has less than its share, or had it before.
    """

    stands_by = True
    most_under_way = 16
    """As many as Scrapy has under way at once (CONCURRENT_REQUESTS)."""

    def __init__(
        self,
        url: str,
        agency: str,
        *,
        most_kills: int,
        worker: str = "",
        lease: timedelta = LEASE,
        grace: timedelta | None = None,
    ) -> None:
        try:
            self._server = Server(url)
        except SharedError as error:
            raise FrontierError(str(error)) from error
        self._url, self._agency, self._most_kills = url, agency, most_kills
        self._prefix = prefix(agency)
        self._me = Owner.this()
        self.lease = lease
        self._always = {
            "all": ALL,
            "worker": worker or self._me.host,
            "lease": _milliseconds(lease),
            "grace": _milliseconds(grace if grace is not None else lease / 2),
        }
        self._plan = ""
        self._epoch = self._crawl = self._serial = 0
        self._completed: int | None = None

    def check(self) -> None:
        """Raises FrontierError when the server doesn't answer."""
        with self._explained():
            at_once = Server(self._url, tries=0)
            at_once.command("PING")
            at_once.close()

    def open(self, plan: Mapping[str, str]) -> Found:
        """Takes the lease and says what there is; raises TakenError while another worker has it or should have it."""
        self._plan = json.dumps(dict(sorted(plan.items())), ensure_ascii=False)
        me = self._me
        found = self._run(
            "frontier_open",
            {
                "version": VERSION,
                "plan": self._plan,
                "process": f"{me.host} {me.pid} {me.began}",
                "host": me.host,
                "pid": me.pid,
                "most_kills": self._most_kills,
                "most_deaths": UNCLEAR * self._most_kills,
                "deadly": DEADLY,
                "completed": self._completed,
            },
            dict,
        )
        if found.get("taken"):
            if self._completed is None:
                self._completed = found["completed"]
            raise TakenError(_taken(self._agency, found), doubtful=tuple(found["doubtful"]))
        began_at = datetime.fromisoformat(found["began_at"])
        if found.get("elsewhere"):
            return Found(began_at, elsewhere=True, announced=True)
        self._epoch, self._crawl, self._serial = found["epoch"], found["crawl"], 0
        suspects = sorted(found["suspects"], key=lambda one: int(one[0]))
        return Found(
            began_at=began_at,
            goes_on=found["goes_on"],
            waiting=found["waiting"],
            suspects=tuple(Suspect(one, url, datetime.fromisoformat(since)) for one, url, since in suspects),
            hosts=frozenset(found["hosts"]),
            announced=found["announced"],
            failed=found["failed"],
            set_aside=tuple(found["set_aside"]),
            aside=found["aside"],
            others=tuple(
                (json.loads(other), count) for other, count, _ in sorted(found["others"], key=lambda one: int(one[2]))
            ),
            doubts=self._doubts(),
        )

    def remember(self, records: Mapping[int, str]) -> None:
        """Keeps where the answers of requests are on record."""
        self._run("frontier_remember", {"records": list(records.items())}, bool)

    def commit(
        self, changes: Changes, wanted: Mapping[str, int], priorities: tuple[int, int] = (LOWEST, HIGHEST)
    ) -> Committed:
        """Writes all changes or none, then leases."""
        low, high = priorities
        given = {
            "serial": self._serial + 1,
            "new": [
                (one.url, one.host, one.priority, one.fingerprint.hex() if one.fingerprint else "", one.request)
                for one in changes.new
            ],
            "begun": changes.begun,
            "answered": changes.answered,
            "gave": changes.given,
            "redirected": [(one, fingerprint.hex()) for one, fingerprint in changes.redirected],
            "ended": [(one.id, one.reason) for one in changes.ended],
            "held": changes.held,
            "unreadable": [(one.id, one.reason) for one in changes.unreadable],
            "announced": changes.announced,
            "wanted": list(wanted.items()),
            "low": low,
            "high": high,
            "alone_from": ALONE_FROM,
        }
        inserted, repeated, leased = self._run("frontier_commit", given, tuple[int, list[int], list[tuple[Any, ...]]])
        self._serial += 1
        return Committed(inserted, frozenset(repeated), [Leased(*one) for one in leased])

    def renew(self) -> None:
        """Prolongs the lease."""
        self._run("frontier_renew", {}, bool)

    def end(self, *, complete: bool) -> int:
        """Gives everything back; forgets the crawl when it is complete and nothing waits."""
        left: int = self._run("frontier_end", {"complete": complete, "plan": self._plan}, int)
        self.close()
        return left

    def close(self) -> None:
        """Closes the connection; what was leased stays so until the lease ends."""
        self._server.close()

    def _doubts(self) -> tuple[str, ...]:
        with suppress(SharedError):  # some who run a server for others don't let them look
            return self._server.doubts()
        return ()

    def _run(self, script: str, given: Mapping[str, object], kind: Any) -> Any:
        always = {**self._always, "epoch": self._epoch, "crawl": self._crawl, "at": datetime.now(UTC).isoformat()}
        with self._explained():
            return self._server.run(
                script, self._prefix, always | dict(given), lambda answer: msgspec.convert(answer, kind)
            )

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except SharedError as error:
            raise FrontierError(str(error)) from error
        except RefusedError as refused:
            place = f"The frontier of {self._agency} in {self._server.shown}"
            said = {
                "TAKEN": f"{place} was taken over by another crawl, so this one stops.",
                "LOST": f"{place} has lost what was written last ({refused.text} times), as after a power cut; run it "
                "again, and then: muragat reconcile.",
                "VERSION": f"{place} is none of this Muragat (version {refused.text}, not {VERSION}); finish its "
                "crawls with the other version, or delete its keys.",
            }
            raise FrontierError(said[refused.code]) from refused


def prefix(agency: str) -> str:
    """How the names of an agency's keys begin.

    >>> prefix("el_kz")
    'muragat:{el_kz}'
    """
    return f"{ALL}:{{{agency}}}"


def _taken(agency: str, found: Mapping[str, Any]) -> str:
    if "host" not in found:
        return f"{agency} waits for another worker, which has fewer agencies or had this one before."
    since = datetime.fromisoformat(found["since"])
    return (
        f"{agency} is being crawled already, by process {found['pid']} on {found['host']} since "
        f"{since:%Y-%m-%d %H:%M} UTC."
    )


def _milliseconds(span: timedelta) -> int:
    return round(span.total_seconds() * 1000)
