"""Copies records of a WARC file into a new one: each unaltered, its gzip member byte for byte, with its request.

A file of plain records, or one that was compressed as a whole, gives records of the same bytes, each compressed by
itself, for only so can a player find them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from archive.warc.members import Damage, Member, read_members
from crawler.capture.cdxj import Entry, entry_of, headers_of
from crawler.capture.members import HEAD
from crawler.capture.members import Member as Packed
from crawler.capture.packing import pack
from crawler.capture.records import warcinfo_record
from crawler.wacz.package import Part
from crawler.wacz.sources import Source

_HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Copied:
    """A response in the new file, and where it was in the old one."""

    entry: Entry
    offset: int


@dataclass(frozen=True, slots=True)
class _Record:
    member: Member
    kind: str
    url: str
    date: str
    ids: frozenset[str]
    """Its own, and those of the records that it came about with (WARC-Concurrent-To)."""


def selected_name(source: Source) -> str:
    """The name of a file with only some records of another.

    >>> from pathlib import Path
    >>> selected_name(Source(Path("warc/a.warc.gz"), "members", 7))
    'a-selected.warc.gz'
    """
    return f"{source.packed_name.removesuffix('.gz').removesuffix('.warc')}-selected.warc.gz"


def copy_records(
    source: Source, name: str, part: Part, why: str, wanted: Callable[[int], bool], advance: Callable[[int], None]
) -> Iterator[Copied | Damage]:
    """Writes the wanted records (by their places) into `part`, a file of that name; gives its responses.

    First comes a warcinfo record that says `why`; those of the old file are kept. What could not be read is told.
    Raises OSError when the file can't be read.
    """
    fields = (
        ("software", f"muragat/{version('muragat')}"),
        ("format", "WARC File Format 1.1"),
        ("description", f"records of {source.path.name}, unaltered: {why}"),
    )
    part.write(warcinfo_record(name, datetime.now(UTC), fields).member)
    info: _Record | None = None
    with source.path.open("rb") as file:

        def write(record: _Record) -> Copied | None:
            member = record.member
            if source.form == "members":
                file.seek(member.offset)
                content = file.read(member.length)
            else:
                content = pack(member.record, b"", stored=False)
            place = part.write(content)
            entry = entry_of(Packed(place, len(content), member.record[:HEAD]), name)
            return None if entry is None else Copied(entry, member.offset)

        for group in _groups(read_members(source.path), advance):
            if isinstance(group, Damage):
                yield group
            elif group[0].kind == "warcinfo":
                info = group[0]
            elif any(wanted(record.member.offset) for record in group):
                if info is not None:
                    write(info)
                    info = None
                for record in group:
                    copied = write(record)
                    if copied is not None:
                        yield copied


def _groups(members: Iterable[Member | Damage], advance: Callable[[int], None]) -> Iterator[Sequence[_Record] | Damage]:
    """Records that came about together: of one address, in a row, at one time or by what they say themselves."""
    group: list[_Record] = []
    for one in members:
        if isinstance(one, Damage):
            yield one
            continue
        advance(one.length)
        record = _record(one)
        if group and not _together(group, record):
            yield group
            group = []
        group.append(record)
    if group:
        yield group


def _together(group: Sequence[_Record], record: _Record) -> bool:
    last = group[-1]
    if record.kind == "warcinfo" or last.kind == "warcinfo" or record.url != last.url:
        return False
    return record.date == last.date or any(record.ids & other.ids for other in group)


def _record(member: Member) -> _Record:
    head = headers_of(member.record[:HEAD].partition(_HEAD_END)[0])
    ids = {head.get("warc-record-id", ""), head.get("warc-concurrent-to", "")} - {""}
    url = head.get("warc-target-uri", "").strip("<>")
    return _Record(member, head.get("warc-type", ""), url, head.get("warc-date", ""), frozenset(ids))
