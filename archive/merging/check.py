"""Whether another archive can be merged into this one, before anything is written. It only reads."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from archive.errors import ArchiveError
from archive.schema import is_current

PLACES = """
SELECT warc_file, warc_offset, ifnull(warc_length, 1),
  captures.url, fetched_at, ifnull(articles.agency, ''), native_id, edition
FROM captures LEFT JOIN articles ON articles.id = article WHERE warc_file IS NOT NULL
"""
_PLACE = f"{PLACES} AND warc_file = ? AND warc_offset < ? ORDER BY warc_offset DESC LIMIT 1"


def check_files(archive: Path, others: Sequence[Path]) -> None:
    """Each file is there, and none of them twice; raises ArchiveError."""
    for number, other in enumerate(others):
        if not other.is_file():
            raise ArchiveError(f"There is no archive at {other}.")
        if archive.exists() and archive.samefile(other):
            raise ArchiveError(f"{other} is the archive itself: there is nothing to merge.")
        if any(other.samefile(earlier) for earlier in others[:number]):
            raise ArchiveError(f"{other} is named twice.")


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """It has today's tables; raises ArchiveError when it has others, or is no archive."""
    if not is_current(connection, path):
        raise ArchiveError(
            f"{path} was made by an older Muragat. `muragat info {path}` brings it up to date; then merge it."
        )


def check_places(
    path: Path, names: Mapping[str, str], connection: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]
) -> None:
    """A place in a WARC file is the same capture in both, of the same article, and no two records overlap.

    Else raises ArchiveError.

    `rows` are the other's PLACES, `path` is its file, `names` are those that its WARC files get.
    """
    for file, offset, length, *theirs in rows:
        found = connection.execute(_PLACE, (names.get(file, file), offset + length)).fetchone()
        if found is None or found[1] + found[2] <= offset:
            continue
        mine = list(found[3:])
        if found[1] != offset or mine[:2] != theirs[:2]:
            raise ArchiveError(
                f"The two archives name different WARC files {file} (byte {offset:,} is of {mine[0]} here, of"
                f" {theirs[0]} in {path}). Give the folder of its files with --warc: then they get names of their own."
            )
        if mine[2] and theirs[2] and mine[2:] != theirs[2:]:
            raise ArchiveError(
                f"{file}, byte {offset:,}, is article {' '.join(mine[2:])} here and {' '.join(theirs[2:])} in {path}:"
                " one of them was read by an older Muragat. Read its WARC files again (muragat reread), then merge."
            )
