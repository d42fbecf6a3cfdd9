"""The manifest of a folder of parts: what was read of which WARC file, held against the file's index.

A file's records must be those of its index, exactly; without an index the parts must cover the file once. Says what
differs; decides nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from archive.errors import ArchiveError
from crawler.reread.folder import MANIFEST, Folder
from crawler.reread.parquet import Made

_NAMED = 3
"""Places of records that a sentence names."""


@dataclass(frozen=True, slots=True)
class PartEntry:
    """One part file."""

    file: str
    start: int
    end: int
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One WARC file."""

    warc_file: str
    at: str
    """Where it was when it was read."""
    size: int
    parts: tuple[PartEntry, ...]
    rows: Mapping[str, int]
    damages: tuple[tuple[int, str], ...]
    indexed: int | None
    """How many responses and revisits its index has, of those that were wanted; None without an index."""
    disagreements: tuple[str, ...]
    chosen: bool = False
    """Whether only the records of some hosts were read, by the index."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All WARC files of a folder of parts."""

    readers: Mapping[str, str]
    warc_files: Mapping[str, FileEntry] = field(default_factory=dict)


def entry_of(
    warc_file: str,
    at: str,
    size: int,
    made: Mapping[str, Made],
    index: Sequence[int] | None,
    *,
    since: int = 0,
    chosen: bool = False,
) -> FileEntry:
    """What was read of a file: `made` by the part files' names, `index` the places of the records it should have.

    Up to the byte `since` it need not have been read by these parts.
    """
    parts = tuple(
        PartEntry(name, one.start, one.end, one.rows) for name, one in sorted(made.items(), key=lambda it: it[1].start)
    )
    rows: Counter[str] = Counter()
    for one in made.values():
        rows.update(one.rows)
    differs = list(_gaps(parts, since, size))
    if index is not None:
        read = [offset for one in made.values() for offset in one.offsets]
        differs += _differences(read, [offset for offset in index if offset >= since])
    return FileEntry(
        warc_file,
        at,
        size,
        parts,
        dict(sorted(rows.items())),
        tuple(sorted(damage for one in made.values() for damage in one.damages)),
        len(index) if index is not None else None,
        tuple(f"{warc_file}: {one}" for one in differs),
        chosen,
    )


def read_manifest(folder: Folder) -> Manifest | None:
    """The manifest of a folder; None when there is none. Raises ArchiveError."""
    if not folder.has(MANIFEST):
        return None
    try:
        return msgspec.json.decode(folder.read(MANIFEST), type=Manifest)
    except msgspec.DecodeError as error:
        raise ArchiveError(f"{folder.at(MANIFEST)} is no manifest: {error}.") from error


def write_manifest(folder: Folder, readers: Mapping[str, str], entries: Iterable[FileEntry]) -> None:
    """Writes these files into the manifest, beside those of other WARC files that are in it. Raises ArchiveError."""
    before = read_manifest(folder)
    files = {**(before.warc_files if before else {}), **{one.warc_file: one for one in entries}}
    manifest = Manifest(dict(readers), dict(sorted(files.items())))
    folder.write(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")


def _gaps(parts: Sequence[PartEntry], since: int, size: int) -> Iterable[str]:
    """Where parts miss, or have bytes twice.

    >>> list(_gaps([PartEntry("b", 4, 8, {}), PartEntry("c", 6, 9, {})], 0, 10))
    ['bytes 0 to 4 have no part', 'bytes 6 to 8 have two parts', 'bytes 9 to 10 have no part']
    """
    at = since
    for part in parts:
        if part.start > at:
            yield f"bytes {at:,} to {part.start:,} have no part"
        if part.start < at and part.end > since:
            yield f"bytes {part.start:,} to {min(at, part.end):,} have two parts"
        at = max(at, part.end)
    if at < size:
        yield f"bytes {at:,} to {size:,} have no part"


def _differences(read: Sequence[int], index: Sequence[int]) -> Iterable[str]:
    """What the records that were read, and those of an index, do not share; by their places.

    >>> list(_differences([0, 10, 10], [0, 10, 20]))
    ['1 record of its index was not read: at byte 20', '1 record was read that its index does not have: at byte 10']
    """
    missing, more = Counter(index) - Counter(read), Counter(read) - Counter(index)
    if missing:
        yield f"{_records(missing, 'of its index was not read', 'of its index were not read')}: {_places(missing)}"
    if more:
        one, several = "was read that its index does not have", "were read that its index does not have"
        yield f"{_records(more, one, several)}: {_places(more)}"


def _records(places: Counter[int], one: str, several: str) -> str:
    count = places.total()
    return f"1 record {one}" if count == 1 else f"{count:,} records {several}"


def _places(places: Counter[int]) -> str:
    ordered = sorted(places)
    more = f" and {len(ordered) - _NAMED:,} more" if len(ordered) > _NAMED else ""
    return "at byte " + ", ".join(f"{place:,}" for place in ordered[:_NAMED]) + more
