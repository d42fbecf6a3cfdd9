"""What every agency's spider does about the pictures of articles: asks for one, and reads the head of what comes.

Which pictures are asked for is decided in `crawler.pipelines.images`.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from typing import ClassVar

from scrapy import Request, Spider
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.addresses import Addresses, as_requested, resolve
from crawler.answers import content_type_of, fetched_of
from crawler.frontier.stock import LAST
from crawler.images import is_image_answer, read_image
from crawler.item import ImageItem
from crawler.summary import PREFIX

logger = logging.getLogger(__name__)

META = "image"
"""In `request.meta` of a picture: its address on the agency's own site, after those that redirected to it."""
_REDIRECTS = (301, 302, 303, 307, 308)


class ImageSpider(Spider):
    """Knows only how to ask for pictures; a part of `crawler.spider.AgencySpider`."""

    addresses: Addresses
    image_hosts: ClassVar[Sequence[str]] = ()
    """Hosts that hold the agency's pictures, beside its own and the subdomains of its own."""

    def wants_image(self, url: str) -> bool:
        """Whether a picture at this address is the agency's to give; of a stand-in only what it has itself."""
        addresses = self.addresses
        reachable = addresses.is_own(url) if addresses.stands_in else addresses.holds_images(url)
        return reachable and addresses.identify(url) is None

    def image_request(self, url: str, led_here: tuple[str, ...] = ()) -> Request:
        """The request for the picture at an address on the agency's own site; other addresses may have led to it."""
        return Request(
            self.addresses.fetched(url),
            callback=self.parse_image,
            errback=self.image_failed,
            priority=LAST,
            # No format is named: a site that sends another one to those that know it sends the original.
            headers={"Accept": "image/*,*/*;q=0.8"},
            # Redirects are followed here: one to a page, as sites have them for what is lost, is no picture.
            meta={
                META: (*led_here, url),
                "download_maxsize": self.settings.getint("IMAGE_MAXSIZE"),
                "dont_redirect": True,
                "handle_httpstatus_list": _REDIRECTS,
            },
        )

    async def parse_image(self, response: Response) -> AsyncIterator[ImageItem | Request]:
        """What a picture's head says, or the way to where it is; an answer that is no picture's counts as failed."""
        led_here: tuple[str, ...] = response.meta[META]
        fetched, content_type = fetched_of(response, self.addresses), content_type_of(response) or ""
        if response.status in _REDIRECTS:
            location = (response.headers.get("Location") or b"").decode("utf-8", "replace")
            target = as_requested(self.addresses.own(resolve(response.url, location)))
            if self.wants_image(target) and len(led_here) <= self.settings.getint("REDIRECT_MAX_TIMES"):
                yield self.image_request(target, led_here)
            else:
                self._count_image("refused", f"{response.url}: leads to {target}")
        elif response.status != 200 or not is_image_answer(response.url, content_type, response.body):
            self._count_image("failed", f"{response.url}: no picture: status {response.status}, {content_type}")
        else:
            file = await asyncio.to_thread(read_image, response.body)
            yield ImageItem(self.name, fetched, tuple(dict.fromkeys((fetched.url, *led_here))), file)

    def image_failed(self, failure: Failure) -> None:
        """Counts a picture that could not be had; it fails no article and no crawl."""
        reason = failure.value
        forbidden = isinstance(reason, IgnoreRequest) and not isinstance(reason, (HttpError, DownloadCancelledError))
        said = failure.getErrorMessage() or type(reason).__name__
        request: Request | None = getattr(failure, "request", None)
        self._count_image("refused" if forbidden else "failed", f"{request.url if request else '?'}: {said}")

    def _count_image(self, outcome: str, sentence: str) -> None:
        self.crawler.stats.inc_value(f"{PREFIX}images/{outcome}")
        logger.info("picture %s: %s", outcome, sentence)
