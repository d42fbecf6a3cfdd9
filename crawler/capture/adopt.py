"""Takes WARC files of another collection into a folder of ours: copied or linked, each under a name of its own.

A file that is there already, byte for byte, is not taken again; a name that is taken by another file gets a digest of
the file, so that the same file always gets the same name. Files of the other collection are only read.
"""

import filecmp
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crawler.capture.cdxj import index_path
from crawler.capture.disk import sync_folder
from crawler.capture.exchange import CaptureError

_PATTERNS = ("*.warc.gz", "*.warc")
_CHUNK = 2**20
_DIGITS = 12


@dataclass(slots=True)
class Adopted:
    """`names` are the new names of files that got one; `folders` those that files were put into."""

    names: dict[str, str] = field(default_factory=dict)
    files: int = 0
    known: int = 0
    size: int = 0
    folders: set[Path] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Found:
    """The files that were asked for, by name, and the names of those that are not there."""

    paths: Mapping[str, Path]
    missing: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes of all of them."""
        return sum(path.stat().st_size for path in self.paths.values())


def find(names: Sequence[str], folder: Path) -> Found:
    """Closed files by their names in a folder and below it; raises CaptureError when two differ that have one name."""
    paths: dict[str, Path] = {}
    for path in _files(folder):
        other = paths.setdefault(path.name, path)
        if other is not path and path.name in names and not _same(path, other):
            raise CaptureError(f"{path} and {other} have one name, and are not the same")
    return Found(
        {name: paths[name] for name in names if name in paths}, tuple(name for name in names if name not in paths)
    )


def adopt(
    found: Found, folders: Mapping[str, str], own: Path, *, link: bool, advance: Callable[[int], None]
) -> Adopted:
    """Takes the files into `own`, each into the folder of that name there (`folders`, by name of the file).

    `advance` is told the bytes that are done. Raises CaptureError; what was taken until then is whole.
    """
    adopted = Adopted()
    there: dict[str, Path] = {path.name: path for path in _files(own)} if own.exists() else {}
    for name, path in found.paths.items():
        try:
            new = name if name not in there or _same(path, there[name]) else _unique(path)
            if new != name:
                adopted.names[name] = new
            if new in there:
                adopted.known += 1
                advance(path.stat().st_size)
                continue
            target = own / folders.get(name, "") / new
            target.parent.mkdir(parents=True, exist_ok=True)
            _take(path, target, link=link, advance=advance)
            index = index_path(path)
            if new == name and index.exists() and not index_path(target).exists():
                _take(index, index_path(target), link=link, advance=lambda _: None)
        except OSError as error:
            raise CaptureError(f"{path} could not be taken into {own}: {error.strerror or error}") from None
        there[new] = target
        adopted.files += 1
        adopted.size += target.stat().st_size
        adopted.folders.add(target.parent)
    return adopted


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted({path for pattern in _PATTERNS for path in folder.rglob(pattern)})


def _same(first: Path, second: Path) -> bool:
    return first.samefile(second) or filecmp.cmp(first, second, shallow=False)


def _unique(path: Path) -> str:
    """A name that only this content gives: «el_kz-…-host-1f2e3d4c5b6a.warc.gz»."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()[:_DIGITS]
    stem, dot, suffix = path.name.partition(".warc")
    return f"{stem}-{digest}{dot}{suffix}"


def _take(path: Path, target: Path, *, link: bool, advance: Callable[[int], None]) -> None:
    """The whole file or nothing of that name, also after a power cut."""
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        if link:
            os.link(path, part)
            advance(path.stat().st_size)
        else:
            with path.open("rb") as source, part.open("wb") as copy:
                while chunk := source.read(_CHUNK):
                    copy.write(chunk)
                    advance(len(chunk))
                copy.flush()
                os.fsync(copy.fileno())
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
