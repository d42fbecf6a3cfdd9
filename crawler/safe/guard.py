"""Keeps a crawl within its territory: no other host, by link or redirect, and no private address, by number or name.

In the place of Scrapy's OffsiteMiddleware, which lets every request through that was retried (`dont_filter`).
"""

import logging
from typing import Self, cast
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError

from crawler.plan import Plan, sites_in
from crawler.safe.kinds import Kind
from crawler.safe.refused import refused
from crawler.safe.resolver import PublicResolver, Reactor
from crawler.safe.territory import Territory

logger = logging.getLogger(__name__)

_ON_THE_WIRE = ("http", "https")


class Guard:
    """A downloader middleware, the first one of all on the way out."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._territory: Territory | None = None
        self._resolver: PublicResolver | None = None
        # A proxy is named by whoever runs the crawl, and connects in our place.
        self._proxies = frozenset(urlsplit(proxy).hostname for proxy in getproxies().values())
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._stopped, signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises Refused for an address outside of the territory."""
        if self._territory is None or urlsplit(request.url).scheme not in _ON_THE_WIRE:
            return
        kind = self._territory.refuses(request.url)
        if kind is not None:
            origin = request.meta.get("redirect_urls", [""])[-1]
            by = f", by a redirect from {origin}" if origin else ""
            raise refused(self._crawler, kind, f"{_SAID[kind]}: {request.url}{by}")

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Tells a name that stands for a private address from one that can't be found."""
        host = urlsplit(request.url).hostname or ""
        address = self._resolver.dropped.get(host) if self._resolver is not None else None
        if address is not None and isinstance(exception, CannotResolveHostError):
            raise refused(self._crawler, Kind.ADDRESS, f"{host} stands for {address}, which is no public address")

    def _opened(self) -> None:
        spider = self._crawler.spider
        domains = getattr(spider, "allowed_domains", None)
        if not domains:
            return  # `scrapy shell` and the like: whoever sits there says where it goes
        plan = getattr(spider, "plan", None)
        self._territory = Territory.of(domains, *(sites_in(plan.site).values() if isinstance(plan, Plan) else ()))
        reactor = _reactor()
        if isinstance(reactor.nameResolver, PublicResolver):
            self._resolver = reactor.nameResolver
            self._resolver.add(self._may_be_private)
        else:
            self._resolver = PublicResolver(reactor.nameResolver, self._may_be_private)
            reactor.installNameResolver(self._resolver)

    def _may_be_private(self, host: str) -> bool:
        return host in self._proxies or (self._territory is not None and self._territory.may_be_private(host))

    def _stopped(self) -> None:
        reactor = _reactor()
        is_last = self._resolver is not None and self._resolver.remove(self._may_be_private)
        if is_last and self._resolver is not None and reactor.nameResolver is self._resolver:
            reactor.installNameResolver(self._resolver.inner)


_SAID = {Kind.HOST: "another host than the agency's", Kind.ADDRESS: "no public address"}


def _reactor() -> Reactor:
    from twisted.internet import reactor  # noqa: PLC0415 - importing it installs one, so not before Scrapy has

    return cast("Reactor", reactor)
