"""The indexes of WARC files (CDXJ) that a re-reading goes by: where each file's records are, by the host they are of.

Reads indexes; reads no WARC file. Lines are those of `crawler.capture.cdxj`, as pywb and cdxj-indexer write them, too.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.errors import ArchiveError
from archive.warc.content import Remote, RemoteError, Warc, asked, is_address
from crawler.capture.cdxj import Entry, index_path

Place = tuple[int, int, str]
"""Where a record begins, how long it is, and its address."""


@dataclass(frozen=True, slots=True)
class Indexes:
    """The index beside each WARC file, or those that were given: files or addresses, each of one WARC file or many."""

    given: Mapping[str, tuple[Place, ...]] | None = None
    """By the WARC file's name."""

    @classmethod
    def of(cls, places: Iterable[str]) -> "Indexes":
        """Reads the indexes that were given; without any it is those beside the files. Raises ArchiveError."""
        found: dict[str, list[Place]] = {}
        for place in places:
            for entry in _entries(place, _text(place)):
                found.setdefault(_last(entry.filename), []).append((entry.offset, entry.length, entry.url))
        return cls({name: tuple(sorted(ones)) for name, ones in found.items()} if found else None)

    def of_file(self, warc: Warc) -> tuple[Place, ...] | None:
        """The places of a file's responses and revisits, in order; None when there is no index. Raises ArchiveError."""
        if self.given is not None:
            return self.given.get(warc.name)
        beside = _beside(warc)
        if not _is_there(beside):
            return None
        lines = _entries(beside, _text(beside))
        return tuple(sorted((one.offset, one.length, one.url) for one in lines if _last(one.filename) == warc.name))


def chosen(places: Iterable[Place], is_wanted: Callable[[str], bool]) -> tuple[tuple[int, int], ...]:
    """Of the places of a file those with a wanted address: where they begin, and how long they are."""
    return tuple((offset, length) for offset, length, url in places if is_wanted(url))


def _beside(warc: Warc) -> str:
    if isinstance(warc, Path):
        return str(index_path(warc))
    return f"{warc.parent}/{index_path(Path(warc.name)).name}"


def _is_there(place: str) -> bool:
    if not is_address(place):
        return Path(place).exists()
    try:
        return asked(place, lambda store, path: bool(store.exists(path)))
    except RemoteError as error:
        raise ArchiveError(str(error)) from error


def _text(place: str) -> str:
    try:
        if is_address(place):
            return asked(place, lambda store, path: bytes(store.cat_file(path))).decode("utf-8")
        return Path(place).read_text("utf-8")
    except (RemoteError, UnicodeDecodeError) as error:
        raise ArchiveError(f"{place} is no readable index: {error}") from error
    except OSError as error:
        raise ArchiveError(f"{place} can't be read: {error.strerror or error}.") from error


def _entries(place: str, text: str) -> Iterable[Entry]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("!"):
            continue
        try:
            entry = Entry.parse(line)
        except ValueError as error:
            raise ArchiveError(f"{place}, line {number:,}: no line of a CDXJ index: {error}") from error
        if entry.url.startswith(("http://", "https://")):
            yield entry


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def remote_siblings(url: str, patterns: Iterable[str]) -> list[Remote]:
    """The files below an address whose names end so, by folder and name. Raises RemoteError."""
    ends = tuple(pattern.removeprefix("*") for pattern in patterns)

    def listed(store: object, path: str) -> list[Remote]:
        found = store.find(path, detail=True)  # type: ignore[attr-defined]
        return [
            Remote(str(store.unstrip_protocol(name)), int(about["size"] or 0))  # type: ignore[attr-defined]
            for name, about in found.items()
            if name.endswith(ends) and about.get("type") == "file"
        ]

    return sorted(asked(url, listed), key=lambda one: (one.parent, one.name))
