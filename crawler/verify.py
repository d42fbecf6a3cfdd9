"""Whether an archive and its WARC files agree: every capture has its record, every record its capture, digests hold.

Reads everything and changes nothing; what may be repaired is for the command.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

from archive.connection import reading
from archive.schema import is_current
from archive.verify import Fault, check_file, check_index, check_reprints, check_rows
from archive.warc.members import Damage
from archive.warc.records import Exchange, read_exchanges
from crawler.capture.cdxj import index_path, read_index
from crawler.capture.exchange import CaptureError

_ROWS = """
SELECT warc_offset, url, fetched_at, status, ifnull(payload_digest, ''), warc_length FROM captures WHERE warc_file = ?
"""
_FILES = "SELECT DISTINCT warc_file FROM captures WHERE warc_file IS NOT NULL"
_WHOLE = "SELECT file, size FROM warc_files WHERE read_to >= size"

Row = tuple[str, str, int, str, int]


def verify(archive: Path, warcs: Path, advance: Callable[[int], None]) -> Iterator[Fault]:
    """All faults, one after the other; `advance` is told the bytes of WARC files that are done.

    Raises ArchiveError when there is no archive.
    """
    with reading(archive) as connection:
        is_current(connection, archive)
        yield from check_file(connection)
        yield from check_rows(connection)
        yield from check_index(connection)
        yield from check_reprints(connection)
        files = {path.name: path for path in warc_files(warcs)}
        for (name,) in connection.execute(_FILES).fetchall():
            if name not in files:
                yield Fault("WARC files that are not there", f"{name}, which captures name")
        whole = {name for name, _ in connection.execute(_WHOLE)}
        for path in files.values():
            yield from _check_warc(connection, path, is_whole=path.name in whole)
            advance(path.stat().st_size)
        for path in sorted(warcs.rglob("*.warc.gz.open")):
            yield Fault("WARC files in progress, or left by a killed crawl", str(path))


def warc_files(folder: Path) -> list[Path]:
    """The closed WARC files in a folder and below it."""
    return sorted({*folder.rglob("*.warc.gz"), *folder.rglob("*.warc")})


def _check_warc(connection: sqlite3.Connection, path: Path, *, is_whole: bool) -> Iterator[Fault]:
    """One file's records against the captures; a file that was never read whole may have more of them."""
    rows: dict[int, Row] = {offset: tuple(row) for offset, *row in connection.execute(_ROWS, (path.name,))}
    records = 0
    for one in read_exchanges(path):
        if isinstance(one, Damage):
            yield Fault("damaged records", f"{path.name}, byte {one.offset:,}: {one.reason}")
            continue
        records += one.kind != "failure"
        row = rows.pop(one.offset, None)
        if row is not None:
            yield from _check_record(path, one, row)
        elif is_whole:
            yield Fault("records that no capture names", f"{path.name}, byte {one.offset:,}: {one.url}")
    for offset, row in rows.items():
        yield Fault("captures whose record is not there", f"{path.name}, byte {offset:,}: {row[0]}")
    yield from _check_index(path, records)


def _check_record(path: Path, one: Exchange, row: Row) -> Iterator[Fault]:
    url, fetched_at, status, digest, length = row
    place = f"{path.name}, byte {one.offset:,}: {url}"
    if (one.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), one.status, one.length) != (fetched_at, status, length):
        yield Fault("captures that are not as their record", place)
    if one.kind == "response" and one.body:
        found = f"sha256:{hashlib.sha256(one.body).hexdigest()}"
        if digest != found or (one.payload_digest.startswith("sha256:") and one.payload_digest != found):
            yield Fault("digests that are not those of the bodies", place)


def _check_index(path: Path, records: int) -> Iterator[Fault]:
    index = index_path(path)
    if not index.exists():
        yield Fault("WARC files without an index", str(path))
        return
    try:
        entries = sum(1 for _ in read_index(index))
    except CaptureError as error:
        yield Fault("indexes that can't be read", str(error))
        return
    if entries != records:
        yield Fault("indexes that are not in step", f"{index.name}: {entries:,} entries for {records:,} records")
