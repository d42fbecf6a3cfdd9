"""Asks for a known article's page only if it has changed: with the tags of the newest page that was kept of it.

RFC 9110, 13.1: If-None-Match with the ETag, If-Modified-Since with Last-Modified, both as they came. What a 304 means
for the archive is decided there.
"""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.addresses import Addresses, ArticleAddress
from crawler.frontier.memory import Memory

NOT_MODIFIED = 304
_HEADERS = ("If-None-Match", "If-Modified-Since")


class Conditional:
    """A downloader middleware; the setting CONDITIONAL_REQUESTS=False leaves it out."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises NotConfigured when every page is to be fetched whole."""
        if not crawler.settings.getbool("CONDITIONAL_REQUESTS"):
            raise NotConfigured
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Gives a request for an article the tags of its own address; those of another that led here are taken off."""
        if not isinstance(request.meta.get("article"), ArticleAddress):
            return
        for name in _HEADERS:
            request.headers.pop(name, None)
        memory = self._crawler.get_extension(Memory)
        addresses = getattr(self._crawler.spider, "addresses", None)
        if memory is None or not isinstance(addresses, Addresses):
            return
        for name, value in zip(_HEADERS, await memory.validators(addresses.own(request.url)), strict=True):
            if value:
                request.headers[name] = value.encode("latin-1")
