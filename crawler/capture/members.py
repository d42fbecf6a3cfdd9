"""The whole gzip members of a WARC file of ours, in bounded memory, and the places that are damaged.

What stands in a record is `cdxj`'s; WARC files of others are `archive.warc.members`'.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

HEAD = 64 * 1024
"""Bytes of a record that are kept: enough for the headers of WARC and of HTTP."""
_MAGIC = b"\x1f\x8b\x08"
_VERSION = b"WARC/1."
_PIECE = 16 * 1024
_MOST = 2**20
"""Bytes that one step may decompress to: a megabyte of zeros is a kilobyte in the file."""


@dataclass(frozen=True, slots=True)
class Member:
    """A whole gzip member, its checksum verified: `length` bytes from `offset`. `head` is how its record begins."""

    offset: int
    length: int
    head: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where a member should begin, and none that is whole does."""

    offset: int


def scan(file: BinaryIO) -> Iterator[Member | Damage]:
    """All members of a file in their order; after a damaged place it goes on with the next member that begins.

    So a byte that has flipped in the middle costs one record, not all that come after it.
    """
    place: int | None = 0
    size = file.seek(0, 2)
    while place is not None and place < size:
        member = _member(file, place)
        if member is None:
            yield Damage(place)
            place = _next(file, place + 1)
        else:
            yield member
            place += member.length


def _member(file: BinaryIO, place: int) -> Member | None:
    """The member that begins at a place; None when it is not whole, or no WARC record."""
    file.seek(place)
    unzip = zlib.decompressobj(31)
    head = bytearray()
    while not unzip.eof:
        packed = unzip.unconsumed_tail or file.read(_PIECE)
        if not packed:
            return None
        try:
            piece = unzip.decompress(packed, _MOST)
        except zlib.error:
            return None
        if len(head) < HEAD:
            head += piece[: HEAD - len(head)]
    if not head.startswith(_VERSION):
        return None
    # What is unused ends where reading has come to: the last piece was consumed whole, but for it.
    return Member(place, file.tell() - len(unzip.unused_data) - place, bytes(head))


def _next(file: BinaryIO, place: int) -> int | None:
    """Where, from a place on, the next member begins that looks like a record."""
    while True:
        file.seek(place)
        window = file.read(_MOST)
        found = window.find(_MAGIC)
        while found >= 0:
            if _looks_like_a_record(file, place + found):
                return place + found
            found = window.find(_MAGIC, found + 1)
        if len(window) < _MOST:
            return None
        place += len(window) - len(_MAGIC) + 1


def _looks_like_a_record(file: BinaryIO, place: int) -> bool:
    file.seek(place)
    try:
        return zlib.decompressobj(31).decompress(file.read(4096), 16).startswith(_VERSION)
    except zlib.error:
        return False
