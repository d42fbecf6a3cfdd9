"""Brings WARC files whose writer has died to their end: cut after the last whole record, indexed, named.

Nothing is ever appended to them. A file whose writer lives is locked, and left alone.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.capture.cdxj import Entry, entry_of, index_path, write_index
from crawler.capture.disk import lock, sync_folder
from crawler.capture.exchange import CaptureError
from crawler.capture.files import OPEN, finish
from crawler.capture.members import Damage, scan


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was done to one file: how many whole records it keeps, and how many bytes after them were cut off."""

    file: str
    records: int
    cut: int
    damaged: int = 0
    """Places before the last whole record where nothing could be read: they stay as they are."""
    removed: bool = False
    """Nothing in it was whole."""

    def sentence(self) -> str:
        """For people, and for the warcinfo of the next file.

        >>> Salvaged("a.warc.gz", 12, 345).sentence()
        'a.warc.gz: its writer had died; 12 whole records kept, 345 bytes of a torn one cut off'
        """
        if self.removed:
            return f"{self.file}: its writer had died; removed, for nothing in it was whole ({self.cut} bytes)"
        damaged = f"; {self.damaged} damaged places inside it" if self.damaged else ""
        torn = f", {self.cut} bytes of a torn one cut off" if self.cut else ", nothing cut off"
        return f"{self.file}: its writer had died; {self.records} whole records kept{torn}{damaged}"


def salvage(folder: Path) -> tuple[Salvaged, ...]:
    """Salvages the files of one folder, and indexes those that have lost their index; gives what was salvaged.

    What was on the disk only in part is cut away for good. Raises CaptureError when a file can't be read or changed.
    """
    found: list[Salvaged] = []
    for written in sorted(folder.glob(f"*.warc.gz{OPEN}")):
        try:
            descriptor = os.open(written, os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:
            continue  # its writer has just closed it
        except OSError as error:
            raise _error(written, error) from None
        try:
            if lock(descriptor, written):
                found.append(_salvage_one(written, descriptor))
        except OSError as error:
            raise _error(written, error) from None
        finally:
            os.close(descriptor)
    for _ in restore_indexes(folder):
        pass
    return tuple(found)


def restore_indexes(folder: Path) -> Iterator[Path]:
    """Makes the index of every closed file that has none; gives those files. Raises CaptureError."""
    for warc in sorted(folder.glob("*.warc.gz")):
        if not index_path(warc).exists():
            try:
                write_index(index_path(warc), _read(warc).entries)
            except OSError as error:
                raise _error(warc, error) from None
            yield warc


@dataclass(frozen=True, slots=True)
class _Content:
    end: int
    records: int
    damaged: int
    entries: tuple[Entry, ...]


def _read(warc: Path, name: str = "") -> _Content:
    end = records = damaged = pending = 0
    entries: list[Entry] = []
    with warc.open("rb") as file:
        for one in scan(file):
            if isinstance(one, Damage):
                pending += 1
                continue
            end, records = one.offset + one.length, records + 1
            damaged, pending = damaged + pending, 0
            entry = entry_of(one, name or warc.name)
            if entry is not None:
                entries.append(entry)
    return _Content(end, records, damaged, tuple(entries))


def _salvage_one(written: Path, descriptor: int) -> Salvaged:
    path = written.with_name(written.name.removesuffix(OPEN))
    if path.exists():  # as when a backup has a file both as it was in progress and as it was closed
        raise CaptureError(f"{written}: there is {path.name}, too; move away the one that has less")
    content = _read(written, path.name)
    size = os.fstat(descriptor).st_size
    if not content.records:
        written.unlink()
        sync_folder(written.parent)
        return Salvaged(path.name, 0, size, removed=True)
    os.ftruncate(descriptor, content.end)
    os.fsync(descriptor)
    finish(path, content.entries)
    return Salvaged(path.name, content.records, size - content.end, content.damaged)


def _error(path: Path, error: OSError) -> CaptureError:
    return CaptureError(f"{path}: can't be salvaged: {error.strerror or error}")
