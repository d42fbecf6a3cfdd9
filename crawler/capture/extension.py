"""Captures every response at the wire and hands it to the recording thread. Writes nothing itself."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from weakref import WeakKeyDictionary

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, IgnoreRequest, NotConfigured
from scrapy.http import Headers, Response

from crawler.capture.about import about
from crawler.capture.exchange import Captured, CaptureError
from crawler.capture.recorder import GIGABYTE, SYNC_EVERY, Recorder
from crawler.capture.thread import RecordingThread
from crawler.capture.wire import exchange_of, failure_of, is_on_the_wire
from crawler.summary import PREFIX

logger = logging.getLogger(__name__)

response_captured = object()
"""A signal, with `captured` (a `Captured`): a response, or the failure to get one, is on record.

It is sent before any spider sees the response.
"""

FAILED = "capture_failed"
"""Why a crawl was closed whose responses could not be written any more."""


@dataclass(slots=True)
class _Transfer:
    """What has come of a request that is under way."""

    begun: datetime
    headers: Headers | None = None
    bytes_received: int = 0


class Capture:
    """An extension. Settings: WARC (the folder of all files; empty: capture nothing), WARC_SIZE (bytes of a file).

    It goes with `crawler.capture.middleware`, which holds every response back until it is written: so what waits is
    never more than Scrapy has under way, and no item can be made of a page that is not on record.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Raises NotConfigured when nothing is to be captured."""
        if not crawler.settings["WARC"]:
            raise NotConfigured
        self._crawler = crawler
        self._recording: RecordingThread | None = None
        self._transfers: WeakKeyDictionary[Request, _Transfer] = WeakKeyDictionary()
        self._writing: WeakKeyDictionary[Request, asyncio.Future[Captured]] = WeakKeyDictionary()
        self._ready, self._ended = asyncio.Event(), asyncio.Event()
        self._syncing: asyncio.Task[None] | None = None
        self._closing: asyncio.Future[None] | None = None
        for handler, signal in (
            (self._opened, signals.spider_opened),
            (self._begun, signals.request_reached_downloader),
            (self._headers_came, signals.headers_received),
            (self._bytes_came, signals.bytes_received),
            (self._downloaded, signals.response_downloaded),
            (self._closed, signals.spider_closed),
        ):
            crawler.signals.connect(handler, signal)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    async def ready(self) -> None:
        """Waits until what a dead crawl has left is salvaged, or can't be."""
        await self._ready.wait()

    async def ended(self) -> tuple[Path, ...]:
        """Waits for the end of the crawl; gives the files that it has written, closed and never to be changed."""
        await self._ended.wait()
        return self._recording.closed if self._recording is not None else ()

    async def written(self, request: Request) -> Captured | None:
        """Waits until the response that has just come for a request is on record, and says where.

        None when it didn't come over the wire. Raises CaptureError when it can't be written; the crawl is closed then.
        """
        writing = self._writing.pop(request, None)
        return None if writing is None else await self._finished(writing)

    async def failed(self, request: Request, exception: Exception) -> None:
        """Records that no response came of a request, unless it was refused before it went out. Raises CaptureError."""
        transfer = self._transfers.pop(request, None)
        if isinstance(exception, IgnoreRequest):
            return  # put off or refused on its way out: nothing was sent
        if transfer is not None and self._recording is not None:
            failure = failure_of(request, exception, transfer.begun, transfer.headers, transfer.bytes_received)
            await self._finished(self._recording.submit(failure))

    async def _opened(self) -> None:
        """Salvages what a dead crawl has left and begins a file; the crawl is not begun when that can't be done."""
        settings, name = self._crawler.settings, self._crawler.spidercls.name
        root, size = Path(settings["WARC"]), settings.getint("WARC_SIZE", GIGABYTE)
        fields = about(settings, self._crawler.spider)
        try:
            self._recording = await RecordingThread.begin(lambda: Recorder(root, name, fields, size=size))
        except CaptureError as error:
            self._problem(error)
            raise CloseSpider(FAILED) from None
        finally:
            self._ready.set()
        for salvaged in self._recording.salvaged:
            logger.warning("%s", salvaged.sentence())
        self._syncing = asyncio.create_task(self._sync(self._recording))

    def _begun(self, request: Request) -> None:
        if is_on_the_wire(request):
            self._transfers[request] = _Transfer(datetime.now(UTC))

    def _headers_came(self, request: Request, headers: Headers) -> None:
        transfer = self._transfers.get(request)
        if transfer is not None:
            transfer.begun, transfer.headers = datetime.now(UTC), headers

    def _bytes_came(self, request: Request, data: bytes) -> None:
        transfer = self._transfers.get(request)
        if transfer is not None:
            transfer.bytes_received += len(data)

    def _downloaded(self, request: Request, response: Response) -> None:
        transfer = self._transfers.pop(request, None)
        if transfer is not None and self._recording is not None:
            self._writing[request] = self._recording.submit(exchange_of(request, response, transfer.begun))

    async def _finished(self, writing: asyncio.Future[Captured]) -> Captured:
        try:
            captured = await writing
        except CaptureError as error:
            self._stop(error)
            raise
        self._crawler.stats.inc_value(f"{PREFIX}captures/{captured.kind}")
        self._crawler.signals.send_catch_log(response_captured, captured=captured)
        return captured

    async def _sync(self, recording: RecordingThread) -> None:
        """Sees to it that a slow crawl's last page doesn't wait for the next one to be safe from a power cut."""
        while True:
            await asyncio.sleep(SYNC_EVERY)
            try:
                await recording.sync()
            except CaptureError as error:
                self._stop(error)
                return

    async def _closed(self) -> None:
        try:
            if self._recording is None or self._syncing is None:
                return
            self._syncing.cancel()
            with suppress(asyncio.CancelledError):
                await self._syncing
            await self._recording.close()
        except CaptureError as error:
            self._problem(error)
        finally:
            self._ended.set()

    def _stop(self, error: CaptureError) -> None:
        self._problem(error)
        if self._closing is None and self._crawler.engine is not None:
            # Not awaited: the engine waits for this very request before it closes.
            self._closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason=FAILED))

    def _problem(self, error: CaptureError) -> None:
        stats = self._crawler.stats
        problems: tuple[str, ...] = stats.get_value(PREFIX + "problems", ())
        if str(error) not in problems:
            logger.error("%s", error)
            stats.set_value(PREFIX + "problems", (*problems, str(error)))
