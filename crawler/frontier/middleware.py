"""The middlewares of the frontier: what goes out is begun first, what comes of it is followed to its end."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response

from crawler.frontier.records import RECORD, recorded_response
from crawler.frontier.scheduler import frontier_of


class Followed:
    """The spider middleware that is nearest to the engine: what passes it goes to the engine and nowhere else."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """What the crawl begins with, unless it goes on with one that has begun with all of it."""
        scheduler = frontier_of(self._crawler)
        if scheduler is None:
            async for one in start:
                yield one
        elif await scheduler.taken_up() and not scheduler.is_announced:
            async for one in start:
                yield one
            scheduler.announced()

    def process_spider_input(self, response: Response) -> None:
        """Notes that the end of this response's callback will be seen here."""
        scheduler = frontier_of(self._crawler)
        under = scheduler.leases.of(response) if scheduler is not None else None
        if under is not None:
            under.reaches_spider = True

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """All that the callback gives, each thing noted."""
        scheduler = frontier_of(self._crawler)
        under = scheduler.leases.of(response) if scheduler is not None else None
        if scheduler is None or under is None:
            async for one in result:
                yield one
            return
        try:
            async for one in result:
                scheduler.leases.passes(under, one)
                yield one
        except CloseSpider:
            scheduler.leases.exhausted(under, unkept=True)
            raise
        except Exception as error:
            scheduler.leases.exhausted(under, f"{type(error).__name__}: {error}")
            raise
        scheduler.leases.exhausted(under)


class Begun:
    """The downloader middleware that lets nothing go out which the frontier doesn't know to be under way."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._folder = Path(crawler.settings["WARC"] or "")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    async def process_request(self, request: Request) -> Response | None:
        """Waits until that is so; gives the answer itself where a dead crawl has captured it already."""
        scheduler = frontier_of(self._crawler)
        if scheduler is not None:
            await scheduler.begun(request)
        record = request.meta.pop(RECORD, None)
        if record is None:
            return None
        agency = self._crawler.spidercls.name
        return await asyncio.to_thread(recorded_response, request, record, self._folder, agency)


class Answered:
    """The downloader middleware that notes an answer before anything is made of it, where that has to be known."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """The response, when it may be read."""
        scheduler = frontier_of(self._crawler)
        if scheduler is not None:
            await scheduler.answered(request)
        return response
