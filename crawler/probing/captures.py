"""Captures of agencies' pages from a folder: WARC files of ours or of others, and saved HTML pages. No network."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from archive.warc.members import Damage
from archive.warc.records import Exchange, read_exchanges
from crawler.reread.agencies import Agencies
from crawler.spider import AgencySpider

_WARCS = ("*.warc.gz", "*.warc")
_PAGES = ("*.html", "*.htm")
_CANONICAL = re.compile(rb"""<link[^>]+rel=["']?canonical["']?[^>]+href=["']([^"']+)""")


def captured_in(place: Path, agencies: Agencies) -> dict[str, tuple[AgencySpider, list[Exchange]]]:
    """What a file or folder has of each agency, with its spider as those pages were fetched.

    A saved page belongs to the agency of its canonical address. Raises OSError.
    """
    found: dict[str, tuple[AgencySpider, list[Exchange]]] = {one.name: (one, []) for one in agencies.all}
    for path in _files(place, _WARCS):
        spiders = agencies.of_file(path)
        for exchange in read_exchanges(path):
            spider = None if isinstance(exchange, Damage) else _owner(spiders, exchange.url)
            if spider is not None and isinstance(exchange, Exchange):
                found[spider.name][1].append(exchange)
                # Where the pages of the newest file were fetched is where links in them lead.
                found[spider.name] = (spider, found[spider.name][1])
    for path in _files(place, _PAGES):
        page = _saved(path)
        spider = _owner(agencies.all, page.url)
        if spider is not None:
            found[spider.name][1].append(page)
    return found


def _files(place: Path, patterns: Sequence[str]) -> Iterator[Path]:
    if place.is_file():
        yield from (place for pattern in patterns if place.match(pattern))
        return
    if not place.is_dir():
        raise FileNotFoundError(f"there is no file or folder {place}")
    yield from sorted({path for pattern in patterns for path in place.rglob(pattern)})


def _saved(path: Path) -> Exchange:
    body = path.read_bytes()
    canonical = _CANONICAL.search(body)
    url = canonical[1].decode("utf-8", "replace") if canonical else ""
    at = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    return Exchange("response", url, at, 200, (("Content-Type", "text/html"),), body, 0, len(body), "")


def _owner(spiders: Sequence[AgencySpider], url: str) -> AgencySpider | None:
    return next((one for one in spiders if one.addresses.is_own(url)), None)
