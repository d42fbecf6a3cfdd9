"""Writes items to the archive: in batches, in a thread of its own, and never more than the disk has confirmed.

While one batch is being committed the next one gathers, so a batch is as large as the crawl is fast. An item has
passed this pipeline when it is committed.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Self, TypeVar

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from archive.article import Agency, Outcome, Response
from archive.crawls import Counts, CrawlBegun, CrawlEnded
from archive.health import Seen
from archive.store import ArchiveError, Entry
from crawler.capture.exchange import Captured
from crawler.capture.extension import Capture, response_captured
from crawler.frontier.scheduler import frontier_of
from crawler.frontier.told import Told
from crawler.handover.opening import open_archive
from crawler.health.extension import Health
from crawler.health.findings import findings
from crawler.item import ArticleItem, GoneItem, ImageItem, Item, SameItem
from crawler.pipelines.catch_up import catch_up, mark_read
from crawler.pipelines.record import capture_of, record_of
from crawler.report import summary_of
from crawler.spider import AgencySpider
from crawler.summary import PREFIX, Summary
from crawler.unkept import UnkeptItem

logger = logging.getLogger(__name__)

_Result = TypeVar("_Result")

_GATHER = 0.1
"""Seconds in which a batch gathers: a commit costs the same for one article as for twenty."""
_MOST = 200
_PACKAGES = ("muragat", "scrapy", "lxml", "dateparser", "tzdata")
"""Whose versions a crawl's row names: they decide how a page is read."""


class Store:
    """The last pipeline. A write that fails stops the crawl: nothing is fetched that can't be kept."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._waiting: list[tuple[Entry, asyncio.Future[Outcome] | None]] = []
        self._writer: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="archive")
        self._archive = open_archive(crawler.settings)
        self._crawl: int | None = None
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._captured, response_captured)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises ArchiveError when the archive can't be opened."""
        return cls(crawler)

    def open_spider(self) -> None:
        """Makes the agency known to the archive and writes down that a crawl has begun."""
        spider = self._crawler.spider
        if not isinstance(spider, AgencySpider):
            raise TypeError(f"the archive takes agencies' spiders, not {type(spider).__name__}")
        self._archive.register(Agency(spider.name, spider.agency_name, spider.base, spider.time_zone))
        versions = {package: version(package) for package in _PACKAGES}
        begun = CrawlBegun(spider.name, datetime.now(UTC), spider.plan.arguments(), versions)
        self._crawl = self._archive.start_crawl(begun)

    async def _opened(self) -> None:
        """Reads what a killed crawl had captured and not stored, before anything is fetched."""
        spider, capture = self._crawler.spider, self._crawler.get_extension(Capture)
        if not isinstance(spider, AgencySpider) or capture is None:
            return
        await capture.ready()
        folder = Path(self._crawler.settings["WARC"]) / spider.name
        frontier = frontier_of(self._crawler)
        apart = frontier.suspects() if frontier is not None else ()
        try:
            modules = self._crawler.settings.getlist("SPIDER_MODULES")
            await self._in_thread(lambda: catch_up(self._archive, folder, spider.name, apart, modules))
        except ArchiveError as error:
            self._failed(error)
            raise CloseSpider("store_failed") from None

    def _captured(self, captured: Captured) -> None:
        """Every answer of the site is a row, whatever it shows."""
        spider = self._crawler.spider
        if isinstance(spider, AgencySpider):
            self._add(Response(spider.name, capture_of(captured, spider.addresses.own(captured.url))), None)

    def _add(self, record: Entry, committed: asyncio.Future[Outcome] | None) -> None:
        self._waiting.append((record, committed))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())

    async def process_item(self, item: Item) -> Item:
        """Returns the item when it is committed; raises UnkeptItem when it could not be."""
        committed: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._add(record_of(item), committed)
        outcome = await committed
        stats = self._crawler.stats
        if isinstance(item, ImageItem):
            stats.inc_value(f"{PREFIX}images/{'captured' if item.file.encoding_format else 'unreadable'}")
        elif isinstance(item, (ArticleItem, GoneItem, SameItem)):
            stats.inc_value(f"{PREFIX}articles/{outcome}")
        if isinstance(item, ArticleItem):
            for unread in item.unread:
                stats.inc_value(f"{PREFIX}unread/{unread.field}")
        return item

    async def _write(self) -> None:
        while self._waiting:
            await asyncio.sleep(_GATHER)
            batch, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
            try:
                outcomes = await self._in_thread(partial(self._archive.save, [record for record, _ in batch]))
            except ArchiveError as error:
                await self._stop(error, batch)
                return
            for (_, committed), outcome in zip(batch, outcomes, strict=True):
                if committed is not None:
                    committed.set_result(outcome)

    async def _in_thread(self, act: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, act)

    def _failed(self, error: ArchiveError) -> None:
        stats = self._crawler.stats
        if not stats.get_value(PREFIX + "store-failed"):
            stats.set_value(PREFIX + "store-failed", 1)
            stats.set_value(PREFIX + "problems", (*stats.get_value(PREFIX + "problems", ()), str(error)))

    async def _stop(self, error: ArchiveError, batch: list[tuple[Entry, asyncio.Future[Outcome] | None]]) -> None:
        self._failed(error)
        for _, committed in (*batch, *self._waiting):
            if committed is not None:
                committed.set_exception(UnkeptItem(f"not stored: {error}", log_level="DEBUG"))
        self._waiting = []
        if self._crawler.engine is not None:
            # Not awaited: the engine waits for these very items before it closes.
            self._closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason="store_failed"))

    async def _closed(self, reason: str) -> None:
        if self._writer is not None:
            await self._writer  # the last answers, which no item waits for
        try:
            await self._mark_read()
            told = self._crawler.get_extension(Told)
            if told is not None:
                await told.end()
            if self._crawl is not None:
                seen = await self._judge(self._crawl)
                summary = summary_of(self._crawler, reason)
                ended = CrawlEnded(
                    datetime.now(UTC),
                    reason,
                    summary.exit_code,
                    summary.complete,
                    counts=_counts(summary),
                    summary=summary.as_json(),
                    seen=replace(seen, outcomes=summary.outcomes),
                    findings=summary.findings,
                )
                self._archive.finish_crawl(self._crawl, ended)
        except ArchiveError as error:
            logger.warning("the end of the crawl could not be written down: %s", error)
        finally:
            self._thread.shutdown()
            self._archive.close()

    async def _judge(self, crawl: int) -> Seen:
        """Holds what the pages showed against the crawls before; the findings go into the statistics."""
        health, spider = self._crawler.get_extension(Health), self._crawler.spider
        if health is None or spider is None:
            return Seen()
        seen, now = health.seen(), datetime.now(UTC)
        before, pace = await self._in_thread(lambda: self._archive.health_before(spider.name, crawl, now))
        found = findings(spider.name, seen, Seen.together(before), at=now, pace=pace)
        self._crawler.stats.set_value(PREFIX + "findings", found)
        return seen

    async def _mark_read(self) -> None:
        """The WARC files of a crawl whose every record was stored need not be read before the next one."""
        capture = self._crawler.get_extension(Capture)
        if capture is not None:
            files = await capture.ended()
            if not self._crawler.stats.get_value(PREFIX + "store-failed"):
                await self._in_thread(lambda: mark_read(self._archive, files))


def _counts(summary: Summary) -> Counts:
    return Counts(
        pages=summary.pages,
        new=summary.articles.get("new", 0),
        revised=summary.articles.get("revised", 0),
        unchanged=summary.articles.get("unchanged", 0),
        gone=summary.articles.get("gone", 0),
        failed=summary.failed,
        unread=sum(summary.unread.values()),
    )
