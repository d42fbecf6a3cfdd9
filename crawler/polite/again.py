"""Requests that were answered «not now» (429 or 503 with Retry-After) are asked again when it is time.

Scrapy's own retries give up after RETRY_TIMES and don't know of Retry-After; a site that is busy would cost a page.
"""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.polite.retry_after import asked_to_wait
from crawler.summary import PREFIX

_MOST = 10
"""Tries of one request, in case that a server says «not now» for ever; then Scrapy's retries go on."""
META = "not_now"
"""In `request.meta`: how often this request was answered «not now»."""


class AskAgain:
    """A downloader middleware, nearer to the wire than Scrapy's retries. The waiting itself is the pace's."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The request once more, or the response when it is an answer."""
        times = request.meta.get(META, 0)
        if asked_to_wait(response.status, response.headers) is None or times >= _MOST:
            return response
        self._crawler.stats.inc_value(PREFIX + "pace/not-now")
        return request.replace(dont_filter=True, meta={**request.meta, META: times + 1})
