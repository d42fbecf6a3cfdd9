"""Feeds (RSS 2.0, Atom) and sitemaps (sitemaps.org, Google's news sitemap): addresses with the dates beside them."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lxml.etree import LxmlError, XMLParser, _Element, fromstring

from archive.kazakh.text import clean
from crawler.addresses import Addresses
from crawler.sources.source import Announced

_DATES = ("publication_date", "pubDate", "published", "updated", "lastmod", "date")
"""Where an entry says its day, the truest first; `lastmod` is the day of the last change."""

_LARGEST = 60_000_000
"""Bytes of an unpacked sitemap; the protocol allows 50 MB."""


@dataclass(frozen=True, slots=True)
class _OneFile:
    """A source that is one XML file."""

    path: str
    edition: str = ""
    kind: ClassVar[str]
    tags: ClassVar[tuple[str, ...]]
    """The elements that announce an article each."""

    @property
    def name(self) -> str:
        return f"{self.kind} {self.path}"

    def address(self, page: int) -> str | None:
        return self.path if page == 1 else None

    def read(
        self,
        body: bytes,
        url: str,  # noqa: ARG002 - its addresses are absolute
        addresses: Addresses,
        content_type: str | None = None,  # noqa: ARG002 - XML says its encoding itself
    ) -> list[Announced]:
        return list(_entries(body, addresses, self.tags))


@dataclass(frozen=True, slots=True)
class Feed(_OneFile):
    """An RSS or Atom feed: the newest articles."""

    kind: ClassVar[str] = "feed"
    tags: ClassVar[tuple[str, ...]] = ("item", "entry")


@dataclass(frozen=True, slots=True)
class Sitemap(_OneFile):
    """A sitemap or news sitemap: all articles. An index of sitemaps announces nothing by itself."""

    path: str = "/sitemap.xml"
    kind: ClassVar[str] = "sitemap"
    tags: ClassVar[tuple[str, ...]] = ("url",)


def _entries(body: bytes, addresses: Addresses, tags: tuple[str, ...]) -> Iterator[Announced]:
    """Each article once, in the order of the file; a broken file gives what stands before the break."""
    try:
        root = fromstring(_unpacked(body), XMLParser(recover=True, resolve_entities=False, no_network=True))
    except (LxmlError, ValueError):
        return
    seen = set()
    for entry in root.iter() if root is not None else ():
        if _name(entry) not in tags:
            continue
        parts = {_name(part): part for part in reversed(list(entry.iterdescendants()))}
        link = next((parts[name] for name in ("loc", "link") if name in parts), None)
        address = clean((link.text or link.get("href") or "") if link is not None else "")
        article = addresses.identify(address) if address else None
        if article is None or (article.native_id, article.edition) in seen:
            continue
        seen.add((article.native_id, article.edition))
        date = next((clean(parts[name].text or "") for name in _DATES if name in parts), "")
        yield Announced(article, date)


def _name(element: _Element) -> str:
    """The tag without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _unpacked(body: bytes) -> bytes:
    """The file itself when it came as .gz; raises ValueError when it is broken or unpacks to too much."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        unpacked = zlib.decompressobj(wbits=31).decompress(body, _LARGEST)
    except zlib.error as error:
        raise ValueError(f"not a gzip file: {error}") from error
    return unpacked
