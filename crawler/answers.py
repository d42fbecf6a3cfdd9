"""What a spider takes from a response of Scrapy's, whatever it shows: where and when it came, its digest, its type."""

import hashlib
from datetime import UTC, datetime

from scrapy.http import Response

from crawler.addresses import Addresses
from crawler.capture.exchange import Captured
from crawler.item import Fetched

NOT_MODIFIED = 304


def fetched_of(response: Response, addresses: Addresses) -> Fetched:
    """What is known of the answer: by its record where it was captured, so that reading it again gives the same."""
    url = addresses.own(response.url)
    captured = response.meta.get("capture")
    if isinstance(captured, Captured):
        tags = captured.etag, captured.last_modified
        return Fetched(url, captured.at, captured.status, captured.payload_digest, captured.location, *tags)
    digest = "sha256:" + hashlib.sha256(response.body).hexdigest()
    return Fetched(url, datetime.now(UTC), response.status, digest)


def content_type_of(response: Response) -> str | None:
    """The header Content-Type; None when there is none."""
    value = response.headers.get("Content-Type")
    return value.decode("latin-1") if value else None
