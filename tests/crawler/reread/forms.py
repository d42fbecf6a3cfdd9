"""WARC files made after the form of other crawlers' files, as their sources and issues show it; none is a real one.

Browsertrix Crawler: src/util/recorder.ts (createResponse, createRequest, createRevisitForResponse). Heritrix 3: its
WARCWriterProcessor, and the primer of IIPC. Common Crawl's news set: commoncrawl/news-crawl issues 30 (2019: encodings
that the bodies no longer have), 34 (requests without a protocol), 42 (2020: HTTP/2 in status lines) and 66 (2026).
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

Headers = Sequence[tuple[str, str]]
HTML = ("content-type", "text/html; charset=utf-8")


@dataclass(frozen=True)
class Page:
    """A page as the site gave it."""

    url: str
    at: datetime
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    def date(self, *, milliseconds: bool = False) -> str:
        text = self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        return f"{text}.123Z" if milliseconds else f"{text}Z"


def record(version: str, headers: Headers, block: bytes) -> bytes:
    lines = [version, *(f"{name}: {value}" for name, value in headers), f"Content-Length: {len(block)}", "", ""]
    return gzip.compress("\r\n".join(lines).encode() + block + b"\r\n\r\n")


def message(first_line: str, headers: Headers, body: bytes = b"") -> bytes:
    lines = [first_line, *(f"{name}: {value}" for name, value in headers), "", ""]
    return "\r\n".join(lines).encode() + body


def sha1(content: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


def sha256(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def number(*parts: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(parts))}>"


def chunked(body: bytes) -> bytes:
    pieces = (body[at : at + 4000] for at in range(0, len(body), 4000))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def browsertrix(pages: Sequence[Page]) -> Iterator[bytes]:
    """Times with milliseconds, bodies decoded, and the page once more: a revisit of it."""
    info = b"software: Browsertrix-Crawler 1.5.0 (with warcio.js 2.4.3)\r\nformat: WARC File Format 1.1\r\n"
    yield record(
        "WARC/1.1", [("WARC-Type", "warcinfo"), ("WARC-Date", "2026-04-06T07:00:00.001Z"), *_block(info)], info
    )
    for page in pages:
        date, own = page.date(milliseconds=True), number("browsertrix", page.url)
        common = [
            ("WARC-Page-ID", "f5c46ba5-6b0a-4a4c-a6b7-8f9fbd2ff1b7"),
            ("WARC-Resource-Type", "document"),
            ("WARC-Target-URI", page.url),
            ("WARC-Date", date),
        ]
        metadata = ("WARC-JSON-Metadata", json.dumps({"ipType": "Public", "cert": {"issuer": "R3", "ctc": "1"}}))
        headers = [HTML, ("x-orig-content-encoding", "br"), ("content-length", str(len(page.body)))]
        block = message("HTTP/1.1 200 OK", headers, page.body)
        kind = ("Content-Type", "application/http; msgtype=response")
        digest = ("WARC-Payload-Digest", sha256(page.body))
        typed = [("WARC-Type", "response"), ("WARC-Record-ID", own), ("WARC-Protocol", "h2")]
        yield record("WARC/1.1", [*typed, *common, metadata, kind, digest, *_block(block)], block)
        asked = message(f"GET {page.path} HTTP/1.1", [("user-agent", "Mozilla/5.0 Chrome/140")])
        typed = [("WARC-Type", "request"), ("WARC-Concurrent-To", own), ("WARC-Record-ID", number("q", page.url))]
        yield record("WARC/1.1", [*typed, *common, ("Content-Type", "application/http; msgtype=request")], asked)
        listed = json.dumps({"pageid": "f5c46ba5", "url": page.url, "urls": {page.url: {"status": 200}}}).encode()
        about = [("WARC-Target-URI", f"urn:pageinfo:{page.url}"), ("WARC-Date", date), ("WARC-Type", "resource")]
        yield record("WARC/1.1", [*about, ("Content-Type", "application/json")], listed)
        again = message("HTTP/1.1 200 OK", headers)
        repeated = [
            ("WARC-Type", "revisit"),
            ("WARC-Record-ID", number("r", page.url)),
            ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"),
            ("WARC-Refers-To-Target-URI", page.url),
            ("WARC-Refers-To-Date", date),
        ]
        yield record("WARC/1.1", [*repeated, *common, kind, digest, *_block(again)], again)


def heritrix(pages: Sequence[Page]) -> Iterator[bytes]:
    """A look-up of the host, bodies in chunks as they came, a request and a record about links after each response."""
    info = b"software: Heritrix/3.4.0-20220727 http://crawler.archive.org\r\nrobots: obey\r\n"
    yield record("WARC/1.0", [("WARC-Type", "warcinfo"), ("WARC-Date", pages[0].date())], info)
    looked_up = b"20260406070000\nel.kz.\t300\tIN\tA\t192.0.2.1\n"
    dns = [("WARC-Type", "response"), ("WARC-Target-URI", "dns:el.kz"), ("WARC-Date", pages[0].date())]
    yield record("WARC/1.0", [*dns, ("Content-Type", "text/dns")], looked_up)
    for page in pages:
        own = number("heritrix", page.url)
        common = [("WARC-Target-URI", page.url), ("WARC-Date", page.date()), ("WARC-IP-Address", "192.0.2.1")]
        block = message("HTTP/1.1 200 OK", [HTML, ("Transfer-Encoding", "chunked")], chunked(page.body))
        typed = [("WARC-Type", "response"), ("WARC-Payload-Digest", sha1(page.body)), ("WARC-Record-ID", own)]
        yield record("WARC/1.0", [*typed, *common, ("Content-Type", "application/http; msgtype=response")], block)
        asked = message(f"GET {page.path} HTTP/1.0", [("User-Agent", "Mozilla/5.0 (compatible; heritrix/3.4.0)")])
        typed = [("WARC-Type", "request"), ("WARC-Concurrent-To", own), ("WARC-Record-ID", number("q", page.url))]
        yield record("WARC/1.0", [*typed, *common, ("Content-Type", "application/http; msgtype=request")], asked)
        links = b"via: https://el.kz/\r\nhopsFromSeed: L\r\nfetchTimeMs: 73\r\noutlink: https://el.kz/a/ L a/@href\r\n"
        typed = [("WARC-Type", "metadata"), ("WARC-Concurrent-To", own), ("WARC-Record-ID", number("m", page.url))]
        yield record("WARC/1.0", [*typed, *common, ("Content-Type", "application/warc-fields")], links)


def news_of_2018(pages: Sequence[Page]) -> Iterator[bytes]:
    """Common Crawl's news set until May 2019: the headers name encodings that have been undone."""
    headers = [HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    for page in pages:
        asked = message(f"GET {page.path} ", [("User-Agent", "CCBot/2.0 (https://commoncrawl.org/faq/)")])
        yield _news(page, "request", asked)
        yield _news(page, "response", message("HTTP/1.1 200 OK", headers, page.body))


def news_of_2020(pages: Sequence[Page]) -> Iterator[bytes]:
    """Common Crawl's news set of September 2020: HTTP/2 in the status line, without a reason."""
    for page in pages:
        headers = [HTML, ("X-Crawler-Content-Encoding", "gzip"), ("Content-Length", str(len(page.body)))]
        yield _news(page, "request", message(f"GET {page.path} HTTP/2", [("User-Agent", "CCBot/2.0")]))
        yield _news(page, "response", message("HTTP/2 200 ", headers, page.body))


def news_of_2026(pages: Sequence[Page]) -> Iterator[bytes]:
    """Common Crawl's news set since July 2026: the protocol is in a header of the record."""
    for page in pages:
        headers = [HTML, ("x-crawler-content-encoding", "gzip"), ("content-length", str(len(page.body)))]
        protocol = ("WARC-Protocol", "h2,TLS_1_3,TLS_AES_128_GCM_SHA256")
        yield _news(page, "response", message("HTTP/1.1 200 ", headers, page.body), protocol)


def _news(page: Page, kind: str, block: bytes, *more: tuple[str, str]) -> bytes:
    headers = [
        ("WARC-Record-ID", number(kind, page.url)),
        ("WARC-Date", page.date()),
        ("WARC-Type", kind),
        *more,
        ("WARC-Target-URI", page.url),
        ("Content-Type", f"application/http; msgtype={kind}"),
        ("WARC-Payload-Digest", sha1(block.partition(b"\r\n\r\n")[2])),
        ("WARC-Block-Digest", sha1(block)),
    ]
    return record("WARC/1.0", headers, block)


def _block(content: bytes) -> Headers:
    return [("WARC-Block-Digest", sha256(content))]


FORMS: Sequence[Callable[[Sequence[Page]], Iterator[bytes]]] = (
    browsertrix,
    heritrix,
    news_of_2018,
    news_of_2020,
    news_of_2026,
)


def write(path: Path, records: Iterator[bytes]) -> Path:
    path.write_bytes(b"".join(records))
    return path
