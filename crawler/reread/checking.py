"""Folders of parts against their manifests, and against the indexes of the WARC files, which it does not read."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from archive.errors import ArchiveError
from archive.warc.content import Remote, RemoteError, Warc, asked, is_address
from crawler.reread.folder import MANIFEST, Folder
from crawler.reread.indexes import Indexes
from crawler.reread.manifest import FileEntry, entry_of, read_manifest
from crawler.reread.parquet import Made, UnreadablePart, made_in


@dataclass(slots=True)
class Checked:
    """What there is, and a sentence for each thing that is not as it should be."""

    warc_files: int = 0
    parts: int = 0
    rows: int = 0
    indexed: int = 0
    covered: int = 0
    disagreements: list[str] = field(default_factory=list)


def check_parts(place: str) -> Checked:
    """Checks the parts in a folder or in those below it. Raises ArchiveError when there is no manifest."""
    checked = Checked()
    folders = [Folder(one) for one in _folders(place)]
    for folder in folders:
        manifest = read_manifest(folder)
        entries = manifest.warc_files.values() if manifest else ()
        for entry in entries:
            _check_file(folder, entry, checked)
        known = {part.file for entry in entries for part in entry.parts}
        checked.disagreements += [
            f"{folder.place}: {name} is in no manifest: run `muragat reread` of its WARC file to its end."
            for name in sorted(_part_files(folder) - known)
        ]
    if not folders:
        raise ArchiveError(f"There is no manifest in {place} or below it.")
    return checked


def _check_file(folder: Folder, entry: FileEntry, checked: Checked) -> None:
    made: dict[str, Made] = {}
    for part in entry.parts:
        if not folder.has(part.file):
            checked.disagreements.append(f"{folder.place}: {part.file} is not there")
            continue
        try:
            one = made[part.file] = made_in(folder.read(part.file))
        except UnreadablePart as error:
            checked.disagreements.append(f"{folder.place}: {part.file} is no readable part: {error}")
            continue
        if dict(one.rows) != dict(part.rows):
            checked.disagreements.append(f"{folder.place}: {part.file} has {one.rows}, its manifest {part.rows}")
    checked.warc_files += 1
    checked.parts += len(made)
    checked.rows += sum(sum(one.rows.values()) for one in made.values())
    if len(made) < len(entry.parts):
        return  # what it covers, and whether its records are the index's, is said with the parts that miss
    # A file of which only some records were chosen was held against the index when they were: by whose agencies'
    # hosts, only that run knew.
    places = None if entry.chosen else Indexes().of_file(_warc(entry))
    now = entry_of(
        entry.warc_file,
        entry.at,
        entry.size,
        made,
        [offset for offset, _, _ in places] if places is not None else None,
        since=min((part.start for part in entry.parts), default=0),
    )
    if entry.chosen:
        now = replace(now, disagreements=(*now.disagreements, *entry.disagreements))
    checked.disagreements += dict.fromkeys(now.disagreements)
    checked.indexed += places is not None or entry.chosen
    checked.covered += places is None and not entry.chosen


def _warc(entry: FileEntry) -> Warc:
    return Remote(entry.at, entry.size) if is_address(entry.at) else Path(entry.at)


def _folders(place: str) -> Iterator[str]:
    for name in _names(place, f"*/{MANIFEST}", MANIFEST):
        yield name.removesuffix(f"/{MANIFEST}")


def _part_files(folder: Folder) -> set[str]:
    return {name.rpartition("/")[2] for name in _names(folder.place, "*.parquet")}


def _names(place: str, *patterns: str) -> list[str]:
    place = place.rstrip("/")
    if not is_address(place):
        return sorted(str(found) for pattern in patterns for found in Path(place).glob(pattern))
    try:
        return asked(
            place,
            lambda store, path: sorted(
                str(store.unstrip_protocol(found)) for pattern in patterns for found in store.glob(f"{path}/{pattern}")
            ),
        )
    except RemoteError as error:
        raise ArchiveError(str(error)) from error
