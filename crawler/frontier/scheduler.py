"""Scrapy's scheduler over a frontier: it leases requests instead of popping them, so that no death loses one.

A request goes to the engine only under a lease; it is done when its callback's output is exhausted and every item of it
is in the archive. What waits in memory is a copy: a killed crawl's leases are taken back by the next one.
"""

import asyncio
from typing import Self, cast
from urllib.parse import urldefrag

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred

from crawler.frontier.leases import Leases
from crawler.frontier.life import Life
from crawler.frontier.store import LOWEST, FrontierStore
from crawler.frontier.stores import store_of
from crawler.unkept import UnkeptResponse


class FrontierScheduler(BaseScheduler):
    """Settings: FRONTIER (the folder of the files, or a server), FRONTIER_KILLS (how many crawls a page may kill)."""

    def __init__(self, crawler: Crawler, store: FrontierStore) -> None:
        self._life = Life(crawler, store)
        self._desk = self._life.desk

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """A scheduler over the store of the crawler's agency."""
        return cls(crawler, store_of(crawler.settings, crawler.spidercls.name))

    # What the engine calls ------------------------------------------------------------------------------------------

    def open(self, spider: Spider) -> Deferred[None]:
        """Takes the lock; when that can't be done, the crawl is closed as soon as Scrapy allows it."""
        return deferred_from_coro(self._life.open(spider))

    def close(self, reason: str) -> Deferred[None]:
        """Writes what is left to write, and gives back the leases and the lock."""
        return deferred_from_coro(self._life.close(reason))

    def has_pending_requests(self) -> bool:
        """Whether anything waits, here, in the store, or on its way there."""
        return not self._desk.writer.is_broken and (not self._life.is_ready or self._desk.has_waiting)

    def enqueue_request(self, request: Request) -> bool:
        """Takes a request; False when nothing can be kept any more. That it is a duplicate turns out later."""
        return self._desk.take(request)

    def next_request(self) -> Request | None:
        """A request under a lease; None when none is ready. One that crawls have died of goes out alone."""
        request = self._desk.give() if self._life.is_ready else None
        if request is None:
            self._desk.starve()
        return request

    # What the middlewares call --------------------------------------------------------------------------------------

    @property
    def leases(self) -> Leases:
        """What the engine has."""
        return self._desk.leases

    @property
    def is_announced(self) -> bool:
        """Whether all that this crawl begins with was enqueued, by it or by the one that it goes on with."""
        return self._life.found is not None and self._life.found.announced

    async def taken_up(self) -> bool:
        """Waits while this crawl stands by; False when it was closed meanwhile."""
        return await self._life.taken_up()

    def announced(self) -> None:
        """All that the crawl begins with was enqueued."""
        self._desk.writer.changes.announced = True
        self._desk.writer.work()

    def hold_above(self, priority: int) -> None:
        """Leaves all requests of a higher priority to the next crawl."""
        self._desk.writer.priorities = (LOWEST, priority)
        self._desk.stock.buffer.drop_above(priority)

    def suspects(self) -> tuple[str, ...]:
        """The addresses that were under way when the crawl died that this one goes on with.

        While this crawl stands by it isn't known who will have died: those then that may have been the reason.
        """
        if self._life.taken is not None:
            return tuple(urldefrag(url)[0] for url in self._life.taken.doubtful)
        found = self._life.found
        return tuple(urldefrag(one.url)[0] for one in found.suspects) if found else ()

    async def begun(self, request: Request) -> None:
        """Waits until the store knows that a request is under way; raises UnkeptResponse when it can't be told."""
        under = self.leases.of(request)
        if under is not None and not await under.begun:
            raise UnkeptResponse("the frontier could not be written")

    async def answered(self, request: Request) -> None:
        """Before anything is made of an answer that may kill the crawl: waits until the store knows that it came."""
        under = self.leases.of(request)
        if under is None or not under.leased.is_alone:
            return
        under.answered = asyncio.get_running_loop().create_future()
        writer = self._desk.writer
        writer.changes.answered.append(under.leased.id)
        writer.work()
        if writer.is_broken or not await under.answered:
            raise UnkeptResponse("the frontier could not be written")


def frontier_of(crawler: Crawler) -> FrontierScheduler | None:
    """The scheduler of a running crawl, if it is one of these.

    `isinstance` would say so of any scheduler: Scrapy's BaseScheduler looks at the methods only.
    """
    scheduler = crawler.engine.scheduler
    return cast("FrontierScheduler", scheduler) if FrontierScheduler in type(scheduler).__mro__ else None
