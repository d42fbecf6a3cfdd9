"""The bytes of a WARC file wherever it is: on a disk (memory-mapped), or in a store that fsspec reaches (by ranges).

Knows no records. fsspec, and what it needs for a store (s3fs for s3://), are imported when an address is given.
"""

import mmap
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias, TypeVar

_BLOCK = 2**18
"""Bytes that are fetched at once outside of the part that is read: of the file's beginning, of what follows."""
_KEPT = 8
"""Blocks that are remembered; a record longer than that is fetched in one go."""
_LONGEST_PART = 2**24
"""Bytes of a part that are fetched in one go; of a longer one, or a whole file, it is blocks."""
_BEYOND = 2**16
"""Bytes that are fetched after a part, for the end of its last record."""

_Result = TypeVar("_Result")


class RemoteError(OSError):
    """A store could not give a file; the text is a sentence that names it."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A file in a store, by its address, such as s3://bucket/a.warc.gz; its size is asked for once."""

    url: str
    size: int

    @classmethod
    def of(cls, url: str) -> "Remote":
        """The file at an address. Raises RemoteError, also when there is none."""
        size = asked(url, lambda store, path: store.info(path)["size"])
        if size is None:
            raise RemoteError(f"{url}: the server does not say how long it is, so it can't be read in parts.")
        return cls(url, int(size))

    @property
    def name(self) -> str:
        """The last part of the address."""
        return self.url.rpartition("/")[2]

    @property
    def parent(self) -> str:
        """The address of the folder."""
        return self.url.rpartition("/")[0]

    def __str__(self) -> str:
        """Its address."""
        return self.url


Warc: TypeAlias = Path | Remote
"""A WARC file by its place."""


class Content(Protocol):
    """Bytes that are read only where they are looked at."""

    def __len__(self) -> int:
        """All bytes of the file."""

    def __getitem__(self, place: slice, /) -> bytes:
        """Those from a place to another one; raises OSError."""

    def find(self, wanted: bytes, start: int, /) -> int:
        """The first place of these bytes from `start` on; -1 when there is none. Raises OSError."""


def is_address(text: str) -> bool:
    """Whether a text names a file in a store rather than on a disk.

    >>> is_address("s3://bucket/a.warc.gz"), is_address("warc/a.warc.gz")
    (True, False)
    """
    return "://" in text


def size_of(warc: Warc) -> int:
    """The bytes of a file. Raises OSError."""
    return warc.size if isinstance(warc, Remote) else warc.stat().st_size


@contextmanager
def opened(warc: Warc, start: int = 0, end: int | None = None) -> Iterator[Content]:
    """The content of a file that is not empty, which will mostly be looked at from `start` to `end`. Raises OSError."""
    if isinstance(warc, Remote):
        yield _Ranges(warc, start, warc.size if end is None else end)
        return
    with warc.open("rb") as file, closing(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) as content:
        yield content


def read_range(warc: Warc, offset: int, length: int) -> bytes:
    """These bytes of a file; fewer where it ends before. Raises OSError."""
    if isinstance(warc, Remote):
        return _fetch(warc, offset, min(offset + length, warc.size))
    with warc.open("rb") as file:
        file.seek(offset)
        return file.read(length)


def asked(url: str, question: Callable[[Any, str], _Result]) -> _Result:
    """What a store says when it is asked about an address: `question` gets fsspec's file system and the path in it.

    Raises RemoteError.
    """
    try:
        import fsspec  # noqa: PLC0415 - only addresses need it
    except ImportError:
        raise RemoteError(f"{url}: addresses need fsspec. Install it with: pip install 'muragat[s3]'") from None
    try:
        store, path = fsspec.url_to_fs(url)
        return question(store, path)
    except RemoteError:
        raise
    except ImportError as error:
        raise RemoteError(f"{url}: {error}") from error
    except FileNotFoundError as error:
        raise RemoteError(f"{url}: there is nothing there.") from error
    except PermissionError as error:
        raise RemoteError(f"{url}: permission denied ({error}).") from error
    except Exception as error:  # every store has errors of its own, of no common class
        raise RemoteError(f"{url}: {' '.join(str(error).split()) or type(error).__name__}") from error


def _fetch(warc: Remote, start: int, end: int) -> bytes:
    if start >= end:
        return b""
    found = asked(warc.url, lambda store, path: bytes(store.cat_file(path, start=start, end=end)))
    if len(found) != end - start:
        raise RemoteError(
            f"{warc.url}: {end - start:,} bytes from {start:,} on were asked for and {len(found):,} came: "
            "the server gives no ranges, or the file has changed."
        )
    return found


class _Ranges:
    """A file of which a part is fetched at once, and blocks, when they are looked at."""

    def __init__(self, warc: Remote, start: int, end: int) -> None:
        self._warc = warc
        at_once = 0 < end - start <= _LONGEST_PART
        self._start, self._end = (start, min(end + _BEYOND, warc.size)) if at_once else (0, 0)
        self._part = b""
        self._blocks: OrderedDict[int, bytes] = OrderedDict()

    def __len__(self) -> int:
        return self._warc.size

    def __getitem__(self, place: slice, /) -> bytes:
        start, end, _ = place.indices(self._warc.size)
        if self._start <= start and end <= self._end:
            self._part = self._part or _fetch(self._warc, self._start, self._end)
            return self._part[start - self._start : end - self._start]
        if end - start > _KEPT * _BLOCK:
            return _fetch(self._warc, start, end)
        first, last = start // _BLOCK, (max(end, start + 1) - 1) // _BLOCK
        pieces = b"".join(self._block(number) for number in range(first, last + 1))
        return pieces[start - first * _BLOCK : end - first * _BLOCK]

    def find(self, wanted: bytes, start: int, /) -> int:
        while start < self._warc.size:
            # A little of the next block, for what stands across the border.
            end = (start // _BLOCK + 1) * _BLOCK
            found = self[start : end + len(wanted) - 1].find(wanted)
            if found >= 0:
                return start + found
            start = end
        return -1

    def _block(self, number: int) -> bytes:
        block = self._blocks.get(number)
        if block is None:
            start = number * _BLOCK
            block = self._blocks[number] = _fetch(self._warc, start, min(start + _BLOCK, self._warc.size))
            if len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end(number)
        return block
