"""The folder of the part files, on a disk or in a store: which name a part has there, and whole files or none.

Knows nothing of what is in a part.
"""

import hashlib
import json
import os
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from archive.errors import ArchiveError
from archive.warc.content import RemoteError, asked, is_address, size_of
from crawler.reread.work import Part, Wanted

_FORM = 1
"""The form of the part files; another one is written into another folder."""
MANIFEST = "manifest.json"
_Result = TypeVar("_Result")


def edition_of(readers: Mapping[str, str], wanted: Wanted) -> str:
    """Twelve hexadecimal digits for what decides what is in a part: its form, the readers, and what is wanted.

    >>> len(edition_of({"date": "4"}, Wanted()))
    12
    """
    said = [
        _FORM,
        sorted(readers.items()),
        sorted(wanted.agencies),
        wanted.since.isoformat() if wanted.since else "",
        sorted(wanted.sites),
        sorted(wanted.apart),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:12]


def part_name(part: Part) -> str:
    """The name of a part's file: its WARC file, how long that is, and the bytes of it, with the records chosen of them.

    Where the WARC file is does not matter, as it does not for the archive.
    """
    name = f"{part.path.name}-{size_of(part.path)}-{part.start}-{part.end}"
    if part.places is not None:
        name += "-" + hashlib.sha256(json.dumps(part.places).encode()).hexdigest()[:8]
    return f"{name}.parquet"


@dataclass(frozen=True, slots=True)
class Folder:
    """One edition's parts below the place that was given: PLACE/readers=1f2e3d4c5b6a/."""

    place: str
    """A path, or an address that fsspec knows."""

    @classmethod
    def of(cls, place: str, readers: Mapping[str, str], wanted: Wanted) -> "Folder":
        """The folder of the parts that these readers make of what is wanted."""
        return cls(f"{place.rstrip('/')}/readers={edition_of(readers, wanted)}")

    def at(self, name: str) -> str:
        """Where the file of that name is."""
        return f"{self.place}/{name}"

    def has(self, name: str) -> bool:
        """Whether there is such a file: it is whole then. Raises ArchiveError."""
        if not is_address(self.place):
            return Path(self.at(name)).exists()
        return _explained(self.at(name), lambda store, path: bool(store.exists(path)))

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises ArchiveError."""
        if is_address(self.place):
            return _explained(self.at(name), lambda store, path: bytes(store.cat_file(path)))
        try:
            return Path(self.at(name)).read_bytes()
        except OSError as error:
            raise ArchiveError(f"{self.at(name)} can't be read: {error.strerror or error}.") from error

    def write(self, name: str, content: bytes) -> None:
        """Writes a file, whole or not at all. Raises ArchiveError."""
        if is_address(self.place):
            # An object of a store appears when all of it is there.
            _explained(self.at(name), lambda store, path: store.pipe_file(path, content))
            return
        path = Path(self.at(name))
        beside = path.with_name(f".{name}.{uuid.uuid4().hex}.open")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise ArchiveError(f"{path} can't be written: {error.strerror or error}.") from error


def _explained(url: str, question: Callable[[Any, str], _Result]) -> _Result:
    try:
        return asked(url, question)
    except RemoteError as error:
        raise ArchiveError(str(error)) from error
