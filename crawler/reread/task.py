"""What a worker does with one part, in a process here or on another machine: reads it, and writes its part file.

A part whose file is there is not read again. What comes back is small: the rows stay in the file.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from archive.warc.members import Damage
from crawler.normalise.versions import PAGE, page_version, reader_versions
from crawler.reread.agencies import Agencies
from crawler.reread.folder import Folder, part_name
from crawler.reread.parquet import Made, made_of, packed_part
from crawler.reread.rows import row_of, row_of_damage
from crawler.reread.work import Part, Wanted, readings

_ONE_AT_A_TIME = threading.Lock()
"""Reading is Python's work: a second thread in a process gains nothing, and readers were not written for it."""


class OtherReaders(RuntimeError):  # noqa: N818 - says what the worker has
    """A worker has other versions of the readers than who asked it; the message says which."""


@dataclass(frozen=True, slots=True)
class Task:
    """A part, what of it is wanted, by which readers, and where its file goes."""

    part: Part
    wanted: Wanted
    readers: Mapping[str, str]
    folder: Folder


def make(task: Task) -> Made | None:
    """Makes a part's file; None when it is there already.

    Raises OSError when the WARC file can't be read, ArchiveError when the part can't be written, OtherReaders.
    """
    name = part_name(task.part)
    if task.folder.has(name):
        return None
    own = {**reader_versions(), PAGE: page_version()}
    if own != dict(task.readers):
        raise OtherReaders(f"its readers are {_said(own)}, and {_said(task.readers)} were asked for")
    file = task.part.path.name
    with _ONE_AT_A_TIME:
        rows = [
            row_of_damage(one, file) if isinstance(one, Damage) else row_of(*one, file)
            for one in readings(task.part, task.wanted, _agencies(task.wanted))
        ]
    made = made_of(task.part, rows)
    task.folder.write(name, packed_part(made, rows))
    return made


@lru_cache(maxsize=1)
def _agencies(wanted: Wanted) -> Agencies:
    return Agencies(wanted.agencies, dict(wanted.sites), wanted.modules)


def _said(readers: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in sorted(readers.items()))
