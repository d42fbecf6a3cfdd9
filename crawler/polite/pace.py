"""The turns of requests: one at a time to a host, not before its time, and none when a crawl may not ask any more."""

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.polite.allowance import Allowance, Closed, shown
from crawler.polite.file import PaceError
from crawler.polite.home import PaceHome
from crawler.polite.host import Answer, HostState, Rules, after
from crawler.polite.postponed import Postponed
from crawler.polite.retry_after import LONGEST

_Result = TypeVar("_Result")

_TICK = 1.0
"""Seconds between two looks whether a crawl that waits has been stopped."""


@dataclass(frozen=True, slots=True)
class Manner:
    """The settings that say how a crawl asks: seconds, and `jitter`, the share that is added to a pause at most.

    `at_once` is 1, unless somebody who crawls a machine of their own says otherwise.
    """

    delay: float
    jitter: float
    longest_wait: float
    rules: Rules
    at_once: int = 1


@dataclass(slots=True)
class Turn:
    """A request that may go out now. Whoever sends it puts the `answer` here."""

    answer: Answer | None = None


class Listener(Protocol):
    """Who hears what becomes of a crawl's pace."""

    def stopped(self) -> bool:
        """Asked while a request waits: whether the crawl has been stopped."""

    def slowed(self, host: str, seconds: float) -> None:
        """A host is asked more slowly than it need be, as it is in trouble: the next pause is so long."""

    def left_alone(self, host: str, until: str, why: str) -> None:
        """A host is not asked for a while."""

    def closed(self, closed: Closed) -> None:
        """No request goes out any more: the crawl has to end. Said once."""


class Pace:
    """Gives turns, by what the file remembers. Knows no Scrapy; tests give another clock (POSIX times) and sleep."""

    def __init__(
        self,
        file: PaceHome,
        agency: str,
        manner: Manner,
        allowance: Allowance,
        listener: Listener,
        *,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.file, self._agency, self._manner, self._allowance = file, agency, manner, allowance
        self._listener, self._clock, self._sleep = listener, clock, sleep
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pace")
        self._under_way = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(manner.at_once))
        self._waiting = defaultdict[str, asyncio.Lock](asyncio.Lock)
        self._hosts: dict[str, HostState] = {}
        self._asked: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._last: dict[str, float] = {}
        self._uncounted = 0
        self._closed: Closed | None = None

    def now(self) -> datetime:
        """The time by the pace's clock."""
        return datetime.fromtimestamp(self._clock(), UTC)

    def ask(self, origin: str, delay: float) -> None:
        """Takes note of the pause that an origin («https://el.kz») asks for in its robots.txt; 0: none."""
        self._asked[host_of(origin)][origin] = delay

    @asynccontextmanager
    async def turn(self, url: str, *, own: bool) -> AsyncIterator[Turn]:
        """Waits until a request may go out, and holds all others to its host back until it is answered.

        Raises Postponed when that would take too long. `own` tells the agency's own host, without which there is no
        crawl, from one of its images.
        """
        host = host_of(url)
        async with self._under_way[host]:
            async with self._waiting[host]:
                await self._wait(host, own=own)
            turn = Turn()
            try:
                yield turn
            finally:
                if turn.answer is not None:
                    await self._settle(host, turn.answer)

    async def in_thread(self, act: Callable[[], _Result]) -> _Result:
        """Runs something on the file, off the reactor. Ends the crawl and raises Postponed when it fails."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, act)
        except PaceError as error:
            self._close(Closed("pace_failed", self.now(), str(error)))
            raise Postponed(str(error), self.now()) from None

    def close(self) -> None:
        """Writes down what is not yet written and closes the file; raises PaceError."""
        self._thread.shutdown()
        try:
            if self._closed is None or self._closed.reason != "pace_failed":
                if self._uncounted:
                    self.file.count(self._agency, self._allowance.day, self._uncounted)
                for host, state in self._hosts.items():
                    self.file.keep(host, state)
        finally:
            self.file.close()

    async def _wait(self, host: str, *, own: bool) -> None:
        while True:
            await self._allowed()
            now = self._clock()
            state = await self._known(host, now)
            ready = max(state.not_before, self._last.get(host, 0.0) + self._least(host))
            if ready - now > self._manner.longest_wait:
                raise self._too_long(host, ready, state.why, own=own)
            if ready <= now:
                free = await self._claimed(host, now)
                taken = free <= now
                self._hosts[host] = replace(self._hosts[host], not_before=now + self._least(host) if taken else free)
                if taken:
                    return
                continue
            if self._listener.stopped():
                raise Postponed.at("The crawl was stopped before this request went out.", now)
            await self._sleep(min(ready - now, _TICK))

    async def _allowed(self) -> None:
        now = self.now()
        allowance = self._allowance.on(now)
        if allowance is not self._allowance:
            day, uncounted = self._allowance.day, self._uncounted
            self._allowance, self._uncounted = allowance, 0
            if day and uncounted:
                await self.in_thread(lambda: self.file.count(self._agency, day, uncounted))
            used = await self.in_thread(lambda: self.file.count(self._agency, allowance.day, 0))
            self._allowance = replace(self._allowance, used=self._allowance.used + used)
        if self._closed is None and (closed := self._allowance.closed(now)) is not None:
            self._close(closed)
        if self._closed is not None:
            raise Postponed(self._closed.sentence, self._closed.until)

    async def _known(self, host: str, now: float) -> HostState:
        if host not in self._hosts:
            state = await self.in_thread(lambda: self.file.host(host))
            # A time that lies further ahead than any pause was written under a wrong clock.
            self._hosts[host] = state if state.not_before <= now + LONGEST else replace(state, not_before=0.0, why="")
        return self._hosts[host]

    async def _claimed(self, host: str, now: float) -> float:
        """Counts the request. A pause and a budget must outlive a kill, so they are written down before it goes out."""
        least = self._least(host)
        self._uncounted += 1
        self._allowance = replace(self._allowance, used=self._allowance.used + 1)
        free = now
        if least:
            free = await self.in_thread(lambda: self.file.claim(host, now, now + least, now + LONGEST))
        if free > now:
            self._uncounted -= 1
            self._allowance = replace(self._allowance, used=self._allowance.used - 1)
        elif self._allowance.budget:
            day, uncounted = self._allowance.day, self._uncounted
            self._uncounted = 0
            await self.in_thread(lambda: self.file.count(self._agency, day, uncounted))
        return free

    async def _settle(self, host: str, answer: Answer) -> None:
        before = self._hosts[host]
        least = self._least(host)
        pause = least * (1 + random.uniform(0, self._manner.jitter))  # noqa: S311 - not a secret
        state = after(before, answer, pause, self._manner.rules)
        self._hosts[host], self._last[host] = state, answer.at
        if state.habit.slowness > before.habit.slowness:
            self._listener.slowed(host, state.not_before - answer.at)
        if state.why:
            self._listener.left_alone(host, self._shown(state.not_before), state.why)
        if least or state.why or before.why:
            try:
                await self.in_thread(lambda: self.file.keep(host, state))
            except Postponed:
                return  # the answer is none the worse for it, and the crawl is closed

    def _too_long(self, host: str, ready: float, why: str, *, own: bool) -> Postponed:
        why = why or f"its robots.txt asks for {self._least(host):g} s between two requests"
        sentence = f"{host} is left alone until {self._shown(ready)}: {why}."
        if own:
            self._close(Closed("left_alone", datetime.fromtimestamp(ready, UTC), sentence))
        return Postponed.at(sentence, ready)

    def _close(self, closed: Closed) -> None:
        if self._closed is None:
            self._closed = closed
            self._listener.closed(closed)

    def _least(self, host: str) -> float:
        return max(self._manner.delay, *self._asked[host].values(), 0.0)

    def _shown(self, moment: float) -> str:
        return shown(datetime.fromtimestamp(moment, ZoneInfo(self._allowance.zone)))


def host_of(url: str) -> str:
    """The host that an address is of, as the unit of politeness: whatever the port, with or without «www.».

    >>> host_of("https://WWW.el.kz.:443/a"), host_of("http://el.kz/")
    ('el.kz', 'el.kz')
    """
    return (urlsplit(url).hostname or "").rstrip(".").removeprefix("www.")
