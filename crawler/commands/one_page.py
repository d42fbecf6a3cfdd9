"""Getting one article's page for a command: from a file, from an address, or the first one an agency's list names."""

import argparse
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcessBase
from scrapy.exceptions import UsageError
from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.addresses import ArticleAddress
from crawler.description import introduce
from crawler.item import Fetched
from crawler.plan import Plan, PlanError
from crawler.sources import Days
from crawler.spider import AgencySpider


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One page with its agency's spider (which is not running)."""

    spider: AgencySpider
    body: bytes
    fetched: Fetched
    address: ArticleAddress
    content_type: str | None


def add_page_options(parser: argparse.ArgumentParser) -> None:
    """The options that `load_page` reads."""
    parser.add_argument("--file", metavar="PAGE.html", help="read this saved page instead of fetching one")
    parser.add_argument("--day", metavar="YYYY-MM-DD", help="the day a saved page was captured (default: today)")
    parser.add_argument(
        "--site", default="", metavar="URL", help="fetch from another base address, e.g. the stand-in's"
    )


def load_page(args: list[str], opts: argparse.Namespace, process: CrawlerProcessBase) -> SavedPage:
    """The page that `AGENCY [URL]` with its options names; raises UsageError with a sentence when it can't be had."""
    if not 1 <= len(args) <= 2:
        raise UsageError("name one agency and, if you like, an address: el_kz https://el.kz/...", print_help=False)
    names = process.spider_loader.list()
    if args[0] not in names:
        raise UsageError(f"there is no agency {args[0]!r}; there are: {', '.join(names)}", print_help=False)
    spider_class = process.spider_loader.load(args[0])
    if not issubclass(spider_class, AgencySpider):
        raise UsageError(f"{args[0]} is not an agency's spider", print_help=False)
    try:
        spider = spider_class(Plan.parse({"site": opts.site} if opts.site else {}, spider_class.editions))
    except PlanError as error:
        raise UsageError(str(error), print_help=False) from None
    url = args[1] if len(args) == 2 else ""
    if opts.file:
        return _from_file(spider, Path(opts.file), url, opts.day)
    if url and spider.addresses.identify(url) is None:
        raise UsageError(f"{url}: not the address of an article of {spider.agency_name}", print_help=False)
    return _from_site(spider, url, process)


def _from_file(spider: AgencySpider, path: Path, url: str, day: str | None) -> SavedPage:
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UsageError(f"--file: {error}", print_help=False) from None
    try:
        captured = date.fromisoformat(day) if day else datetime.now(UTC).date()
    except ValueError:
        raise UsageError(f"--day {day}: write the day as YYYY-MM-DD", print_help=False) from None
    at = datetime.combine(captured, time(12), ZoneInfo(spider.time_zone)).astimezone(UTC) if day else datetime.now(UTC)
    address = spider.addresses.identify(url) if url else None
    if address is None:
        # Without an address the page's own canonical one serves; a page with neither still shows what it says.
        canonical = re.search(rb"""<link[^>]+rel=["']?canonical["']?[^>]+href=["']([^"']+)""", body)
        address = spider.addresses.identify(canonical[1].decode("utf-8", "replace")) if canonical else None
    address = address or ArticleAddress("0", "", f"{spider.base}/")
    return SavedPage(spider, body, Fetched(address.url, at, 200), address, None)


def _from_site(spider: AgencySpider, url: str, process: CrawlerProcessBase) -> SavedPage:
    found: list[SavedPage] = []
    crawler = process.create_crawler(_OnePage)
    process.crawl(crawler, agency=spider, url=url, found=found)
    process.start()
    if not found:
        raise UsageError(f"no page could be fetched from {spider.addresses.site}", print_help=False)
    return found[0]


class _OnePage(Spider):
    """Fetches one article's page as politely as a crawl, and stores nothing."""

    name = "one_page"
    custom_settings = {  # noqa: RUF012 - Scrapy's way
        "ITEM_PIPELINES": {},
        "SPIDER_MIDDLEWARES": {},
        "EXTENSIONS": {},
        "FRONTIER": "",
        # A person is waiting for two requests.
        "DAILY_BUDGET": 0,
        "HOURS": "",
    }

    def __init__(self, agency: AgencySpider, url: str, found: list[SavedPage], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._agency, self._url, self._found = agency, url, found
        self.plan = agency.plan
        self.allowed_domains = sorted(agency.addresses.hosts)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        introduce(settings)

    async def start(self) -> AsyncIterator[Request]:
        if self._url:
            yield Request(self._agency.addresses.fetched(self._url), self.parse_article)
            return
        days = Days(datetime.now(ZoneInfo(self._agency.time_zone)).date())
        for page in islice(self._agency.sources[0].starts(days), 1):
            yield Request(self._agency.addresses.fetched(page.path), self.parse_list)

    def parse_list(self, response: Response) -> Iterator[Request]:
        listing = self._agency.sources[0].read(response.body, response.url, self._agency.addresses)
        for one in listing.announced[:1]:
            yield Request(self._agency.addresses.fetched(one.article.url), self.parse_article)
        if not listing.announced:
            for further in listing.further[:1]:
                yield Request(self._agency.addresses.fetched(further.page.path), self.parse_list)

    def parse_article(self, response: Response) -> None:
        address = self._agency.addresses.identify(response.url)
        if address is not None:
            own = self._agency.addresses.own(response.url)
            content_type = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
            fetched = Fetched(own, datetime.now(UTC), response.status)
            self._found.append(SavedPage(self._agency, response.body, fetched, address, content_type))
