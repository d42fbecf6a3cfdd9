"""The WARC files that are to be packed: which there are, how they are compressed, and their responses.

Reads indexes where they are, else the files themselves; whatever crawler has written them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.warc.members import Damage, Form, form_of, read_members
from crawler.capture.cdxj import Entry, entry_of, index_path, read_index
from crawler.capture.files import OPEN
from crawler.capture.members import HEAD, Member
from crawler.wacz.package import PackError

_PATTERNS = ("*.warc.gz", "*.warc")


@dataclass(frozen=True, slots=True)
class Source:
    """A WARC file."""

    path: Path
    form: Form
    size: int

    @property
    def packed_name(self) -> str:
        """Its name in the WACZ, whose end has to say how it is compressed (specification, «archive»)."""
        stem = self.path.name.removesuffix(".gz").removesuffix(".warc")
        return f"{stem}.warc" if self.form == "plain" else f"{stem}.warc.gz"


def find_sources(folder: Path) -> list[Source]:
    """The closed WARC files in a folder and below it, by their names. Raises PackError and OSError."""
    paths = sorted({path for pattern in _PATTERNS for path in folder.rglob(pattern)}, key=lambda path: path.name)
    if not paths:
        raise PackError(f"There are no WARC files in {folder}; --warc says where they are.")
    sources = [Source(path, form_of(path), path.stat().st_size) for path in paths]
    named: dict[str, Path] = {}
    for source in sources:
        other = named.setdefault(source.packed_name, source.path)
        if other != source.path:
            raise PackError(f"{other} and {source.path} have one name: captures are found by it, so rename one.")
    return sources


def open_files(folder: Path) -> list[Path]:
    """Files that are still being written, or were left by a killed crawl: they have no index and no end yet."""
    return sorted(folder.rglob(f"*.warc.gz{OPEN}"))


def is_indexed(source: Source) -> bool:
    """Whether the index beside a file is this file's: of «a.warc» and «a.warc.gz» the same place is the index's.

    Raises CaptureError when it can't be read.
    """
    index = index_path(source.path)
    if source.form != "members" or not index.exists():
        return False
    first = next(iter(read_index(index)), None)
    return first is None or first.filename == source.path.name


def entries(source: Source) -> Iterator[Entry | Damage]:
    """The responses of a file, and its damaged places where it has to be read for them. Raises CaptureError, OSError.

    Places are those in the plain file where the file was compressed as a whole.
    """
    if is_indexed(source):
        yield from read_index(index_path(source.path))
        return
    for one in read_members(source.path):
        if isinstance(one, Damage):
            yield one
            continue
        entry = entry_of(Member(one.offset, one.length, one.record[:HEAD]), source.path.name)
        if entry is not None:
            yield entry
