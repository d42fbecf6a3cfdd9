"""The index of one WARC file: a line for every response and revisit, sorted, as pywb and ReplayWeb.page read it.

The lines have cdxj-indexer 1.5's fields in its form (all values are text), with `recordId` and `truncated` beside them.
It was not taken itself: 14 packages for a line of JSON. A 304 has its line here, for this is the index of all that was
captured; pywb shows it as an empty page, so an index for replay has to leave `Entry.not_modified` out.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.capture.disk import replace_file
from crawler.capture.exchange import CaptureError
from crawler.capture.members import Member
from crawler.capture.urlkeys import url_key

_KINDS = ("response", "revisit")
_END = b"\r\n\r\n"
_STATUS = re.compile(rb"HTTP/\S+ (\d{3})")
_NAMES = ("url", "mime", "status", "digest", "length", "offset", "filename", "recordId", "truncated")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One response: where it is, and what it is. `timestamp` is YYYYMMDDhhmmss, UTC; empty text is nothing known."""

    key: str
    timestamp: str
    url: str
    mime: str
    """Of a revisit «warc/revisit», as pywb wants it."""
    status: int
    digest: str
    """As WARC-Payload-Digest has it; empty for a 304."""
    offset: int
    length: int
    filename: str
    record_id: str
    truncated: str = ""

    @property
    def not_modified(self) -> bool:
        """Whether it says only that nothing has changed (304): nothing to be shown."""
        return self.status == 304

    @property
    def date(self) -> str:
        """The WARC-Date.

        >>> Entry("kz,el)/", "20261123093726", "https://el.kz/", "", 200, "", 0, 1, "a.warc.gz", "").date
        '2026-11-23T09:37:26Z'
        """
        t = self.timestamp
        return f"{t[:4]}-{t[4:6]}-{t[6:8]}T{t[8:10]}:{t[10:12]}:{t[12:]}Z"

    def line(self) -> str:
        """The line of the index, without its end."""
        values = (
            self.url, self.mime, str(self.status), self.digest, str(self.length), str(self.offset), self.filename,
            self.record_id, self.truncated,
        )  # fmt: skip
        named = {name: value for name, value in zip(_NAMES, values, strict=True) if value}
        return f"{self.key} {self.timestamp} {json.dumps(named, ensure_ascii=False)}"

    @classmethod
    def parse(cls, line: str) -> "Entry":
        """A line of an index; raises ValueError when it is none."""
        key, timestamp, fields = line.split(" ", 2)
        named = json.loads(fields)
        if not isinstance(named, dict) or not {"url", "offset", "length", "filename"} <= named.keys():
            raise ValueError(f"no line of an index: {line!r}")
        return cls(
            key,
            timestamp,
            named["url"],
            named.get("mime", ""),
            int(named.get("status", 0)),
            named.get("digest", ""),
            int(named["offset"]),
            int(named["length"]),
            named["filename"],
            named.get("recordId", ""),
            named.get("truncated", ""),
        )


def entry_of(member: Member, filename: str) -> Entry | None:
    """The entry of one record; None when it is no response."""
    head, _, rest = member.head.partition(_END)
    warc = headers_of(head)
    if warc.get("warc-type") not in _KINDS:
        return None
    answer = rest.partition(_END)[0]
    status = _STATUS.match(answer)
    http = headers_of(answer)
    # WARC 1.0's grammar puts it into angle brackets, and wget does.
    url, date = warc.get("warc-target-uri", "").strip("<>"), warc.get("warc-date", "")
    return Entry(
        key=url_key(url),
        timestamp="".join(character for character in date if character.isdecimal())[:14],
        url=url,
        mime="warc/revisit" if warc["warc-type"] == "revisit" else _mime(http.get("content-type", "")),
        status=int(status[1]) if status else 0,
        digest=warc.get("warc-payload-digest", ""),
        offset=member.offset,
        length=member.length,
        filename=filename,
        record_id=warc.get("warc-record-id", "").strip("<>"),
        truncated=warc.get("warc-truncated", ""),
    )


def headers_of(head: bytes) -> dict[str, str]:
    """The headers of a record or of an HTTP message by their names in lower case; of a repeated one the first value."""
    named: dict[str, str] = {}
    for line in head.decode("utf-8", errors="replace").split("\r\n")[1:]:
        name, _, value = line.partition(":")
        named.setdefault(name.strip().lower(), value.strip())
    return named


def _mime(content_type: str) -> str:
    return next(iter(content_type.replace(";", " ").split()), "")


def index_path(warc: Path) -> Path:
    """Where the index of a WARC file is.

    >>> index_path(Path("warc/el_kz/a.warc.gz")).as_posix()
    'warc/el_kz/a.cdxj'
    """
    return warc.with_name(warc.name.removesuffix(".gz").removesuffix(".warc") + ".cdxj")


def write_index(path: Path, entries: Iterable[Entry]) -> None:
    """Writes an index, sorted by bytes as `LC_ALL=C sort` does; the file is whole or not there. Raises OSError."""
    lines = sorted(entry.line().encode() for entry in entries)
    replace_file(path, (line + b"\n" for line in lines))


def read_index(path: Path) -> Iterator[Entry]:
    """The entries of an index. Raises CaptureError when it can't be read."""
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield Entry.parse(line.rstrip("\n"))
    except (OSError, ValueError) as error:
        raise CaptureError(
            f"{path}: not a readable index of captures: {error}; delete it to have it made again"
        ) from None
