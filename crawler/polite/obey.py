"""Sends nothing that robots.txt forbids (RFC 9309), and takes the pace from it.

In the place of Scrapy's own middleware, which reads a robots.txt once a crawl, allows everything when the server is in
trouble, and leaves Crawl-delay and Request-rate alone.
"""

import asyncio
import logging
from collections import defaultdict
from dataclasses import dataclass
from time import time
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http.request import NO_CALLBACK

from crawler.polite.extension import Politeness
from crawler.polite.postponed import Postponed
from crawler.polite.robots import Fetched, RobotsUnreachableError, Rules, rules_of
from crawler.safe.kinds import Kind
from crawler.safe.refused import Refused, refused

logger = logging.getLogger(__name__)

_FIRST = 1000
"""Priority of the request for a robots.txt, as Scrapy's own has it."""
_TRY_AGAIN = 600.0
"""Seconds after which a robots.txt is asked for once more that could not be had."""


@dataclass(slots=True)
class _Known:
    """What is known of one origin's robots.txt; times are POSIX times."""

    fetched: Fetched | None = None
    rules: Rules | None = None
    failed_at: float = 0.0
    failure: str = ""


class ObeyRobots:
    """A downloader middleware. Settings: ROBOTSTXT_OBEY, ROBOTSTXT_USER_AGENT."""

    def __init__(self, crawler: Crawler, politeness: Politeness) -> None:
        self._crawler, self._politeness = crawler, politeness
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self._known: defaultdict[str, _Known] = defaultdict(_Known)
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises NotConfigured when robots.txt is not to be obeyed."""
        politeness = crawler.get_extension(Politeness)
        if politeness is None or not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        return cls(crawler, politeness)

    async def process_request(self, request: Request) -> None:
        """Raises Refused for what is forbidden, Postponed when the agency's own robots.txt can't be had."""
        parts = urlsplit(request.url)
        if request.meta.get("dont_obey_robotstxt") or parts.scheme not in ("http", "https"):
            return
        origin = f"{parts.scheme}://{parts.netloc}"
        try:
            rules = await self._rules(origin)
        except RobotsUnreachableError as error:
            reason = f"{origin}/robots.txt can't be had ({error}), so nothing may be fetched (RFC 9309)."
            if not self._politeness.is_own(request.url):
                raise refused(self._crawler, Kind.ROBOTS_UNREACHABLE, reason) from None
            self._politeness.end("robots_unreachable", reason)
            postponed = Postponed.at(reason, time() + _TRY_AGAIN)
            self._politeness.postponed(request, postponed)
            raise postponed from None
        if not rules.allows(request.url):
            raise refused(self._crawler, Kind.ROBOTS, "forbidden by robots.txt")

    async def _rules(self, origin: str) -> Rules:
        known = self._known[origin]
        async with self._locks[origin]:
            if known.fetched is None:
                self._take(origin, await self._remembered(origin))
            now = time()
            if known.fetched is None or not known.fetched.fresh(now):
                await self._renew(origin, now)
            if known.rules is None or known.fetched is None or not known.fetched.usable(time()):
                raise RobotsUnreachableError(known.failure)
            return known.rules

    async def _remembered(self, origin: str) -> Fetched | None:
        file = self._politeness.pace.file
        fetched = await self._politeness.pace.in_thread(lambda: file.robots(origin))
        return fetched if fetched is not None and fetched.usable(time()) else None

    async def _renew(self, origin: str, now: float) -> None:
        known = self._known[origin]
        if known.failure and now - known.failed_at < _TRY_AGAIN:
            return
        try:
            fetched = await self._fetch(origin)
            self._take(origin, fetched)
        except RobotsUnreachableError as error:
            known.failure, known.failed_at = str(error), now
            logger.warning("%s/robots.txt can't be had: %s", origin, error)
            return
        known.failure = ""
        file = self._politeness.pace.file
        await self._politeness.pace.in_thread(lambda: file.keep_robots(origin, fetched))

    async def _fetch(self, origin: str) -> Fetched:
        engine = self._crawler.engine
        assert engine is not None  # noqa: S101 - there is one where a request is processed
        request = Request(
            f"{origin}/robots.txt", priority=_FIRST, meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK
        )
        try:
            response = await engine.download_async(request)
        except Postponed:
            raise
        except Refused as error:
            raise RobotsUnreachableError(str(error)) from None
        except IgnoreRequest as error:
            # Redirected without end: RFC 9309, 2.3.1.2 takes that for a file that isn't there.
            logger.info("%s/robots.txt: %s", origin, error)
            return Fetched(time(), 404, b"")
        except Exception as error:  # noqa: BLE001 - whatever keeps it from us, the rules are unknown
            raise RobotsUnreachableError(str(error) or type(error).__name__) from None
        return Fetched(time(), response.status, response.body)

    def _take(self, origin: str, fetched: Fetched | None) -> None:
        if fetched is None:
            return
        rules = rules_of(fetched, self._agent)
        known = self._known[origin]
        known.fetched, known.rules = fetched, rules
        self._politeness.pace.ask(origin, rules.delay)
        if rules.delay:
            logger.info("%s: robots.txt asks for %g s between two requests", origin, rules.delay)
