"""Holds every response back until it is on record, and records what never became a response. Writes nothing itself."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from crawler.capture.exchange import CaptureError
from crawler.capture.extension import Capture
from crawler.unkept import UnkeptResponse

META = "capture"
"""In `request.meta` and `response.meta` of a spider's callback: the `Captured` of the response, written."""


class HeldBack:
    """The downloader middleware nearest to the wire: it sees what came before any other changes it."""

    def __init__(self, capture: Capture) -> None:
        self._capture = capture

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises NotConfigured when nothing is captured."""
        capture = crawler.get_extension(Capture)
        if capture is None:
            raise NotConfigured
        return cls(capture)

    def process_request(self, request: Request) -> None:
        """Forgets the record of the request that this one was made from: a redirect's, or that of another try."""
        request.meta.pop(META, None)

    async def process_response(self, request: Request, response: Response) -> Response:
        """The response, with its record in `request.meta`; raises UnkeptResponse when it could not be written."""
        try:
            captured = await self._capture.written(request)
        except CaptureError as error:
            raise UnkeptResponse(f"not captured: {error}") from None
        if captured is not None:
            request.meta[META] = captured
        return response

    async def process_exception(self, request: Request, exception: Exception) -> None:
        """Leaves the exception to the others once it is on record."""
        try:
            await self._capture.failed(request, exception)
        except CaptureError as error:
            raise UnkeptResponse(f"not captured: {error}") from None
