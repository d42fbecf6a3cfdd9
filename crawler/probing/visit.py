"""The spider of a first contact: one page of a source, one article. What came is captured; nothing is stored."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.answers import content_type_of
from crawler.description import introduce
from crawler.sources import Days
from crawler.spider import AgencySpider


class Visit(Spider):
    """Asks an agency's sources, one after the other, until one names an article, and fetches that."""

    custom_settings = {  # noqa: RUF012 - Scrapy's way
        "ITEM_PIPELINES": {},
        "SPIDER_MIDDLEWARES": {},
        "EXTENSIONS": {},
        "FRONTIER": "",
        # A person waits for a handful of requests.
        "DAILY_BUDGET": 0,
        "HOURS": "",
        "PROGRESS": False,
        # What a site answers at once is what the report wants to know.
        "RETRY_TIMES": 1,
    }

    def __init__(self, spider: AgencySpider, **kwargs: Any) -> None:
        """`spider` is the agency's, not running: it knows the addresses and from where they are fetched."""
        super().__init__(**kwargs)
        self._spider = spider
        self.plan, self.addresses, self.time_zone = spider.plan, spider.addresses, spider.time_zone
        self.allowed_domains = spider.allowed_domains
        days = Days(datetime.now(ZoneInfo(spider.time_zone)).date())
        first = ((one, next(iter(one.starts(days)), None)) for one in spider.sources)
        self._sources = tuple((source, page.path) for source, page in first if page is not None)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Says in the User-Agent who asks."""
        super().update_settings(settings)
        introduce(settings)

    async def start(self) -> AsyncIterator[Request]:
        """The first page of the first source."""
        for request in self._source(0):
            yield request

    def parse_source(self, response: Response, number: int, *, named: bool) -> Iterator[Request]:
        """One article that the page names; else the first sitemap that it names, or the next source."""
        source, _ = self._sources[number]
        listing = source.read(response.body, response.url, self.addresses, content_type_of(response))
        if listing.announced:
            yield Request(self.addresses.fetched(listing.announced[0].article.url), self.parse_article)
        elif listing.further and not named:
            yield from self._source(number, listing.further[0].page.path)
        else:
            yield from self._source(number + 1)

    def parse_article(self, response: Response) -> None:
        """Nothing: it is captured."""

    def _source(self, number: int, path: str = "") -> Iterator[Request]:
        """The request for a page of a source: its first, or one that this named; none after the last source."""
        if number < len(self._sources):
            yield Request(
                self.addresses.fetched(path or self._sources[number][1]),
                self.parse_source,
                errback=lambda _: self._source(number + 1),
                cb_kwargs={"number": number, "named": bool(path)},
                dont_filter=True,
            )
