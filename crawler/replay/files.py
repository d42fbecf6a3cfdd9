"""The WARC files that are replayed, and where the pages in them were fetched."""

from collections.abc import Sequence
from pathlib import Path

from crawler.addresses import Addresses
from crawler.reread.agencies import Agencies

_PATTERNS = ("*.warc.gz", "*.warc")


def warc_files(place: Path) -> list[Path]:
    """The file itself, or the closed files of a folder; empty when there are none."""
    if place.is_file():
        return [place]
    found = {path for pattern in _PATTERNS for path in place.rglob(pattern)}
    return sorted(found, key=lambda path: (path.parent, path.name))


def captured_agency(path: Path, name: str) -> Addresses:
    """The addresses of an agency as this file's crawl fetched them. Raises OSError."""
    return next(one.addresses for one in Agencies((name,)).of_file(path) if one.name == name)


def sites_of(files: Sequence[Path], name: str) -> list[str]:
    """The base addresses that the pages in these files were fetched from, each once. Raises OSError."""
    return list(dict.fromkeys(captured_agency(path, name).site for path in files))
