"""WARC 1.1 records of an exchange: bytes and names only, no files, no Scrapy.

The digests are SHA-256 in hexadecimal digits, as Browsertrix and ReplayWeb.page write them: a revisit leaves the
payload out, and for SHA-1 two payloads of one digest can be made. `warcio check` and pywb take this form, too.

warcio 1.8 was tried for writing: it percent-encodes headers that are not ASCII, leaves out a revisit's headers that it
has not parsed itself, and takes 0.45 ms a page where this takes 0.2. The tests read with it.
"""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.capture.exchange import Exchange, Failure, Sent
from crawler.capture.heads import is_compressed, request_head, response_head
from crawler.capture.packing import pack

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A record that holds a payload: its address, its WARC-Date as text, and its id (urn:uuid:…)."""

    url: str
    date: str
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One record that is ready to be written: `member` is a whole gzip member."""

    kind: str
    record_id: str
    payload_digest: str
    member: bytes


def digest_of(content: bytes) -> str:
    """«sha256:» and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def date_text(at: datetime) -> str:
    """A WARC-Date in whole seconds, which is what the archive and every index count in."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def warcinfo_record(file_name: str, at: datetime, fields: Iterable[tuple[str, str]]) -> Record:
    """The first record of a file: who wrote it, with what, and why. `fields` as WARC 1.1, annex B, names them."""
    headers = [("WARC-Filename", file_name)]
    return _record("warcinfo", "", at, b"", _fields(fields), "application/warc-fields", headers)


def exchange_records(
    exchange: Exchange, warcinfo_id: str, payload_digest: str, earlier: Earlier | None
) -> list[Record]:
    """Response, or revisit, and request of one exchange, in this order.

    `earlier` is the record that already holds this payload (or, for a status of 304, the page as it was): with it the
    body is left out. None writes everything.
    """
    received = exchange.received
    headers = [("WARC-Warcinfo-ID", f"<{warcinfo_id}>")]
    headers += [("WARC-IP-Address", exchange.ip)] if exchange.ip else []
    headers += [("WARC-Protocol", _protocol(received.protocol))] if received.protocol else []
    more = [("WARC-Truncated", received.truncated)] if received.truncated else []
    head = response_head(exchange)
    if earlier is None:
        kind, body = "response", received.body
        more.append(("WARC-Payload-Digest", payload_digest))
    else:
        kind, body = "revisit", b""
        unchanged = received.status == 304
        more.append(("WARC-Profile", NOT_MODIFIED if unchanged else IDENTICAL))
        more.append(("WARC-Refers-To-Target-URI", earlier.url))
        more.append(("WARC-Refers-To-Date", earlier.date))
        more += [("WARC-Refers-To", f"<{earlier.record_id}>")] if earlier.record_id else []
        payload_digest = "" if unchanged else payload_digest
        more += [("WARC-Payload-Digest", payload_digest)] if payload_digest else []
    response = _record(
        kind,
        exchange.url,
        exchange.at,
        head,
        body,
        "application/http; msgtype=response",
        headers + more,
        payload_digest,
        stored=is_compressed(received.headers),
    )
    return [response, _request_record(exchange.url, exchange.at, exchange.sent, response.record_id, headers)]


def failure_records(failure: Failure, warcinfo_id: str) -> list[Record]:
    """A metadata record that says what came instead of a response, and the request where an answer had begun."""
    headers = [("WARC-Warcinfo-ID", f"<{warcinfo_id}>")]
    headers += [("WARC-IP-Address", failure.ip)] if failure.ip else []
    fields = [("captureFailed", failure.reason), ("error", failure.message)]
    fields.append(("bytesReceived", str(failure.bytes_received)))
    fields += [("responseHeader", f"{name.decode('latin-1')}: {_line(value)}") for name, value in failure.headers or ()]
    block = _fields(fields)
    # warcio adds a payload's digest where there is none.
    more = [*headers, ("WARC-Payload-Digest", digest_of(block))]
    metadata = _record("metadata", failure.url, failure.at, b"", block, "application/warc-fields", more)
    if failure.headers is None:
        return [metadata]
    return [metadata, _request_record(failure.url, failure.at, failure.sent, metadata.record_id, headers)]


def _request_record(url: str, at: datetime, sent: Sent, concurrent_to: str, headers: list[tuple[str, str]]) -> Record:
    head = request_head(sent)
    more = [("WARC-Concurrent-To", f"<{concurrent_to}>"), ("WARC-Payload-Digest", digest_of(sent.body))]
    return _record("request", url, at, head, sent.body, "application/http; msgtype=request", headers + more)


def _protocol(name: str) -> str:
    """As the WARC-Protocol proposal of IIPC (warc-specifications #42) has it: http/1.1, h2."""
    return name.lower()


def _fields(fields: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{name}: {_line(value.encode())}\r\n" for name, value in fields).encode()


def _line(value: bytes) -> str:
    """A value as one line of text."""
    return " ".join(value.decode("utf-8", errors="backslashreplace").split())


def _record(
    kind: str,
    url: str,
    at: datetime,
    head: bytes,
    body: bytes,
    content_type: str,
    headers: Sequence[tuple[str, str]],
    digest: str = "",
    *,
    stored: bool = False,
) -> Record:
    """A record whose block is `head` (of an HTTP message; else empty) and `body`, with the block's digest."""
    record_id = f"urn:uuid:{uuid.uuid4()}"
    block = hashlib.sha256(head)
    block.update(body)
    named = [("WARC-Type", kind), ("WARC-Record-ID", f"<{record_id}>")]
    named += [("WARC-Target-URI", url)] if url else []
    named += [("WARC-Date", date_text(at)), *headers, ("WARC-Block-Digest", "sha256:" + block.hexdigest())]
    named += [("Content-Type", content_type), ("Content-Length", str(len(head) + len(body)))]
    lines = "".join(f"{name}: {value}\r\n" for name, value in named)
    before = b"".join((b"WARC/1.1\r\n", lines.encode(), b"\r\n", head))
    return Record(kind, record_id, digest, pack(before, body + b"\r\n\r\n", stored=stored))
