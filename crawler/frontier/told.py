"""Says how far a back-fill has come: at the beginning of a crawl, and in its summary."""

import logging
from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.filling import filling
from crawler.frontier.memory import Memory
from crawler.spider import AgencySpider
from crawler.summary import PREFIX

logger = logging.getLogger(__name__)


class Told:
    """An extension. The storing pipeline calls `end` when all of the crawl is in the archive."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        crawler.signals.connect(self._begin, signals.engine_started)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    async def end(self) -> None:
        """Puts the sentence among the notes of the summary. Raises ArchiveError."""
        said = await self._progress()
        if said:
            stats = self._crawler.stats
            stats.set_value(PREFIX + "notes", (*stats.get_value(PREFIX + "notes", ()), said))

    async def _begin(self) -> None:
        said = await self._progress()
        if said:
            logger.warning("%s", said)  # a person waits for it: nights depend on it

    async def _progress(self) -> str:
        spider, memory = self._crawler.spider, self._crawler.get_extension(Memory)
        if not isinstance(spider, AgencySpider) or memory is None or spider.plan.since is None or spider.plan.urls:
            return ""
        today = datetime.now(ZoneInfo(spider.time_zone)).date()
        plan = spider.plan.counting()
        return (await filling(memory, spider.name, spider.wanted_sources(), plan, today)).progress
