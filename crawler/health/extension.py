"""Counts what the pages of a crawl show, to be held against the crawls before. Stores nothing, changes nothing."""

from collections import Counter
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from archive.health import Seen
from archive.unread import form_of
from crawler.item import ArticleItem, Item
from crawler.spider import AgencySpider
from crawler.summary import PREFIX, SOURCES

FIELDS = (
    "headline",
    "description",
    "article_section",
    "article_body",
    "authors",
    "date_published",
    "views",
    "credit",
    "photos",
    "tags",
)
"""The fields of `Shown` whose share among the pages is watched."""

_MOST_FORMS = 200
"""Of texts that could not be read: a broken layout has as many as it has pages, and the table `unread` has them all."""

CHALLENGES = PREFIX + "challenges/"
"""In the statistics, with the guard's name after it; CHALLENGES + guard + «/example» is an address."""


class Health:
    """An extension. Revisits and new articles count alike: each page that was stored."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._pages = 0
        self._fields, self._layers, self._structures = Counter[str](), Counter[str](), Counter[str]()
        self._unread = Counter[str]()
        self._examples: dict[str, str] = {}
        crawler.signals.connect(self._answered, signals.response_received)
        crawler.signals.connect(self._stored, signals.item_scraped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    def _answered(self, response: Response, request: Request) -> None:
        """Keeps the first address of each source."""
        source = getattr(request.cb_kwargs.get("source"), "name", None)
        spider = self._crawler.spider
        if source is not None and isinstance(spider, AgencySpider) and f"source {source}" not in self._examples:
            self._examples[f"source {source}"] = url = spider.addresses.own(response.url)
            self._crawler.stats.set_value(f"{SOURCES}{source}", url)

    def _stored(self, item: Item) -> None:
        if not isinstance(item, ArticleItem):
            return
        self._pages += 1
        shown, url = item.shown, item.address.url
        for name in FIELDS:
            if getattr(shown, name):
                self._fields[name] += 1
                self._layers[f"{name} {shown.layers.get(name, 'lines')}"] += 1
            else:
                self._examples.setdefault(f"field {name}", url)
        for unread in item.unread:
            form = f"{unread.field} {form_of(unread.shown)}"
            if form in self._unread or len(self._unread) < _MOST_FORMS:
                self._unread[form] += 1
                self._examples.setdefault(f"unread {form}", url)
        if shown.structure:
            self._structures[shown.structure] += 1
            self._examples.setdefault(f"structure {shown.structure}", url)

    def seen(self) -> Seen:
        """What was seen until now."""
        stats = self._crawler.stats.get_stats()
        announced = PREFIX + "announced/"
        sources = {name.removeprefix(announced): n for name, n in stats.items() if name.startswith(announced)}
        challenges, examples = dict[str, int](), dict(self._examples)
        for name, value in stats.items():
            guard, slash, _ = name.removeprefix(CHALLENGES).partition("/")
            if not name.startswith(CHALLENGES):
                continue
            if slash:
                examples[f"challenge {guard}"] = value
            else:
                challenges[guard] = value
        return Seen(
            self._pages,
            self._fields,
            self._structures,
            sources,
            challenges,
            self._layers,
            examples,
            unread=self._unread,
        )
