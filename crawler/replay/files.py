"""The WARC files that are replayed, and where the pages in them were fetched."""

from collections.abc import Sequence
from pathlib import Path

from crawler.addresses import Addresses
from crawler.reread.agencies import Agencies
from crawler.spider import AgencySpider

_PATTERNS = ("*.warc.gz", "*.warc")


def warc_files(place: Path) -> list[Path]:
    """The file itself, or the closed files of a folder; empty when there are none."""
    if place.is_file():
        return [place]
    found = {path for pattern in _PATTERNS for path in place.rglob(pattern)}
    return sorted(found, key=lambda path: (path.parent, path.name))


def captured_agency(path: Path, name: str) -> Addresses:
    """The addresses of an agency as this file's crawl fetched them. Raises OSError."""
    return _agency(path, name).addresses


def sites_of(files: Sequence[Path], name: str) -> list[str]:
    """What `-a site=` was, or could have been, for the pages in these files, each once. Raises OSError."""
    agencies = (_agency(path, name) for path in files)
    return list(dict.fromkeys(one.plan.site or one.base for one in agencies))


def _agency(path: Path, name: str) -> AgencySpider:
    return next(one for one in Agencies((name,)).of_file(path) if one.name == name)
