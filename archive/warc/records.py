"""The HTTP responses in one WARC file, whoever wrote it; what is damaged costs its own record only.

Reads WARC 1.0 and 1.1. Bodies come as they were on the wire; decoding them is `archive.warc.payload`'s. Nothing here
knows an agency.
"""

import base64
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from archive.warc.content import Warc
from archive.warc.members import Damage, Member, read_members

_WARC = StatusAndHeadersParser(["WARC/1.0", "WARC/1.1"])
_HTTP = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/2", "HTTP/3"], verify=False)
_DATE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z")
_TYPES = ("response", "revisit")
_OTHER_TYPES = ("warcinfo", "request", "resource", "conversion", "continuation")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A response as a WARC file has it.

    `kind` is response, revisit (whose body is in another record), or failure: a request that no response came of, whose
    `headers` are the fields of the note about it.
    """

    kind: str
    url: str
    at: datetime
    """Whole seconds, UTC."""
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    offset: int
    length: int
    record_id: str
    truncated: str = ""
    """The reason why it is not whole, as WARC-Truncated has it."""
    payload_digest: str = ""
    """As the record has it; a revisit's names the payload that it repeats."""
    refers_to: tuple[str, str] = ("", "")
    """Address and date of the record that a revisit repeats."""

    def header(self, name: str) -> str:
        """The first header of that name, whatever its case; empty when there is none."""
        wanted = name.casefold()
        return next((value for key, value in self.headers if key.casefold() == wanted), "")


def read_exchanges(path: Warc, start: int = 0, end: int | None = None) -> Iterator[Exchange | Damage]:
    """The responses and revisits of a file, or of a part of it (see `read_members`), in their order.

    A record that can't be read gives a `Damage`, and reading goes on with the next one that can. Raises OSError when
    the file can't be opened.
    """
    for member in read_members(path, start, end):
        found = member if isinstance(member, Damage) else exchange_of(member)
        if found is not None:
            yield found


def exchange_of(member: Member) -> Exchange | Damage | None:
    """The exchange in a record; None in one of another type, such as a request or a picture of a page."""
    stream = io.BytesIO(member.record)
    try:
        head = _WARC.parse(stream)
    except (StatusAndHeadersParserException, EOFError, UnicodeError):
        return Damage(member.offset, "a record without a head")
    kind = _get(head, "WARC-Type")
    if kind == "metadata":
        return _failure(head, stream.read(), member)
    if kind not in _TYPES:
        return None if kind in _OTHER_TYPES else Damage(member.offset, f"a record of an unknown type: {kind!r}")
    url = _get(head, "WARC-Target-URI").strip("<>")
    if url.startswith(("dns:", "ftp:", "urn:")):
        return None
    if not url.startswith(("http://", "https://")):
        return Damage(member.offset, f"a response without an address: {url!r}")
    length = _get(head, "Content-Length")
    block = stream.read(int(length)) if length.isdecimal() else b""
    if not length.isdecimal() or len(block) < int(length):
        return Damage(member.offset, f"{url}: the record ends before its length")
    if not _is_as_written(block, _get(head, "WARC-Block-Digest")):
        return Damage(member.offset, f"{url}: the record is not the one that was written: its digest is another")
    date = _DATE.fullmatch(_get(head, "WARC-Date"))
    if date is None:
        return Damage(member.offset, f"{url}: its WARC-Date is no time: {_get(head, 'WARC-Date')!r}")
    answer = io.BytesIO(block)
    try:
        http = _HTTP.parse(answer)
        status = int(http.get_statuscode())
    except (StatusAndHeadersParserException, EOFError, UnicodeError, ValueError):
        return Damage(member.offset, f"{url}: no HTTP response in it")
    return Exchange(
        kind=kind,
        url=url,
        at=datetime.fromisoformat(date[1]).replace(tzinfo=UTC),
        status=status,
        headers=tuple(http.headers),
        body=answer.read(),
        offset=member.offset,
        length=member.length,
        record_id=_get(head, "WARC-Record-ID"),
        truncated=_get(head, "WARC-Truncated"),
        payload_digest=_get(head, "WARC-Payload-Digest"),
        refers_to=(_get(head, "WARC-Refers-To-Target-URI"), _get(head, "WARC-Refers-To-Date")),
    )


def _failure(head: StatusAndHeaders, block: bytes, member: Member) -> Exchange | None:
    """What came instead of a response, as `crawler.capture` notes it; None in metadata of another kind."""
    fields = tuple(
        (name.strip(), value.strip())
        for line in block.decode("utf-8", "replace").splitlines()
        for name, colon, value in [line.partition(":")]
        if colon
    )
    date = _DATE.fullmatch(_get(head, "WARC-Date"))
    if not fields or fields[0][0] != "captureFailed" or date is None:
        return None
    return Exchange(
        kind="failure",
        url=_get(head, "WARC-Target-URI"),
        at=datetime.fromisoformat(date[1]).replace(tzinfo=UTC),
        status=0,
        headers=fields,
        body=b"",
        offset=member.offset,
        length=member.length,
        record_id=_get(head, "WARC-Record-ID"),
    )


def _get(head: StatusAndHeaders, name: str) -> str:
    return str(head.get_header(name) or "").strip()


def _is_as_written(block: bytes, digest: str) -> bool:
    """Whether a block has the digest that its record names; a digest of a kind that is not known says nothing."""
    algorithm, _, value = digest.partition(":")
    if algorithm.casefold() not in ("sha1", "sha256", "md5", "sha512"):
        return True
    ours = hashlib.new(algorithm.casefold(), block, usedforsecurity=False)
    if len(value) == 2 * ours.digest_size:
        return value.casefold() == ours.hexdigest()
    return value.rstrip("=") == base64.b32encode(ours.digest()).decode().rstrip("=")
