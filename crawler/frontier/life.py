"""How a crawl begins with what its frontier holds, keeps its leases, and ends: in order, or because of an error."""

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider

from crawler.frontier import sentences
from crawler.frontier.desk import Desk
from crawler.frontier.records import records_of
from crawler.frontier.store import LOWEST, Changes, Found, FrontierError, FrontierStore, TakenError
from crawler.spider import AgencySpider
from crawler.summary import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping

logger = logging.getLogger(__name__)

FAILED = "frontier_failed"
"""Why a crawl was closed whose requests could not be kept any more."""
_LOOKS = 6
"""How often in the time of a lease a crawl that stands by looks whether it may take over."""


class Life:
    """From the lock to the lock's return; `is_ready` says that requests may go out, `found` what was there before.

    `taken` is set when another crawl had the lock, and this one has stood by.
    """

    def __init__(self, crawler: Crawler, store: FrontierStore) -> None:
        self.desk = Desk(crawler, store, failed=self._failed)
        self.found: Found | None = None
        self.taken: TakenError | None = None
        self.is_ready = False
        self._crawler, self._store = crawler, store
        self._plan: Mapping[str, str] = {}
        self._standing_by: asyncio.Task[None] | None = None
        self._closes = asyncio.Event()
        self._error: FrontierError | None = None
        self._renewing: asyncio.Task[None] | None = None
        self._closing: asyncio.Future[None] | None = None
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._begin, signals.engine_started)
        crawler.signals.connect(self._idle, signals.spider_idle)

    async def open(self, spider: Spider) -> None:
        """Takes the lock; when that can't be done, the crawl is closed as soon as Scrapy allows it."""
        self._plan = spider.plan.scope() if isinstance(spider, AgencySpider) else {}
        try:
            await self._take_up()
        except TakenError as error:
            if self._store.stands_by:
                self.taken = error
            else:
                self._error = error
        except FrontierError as error:
            self._error = error

    async def taken_up(self) -> bool:
        """Waits while this crawl stands by; False when it was closed meanwhile."""
        if self._standing_by is not None:
            await asyncio.shield(self._standing_by)
        return self.found is not None

    async def _take_up(self) -> None:
        self.found = await self.desk.writer.run(lambda: self._store.open(self._plan))
        self.desk.stock.waits(self.found.hosts)
        tally = self.desk.tally
        tally.count("scheduler/enqueued", self.found.waiting)
        tally.found("failed-before", self.found.failed)
        tally.found("goes-on", int(self.found.goes_on))
        tally.say("notes", sentences.notes(self.found))
        tally.say("problems", sentences.problems(self.found))
        if not self.found.elsewhere:
            self._renewing = asyncio.create_task(self._renew())

    async def _stand_by(self, taken: TakenError) -> None:
        """Waits until the agency is this crawl's, or the crawl is closed, and begins."""
        logger.warning("%s This crawl stands by.", taken)
        self.desk.tally.found("stood-by", 1)
        while self.found is None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closes.wait(), self._store.lease.total_seconds() / _LOOKS)
                return
            try:
                await self._take_up()
            except TakenError:
                continue
            except FrontierError as error:
                self.desk.writer.fail(error)
                return
        await self._lease_first(self.found)

    async def close(self, reason: str) -> None:
        """Writes what is left to write, and gives back the leases and the lock."""
        self.desk.is_closed = True
        self._closes.set()
        if self._standing_by is not None:
            await self._standing_by
        if self._renewing is not None:
            self._renewing.cancel()
            with suppress(asyncio.CancelledError):
                await self._renewing
        writer = self.desk.writer
        await writer.flush()
        try:
            if writer.is_broken or self.found is None or self.found.elsewhere:
                return
            complete = reason == "finished"
            left = await writer.run(lambda: self._store.end(complete=complete))
            if left:
                self.desk.tally.say("notes", [sentences.left(left)])
        except FrontierError as error:
            self.desk.tally.say("problems", [str(error)])
        finally:
            await writer.run(self._store.close)
            writer.close()

    def _opened(self) -> None:
        if self._error is not None:
            self.desk.tally.say("problems", [str(self._error)])
            raise CloseSpider(FAILED)

    async def _begin(self) -> None:
        """Before the first request, and after the captures of a dead crawl were read: what is to be fetched next."""
        if self.taken is not None:
            # Not awaited: the engine can't be stopped before it has started.
            self._standing_by = asyncio.create_task(self._stand_by(self.taken))
        elif self.found is not None:
            await self._lease_first(self.found)

    async def _lease_first(self, found: Found) -> None:
        if found.elsewhere:
            self.is_ready = True
            return
        writer = self.desk.writer
        try:
            if found.suspects:
                records = await writer.run(lambda: records_of(self._crawler, found.suspects))
                await writer.run(lambda: self._store.remember(records))
            wanted = self.desk.wanted(Changes())
            committed = await writer.run(lambda: self._store.commit(Changes(), wanted, writer.priorities))
        except FrontierError as error:
            writer.fail(error)
            return
        self.is_ready = True
        self.desk.committed(Changes(), wanted, committed)

    def _idle(self) -> None:
        """Nothing is left but what comes last. Raises DontCloseSpider when there is some of that.

        Raises CloseSpider when another worker has done it all.
        """
        if self.found is not None and self.found.elsewhere:
            raise CloseSpider(ELSEWHERE)
        writer = self.desk.writer
        if self.is_ready and not writer.is_broken and self.desk.stock.last():
            writer.priorities = (LOWEST, writer.priorities[1])
            writer.work()
            raise DontCloseSpider

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(self._store.lease.total_seconds() / 3)
            try:
                await self.desk.writer.run(self._store.renew)
            except FrontierError as error:
                self.desk.writer.fail(error)
                return

    def _failed(self, error: FrontierError) -> None:
        logger.error("%s", error)
        self.desk.tally.say("problems", [str(error)])
        self.desk.leases.stop()
        if self._closing is None:
            # Not awaited: the engine waits for the requests under way before it closes.
            self._closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason=FAILED))
