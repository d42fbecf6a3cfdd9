"""The end of a crawl that was asked for so many articles: no page is fetched any more, only the pictures of those."""

from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured
from scrapy.http.request import NO_CALLBACK

from crawler.frontier.scheduler import frontier_of
from crawler.frontier.stock import LAST
from crawler.image_spider import META
from crawler.unkept import LimitReached


class Limit:
    """An extension that counts what went through, and closes the crawl for the reason «limit» when all is done."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self.reached = False
        self._through = 0
        crawler.signals.connect(self._idle, signals.spider_idle)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    def take(self, most: int | None) -> bool:
        """Whether one more article may go through, of `most` in all; None is no limit."""
        if most is None:
            return True
        if self._through >= most:
            return False
        self._through += 1
        self.reached = self._through == most
        frontier = frontier_of(self._crawler)
        if self.reached and frontier is not None:
            frontier.hold_above(LAST)
        return True

    def _idle(self) -> None:
        if self.reached:
            raise CloseSpider("limit")


class NoMorePages:
    """A downloader middleware that drops requests for pages once the limit is reached; robots.txt is none."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises NotConfigured when nothing is counted."""
        limit = crawler.get_extension(Limit)
        if limit is None:
            raise NotConfigured
        return cls(limit)

    def process_request(self, request: Request) -> None:
        """Raises LimitReached, which the spider does not count."""
        if self._limit.reached and META not in request.meta and request.callback is not NO_CALLBACK:
            raise LimitReached(f"{request.url}: not wanted any more")
