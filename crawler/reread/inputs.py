"""Which WARC files a re-reading is of: files and folders of a disk, files and prefixes of a store. Reads none."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from archive.errors import ArchiveError
from archive.warc.content import Remote, RemoteError, Warc, is_address
from crawler.reread.indexes import remote_siblings

PATTERNS = ("*.warc.gz", "*.warc")


def inputs(places: Sequence[str], patterns: Sequence[str] = PATTERNS) -> list[Warc]:
    """The WARC files, those of a folder or a prefix by their names: which are those of their times.

    Raises ArchiveError for a place that is not there, and when there is no file.
    """
    files: list[Warc] = []
    for place in places:
        files += _of_store(place, patterns) if is_address(place) else _of_disk(Path(place), patterns)
    if not files:
        raise ArchiveError(f"There are no WARC files in {', '.join(places)}.")
    return list(dict.fromkeys(files))


def of_different_names(files: Sequence[Warc]) -> None:
    """Raises ArchiveError when two files have one name, by which their parts would be told apart."""
    name, count = Counter(file.name for file in files).most_common(1)[0]
    if count > 1:
        where = " and ".join(str(file) for file in files if file.name == name)
        raise ArchiveError(f"Two WARC files have the name {name}: {where}. Parts are told apart by it: rename one.")


def absolute(files: Sequence[Warc]) -> list[Warc]:
    """The files as workers in other folders find them."""
    return [file.resolve() if isinstance(file, Path) else file for file in files]


def _of_disk(path: Path, patterns: Sequence[str]) -> list[Path]:
    if not path.is_dir():
        return [path]
    inside = {found for pattern in patterns for found in path.rglob(pattern)}
    return sorted(inside, key=lambda found: (found.parent, found.name))


def _of_store(url: str, patterns: Sequence[str]) -> list[Remote]:
    try:
        if url.endswith(tuple(pattern.removeprefix("*") for pattern in patterns)):
            return [Remote.of(url)]
        return remote_siblings(url, patterns)
    except RemoteError as error:
        raise ArchiveError(str(error)) from error
