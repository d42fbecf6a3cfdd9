"""Asks for the pictures of articles that were stored, after all pages, and each address once: not for those that the
archive has.
"""

import asyncio
import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured

from archive.article import Identity
from archive.store import Archive, ArchiveError
from crawler.capture.extension import Capture
from crawler.frontier.scheduler import frontier_of
from crawler.image_spider import META
from crawler.item import ArticleItem, Item, SameItem
from crawler.spider import AgencySpider
from crawler.summary import IMAGE_ANSWERS

if TYPE_CHECKING:
    from collections.abc import Sequence

logger = logging.getLogger(__name__)


_PORTION = 1000
"""Requests that wait at once: one takes 1.5 KB, nine times as much as its address."""


class Images:
    """The pipeline after the store, so articles that were dropped or not written cost no picture.

    The archive is asked in a thread of its own, for all articles that came while it answered the last time. Without
    captures there is nothing to keep a picture in, so none is fetched. Settings: IMAGES, WARC.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Raises NotConfigured when no pictures are wanted."""
        captures = crawler.get_extension(Capture) is not None or crawler.settings["REPLAY"]
        if not crawler.settings.getbool("IMAGES") or not captures:
            raise NotConfigured
        self._crawler = crawler
        self._waiting: list[tuple[Sequence[str], asyncio.Future[None]]] = []
        self._asking: asyncio.Task[None] | None = None
        self._missing: dict[str, None] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="images")
        self._archive = Archive.open(Path(crawler.settings["ARCHIVE"]))
        crawler.signals.connect(self._idle, signals.spider_idle)
        crawler.signals.connect(self._answered, signals.response_downloaded)
        crawler.signals.connect(self._close, signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises ArchiveError when the archive can't be opened."""
        return cls(crawler)

    async def process_item(self, item: Item) -> Item:
        """The item, once it is known which of its pictures are missing: a crawl with items under way is not idle."""
        spider = self._crawler.spider
        if isinstance(item, (ArticleItem, SameItem)) and isinstance(spider, AgencySpider):
            urls = [url for url in await self._pictures(item) if spider.wants_image(url)]
            if urls:
                asked: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiting.append((urls, asked))
                if self._asking is None or self._asking.done():
                    self._asking = asyncio.create_task(self._ask())
                await asked
        return item

    async def _pictures(self, item: ArticleItem | SameItem) -> "Sequence[str]":
        """Those of a page that came, or of one that is as it was: a killed crawl may not have got to its pictures."""
        if isinstance(item, ArticleItem):
            return [photo.largest_url for photo in item.shown.photos]
        identity = Identity(item.agency, item.address.native_id, item.address.edition)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._archive.picture_urls, identity)
        except ArchiveError as error:
            logger.warning("no pictures were asked for: %s", error)
            return []

    async def _ask(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            urls = [url for urls, _ in batch for url in urls]
            try:
                missing = await asyncio.get_running_loop().run_in_executor(
                    self._thread, self._archive.missing_images, urls, datetime.now(UTC)
                )
            except ArchiveError as error:
                # The articles are safe, and the next crawl asks again.
                logger.warning("no pictures were asked for: %s", error)
                missing = []
            if frontier_of(self._crawler) is None:
                self._missing.update(dict.fromkeys(missing))
            else:
                self._enqueue(missing)
            for _, asked in batch:
                asked.set_result(None)

    def _enqueue(self, urls: Iterable[str]) -> None:
        """Where a frontier keeps requests they wait there, and are so before the article is done."""
        spider, engine = self._crawler.spider, self._crawler.engine
        if isinstance(spider, AgencySpider) and engine is not None:
            for url in urls:
                engine.crawl(spider.image_request(url))

    def _idle(self) -> None:
        """There are no more pages: the crawl goes on with pictures. Raises DontCloseSpider while there are some."""
        spider, engine = self._crawler.spider, self._crawler.engine
        portion = list(islice(self._missing, _PORTION))
        if not portion or engine is None or not isinstance(spider, AgencySpider):
            return
        for url in portion:
            del self._missing[url]
        self._enqueue(portion)
        raise DontCloseSpider

    def _answered(self, request: Request) -> None:
        if META in request.meta:
            self._crawler.stats.inc_value(IMAGE_ANSWERS)

    def _close(self) -> None:
        self._thread.shutdown()
        self._archive.close()
