"""Applies the Crawl-delay of robots.txt, which Scrapy reads and leaves at that."""

import logging
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.robotstxt import RobotParser

logger = logging.getLogger(__name__)


class CrawlDelay:
    """An extension: the longer of DOWNLOAD_DELAY and the site's Crawl-delay holds between two requests to a host."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self._jitter = crawler.settings.getfloat("DOWNLOAD_DELAY_JITTER")
        crawler.signals.connect(self._parsed, signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    def _parsed(self, robotparser: RobotParser, request: Request) -> None:
        asked = robotparser.crawl_delay(self._agent)
        engine = self._crawler.engine
        if not asked or engine is None:
            return
        # Jitter takes up to this share off a delay, and a Crawl-delay is the least that the site wants.
        delay = asked / (1 - self._jitter) if self._jitter < 1 else asked * 2
        downloader = engine.downloader
        key = downloader.get_slot_key(request)
        slot = downloader.slots.get(key)
        if slot is not None and slot.delay < delay:
            slot.delay = delay
        # A slot that was idle for a minute is made anew, from these.
        settings = downloader.per_slot_settings.setdefault(key, {})
        settings["delay"] = max(delay, self._crawler.settings.getfloat("DOWNLOAD_DELAY"))
        logger.info("%s: robots.txt asks for %s s between requests", key, asked)
