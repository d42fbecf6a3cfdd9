"""One record by its place: the file below a folder of WARC files, and what stands there. Indexes are not needed."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from archive.article import WarcPlace
from archive.errors import ArchiveError
from archive.warc.content import Remote, RemoteError, Warc, read_range
from archive.warc.members import Damage, read_member
from archive.warc.records import Exchange, exchange_of

Folder: TypeAlias = Path | str
"""Of a disk, or the address of one in a store."""


def find_file(folder: Folder, name: str) -> Warc:
    """The WARC file of that name in a folder or one below it; one that is still written has «.open» after its name.

    In a store only the folder itself is looked at. Raises ArchiveError when there is none.
    """
    if isinstance(folder, str):
        try:
            return Remote.of(f"{folder}/{name}")
        except RemoteError as error:
            raise ArchiveError(str(error)) from error
    for suffix in ("", ".open"):
        for pattern in (f"{name}{suffix}", f"*/{name}{suffix}"):
            for path in folder.glob(pattern):
                return path
    raise ArchiveError(f"There is no WARC file {name} in {folder}.")


def read_place(folder: Folder, place: WarcPlace) -> Exchange:
    """The response at a place; raises ArchiveError when there is none that can be read."""
    path = find_file(folder, place.file)
    try:
        member = read_member(path, place.offset, place.length)
    except OSError as error:
        raise ArchiveError(f"{path} can't be read: {error.strerror or error}.") from error
    found = member if isinstance(member, Damage) else exchange_of(member)
    if found is None:
        raise ArchiveError(f"There is no response at byte {place.offset:,} of {path}.")
    if isinstance(found, Damage):
        raise ArchiveError(f"The record at byte {place.offset:,} of {path} is damaged: {found.reason}.")
    return found


def whole_of(places: Iterable[WarcPlace], folder: Callable[[WarcPlace], Folder]) -> Exchange | None:
    """The first of these records of one payload that is there with its body; None when none is.

    `folder` says below which folder a place's file is.
    """
    for place in places:
        try:
            found = read_place(folder(place), place)
        except ArchiveError:
            continue
        if found.kind == "response" and not found.truncated:
            return found
    return None


def read_raw(folder: Folder, place: WarcPlace) -> bytes:
    """The bytes of a record as the file has them; raises ArchiveError."""
    path = find_file(folder, place.file)
    try:
        return read_range(path, place.offset, place.length)
    except OSError as error:
        raise ArchiveError(f"{path} can't be read: {error.strerror or error}.") from error
