"""Answers every request from captures, and none from the network. Reads no page; writes nothing."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from archive.warc.payload import Undecodable, payload_of
from crawler.capture.exchange import Captured, Location
from crawler.capture.extension import response_captured
from crawler.capture.middleware import META
from crawler.replay.files import captured_agency, warc_files
from crawler.replay.index import Index, Replayed
from crawler.spider import AgencySpider
from crawler.summary import PREFIX

logger = logging.getLogger(__name__)

_UNDONE = ("content-encoding", "transfer-encoding", "content-length")
"""Headers that say how a body came; it is given decoded."""


class Replay:
    """The downloader middleware nearest to the wire. Settings: REPLAY (a WARC file, or a folder of them), REPLAY_AT.

    The index is made in a thread, before the first request. A request that nothing was captured of is refused.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Raises NotConfigured when nothing is to be replayed."""
        if not crawler.settings["REPLAY"]:
            raise NotConfigured
        self._crawler = crawler
        self._until = moment(crawler.settings["REPLAY_AT"])
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="replay")
        self._index: asyncio.Future[Index] | None = None
        crawler.signals.connect(self._close, signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    async def process_request(self, request: Request) -> Response:
        """The newest answer of the request's address; raises IgnoreRequest when there is none."""
        spider = self._crawler.spider
        if not isinstance(spider, AgencySpider):
            raise IgnoreRequest("only agencies' spiders can be replayed")
        loop = asyncio.get_running_loop()
        if self._index is None:
            self._index = loop.run_in_executor(self._thread, self._made, spider)
        index, url = await self._index, spider.addresses.own(request.url)
        found = await loop.run_in_executor(self._thread, index.newest, url, self._until)
        if found is None:
            self._crawler.stats.inc_value(PREFIX + "replay/missing")
            raise IgnoreRequest(f"not captured: {url}")
        try:
            response = _response(request, found)
        except Undecodable as error:
            raise IgnoreRequest(f"not decoded: {url}: {error}") from None
        captured = _captured(request, found)
        request.meta[META] = captured
        self._crawler.signals.send_catch_log(response_captured, captured=captured)
        return response

    def _made(self, spider: AgencySpider) -> Index:
        files = warc_files(Path(self._crawler.settings["REPLAY"]))
        agency = {path: captured_agency(path, spider.name) for path in files}
        return Index(files, lambda url, path: agency[path].own(url))

    async def _close(self) -> None:
        if self._index is not None:
            (await self._index).close()
        self._thread.shutdown()


def moment(text: str | None) -> datetime | None:
    """The end of a day, or a moment, in UTC; None for nothing. Raises ValueError with a sentence.

    >>> moment("2026-04-06"), moment("2026-04-06T10:00:00+05:00")
    (datetime.datetime(2026, 4, 6, 23, 59, 59, tzinfo=datetime.timezone.utc), \
datetime.datetime(2026, 4, 6, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=18000))))
    """
    if not text:
        return None
    try:
        if len(text) == len("2026-04-06"):
            return datetime.combine(date.fromisoformat(text) + timedelta(1), time(), UTC) - timedelta(seconds=1)
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"REPLAY_AT={text}: write a day, 2026-04-06, or a moment, 2026-04-06T10:00:00Z") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _response(request: Request, found: Replayed) -> Response:
    exchange = found.exchange
    body = payload_of(exchange)
    headers = Headers()
    for name, value in exchange.headers:
        if name.lower() not in _UNDONE:
            headers.appendlist(name, value)
    kind = responsetypes.from_args(headers=headers, url=request.url, body=body)
    return kind(request.url, status=exchange.status, headers=headers, body=body, request=request)


def _captured(request: Request, found: Replayed) -> Captured:
    exchange = found.exchange
    place = Location(found.path.name, exchange.offset, exchange.length, exchange.record_id)
    tags = {"etag": exchange.header("ETag"), "last_modified": exchange.header("Last-Modified")}
    return Captured("response", request.url, exchange.at, exchange.status, exchange.payload_digest, place, **tags)
