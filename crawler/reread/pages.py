"""From a captured response to what the archive saves of it, by the very functions of a crawl.

Knows the agencies, no files. What led to an address, its redirects, is put together by the caller.
"""

import hashlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from archive.article import Article, Capture, Gone, Identity, Image, Listed, Response, Same, WarcPlace
from archive.warc.payload import Undecodable, payload_of
from archive.warc.records import Exchange
from crawler.addresses import ArticleAddress, as_requested, resolve
from crawler.images import is_image_answer, is_text_page, read_image
from crawler.item import Fetched, ListedItem
from crawler.pipelines.record import image_of, record_of
from crawler.pipelines.selection import unwanted
from crawler.pipelines.understand import understand
from crawler.read import ChangedPage, CutOff, NotArticle
from crawler.spider import AgencySpider

_GONE = (404, 410)
NOT_MODIFIED = 304
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Redirect:
    """One address of an agency led to another; both as they are on the agency's own site."""

    start: str
    end: str
    response: Response


@dataclass(frozen=True, slots=True)
class Skipped:
    """A response that gives nothing: a kind for counting, and why; `response` is None for a site of others."""

    kind: str
    reason: str
    response: Response | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A page, or a picture, whose body is in another record: that of the same payload, or before a source's 304."""

    exchange: Exchange
    response: Response


Found = Article | Gone | Same | Image | Listed | Redirect | Skipped | Repeat


def read_exchange(
    exchange: Exchange, file: str, agencies: Iterable[AgencySpider], *, apart: Container[str] = ()
) -> Found:
    """What a response in a WARC file of that name says about an article of one of the agencies, or a picture of it.

    Of an address that is set `apart` it is only said that it answered.
    """
    agency = agency_of(exchange.url, tuple(agencies))
    if agency is None:
        return Skipped("of another site", exchange.url)
    url = agency.addresses.own(exchange.url)
    capture = Capture(
        url,
        exchange.at,
        exchange.status,
        _payload_digest(exchange),
        WarcPlace(file, exchange.offset, exchange.length),
        f"{exchange.header('captureFailed')}: {exchange.header('error')}" if exchange.kind == "failure" else "",
        exchange.header("ETag"),
        exchange.header("Last-Modified"),
    )
    response = Response(agency.name, capture)
    if exchange.kind == "failure":
        return Skipped("no answer", f"{url}: {capture.failure}", response)
    if exchange.status in _REDIRECTS:
        end = agency.addresses.own(as_requested(resolve(exchange.url, exchange.header("Location"))))
        return Redirect(url, end, response)
    # A redirect, and what repeats an earlier page, is read: those killed nobody, and the crawl won't take their answers
    # from here.
    if exchange.url in apart and exchange.kind != "revisit":
        return Skipped("set apart", url, response)
    address = agency.addresses.identify(exchange.url)
    if address is None:
        is_list = agency.source_of(capture.url) is not None
        return (_read_list if is_list else _read_image)(exchange, capture, agency)
    if exchange.status in _GONE:
        return Gone(Identity(agency.name, address.native_id, address.edition), capture)
    if exchange.status == NOT_MODIFIED:
        return Same(Identity(agency.name, address.native_id, address.edition), capture)
    if exchange.status != 200:
        return Skipped("another status", f"{url}: HTTP status {exchange.status}", response)
    if exchange.truncated:
        return Skipped("cut off", f"{url}: captured in part only ({exchange.truncated})", response)
    if exchange.kind == "revisit":
        return Repeat(exchange, response)
    return _read_page(exchange, capture, address, agency)


def agency_of(url: str, agencies: Sequence[AgencySpider]) -> AgencySpider | None:
    """The agency whose site it is, else the first that may have its pictures there."""
    own = (one for one in agencies if one.addresses.is_own(url))
    return next(own, None) or next((one for one in agencies if one.addresses.holds_images(url)), None)


def _read_list(exchange: Exchange, capture: Capture, agency: AgencySpider) -> Listed | Repeat | Skipped:
    """What a page announced, if it is a source's."""
    source, response = agency.source_of(capture.url), Response(agency.name, capture)
    if source is None or exchange.status not in (200, NOT_MODIFIED) or exchange.truncated:
        return Skipped("no article's address", capture.url, response)
    if exchange.kind == "revisit" or exchange.status == NOT_MODIFIED:
        return Repeat(exchange, response)
    content_type = exchange.header("Content-Type") or None
    try:
        listing = source.read(payload_of(exchange), exchange.url, agency.addresses, content_type)
    except Undecodable as error:
        return Skipped("not decoded", f"{capture.url}: {error}", response)
    if not listing.announced:
        return Skipped("no article's address", capture.url, response)
    fetched = Fetched(capture.url, exchange.at, exchange.status, capture.payload_digest)
    listed = record_of(ListedItem(agency.name, source.name, fetched, listing.announced, agency.time_zone))
    if not isinstance(listed, Listed):
        raise TypeError("a source's record is a Listed")
    return replace(listed, capture=capture)


def _read_image(exchange: Exchange, capture: Capture, agency: AgencySpider) -> Image | Repeat | Skipped:
    """A picture, by the rule of a crawl; whether a revisit is one, is seen in the record that it repeats."""
    response, content_type = Response(agency.name, capture), exchange.header("Content-Type")
    none = Skipped("no article's address", capture.url, response)
    if exchange.status != 200 or exchange.truncated or is_text_page(exchange.url, content_type):
        return none
    if exchange.kind == "revisit":
        return Repeat(exchange, response)
    try:
        body = payload_of(exchange)
    except Undecodable as error:
        return Skipped("not decoded", f"{capture.url}: {error}", response)
    if not is_image_answer(exchange.url, content_type, body):
        return none
    return image_of(agency.name, capture, (capture.url,), read_image(body))


def _read_page(
    exchange: Exchange, capture: Capture, address: ArticleAddress, agency: AgencySpider
) -> Article | Skipped:
    response, url = Response(agency.name, capture), capture.url
    fetched = Fetched(url, exchange.at, exchange.status, capture.payload_digest)
    content_type = exchange.header("Content-Type") or None
    try:
        item = agency.item_of(payload_of(exchange), fetched, address, content_type=content_type)
    except Undecodable as error:
        return Skipped("not decoded", f"{url}: {error}", response)
    except NotArticle as error:
        return Skipped("not an article", f"{url}: {error}", response)
    except ChangedPage as error:
        return Skipped("changed", f"{url}: the page has changed: {error}", response)
    except CutOff as error:
        return Skipped("cut off", f"{url}: {error}", response)
    item = understand(item)
    outside = unwanted(item, agency.plan)
    if outside:
        return Skipped("outside of what its crawl was asked for", f"{url}: {outside}", response)
    article = record_of(item)
    if not isinstance(article, Article):
        raise TypeError("an article's record is an Article")
    return replace(article, capture=capture)


def _payload_digest(exchange: Exchange) -> str:
    """The digest of the body as it came: the record's own, where it is of our kind."""
    if exchange.payload_digest.startswith("sha256:") and len(exchange.payload_digest) == len("sha256:") + 64:
        return exchange.payload_digest
    return f"sha256:{hashlib.sha256(exchange.body).hexdigest()}" if exchange.body else ""
