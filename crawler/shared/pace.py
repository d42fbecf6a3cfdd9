"""The pace in Redis: the pauses, budgets and robots.txt of all workers together. Blocking; knows no Scrapy.

A host has one request at a time, whichever worker sends it, and times are the server's: the clocks of the machines may
differ. What is of a worker's own clock is turned into a span before it is sent.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any
from uuid import uuid4

import msgspec

from crawler.polite.file import PaceError
from crawler.polite.habit import Habit
from crawler.polite.host import HostState
from crawler.polite.retry_after import LONGEST
from crawler.polite.robots import LASTS, Fetched
from crawler.shared.server import Server, SharedError

_PREFIX = "muragat:pace"
_FORGOTTEN = 60 * 24 * 3600
"""Seconds after which a day's count is forgotten."""


class RedisPace:
    """See `crawler.polite.home.PaceHome`. `longest_request` is how long a request may last, in seconds.

    For so long a host is held for a worker that has died with a request under way. `clock` gives POSIX times.
    """

    def __init__(self, url: str, *, longest_request: float, clock: Callable[[], float] = time.time) -> None:
        self._clock, self._longest, self._me = clock, longest_request, uuid4().hex
        with self._explained():
            Server(url, tries=0).command("PING")
            self._server = Server(url)

    def close(self) -> None:
        """Ends the connection."""
        self._server.close()

    def host(self, host: str) -> HostState:
        """What is known of a host."""
        found = self._run("pace_host", {"host": host})
        if found is None:
            return HostState()
        habit = msgspec.convert(dict(found[2]), Habit, strict=False)
        return HostState(self._clock() + found[0] if found[0] else 0.0, found[1], habit)

    def claim(self, host: str, now: float, until: float, latest: float) -> float:
        """Takes the next request to a host: gives `now`, or the later time before which it must not go out.

        The host is then held for this worker until `keep` says that the answer came.
        """
        given = {"host": host, "pause": until - now, "latest": latest - now, "longest": self._longest}
        return now + float(self._run("pace_claim", given))

    def keep(self, host: str, state: HostState) -> None:
        """Keeps what is known of a host now. A pause that another worker has made longer stays as it is."""
        pause = state.not_before - self._clock()
        given = {"host": host, "pause": pause, "why": state.why, "latest": LONGEST}
        # As text: a number with a fraction is shortened by Redis on its way.
        habit = [(name, repr(value)) for name, value in asdict(state.habit).items()]
        self._run("pace_keep", {**given, "habit": habit})

    def count(self, agency: str, day: str, requests: int) -> int:
        """Adds to the requests that an agency got on a day; gives their number."""
        key = f"{_PREFIX}:day:{agency}:{day}"
        with self._explained():
            number = int(self._server.command("INCRBY", key, requests))
            self._server.command("EXPIRE", key, _FORGOTTEN)
        return number

    def robots(self, origin: str) -> Fetched | None:
        """The robots.txt of an origin as it was read last."""
        with self._explained():
            found = self._server.command("HMGET", f"{_PREFIX}:robots:{origin}", "fetched_at", "status", "body")
        return Fetched(float(found[0]), int(found[1]), found[2]) if found[0] is not None else None

    def keep_robots(self, origin: str, robots: Fetched) -> None:
        """Keeps a robots.txt that was read."""
        key = f"{_PREFIX}:robots:{origin}"
        with self._explained():
            self._server.command(
                "HSET", key, "fetched_at", repr(robots.fetched_at), "status", robots.status, "body", robots.body
            )
            self._server.command("EXPIRE", key, round(LASTS))

    def _run(self, script: str, given: dict[str, Any]) -> Any:
        with self._explained():
            return self._server.run(script, _PREFIX, {**given, "me": self._me}, lambda answer: answer)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except SharedError as error:
            raise PaceError(f"The pace can't be kept: {error}") from error
