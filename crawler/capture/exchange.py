"""What one request came to, as the wire had it, and where its record is. No Scrapy, no files."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

Headers: TypeAlias = tuple[tuple[bytes, bytes], ...]
"""Names and values in their order, repeated names as often as they came."""


class CaptureError(Exception):
    """Something can't be recorded; its text is a sentence for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it went out: `target` is path and query («/?page=2»)."""

    method: str
    target: str
    headers: Headers
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Received:
    """A response as it came in: `body` is still content-encoded, but for the framing of its transfer (chunks)."""

    status: int
    headers: Headers
    body: bytes
    protocol: str = "HTTP/1.1"
    """As the downloader names it: HTTP/1.1, h2; empty when it doesn't know."""
    truncated: str = ""
    """Why it is not whole, in WARC 1.1's words (5.13): length, time, disconnect, unspecified; empty when it is."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response. `at` is when the response began to come in, aware, counted in whole seconds."""

    url: str
    at: datetime
    sent: Sent
    received: Received
    ip: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A request that no response came of: too large, cut off, too slow, no connection.

    `headers` are those of the response, None when none had begun; `bytes_received` counts what came of its body.
    """

    url: str
    at: datetime
    sent: Sent
    reason: str
    """length, time, disconnect or unspecified, as in `Received.truncated`."""
    message: str
    headers: Headers | None = None
    bytes_received: int = 0
    ip: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a record is: `length` bytes from `offset` in `file`, a path below the folder of all WARC files.

    As long as the file is written, it has «.open» after this name.
    """

    file: str
    offset: int
    length: int
    record_id: str
    """«urn:uuid:…», without the angle brackets of the record's own header."""


@dataclass(frozen=True, slots=True)
class Captured:
    """A response that is on record. `kind` is response, revisit, or metadata for what never became a response."""

    kind: str
    url: str
    at: datetime
    status: int
    """0 for metadata."""
    payload_digest: str
    """«sha256:» and hexadecimal digits of the body as it came, so still content-encoded; empty when there is none."""
    location: Location
    failure: str = ""
    """Of metadata: why no response came, as the record's `captureFailed` and `error` say it."""
    etag: str = ""
    """The header ETag as it came: with it the next request may ask whether anything has changed (RFC 9110, 13.1)."""
    last_modified: str = ""
    """The header Last-Modified as it came."""
