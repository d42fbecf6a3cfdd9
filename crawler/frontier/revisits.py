"""After what the sources announce, the articles that the archive has: for edits, views, and what was taken down."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, Self

from scrapy.crawler import Crawler

from crawler.frontier.ages import Ages
from crawler.frontier.memory import Memory
from crawler.spider import AgencySpider


class Revisits:
    """A spider middleware that adds known articles to a crawl that looks for everything, at the ages REVISIT_AGES.

    With mode=all it adds them whatever their age, least recently read first, with mode=new none. Setting REVISITS
    bounds their number a crawl, so that an archive of years doesn't become a load on the site.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Raises ValueError, a sentence, for a setting REVISIT_AGES that can't be read."""
        self._crawler = crawler
        self._most = crawler.settings.getint("REVISITS")
        self._ages = Ages.parse(crawler.settings["REVISIT_AGES"])

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """The spider's own requests, then the known articles of the wanted edition."""
        async for request in start:
            yield request
        spider, memory = self._crawler.spider, self._crawler.get_extension(Memory)
        if not isinstance(spider, AgencySpider) or memory is None:
            return
        mode, now = spider.plan.mode, datetime.now(UTC)
        if mode == "new" or spider.plan.restricted:
            return
        known = memory.oldest(spider.name, self._most) if mode == "all" else None
        for article in await (known or memory.due(spider.name, self._ages, now, self._most)):
            if spider.wants_edition(article.edition):
                yield spider.article_request(article, revisit=True)
