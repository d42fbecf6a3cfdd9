"""After what the sources announce, the articles that the archive has: for edits, views, and what was taken down."""

from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy.crawler import Crawler

from crawler.frontier.memory import Memory
from crawler.spider import AgencySpider


class Revisits:
    """A spider middleware that adds known articles, least recently read first, to a crawl that looks for everything.

    Setting REVISITS bounds their number a crawl, so that an archive of years doesn't become a load on the site.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._most = crawler.settings.getint("REVISITS")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """The spider's own requests, then the known articles of the wanted edition."""
        async for request in start:
            yield request
        spider, memory = self._crawler.spider, self._crawler.get_extension(Memory)
        if not isinstance(spider, AgencySpider) or memory is None or not spider.plan.whole:
            return
        for article in memory.due(spider.name, self._most):
            if spider.wants_edition(article.edition):
                yield spider.article_request(article, revisit=True)
