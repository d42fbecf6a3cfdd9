"""The last place before the wire: every request of a crawl passes here, whoever made it, and waits for its turn.

Pages, lists, images, robots.txt, redirects and retries are all the same to a site; so they are here.
"""

from time import monotonic, time
from typing import Self

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, NotConfigured
from scrapy.http import Response

from crawler.polite.extension import Politeness
from crawler.polite.habit import Outcome
from crawler.polite.host import TOO_MANY, Answer
from crawler.polite.retry_after import asked_to_wait

_SERVER_ERRORS = 500
_NOT_THE_HOST = (DownloadCancelledError, CannotResolveHostError)
"""Too large for us, and no address to ask: neither says how the host is doing."""


class PoliteHandler:
    """A download handler for http and https: Scrapy's own one, in turns."""

    lazy = False

    def __init__(self, wire: HTTP11DownloadHandler, politeness: Politeness) -> None:
        self._wire, self._politeness = wire, politeness

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises NotConfigured without the extension."""
        politeness = crawler.get_extension(Politeness)
        if politeness is None:
            raise NotConfigured("crawler.polite.extension.Politeness is not among the extensions")
        return cls(HTTP11DownloadHandler.from_crawler(crawler), politeness)

    async def download_request(self, request: Request) -> Response:
        """The response, when the request's turn has come; raises Postponed when it doesn't come in this crawl."""
        async with self._politeness.turn(request) as turn:
            begun = monotonic()
            try:
                response = await self._wire.download_request(request)
            except Exception as error:
                outcome = Outcome.NEITHER if isinstance(error, _NOT_THE_HOST) else Outcome.FAILED
                turn.answer = Answer(outcome, time(), monotonic() - begun)
                raise
            seconds = float(request.meta.get("download_latency", monotonic() - begun))
            turn.answer = _answer(response, seconds)
            return response

    async def close(self) -> None:
        """Closes the connections."""
        await self._wire.close()


def _answer(response: Response, seconds: float) -> Answer:
    troubled = response.status >= _SERVER_ERRORS or response.status == TOO_MANY
    outcome = Outcome.FAILED if troubled else Outcome.ANSWERED
    return Answer(outcome, time(), seconds, response.status, asked_to_wait(response.status, response.headers))
