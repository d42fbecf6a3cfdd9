"""The records of a WARC file as byte strings, each with its place; what is damaged is told and stepped over.

Knows gzip members and plain records (WARC 1.1, annex D), not what stands in them. FastWARC 2.0.1 was tried and left:
it steps over damaged records without a word, and panics on a stream that can't seek.
"""

import mmap
import re
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Literal, TypeAlias

from archive.warc.content import Content, Warc, opened, read_range, size_of

Form: TypeAlias = Literal["members", "plain", "one member"]
"""Only the first two can be read from the place of a record on."""

LONGEST = 128 * 2**20
"""Bytes of one record; a larger one is no page and is told as damage rather than read into memory."""

_GZIP = b"\x1f\x8b\x08"
_VERSION = b"WARC/1."
_HEAD = re.compile(rb"WARC/1\.\d[^\0]*?\r?\n\r?\n")
_LONGEST_HEAD = 64 * 1024
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,12})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """One record, with the bytes of the file that hold it: from `offset`, `length` long."""

    offset: int
    length: int
    record: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A place in a file that could not be read, and why."""

    offset: int
    reason: str


def read_members(path: Warc, start: int = 0, end: int | None = None) -> Iterator[Member | Damage]:
    """The records of a file that begin from `start` on and before `end`, bytes of the file, in their order.

    So the parts of a file that is read piecewise have every record once. A record that can't be read gives a `Damage`,
    and reading goes on with the next one that can. Only a file whose records are gzip members of their own can be read
    piecewise: of another one the part from 0 has all, the later ones nothing. Raises OSError when the file can't be
    opened.
    """
    if size_of(path) == 0:
        yield Damage(0, "the file is empty")
        return
    with opened(path, start, end) as content:
        if not _is_plain(content) and not _is_one_member(content):
            yield from _packed(content, start, len(content) if end is None else min(end, len(content)))
        elif start == 0:
            yield from _plain(content) if _is_plain(content) else _unpacked(content)


def first_member(path: Warc) -> Member | Damage | None:
    """The first record of a file; None in an empty one. Of a store only the file's head is fetched. Raises OSError."""
    head = read_range(path, 0, _PIECE)
    if head.startswith(_GZIP):
        try:
            record, end = _unzip(head, 0)
        except _Broken:
            pass  # longer than that, or damaged
        else:
            if not _is_one_member(head):
                return Member(0, end, record)
    return next(read_members(path, 0, 1), None) if head else None


def form_of(path: Warc) -> Form:
    """How the records of a file are compressed: each by itself, not at all, or the file as a whole. Raises OSError."""
    if size_of(path) == 0:
        return "members"
    with opened(path) as content:
        if _is_plain(content):
            return "plain"
        return "one member" if _is_one_member(content) else "members"


def _is_plain(content: Content) -> bool:
    """Whether the records are not compressed; a file that begins damaged may be either."""
    if content[:3] == _GZIP:
        return False
    return content[:5] == _VERSION[:5] or _next_packed(content, 0) is None


def read_member(path: Warc, offset: int, length: int) -> Member | Damage:
    """The record in these bytes of a file. Raises OSError when the file can't be read."""
    return member_in(read_range(path, offset, length), offset)


def member_in(content: bytes, offset: int) -> Member | Damage:
    """The record that these bytes of a file are, which stand there at `offset`."""
    length = len(content)
    if content[:3] == _GZIP:
        try:
            content, _ = _unzip(content, 0)
        except _Broken as broken:
            return Damage(offset, str(broken))
    if not content.startswith(_VERSION):
        return Damage(offset, "no WARC record")
    return Member(offset, length, content)


def _packed(content: Content, start: int, stop: int) -> Iterator[Member | Damage]:
    place = _next_packed(content, start) if start else 0
    while place is not None and place < stop:
        try:
            record, end = _unzip(content, place)
        except _Broken as broken:
            yield Damage(place, str(broken))
            place = _next_packed(content, place + 1)
        else:
            yield Member(place, end - place, record)
            place = end


def _unzip(content: Content, place: int) -> tuple[bytes, int]:
    """The gzip member at a place, and where it ends."""
    unzip = zlib.decompressobj(31)
    pieces: list[bytes] = []
    size, at = 0, place
    while not unzip.eof:
        if at >= len(content):
            raise _Broken("the file ends in the middle of a record")
        packed = content[at : at + _PIECE]
        try:
            piece = unzip.decompress(packed)
        except zlib.error as error:
            raise _Broken(f"its compression is broken: {error}") from None
        at += len(packed)
        size += len(piece)
        if size > LONGEST:
            raise _Broken("it is too large for a page")
        pieces.append(piece)
    record = b"".join(pieces)
    if not record.startswith(_VERSION):
        raise _Broken("no WARC record")
    return record, at - len(unzip.unused_data)


def _next_packed(content: Content, place: int) -> int | None:
    """Where the next gzip member begins that holds a record."""
    found = content.find(_GZIP, place)
    while found >= 0:
        try:
            if zlib.decompressobj(31).decompress(content[found : found + 4096], 16).startswith(_VERSION):
                return found
        except zlib.error:
            pass
        found = content.find(_GZIP, found + 1)
    return None


def _plain(content: Content) -> Iterator[Member | Damage]:
    place: int | None = 0
    while place is not None and place < len(content):
        try:
            end = _end_of_plain(content, place)
        except _Broken as broken:
            yield Damage(place, str(broken))
            found = content.find(b"\n" + _VERSION, place + 1)
            place = found + 1 if found >= 0 else None
        else:
            yield Member(place, end - place, content[place:end])
            place = end


def _end_of_plain(content: Content, place: int) -> int:
    """Where the record ends that begins at a place: after its block and two line ends."""
    head = _HEAD.match(content[place : place + _LONGEST_HEAD])
    if head is None:
        raise _Broken("no WARC record")
    length = _LENGTH.search(head[0])
    if length is None:
        raise _Broken("a record without its length")
    end = place + head.end() + int(length[1])
    if end > len(content):
        raise _Broken("the file ends in the middle of a record")
    if int(length[1]) > LONGEST:
        raise _Broken("it is too large for a page")
    for line_ends in (b"\r\n\r\n", b"\n\n"):
        if content[end : end + len(line_ends)] == line_ends:
            return end + len(line_ends)
    if end == len(content):
        return end
    raise _Broken("its length is not the one that it names")


def _is_one_member(content: Content) -> bool:
    """Whether the first gzip member holds more than one record, as when a plain file was compressed afterwards."""
    unzip = zlib.decompressobj(31)
    try:
        text, at = b"", 0
        while not unzip.eof and at < len(content) and len(text) < LONGEST:
            text += unzip.decompress(content[at : at + _PIECE], _PIECE)
            at += _PIECE
            head = _HEAD.match(text[:_LONGEST_HEAD])
            length = _LENGTH.search(head[0]) if head else None
            if head is None or length is None:
                return False
            end = head.end() + int(length[1])
            if len(text) > end + 4:
                return text[end : end + 4 + len(_VERSION)].strip().startswith(_VERSION)
    except zlib.error:
        return False
    return False


def _unpacked(packed: Content) -> Iterator[Member | Damage]:
    """The records of a file that was compressed as a whole; their places are those in the plain file."""
    unzip = zlib.decompressobj(31)
    broken = ""
    with tempfile.TemporaryFile() as plain:
        for place in range(0, len(packed), 1 << 20):
            try:
                plain.write(unzip.decompress(packed[place : place + (1 << 20)]))
            except zlib.error as error:
                broken = f"its compression is broken: {error}"
                break
        plain.flush()
        with closing(mmap.mmap(plain.fileno(), 0, access=mmap.ACCESS_READ)) as content:
            yield from _plain(content)
            if broken:
                yield Damage(len(content), broken)


class _Broken(ValueError):  # noqa: N818 - says what the record is
    """A record that can't be read."""
