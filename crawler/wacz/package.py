"""The ZIP file of a WACZ, written piece by piece: its parts with their digests, and the list of them at the end.

Knows nothing of WARC files and of the archive.
"""

import errno
import hashlib
import json
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, BinaryIO

from crawler.capture.disk import sync_folder

VERSION = "1.1.1"
_PIECE = 1 << 20
_NOT_IN_NAMES = re.compile(r"[^a-z0-9._-]+")


class PackError(Exception):
    """A WACZ can't be made; its text is a sentence for the person at the terminal."""


class Part:
    """A part of the package that is being written: how much has been, and its digest."""

    def __init__(self, path: str, file: IO[bytes]) -> None:
        self.path = path
        self.size = 0
        self._file = file
        self._digest = hashlib.sha256()

    def write(self, content: bytes) -> int:
        """Appends; gives the place where it begins."""
        place = self.size
        self._file.write(content)
        self._digest.update(content)
        self.size += len(content)
        return place

    @property
    def digest(self) -> str:
        """Of what was written so far, «sha256:…»."""
        return f"sha256:{self._digest.hexdigest()}"


class Package:
    """A WACZ in progress, under another name beside its place until it is whole. Use `writing`."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file, "w")
        self._parts: list[tuple[str, int, str]] = []

    @contextmanager
    def part(self, path: str, size: int = 0, *, deflated: bool = False) -> Iterator[Part]:
        """A new part; `size` is about how large it will be. What readers look into by place is not to be deflated."""
        info = zipfile.ZipInfo(path, datetime.now(UTC).timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
        info.external_attr = 0o644 << 16
        info.file_size = size  # so that large ones are ZIP64
        with self._zip.open(info, "w") as file:
            part = Part(path, file)
            yield part
        self._parts.append((path, part.size, part.digest))

    def add_file(self, path: str, source: Path, advance: Callable[[int], None]) -> None:
        """A file as it is; `advance` is told the bytes that are done. Raises OSError when it can't be read."""
        with source.open("rb") as file, self.part(path, source.stat().st_size) as part:
            while piece := file.read(_PIECE):
                part.write(piece)
                advance(len(piece))

    def finish(self, about: Mapping[str, str]) -> None:
        """Writes the list of all parts, and its digest; `about` are more fields: title, description, software."""
        names = _names([path for path, _, _ in self._parts])
        resources = [
            {"name": name, "path": path, "hash": digest, "bytes": size}
            for name, (path, size, digest) in zip(names, self._parts, strict=True)
        ]
        created = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        described = {"profile": "data-package", "wacz_version": VERSION, **about, "created": created}
        listed = _json({**described, "resources": resources})
        self._zip.writestr("datapackage.json", listed, zipfile.ZIP_DEFLATED)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(listed).hexdigest()}"}
        self._zip.writestr("datapackage-digest.json", _json(digest), zipfile.ZIP_DEFLATED)

    def close(self) -> None:
        """Writes the ZIP's own list."""
        self._zip.close()


@contextmanager
def writing(out: Path, *, replace: bool) -> Iterator[Package]:
    """A package that is at `out` when the block ends well, and nowhere when it does not.

    Raises PackError when something is there already and is not to be replaced, and when it can't be written.
    """
    if out.suffix != ".wacz":
        raise PackError(f"{out}: the name of a WACZ file ends with .wacz.")
    _refuse(out, replace=replace)
    part = out.with_name(f"{out.name}.{os.getpid()}.part")
    try:
        file = part.open("xb")
    except OSError as error:
        raise _unwritable(out, error) from None
    try:
        with file:
            package = Package(file)
            try:
                yield package
                package.close()
            finally:
                with suppress(OSError, ValueError):
                    package.close()
            file.flush()
            os.fsync(file.fileno())
        _refuse(out, replace=replace)
        part.replace(out)
        sync_folder(out.parent)
    except OSError as error:
        if error.filename is not None and Path(error.filename) not in (part, out):
            raise  # a file that was read
        raise _unwritable(out, error) from None
    finally:
        part.unlink(missing_ok=True)


def _refuse(out: Path, *, replace: bool) -> None:
    if out.is_dir():
        raise PackError(f"{out} is a folder.")
    if out.exists() and not replace:
        raise PackError(f"{out} is there already; --force replaces it.")


def _unwritable(out: Path, error: OSError) -> PackError:
    if error.errno == errno.ENOENT:
        return PackError(f"{out} can't be written: there is no folder {out.parent}.")
    return PackError(f"{out} can't be written: {error.strerror or error}.")


def _names(paths: list[str]) -> list[str]:
    """The names of resources: lower case, each once, as Data Package (specs.frictionlessdata.io) wants them.

    >>> _names(["archive/El Kz.warc.gz", "archive/el-kz.warc.gz"])
    ['el-kz.warc.gz', '2-el-kz.warc.gz']
    """
    names: dict[str, None] = {}
    for path in paths:
        plain = name = _NOT_IN_NAMES.sub("-", Path(path).name.lower())
        number = 1
        while name in names:
            number += 1
            name = f"{number}-{plain}"
        names[name] = None
    return list(names)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()
