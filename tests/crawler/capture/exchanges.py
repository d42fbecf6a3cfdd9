"""Exchanges for the recorder, and a reader of what it wrote that shares nothing with it: warcio's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from crawler.capture.exchange import Exchange, Headers, Received, Sent

AT = datetime(2026, 11, 23, 9, 37, 26, tzinfo=UTC)


@dataclass(frozen=True)
class Read:
    """One record as warcio reads it, its digests verified. `block` is what stands after the WARC headers."""

    kind: str
    headers: dict[str, str]
    block: bytes


def exchange(
    url: str = "https://el.kz/a_1/",
    body: bytes = b"<html>",
    *,
    status: int = 200,
    headers: Headers = ((b"Content-Type", b"text/html"),),
    at: datetime = AT,
    truncated: str = "",
) -> Exchange:
    sent = Sent("GET", "/a_1/", ((b"Host", b"el.kz"),))
    return Exchange(url, at, sent, Received(status, headers, body, truncated=truncated), ip="192.0.2.1")


def read_warc(path: Path) -> list[Read]:
    """All records; raises when a digest is wrong or the last record is torn."""
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            while record.raw_stream.read(2**20):
                pass
    return list(_read(path))


def _read(path: Path) -> Iterator[Read]:
    with path.open("rb") as file:
        for record in ArchiveIterator(file, no_record_parse=True):
            block = record.raw_stream.read()
            headers = dict(record.rec_headers.headers)
            assert len(block) == int(headers["Content-Length"])
            yield Read(record.rec_type, headers, block)
