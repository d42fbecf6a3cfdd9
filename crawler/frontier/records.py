"""Answers that a dead crawl had captured and not dealt with: from their records, instead of being fetched again."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from archive.article import Capture, WarcPlace, utc_text
from archive.store import ArchiveError
from archive.warc.find import read_place
from crawler.capture.exchange import Captured, Location
from crawler.capture.middleware import META as CAPTURE
from crawler.frontier.memory import Memory
from crawler.frontier.store import FrontierError, Suspect
from crawler.spider import AgencySpider

_REDIRECTS = (301, 302, 303, 307, 308)
"""Asked for again, as what they lead to is: the page and its redirect are then of one crawl, in the record as well."""

RECORD = "frontier_record"
"""In `request.meta`: where the answer is on record, as `records_of` writes it."""


def records_of(crawler: Crawler, suspects: Iterable[Suspect]) -> dict[int, str]:
    """Where the answers to these requests are on record, by the requests' numbers; of those that were captured.

    Blocking. Raises FrontierError when the archive can't be read.
    """
    memory, spider = crawler.get_extension(Memory), crawler.spider
    if memory is None or not isinstance(spider, AgencySpider) or not crawler.settings["WARC"]:
        return {}
    try:
        found = {one.id: memory.answer(spider.addresses.own(one.url), one.since) for one in suspects}
    except ArchiveError as error:
        raise FrontierError(str(error)) from error
    return {number: _text(capture) for number, capture in found.items() if capture is not None}


def recorded_response(request: Request, record: str, folder: Path, agency: str) -> Response | None:
    """The response in a record, as it came over the wire; None when it is not there, or not whole.

    Blocking. `request.meta` gets what the spider's own captures have there.
    """
    url, at, status, digest, *place = json.loads(record)
    try:
        exchange = read_place(folder / agency, WarcPlace(*place))
    except ArchiveError:
        return None
    if exchange.kind != "response" or exchange.truncated or exchange.status in _REDIRECTS:
        return None
    location = Location(f"{agency}/{place[0]}", exchange.offset, exchange.length, exchange.record_id.strip("<>"))
    request.meta[CAPTURE] = Captured("response", url, datetime.fromisoformat(at), status, digest, location)
    headers = Headers()
    for name, value in exchange.headers:
        headers.appendlist(name, value)
    kind = responsetypes.from_args(headers=headers, url=request.url, body=exchange.body)
    return kind(request.url, status=status, headers=headers, body=exchange.body)


def _text(capture: Capture) -> str:
    assert capture.warc is not None  # noqa: S101 - only such captures are asked for
    place = capture.warc
    return json.dumps(
        [
            capture.url,
            utc_text(capture.fetched_at),
            capture.status,
            capture.payload_digest,
            place.file,
            place.offset,
            place.length,
        ]
    )
