"""One WARC file while it is written: locked, `.open` at the end of its name, and closed into a file that never changes.

What goes into it is `recorder`'s. A record that was written is with the operating system, so kill -9 loses nothing; a
power cut loses what came after the last `sync`.
"""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from crawler.capture.cdxj import Entry, entry_of, index_path, write_index
from crawler.capture.disk import lock, sync_folder, write_all
from crawler.capture.exchange import CaptureError
from crawler.capture.members import Member, scan

OPEN = ".open"
_TRIES = 1000


def file_name(prefix: str, at: datetime, serial: int, host: str) -> str:
    """A name that no other crawler gives: prefix, time (UTC, milliseconds), serial number, host.

    >>> file_name("el_kz", datetime(2026, 11, 23, 9, 37, 26, 123456, tzinfo=UTC), 0, "archive.example")
    'el_kz-20261123093726123-00000-archive.example.warc.gz'
    """
    time = at.astimezone(UTC).strftime("%Y%m%d%H%M%S%f")[:17]
    return f"{prefix}-{time}-{serial:05}-{re.sub(r'[^A-Za-z0-9.]', '_', host) or 'host'}.warc.gz"


def begins_crawl(name: str) -> bool:
    """Whether a file is the first one that a crawl of ours wrote.

    >>> begins_crawl("el_kz-20261123093726123-00000-archive.example.warc.gz"), begins_crawl("IIPC-20260401.warc.gz")
    (True, False)
    """
    return re.search(r"-\d{17}-0{5}-", name) is not None


class WarcFile:
    """A WARC file being written. `path` is the name that it will have."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self.size = 0
        self._descriptor = descriptor
        self._synced = 0

    @classmethod
    def create(cls, folder: Path, prefix: str, serial: int, host: str) -> "WarcFile":
        """A new, locked file; raises CaptureError when it can't be made."""
        for _ in range(_TRIES):
            path = folder / file_name(prefix, datetime.now(UTC), serial, host)
            written = path.with_name(path.name + OPEN)
            try:
                folder.mkdir(parents=True, exist_ok=True)
                descriptor = os.open(written, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
            except FileExistsError:
                if not folder.is_dir():
                    raise CaptureError(f"{folder}: can't be written: it is a file, not a folder") from None
                continue  # another process has just taken this name
            except OSError as error:
                raise CaptureError(f"{written}: can't be written: {error.strerror or error}") from None
            if lock(descriptor, written) and not path.exists():
                sync_folder(folder)
                return cls(path, descriptor)
            os.close(descriptor)  # a salvager was faster, and has removed the empty file
        raise CaptureError(f"{folder}: no name is free for another WARC file")

    def write(self, members: Sequence[bytes]) -> list[tuple[int, int]]:
        """Appends gzip members: offset and length of each. Raises CaptureError, and takes back what was written."""
        try:
            write_all(self._descriptor, b"".join(members) if len(members) > 1 else members[0])
        except OSError as error:
            with suppress(OSError):  # what is left of it is cut off by the next start
                os.ftruncate(self._descriptor, self.size)
            raise self._error(error) from None
        places = []
        for member in members:
            places.append((self.size, len(member)))
            self.size += len(member)
        return places

    def sync(self) -> None:
        """Waits until the disk has all that was written. Raises CaptureError."""
        if self._synced == self.size:
            return
        size = self.size
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            raise self._error(error) from None
        self._synced = size

    def close(self) -> list[Entry]:
        """Syncs, indexes and names the file, and gives the entries of its index. Raises CaptureError: it stays open."""
        try:
            self.sync()
            entries = self._read_back()
            finish(self.path, entries)
        finally:
            self.abandon()
        return entries

    def _read_back(self) -> list[Entry]:
        """The index is made from the file, so that it tells what is there and not what was meant to be."""
        try:
            with os.fdopen(os.dup(self._descriptor), "rb") as file:
                found = [entry_of(one, self.path.name) for one in scan(file) if isinstance(one, Member)]
        except OSError as error:
            raise self._error(error) from None
        return [entry for entry in found if entry is not None]

    def remove(self) -> None:
        """Removes a file that nothing worth keeping was written to."""
        self.path.with_name(self.path.name + OPEN).unlink(missing_ok=True)
        self.abandon()

    def abandon(self) -> None:
        """Gives up the file as it is; `salvage` brings it to its end."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _error(self, error: OSError) -> CaptureError:
        return CaptureError(f"{self.path}{OPEN}: can't be written: {error.strerror or error}")


def finish(path: Path, entries: Sequence[Entry]) -> None:
    """Writes the index of an open file that is on the disk, then gives it its final name. Raises CaptureError.

    The index comes first: a file with its final name always has one.
    """
    try:
        write_index(index_path(path), entries)
        path.with_name(path.name + OPEN).rename(path)
        sync_folder(path.parent)
    except OSError as error:
        raise CaptureError(f"{path}: can't be closed: {error.strerror or error}") from None
