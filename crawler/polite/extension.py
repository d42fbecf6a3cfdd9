"""The pace of one crawl among Scrapy's components: settings in, statistics and sentences out."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from crawler.polite.allowance import Allowance, Closed
from crawler.polite.file import PaceError
from crawler.polite.home import open_home
from crawler.polite.host import Rules
from crawler.polite.hours import Hours, HoursError
from crawler.polite.pace import Manner, Pace, Turn
from crawler.polite.postponed import Postponed, request_postponed
from crawler.spider import AgencySpider
from crawler.summary import PREFIX

logger = logging.getLogger(__name__)

_OUR_OWN_WISH = ("hours", "budget")
"""Reasons to end a crawl that are no trouble."""


class Politeness:
    """An extension. Settings: PACE (the file, or a server), DOWNLOAD_DELAY, JITTER, LONGEST_WAIT, FIRST_PAUSE,
    LONGEST_PAUSE, DAILY_BUDGET, HOURS; `crawler.settings` says what each means.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._pace: Pace | None = None
        self._closing: asyncio.Future[None] | None = None
        self._hosts_left_alone: set[str] = set()
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._engine_stopped, signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    @property
    def pace(self) -> Pace:
        """The pace of the running crawl."""
        if self._pace is None:
            raise RuntimeError("the crawl has not begun")
        return self._pace

    @asynccontextmanager
    async def turn(self, request: Request) -> AsyncIterator[Turn]:
        """Waits for a request's turn; raises Postponed, and says so, when there is none in this crawl."""
        if self._pace is None:
            raise Postponed.at("The crawl could not be begun.", 0.0)
        try:
            async with self._pace.turn(request.url, own=self.is_own(request.url)) as turn:
                yield turn
        except Postponed as postponed:
            self.postponed(request, postponed)
            raise

    def postponed(self, request: Request, postponed: Postponed) -> None:
        """Counts a request that is not sent in this crawl, and tells whoever keeps requests."""
        self._count("pages/postponed")
        self._crawler.signals.send_catch_log(request_postponed, request=request, until=postponed.until)

    def end(self, reason: str, problem: str) -> None:
        """Ends the crawl, with a sentence about what is wrong."""
        self.closed(Closed(reason, self.pace.now(), problem))

    def stopped(self) -> bool:
        """Whether a person has stopped the crawl."""
        return not self._crawler.crawling

    def slowed(self, host: str, seconds: float) -> None:
        """Counts it; the summary says it once."""
        self._count("pace/slowed")
        logger.info("%s is in trouble: the next request waits %.1f s", host, seconds)

    def left_alone(self, host: str, until: str, why: str) -> None:
        """Says it the first time."""
        self._count("pace/left-alone")
        sentence = f"{host} is left alone until {until}: {why}."
        logger.warning("%s", sentence)
        if host not in self._hosts_left_alone:
            self._hosts_left_alone.add(host)
            self._say("notes", sentence)

    def closed(self, closed: Closed) -> None:
        """Ends the crawl: by our own wish, or as a problem."""
        self._say("notes" if closed.reason in _OUR_OWN_WISH else "problems", closed.sentence)
        logger.warning("%s", closed.sentence)
        if self._closing is None and self._crawler.engine is not None:
            # Not awaited: the engine waits for this very request before it closes.
            self._closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason=closed.reason))

    async def _opened(self) -> None:
        try:
            self._pace = await asyncio.to_thread(self._begun)
        except (PaceError, HoursError) as error:
            self._say("problems", str(error))
            logger.error("%s", error)  # noqa: TRY400 - a sentence for people
            raise CloseSpider("pace_failed") from None

    def _begun(self) -> Pace:
        settings, spider = self._crawler.settings, self._crawler.spider
        rules = Rules(settings.getfloat("FIRST_PAUSE"), settings.getfloat("LONGEST_PAUSE"))
        manner = Manner(
            settings.getfloat("DOWNLOAD_DELAY"),
            settings.getfloat("JITTER"),
            settings.getfloat("LONGEST_WAIT"),
            rules,
            settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"),
        )
        zone = spider.time_zone if isinstance(spider, AgencySpider) else "UTC"
        allowance = Allowance(zone, Hours.parse(settings["HOURS"] or ""), settings.getint("DAILY_BUDGET"))
        return Pace(open_home(settings), self._crawler.spidercls.name, manner, allowance, self)

    def is_own(self, url: str) -> bool:
        """Whether an address is the agency's, without which there is no crawl, and not one of its images."""
        spider = self._crawler.spider
        return not isinstance(spider, AgencySpider) or spider.addresses.is_own(url)

    def _engine_stopped(self) -> None:
        if self._pace is not None:
            try:
                self._pace.close()
            except PaceError as error:
                logger.error("%s", error)  # noqa: TRY400 - a sentence for people

    def _count(self, name: str) -> None:
        self._crawler.stats.inc_value(PREFIX + name)

    def _say(self, what: str, sentence: str) -> None:
        stats = self._crawler.stats
        said: tuple[str, ...] = stats.get_value(PREFIX + what, ())
        if sentence not in said:
            stats.set_value(PREFIX + what, (*said, sentence))
