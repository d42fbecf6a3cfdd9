"""Scrapy's scheduler over a frontier: it leases requests instead of popping them, so that no death loses one.

A request goes to the engine only under a lease; it is done when its callback's output is exhausted and every item of it
is in the archive. What waits in memory is a copy: a killed crawl's leases are taken back by the next one.
"""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Self, cast
from urllib.parse import urldefrag, urlsplit

from scrapy import Request, Spider, signals
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred

from crawler.frontier import sentences
from crawler.frontier.buffer import Entry
from crawler.frontier.codec import Unreadable, Unwritable, read_request, write_request
from crawler.frontier.leases import Leases
from crawler.frontier.records import RECORD, records_of
from crawler.frontier.sqlite import LEASE as LEASE_TIME
from crawler.frontier.sqlite import SqliteFrontier
from crawler.frontier.stock import LAST, Stock
from crawler.frontier.store import (
    HIGHEST,
    LOWEST,
    Changes,
    Committed,
    Ended,
    Found,
    FrontierError,
    FrontierStore,
    Leased,
    Waiting,
)
from crawler.frontier.underway import UnderWay
from crawler.frontier.writer import Writer
from crawler.spider import AgencySpider
from crawler.summary import PREFIX
from crawler.unkept import UnkeptResponse

logger = logging.getLogger(__name__)

FAILED = "frontier_failed"
"""Why a crawl was closed whose requests could not be kept any more."""


class FrontierScheduler(BaseScheduler):
    """Settings: FRONTIER (the folder of the files), FRONTIER_KILLS (how many crawls a page may kill)."""

    def __init__(self, crawler: Crawler, store: FrontierStore) -> None:
        self._crawler, self._store = crawler, store
        self._writer = Writer(store, wanted=self._wanted, committed=self._committed, failed=self._failed)
        self._leases = Leases(crawler, given=self._given, ended=self._ended)
        self._stock = Stock()
        self._writer.priorities = (LAST + 1, HIGHEST)
        self._found: Found | None = None
        self._error: FrontierError | None = None
        self._is_ready, self._is_closed, self._is_starved = False, False, False
        self._nudge = Request("data:,")
        self._renewing: asyncio.Task[None] | None = None
        self._closing: asyncio.Future[None] | None = None
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._begin, signals.engine_started)
        crawler.signals.connect(self._idle, signals.spider_idle)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """A scheduler over the SQLite file of the crawler's agency."""
        settings = crawler.settings
        path = Path(settings["FRONTIER"]) / f"{crawler.spidercls.name}.db"
        return cls(crawler, SqliteFrontier(path, most_kills=settings.getint("FRONTIER_KILLS", 3)))

    # What the engine calls ------------------------------------------------------------------------------------------

    def open(self, spider: Spider) -> Deferred[None]:
        """Takes the lock; when that can't be done, the crawl is closed as soon as Scrapy allows it."""
        return deferred_from_coro(self._open(spider))

    def close(self, reason: str) -> Deferred[None]:
        """Writes what is left to write, and gives back the leases and the lock."""
        return deferred_from_coro(self._close(reason))

    def has_pending_requests(self) -> bool:
        """Whether anything waits, here, in the store, or on its way there."""
        if self._writer.is_broken:
            return False
        on_their_way = (self._writer.changes, self._writer.committing)
        return bool(
            not self._is_ready or self._stock or any(changes.new or changes.announced for changes in on_their_way)
        )

    def enqueue_request(self, request: Request) -> bool:
        """Takes a request; False when nothing can be kept any more. That it is a duplicate turns out later."""
        if request is self._nudge:
            return True
        if self._writer.is_broken:
            return False
        before = self._leases.replaced(request)
        if before is not None:
            self._writer.changes.new += before.children
            self._go_on(before.leased, request)
            return True
        try:
            waiting = self._waiting(request)
        except Unwritable as error:
            self._writer.fail(FrontierError(str(error)))
            return False
        if not self._leases.adopt(request, waiting):
            self._writer.changes.new.append(waiting)
            self._writer.work()
        return True

    def next_request(self) -> Request | None:
        """A request under a lease; None when none is ready. One that crawls have died of goes out alone."""
        while self._is_ready and not self._writer.is_broken:
            entry = self._stock.buffer.first(self._leases.by_host)
            if entry is None or not self._may_go(entry):
                break
            self._stock.buffer.take(entry)
            request = self._made(entry)
            if request is not None:
                self._leases.hand_out(entry.leased, request, is_begun=entry.request is not None)
                if entry.request is None:
                    self._writer.changes.begun.append(entry.leased.id)
                    self._writer.work()
                self._count("scheduler/dequeued")
                return request
        self._is_starved = True
        return None

    # What the middlewares call --------------------------------------------------------------------------------------

    @property
    def leases(self) -> Leases:
        """What the engine has."""
        return self._leases

    @property
    def is_announced(self) -> bool:
        """Whether all that this crawl begins with was enqueued, by it or by the one that it goes on with."""
        return self._found is not None and self._found.announced

    def announced(self) -> None:
        """All that the crawl begins with was enqueued."""
        self._writer.changes.announced = True
        self._writer.work()

    def hold_above(self, priority: int) -> None:
        """Leaves all requests of a higher priority to the next crawl."""
        self._writer.priorities = (LOWEST, priority)
        self._stock.buffer.drop_above(priority)

    def suspects(self) -> tuple[str, ...]:
        """The addresses that were under way when the crawl died that this one goes on with."""
        return tuple(urldefrag(one.url)[0] for one in self._found.suspects) if self._found else ()

    async def begun(self, request: Request) -> None:
        """Waits until the store knows that a request is under way; raises UnkeptResponse when it can't be told."""
        under = self._leases.of(request)
        if under is not None and not await under.begun:
            raise UnkeptResponse("the frontier could not be written")

    async def answered(self, request: Request) -> None:
        """Before anything is made of an answer that may kill the crawl: waits until the store knows that it came."""
        under = self._leases.of(request)
        if under is None or not under.leased.is_alone:
            return
        under.answered = asyncio.get_running_loop().create_future()
        self._writer.changes.answered.append(under.leased.id)
        self._writer.work()
        if self._writer.is_broken or not await under.answered:
            raise UnkeptResponse("the frontier could not be written")

    # ----------------------------------------------------------------------------------------------------------------

    async def _open(self, spider: Spider) -> None:
        plan = spider.plan.scope() if isinstance(spider, AgencySpider) else {}
        try:
            self._found = await self._writer.run(lambda: self._store.open(plan))
        except FrontierError as error:
            self._error = error
            return
        self._stock.waits(self._found.hosts)
        self._count("scheduler/enqueued", self._found.waiting)
        self._crawler.stats.set_value(f"{PREFIX}failed-before", self._found.failed)
        self._crawler.stats.set_value(f"{PREFIX}goes-on", int(self._found.goes_on))
        self._say("notes", sentences.notes(self._found))
        self._say("problems", sentences.problems(self._found))

    def _opened(self) -> None:
        if self._error is not None:
            self._say("problems", [str(self._error)])
            raise CloseSpider(FAILED)

    async def _begin(self) -> None:
        """Before the first request, and after the captures of a dead crawl were read: what is to be fetched next."""
        if self._found is None:
            return
        try:
            if self._found.suspects:
                suspects = self._found.suspects
                records = await self._writer.run(lambda: records_of(self._crawler, suspects))
                await self._writer.run(lambda: self._store.remember(records))
            wanted = self._wanted(Changes())
            committed = await self._writer.run(lambda: self._store.commit(Changes(), wanted, self._writer.priorities))
        except FrontierError as error:
            self._writer.fail(error)
            return
        self._committed(Changes(), wanted, committed)
        self._is_ready = True
        self._renewing = asyncio.create_task(self._renew())

    def _idle(self) -> None:
        """Nothing is left but what comes last. Raises DontCloseSpider when there is some of that."""
        if self._is_ready and not self._writer.is_broken and self._stock.last():
            self._writer.priorities = (LOWEST, self._writer.priorities[1])
            self._writer.work()
            raise DontCloseSpider

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(LEASE_TIME.total_seconds() / 3)
            try:
                await self._writer.run(self._store.renew)
            except FrontierError as error:
                self._writer.fail(error)
                return

    async def _close(self, reason: str) -> None:
        self._is_closed = True
        if self._renewing is not None:
            self._renewing.cancel()
            with suppress(asyncio.CancelledError):
                await self._renewing
        await self._writer.flush()
        try:
            if self._writer.is_broken or self._found is None:
                return
            complete = reason == "finished"
            left = await self._writer.run(lambda: self._store.end(complete=complete))
            if left:
                self._say("notes", [sentences.left(left)])
        except FrontierError as error:
            self._say("problems", [str(error)])
        finally:
            await self._writer.run(self._store.close)
            self._writer.close()

    def _waiting(self, request: Request) -> Waiting:
        fingerprint = None if request.dont_filter else self._fingerprint(request)
        text = write_request(request, self._spider)
        host = request.meta.get("download_slot") or urlsplit(request.url).hostname or ""
        return Waiting(request.url, host, request.priority, fingerprint, text)

    def _go_on(self, leased: Leased, request: Request) -> None:
        """A redirect or a further try keeps its lease; a redirect to where somebody has been ends it."""
        self._count("scheduler/enqueued")
        if request.dont_filter:
            self._stock.buffer.add(leased, request)
            return
        self._stock.look_up(leased, request)
        self._writer.changes.redirected.append((leased.id, self._fingerprint(request)))
        self._writer.work()

    def _may_go(self, entry: Entry) -> bool:
        """Whether a request may go out beside those that are out, and whose end is not written down yet."""
        if entry.leased.is_alone:
            ending = self._writer.changes.ended or self._writer.committing.ended
            return not self._leases and not ending
        return not self._leases.has_one_alone

    def _made(self, entry: Entry) -> Request | None:
        """The request of an entry; None when it can't be read, which is noted."""
        if entry.request is not None:
            return entry.request
        try:
            request = read_request(entry.leased.request, self._spider)
        except Unreadable as error:
            self._writer.changes.unreadable.append(Ended(entry.leased.id, f"unreadable: {error}"))
            self._writer.work()
            self._say("problems", [sentences.unreadable(entry.leased.url, str(error))])
            return None
        if entry.leased.record:
            request.meta[RECORD] = entry.leased.record
        return request

    def _given(self, under: UnderWay) -> None:
        changes = self._writer.changes
        # What is never a duplicate would be there twice, had a crawl that died kept it already.
        changes.new += [one for one in under.children if one.fingerprint is not None or not under.leased.has_given]
        changes.given.append(under.leased.id)
        under.children = []
        self._writer.work()

    def _ended(self, under: UnderWay) -> None:
        if under.unkept:
            self._writer.changes.held.append(under.leased.id)
        else:
            self._writer.changes.ended.append(Ended(under.leased.id, under.reason))
        self._writer.work()

    def _wanted(self, changes: Changes) -> Mapping[str, int]:
        return {} if self._is_closed else self._stock.wanted(changes)

    def _committed(self, changes: Changes, wanted: Mapping[str, int], committed: Committed) -> None:
        self._leases.begun(changes.begun)
        self._leases.answered(changes.answered)
        self._stock.committed(changes, wanted, committed)
        self._count("scheduler/enqueued", committed.inserted)
        self._count("dupefilter/filtered", len(changes.new) - committed.inserted + len(committed.repeated))
        if committed.repeated:
            self._writer.changes.ended += map(Ended, committed.repeated)
            self._writer.work()
        engine = self._crawler.engine
        if self._is_starved and not self._is_closed and engine.spider is not None:
            # The engine asks again when a request ends, every five seconds, and when it is given one: this one is none.
            self._is_starved = False
            engine.crawl(self._nudge)

    def _failed(self, error: FrontierError) -> None:
        logger.error("%s", error)
        self._say("problems", [str(error)])
        self._leases.stop()
        if self._closing is None:
            # Not awaited: the engine waits for the requests under way before it closes.
            self._closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason=FAILED))

    @property
    def _spider(self) -> Spider:
        assert self._crawler.spider is not None  # noqa: S101 - the engine has opened it
        return self._crawler.spider

    def _fingerprint(self, request: Request) -> bytes:
        return self._crawler.request_fingerprinter.fingerprint(request)

    def _count(self, name: str, count: int = 1) -> None:
        if count:
            self._crawler.stats.inc_value(name, count)

    def _say(self, kind: str, said: list[str]) -> None:
        stats = self._crawler.stats
        before: tuple[str, ...] = stats.get_value(PREFIX + kind, ())
        if said:
            stats.set_value(PREFIX + kind, (*before, *said))


def frontier_of(crawler: Crawler) -> FrontierScheduler | None:
    """The scheduler of a running crawl, if it is one of these.

    `isinstance` would say so of any scheduler: Scrapy's BaseScheduler looks at the methods only.
    """
    scheduler = crawler.engine.scheduler
    return cast("FrontierScheduler", scheduler) if FrontierScheduler in type(scheduler).__mro__ else None
