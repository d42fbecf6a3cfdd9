"""Asks for a page that the archive knows only if it has changed: with the tags of the newest one that was kept of it.

RFC 9110, 13.1: If-None-Match with the ETag, If-Modified-Since with Last-Modified, both as they came. What a 304 means
for an article is decided in the archive; the page of a source that is as it was is taken from the record, so that what
it announces is known to be announced still.
"""

from pathlib import Path
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from archive.warc.payload import Undecodable, payload_of
from crawler.addresses import ArticleAddress
from crawler.answers import NOT_MODIFIED, fetched_of
from crawler.frontier.memory import Memory
from crawler.spider import AgencySpider
from crawler.summary import PREFIX
from crawler.walk import Walk

_HEADERS = ("If-None-Match", "If-Modified-Since")
_WHOLE = "whole"
"""In `request.meta` of a source's page that is wanted whatever the archive has."""
_UNDONE = ("content-encoding", "transfer-encoding", "content-length")
"""Headers that say how a body came; it is given decoded."""


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
        """Gives a request the tags of its own address; those of another that led here are taken off."""
        memory, spider = self._crawler.get_extension(Memory), self._crawler.spider
        is_article = isinstance(request.meta.get("article"), ArticleAddress)
        if not is_article and not _is_of_source(request):
            return
        for name in _HEADERS:
            request.headers.pop(name, None)
        if memory is None or not isinstance(spider, AgencySpider) or request.meta.get(_WHOLE):
            return
        url = spider.addresses.own(request.url)
        tags = await (memory.validators(url) if is_article else memory.source_validators(url))
        for name, value in zip(_HEADERS, tags, strict=True):
            if value:
                request.headers[name] = value.encode("latin-1")

    async def process_response(self, request: Request, response: Response) -> Response | Request:
        """In place of a source's 304 the page that it refers to; without that, the request for the whole page."""
        spider = self._crawler.spider
        if response.status != NOT_MODIFIED or not _is_of_source(request) or not isinstance(spider, AgencySpider):
            return response
        page = await self._page(request, response, spider)
        if page is None:
            return request.replace(meta={**request.meta, _WHOLE: True}, dont_filter=True)
        self._crawler.stats.inc_value(PREFIX + "lists/not-modified")
        return page

    async def _page(self, request: Request, response: Response, spider: AgencySpider) -> Response | None:
        memory, folder = self._crawler.get_extension(Memory), self._crawler.settings["WARC"]
        if memory is None or not folder:
            return None
        seen = fetched_of(response.replace(request=request), spider.addresses)
        kept = await memory.page(seen.url, seen.at, seen.etag)
        exchange = await memory.whole(kept, Path(folder) / spider.name) if kept is not None else None
        if exchange is None:
            return None
        try:
            body = payload_of(exchange)
        except Undecodable:
            return None
        headers = Headers()
        for name, value in exchange.headers:
            if name.lower() not in _UNDONE:
                headers.appendlist(name, value)
        kind = responsetypes.from_args(headers=headers, url=request.url, body=body)
        return kind(request.url, headers=headers, body=body)


def _is_of_source(request: Request) -> bool:
    return isinstance(request.cb_kwargs.get("walk"), Walk)
