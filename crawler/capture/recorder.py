"""Records exchanges in WARC files, one after the other: rotation, revisits, warcinfo. Blocking, for one thread.

Knows no Scrapy: what came over the wire is told to it, see `exchange`.
"""

import socket
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from crawler.capture.cdxj import Entry
from crawler.capture.exchange import Captured, CaptureError, Exchange, Failure, Headers, Location
from crawler.capture.files import WarcFile
from crawler.capture.records import (
    Earlier,
    Record,
    date_text,
    digest_of,
    exchange_records,
    failure_records,
    warcinfo_record,
)
from crawler.capture.salvage import Salvaged, salvage
from crawler.capture.seen import Seen, SeenFiles

GIGABYTE = 10**9
SYNC_EVERY = 1.0
"""Seconds: what a power cut may cost. kill -9 costs nothing that `record` has given a place of."""


class Recorder:
    """Writes to `<root>/<agency>/`. After a CaptureError nothing more is taken: every later call raises it again."""

    def __init__(
        self,
        root: Path,
        agency: str,
        about: Sequence[tuple[str, str]] = (),
        *,
        size: int = GIGABYTE,
        seen: Seen | None = None,
    ) -> None:
        """Salvages what a dead writer has left (see `salvaged`), then begins a new file.

        `about` are the fields of every file's warcinfo; a file is closed when it has `size` bytes. Raises CaptureError.
        """
        self._root, self._agency, self._about, self._most = root, agency, tuple(about), size
        self._folder = root / agency
        self._host = socket.gethostname()
        self._serial = 0
        self._broken: CaptureError | None = None
        self._synced = time.monotonic()
        self.salvaged: tuple[Salvaged, ...] = salvage(self._folder)
        self._notes = tuple(("salvaged", one.sentence()) for one in self.salvaged)
        self._kept = bool(self._notes)
        self.closed: tuple[Path, ...] = ()
        self._file, self._warcinfo = self._begin()
        try:
            self._seen = seen or SeenFiles(self._folder)
        except CaptureError:
            self._file.remove()
            raise

    def record(self, one: Exchange | Failure) -> Captured:
        """Writes the records of one exchange and says where they are: with the operating system, so past any kill -9.

        Raises CaptureError, and leaves no half of a record.
        """
        self._refuse()
        try:
            if self._file.size >= self._most:
                self._rotate()
            captured = self._write_failure(one) if isinstance(one, Failure) else self._write_exchange(one)
            self._kept = True
            if time.monotonic() - self._synced >= SYNC_EVERY:
                self.sync()
        except CaptureError as error:
            self._broken = error
            raise
        return captured

    def record_all(self, several: Sequence[Exchange | Failure]) -> list[Captured | CaptureError]:
        """Records one after the other; from the one that could not be written on, all have the error instead."""
        done: list[Captured | CaptureError] = []
        for one in several:
            try:
                done.append(self.record(one))
            except CaptureError as error:
                done.append(error)
        return done

    def sync(self) -> None:
        """Waits until all that was written would survive a power cut. Raises CaptureError."""
        self._refuse()
        try:
            self._file.sync()
        except CaptureError as error:
            self._broken = error
            raise
        self._synced = time.monotonic()

    def close(self) -> None:
        """Ends the file in progress; one that nothing was written to is removed. Raises CaptureError."""
        try:
            if self._broken is not None:
                self._file.abandon()  # as it is: the next start salvages it
            elif self._kept:
                self._end()
            else:
                self._file.remove()
        finally:
            self._seen.close()

    def _refuse(self) -> None:
        if self._broken is not None:
            raise self._broken

    def _begin(self) -> tuple[WarcFile, str]:
        file = WarcFile.create(self._folder, self._agency, self._serial, self._host)
        self._serial += 1
        try:
            info = warcinfo_record(file.path.name, datetime.now(UTC), (*self._about, *self._notes))
            file.write([info.member])
        except CaptureError:
            file.remove()
            raise
        self._notes = ()
        return file, info.record_id

    def _end(self) -> None:
        self._seen.close_file(self._file.path.name, self._file.close())
        self.closed = (*self.closed, self._file.path)

    def _rotate(self) -> None:
        self._end()
        self._kept = False
        self._file, self._warcinfo = self._begin()

    def _write_exchange(self, exchange: Exchange) -> Captured:
        received = exchange.received
        digest = digest_of(received.body)
        records = exchange_records(exchange, self._warcinfo, digest, self._earlier(exchange, digest))
        captured = replace(
            self._write(records, exchange.url, exchange.at, received.status),
            etag=_header(received.headers, b"etag"),
            last_modified=_header(received.headers, b"last-modified"),
        )
        if received.body:
            self._seen.add(_entry(captured, received.truncated))
        return captured

    def _earlier(self, exchange: Exchange, digest: str) -> Earlier | None:
        received = exchange.received
        if received.status == 304:
            return self._seen.page(exchange.url)
        return self._seen.holder(digest) if received.body and not received.truncated else None

    def _write_failure(self, failure: Failure) -> Captured:
        captured = self._write(failure_records(failure, self._warcinfo), failure.url, failure.at, 0)
        return replace(captured, failure=f"{failure.reason}: {failure.message}")

    def _write(self, records: Sequence[Record], url: str, at: datetime, status: int) -> Captured:
        offset, length = self._file.write([record.member for record in records])[0]
        name = f"{self._agency}/{self._file.path.name}"
        first = records[0]
        location = Location(name, offset, length, first.record_id)
        return Captured(first.kind, url, at, status, first.payload_digest, location)


def _header(headers: Headers, wanted: bytes) -> str:
    """The first header of that name, in small letters; empty when there is none."""
    return next((value.decode("latin-1") for name, value in headers if name.lower() == wanted), "")


def _entry(captured: Captured, truncated: str) -> Entry:
    """What `Seen` has to know of a record that was just written."""
    where = captured.location
    timestamp = "".join(character for character in date_text(captured.at) if character.isdecimal())
    mime = "warc/revisit" if captured.kind == "revisit" else ""
    return Entry(
        "", timestamp, captured.url, mime, captured.status, captured.payload_digest, where.offset, where.length,
        where.file, where.record_id, truncated,
    )  # fmt: skip
