"""Feeds (RSS 2.0, RFC 4287) and sitemaps (sitemaps.org, Google's news sitemap): addresses with what stands beside.

Read whatever type the server says they have, and packed with gzip or not.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.etree import LxmlError, XMLParser, _Element, fromstring

from archive.kazakh.text import clean
from crawler.addresses import Addresses, resolve
from crawler.sources.source import Announced, Days, Further, Listing, SourcePage

_PUBLISHED = ("publication_date", "pubDate", "published", "date")
"""Where an entry says when it was published, the truest first."""
_MODIFIED = ("lastmod", "updated")
_ALTERNATE = ("alternate", "http://www.iana.org/assignments/relation/alternate")
"""The relation of an Atom link to the entry's own page, by name and written out (RFC 4287, 4.2.7.2)."""
_OF_OTHERS = ("source", "author", "contributor", "content", "group", "image", "video")
"""What has titles, dates and addresses of its own: Atom's source and people, Media RSS, Google's images."""
_LARGEST = 60_000_000
"""Bytes of an unpacked sitemap; the protocol allows 50 MB."""
_MOST_SITEMAPS = 50_000
"""In an index; the protocol allows as many."""
_MOST_TAGS = 2_000_000
"""The protocol allows 50,000 addresses, each with up to 30 tags of its own. As a tree a tag takes 110 bytes."""


@dataclass(frozen=True, slots=True)
class Feed:
    """An RSS or Atom feed: the newest articles."""

    path: str
    edition: str = ""

    @property
    def name(self) -> str:
        return f"feed {self.path}"

    def starts(self, days: Days) -> Iterator[SourcePage]:  # noqa: ARG002 - a feed has its newest entries only
        yield SourcePage(self.path)

    def after(self, page: SourcePage) -> SourcePage | None:  # noqa: ARG002 - and no pages
        return None

    @property
    def has_days(self) -> bool:
        return False

    def owns(self, path: str) -> bool:
        return path == self.path

    def read(
        self,
        body: bytes,
        url: str,
        addresses: Addresses,
        content_type: str | None = None,  # noqa: ARG002 - XML says its encoding itself
    ) -> Listing:
        root = _root(body, url)
        return _listing(root, ("item", "entry"), addresses) if root is not None else Listing()


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap, a news sitemap, or an index of them: all articles, or the newest with their titles."""

    path: str = "/sitemap.xml"
    edition: str = ""

    @property
    def name(self) -> str:
        return f"sitemap {self.path}"

    def starts(self, days: Days) -> Iterator[SourcePage]:  # noqa: ARG002 - which sitemap has which days, none says
        yield SourcePage(self.path)

    def after(self, page: SourcePage) -> SourcePage | None:  # noqa: ARG002 - an index names its sitemaps
        return None

    @property
    def has_days(self) -> bool:
        return False

    def owns(self, path: str) -> bool:
        # An index may name its sitemaps as it likes; all that were seen have the word in their names.
        return path == self.path or "sitemap" in path.lower()

    def read(
        self,
        body: bytes,
        url: str,
        addresses: Addresses,
        content_type: str | None = None,  # noqa: ARG002 - XML says its encoding itself
    ) -> Listing:
        root = _root(body, url)
        if root is None:
            return Listing()
        # An index inside an index is none by the protocol, and has no end: only the first page may name sitemaps.
        at_start = addresses.short(url).partition("?")[0] == self.path.partition("?")[0]
        further = tuple(_sitemaps(root, addresses)) if at_start else ()
        elsewhere = sum(not addresses.is_own(address) for address in _named(root)) if at_start else 0
        listing = _listing(root, ("url",), addresses)
        return replace(listing, further=further, elsewhere=listing.elsewhere + elsewhere)


def _root(body: bytes, url: str) -> _Element | None:
    """The root of an XML file; a broken one gives what stands before the break, None when that is nothing."""
    try:
        parser = XMLParser(recover=True, resolve_entities=False, no_network=True)
        return fromstring(_unpacked(body), parser, base_url=url)
    except (LxmlError, ValueError):
        return None


def _listing(root: _Element, tags: tuple[str, ...], addresses: Addresses) -> Listing:
    """Each article once, in the order of the file."""
    found: dict[tuple[str, str], Announced] = {}
    elsewhere = 0
    for entry in root.iter():
        if _name(entry) not in tags:
            continue
        parts = {_name(part): part for part in reversed(list(_parts(entry)))}
        address = _address(entry)
        article = addresses.identify(address) if address else None
        if article is not None:
            one = Announced(article, _text(parts, _PUBLISHED), _text(parts, ("title",)), _text(parts, _MODIFIED))
            found.setdefault((article.native_id, article.edition), one)
        elif address and not addresses.is_own(address):
            elsewhere += 1
    return Listing(tuple(found.values()), elsewhere=elsewhere)


def _named(root: _Element) -> Iterator[str]:
    """The addresses of the sitemaps that an index names."""
    for entry in root.iter():
        if _name(entry) == "sitemap":
            yield _address(entry)


def _sitemaps(root: _Element, addresses: Addresses) -> Iterator[Further]:
    """The sitemaps that an index names, those on the agency's own site, each once."""
    seen: set[str] = set()
    for entry in root.iter():
        if _name(entry) != "sitemap" or len(seen) >= _MOST_SITEMAPS:
            continue
        parts = {_name(part): part for part in reversed(list(entry.iterdescendants()))}
        address = _text(parts, ("loc",))
        if not addresses.is_own(address):
            continue
        path = addresses.short(address)
        if path not in seen:
            seen.add(path)
            yield Further(SourcePage(path), _text(parts, ("lastmod",)))


def _parts(entry: _Element) -> Iterator[_Element]:
    """What is said of an entry: its own elements, then those inside them; not what is said of another thing."""
    yield from entry
    for part in entry:
        if _name(part) not in _OF_OTHERS:
            yield from part.iterdescendants()


def _address(entry: _Element) -> str:
    """A sitemap's `loc`, an RSS item's `link`, an Atom entry's alternate link, which may be relative (RFC 4287)."""
    for part in _parts(entry):
        name, text, href = _name(part), clean(part.text or ""), clean(part.get("href") or "")
        if name == "loc" or (name == "link" and text):
            return text
        if name == "link" and href and part.get("rel", "alternate") in _ALTERNATE:
            return resolve(part.base or "", href)
    return ""


def _text(parts: dict[str, _Element], names: tuple[str, ...]) -> str:
    return next((clean(parts[name].text or "") for name in names if name in parts), "")


def _name(element: _Element) -> str:
    """The tag without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _unpacked(body: bytes) -> bytes:
    """The file itself when it came as .gz, cut off where it is too long; raises ValueError for what is none."""
    unpacked = body
    if body.startswith(b"\x1f\x8b"):
        try:
            unpacked = zlib.decompressobj(wbits=31).decompress(body, _LARGEST)
        except zlib.error as error:
            raise ValueError(f"not a gzip file: {error}") from error
    if unpacked.count(b"<") > _MOST_TAGS:
        raise ValueError(f"more than {_MOST_TAGS:,} tags")
    return unpacked
