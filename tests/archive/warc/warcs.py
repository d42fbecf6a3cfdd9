"""WARC records as warcio writes them, byte by byte, for tests."""

import base64
import gzip
import hashlib
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4


def record(kind: str, url: str, block: bytes, date: str, version: str = "1.1", *extra: str) -> bytes:
    """One record; `extra` are more lines of its head."""
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    lines = [
        f"WARC/{version}",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{uuid4()}>",
        f"WARC-Target-URI: {url}",
        f"WARC-Date: {date}",
        f"WARC-Block-Digest: sha1:{digest}",
        "Content-Type: application/http",
        *extra,
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    """An HTTP response."""
    return (
        "\r\n".join([f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *headers, "", ""]).encode() + body
    )


def write_warc(path: Path, records: Sequence[bytes], *, compressed: bool = True) -> list[int]:
    """Writes the records, one gzip member each; gives their places."""
    offsets = []
    with path.open("wb") as file:
        for one in records:
            offsets.append(file.tell())
            file.write(gzip.compress(one) if compressed else one)
    return offsets
