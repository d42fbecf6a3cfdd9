"""What our crawl is measured against: a spider that only fetches, and ours without its store."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response

from crawler.agencies.el_kz import ElKz
from crawler.item import ArticleItem, GoneItem
from crawler.pipelines.understand import understand


class Bare(Spider):
    """Fetches the addresses in a file, and does nothing with them."""

    name = "bare"

    def __init__(self, addresses: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._addresses = Path(addresses)

    async def start(self) -> AsyncIterator[Request]:
        for line in self._addresses.read_text("utf-8").splitlines():
            yield Request(line, dont_filter=True)

    def parse(self, response: Response) -> None:
        """Nothing."""


class Parsing(ElKz):
    """Reads every page as ours does, values and all, and stores nothing."""

    name = "parsing"

    def parse_article(self, response: Response) -> Iterator[ArticleItem | GoneItem | Request]:
        for item in super().parse_article(response):
            if isinstance(item, ArticleItem):
                understand(item)
                self.crawler.stats.inc_value("benchmark/read")
        yield from ()
