"""Which records of WARC files hold the answers of an address. Reads files; knows neither Scrapy nor the agencies."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from archive.warc.members import Damage, read_member
from archive.warc.records import Exchange, exchange_of, read_exchanges
from crawler.capture.cdxj import Entry, index_path, read_index
from crawler.capture.exchange import CaptureError

_TABLE = """
CREATE TABLE answers (url TEXT, at TEXT, status INTEGER, digest TEXT, revisit INTEGER, path TEXT, offset INTEGER,
  length INTEGER)
"""
_INDEXES = ("CREATE INDEX by_url ON answers (url, at)", "CREATE INDEX by_digest ON answers (digest, revisit)")
_NEWEST = """
SELECT path, offset, length, digest FROM answers WHERE url = ? AND at <= ? AND status != 304
ORDER BY at DESC, path DESC, offset DESC LIMIT 1
"""
_SAME = "SELECT path, offset, length FROM answers WHERE digest = ? AND NOT revisit ORDER BY at"
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Replayed:
    """An answer and where it is; of a revisit the body is that of the record which it repeats."""

    exchange: Exchange
    path: Path


class Index:
    """The answers in some WARC files, kept in a temporary file of SQLite's own: a year's captures don't fit in memory.

    `own` makes of an address as captured, in a file, the one that is asked for. Usable from any thread, by one at a
    time. Raises OSError when a file can't be read.
    """

    def __init__(self, files: Iterable[Path], own: Callable[[str, Path], str]) -> None:
        self._connection = sqlite3.connect("", check_same_thread=False)
        self._connection.execute(_TABLE)
        for path in files:
            rows = (
                (own(url, path), at, status, digest, revisit, str(path), offset, length)
                for url, at, status, digest, revisit, offset, length in _answers(path)
            )
            self._connection.executemany("INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        for sql in _INDEXES:
            self._connection.execute(sql)
        self._connection.commit()

    def close(self) -> None:
        """Lets go of the temporary file."""
        self._connection.close()

    def newest(self, url: str, until: datetime | None = None) -> Replayed | None:
        """The newest answer of an address, or the newest until a moment; None when there is none that can be read."""
        last = until.astimezone(UTC).strftime("%Y%m%d%H%M%S") if until else "9"
        for path, offset, length, digest in self._connection.execute(_NEWEST, (url, last)):
            exchange = _read(Path(path), offset, length)
            if exchange is not None and exchange.kind == "revisit":
                exchange = self._with_body(exchange, digest)
            return Replayed(exchange, Path(path)) if exchange is not None else None
        return None

    def _with_body(self, exchange: Exchange, digest: str) -> Exchange | None:
        for path, offset, length in self._connection.execute(_SAME, (digest,)):
            whole = _read(Path(path), offset, length)
            if whole is not None:
                return replace(exchange, kind="response", body=whole.body)
        return None


_Answer = tuple[str, str, int, str, bool, int, int]
"""Address, moment (YYYYMMDDhhmmss), status, payload digest, whether it is a revisit, offset, length."""


def _answers(path: Path) -> Iterator[_Answer]:
    """What an index beside the file says; without a readable one, what the file itself has."""
    try:
        entries: list[Entry] | None = list(read_index(index_path(path))) if index_path(path).is_file() else None
    except CaptureError:
        entries = None
    if entries is None:
        for found in read_exchanges(path):
            if not isinstance(found, Damage) and found.kind != "failure":
                at = found.at.strftime("%Y%m%d%H%M%S")
                revisit = found.kind == "revisit"
                yield found.url, at, found.status, found.payload_digest, revisit, found.offset, found.length
        return
    for one in entries:
        revisit = one.mime == "warc/revisit"
        yield one.url, one.timestamp, one.status, one.digest, revisit, one.offset, one.length


def _read(path: Path, offset: int, length: int) -> Exchange | None:
    member = read_member(path, offset, length)
    found = member if isinstance(member, Damage) else exchange_of(member)
    return found if isinstance(found, Exchange) else None
