"""Scrapy's own middlewares for packed bodies and redirects, with what they give up counted and said.

Both are bounded by Scrapy: unpacking stops at DOWNLOAD_MAXSIZE, redirects after REDIRECT_MAX_TIMES.
"""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response

from crawler.safe.kinds import Kind
from crawler.safe.refused import refused

_MOST_ENCODINGS = 2
"""Nobody packs a page more than twice; each layer may unpack to DOWNLOAD_MAXSIZE and costs the time for that."""


class Unpacking:
    """A downloader middleware that refuses what unpacks to too much, or is packed again and again."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._scrapys = HttpCompressionMiddleware.from_crawler(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises NotConfigured when nothing is to be unpacked (COMPRESSION_ENABLED)."""
        return cls(crawler)

    def process_request(self, request: Request) -> Request | Response | None:
        """Says what we can unpack."""
        return self._scrapys.process_request(request)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The response, unpacked; raises Refused."""
        encodings = b",".join(response.headers.getlist("Content-Encoding")).count(b",") + 1
        if encodings > _MOST_ENCODINGS:
            raise refused(self._crawler, Kind.ENCODINGS, f"packed {encodings} times")
        try:
            return self._scrapys.process_response(request, response)
        except IgnoreRequest as error:
            raise refused(self._crawler, Kind.TOO_LARGE, str(error)) from None

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002 - Scrapy's signature
        """Counts an answer that was broken off on the way, as it got too large."""
        if isinstance(exception, DownloadCancelledError):
            refused(self._crawler, Kind.TOO_LARGE, str(exception))


class Redirects:
    """A downloader middleware that refuses what is redirected more than REDIRECT_MAX_TIMES."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._scrapys = RedirectMiddleware.from_crawler(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises NotConfigured when no redirect is to be followed (REDIRECT_ENABLED)."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The response, or the request that it leads to; raises Refused."""
        try:
            return self._scrapys.process_response(request, response)
        except IgnoreRequest as error:
            raise refused(self._crawler, Kind.REDIRECTS, str(error)) from None
