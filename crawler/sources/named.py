"""Whatever a site itself names as places of its articles, for a site of which nothing is known. Fetches nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from protego import Protego

from crawler.addresses import Addresses
from crawler.sources.discovery import feeds_in
from crawler.sources.feeds import Feed, Sitemap
from crawler.sources.links import announced_links
from crawler.sources.source import Days, Further, Listing, SourcePage

ROBOTS = "/robots.txt"
_WORDS = ("sitemap", "rss", "feed", "atom", ".xml")


@dataclass(frozen=True, slots=True)
class Named:
    """The sitemaps of robots.txt, the feeds in the head of the front page, and its links that look like articles'."""

    path: str = "/"
    edition: str = ""

    @property
    def name(self) -> str:
        return f"what {self.path} and robots.txt name"

    def starts(self, days: Days) -> Iterator[SourcePage]:  # noqa: ARG002 - nothing is known of days
        yield SourcePage(self.path)
        yield SourcePage(ROBOTS)

    def after(self, page: SourcePage) -> SourcePage | None:  # noqa: ARG002 - nor of further pages
        return None

    @property
    def has_days(self) -> bool:
        return False

    def owns(self, path: str) -> bool:
        return path in (self.path, ROBOTS) or any(word in path.lower() for word in _WORDS)

    def read(self, body: bytes, url: str, addresses: Addresses, content_type: str | None = None) -> Listing:
        path = addresses.short(url)
        if path == ROBOTS:
            return _listed(Protego.parse(body.decode("utf-8-sig", "ignore")).sitemaps, addresses)
        if _is_xml(body):
            sitemap = Sitemap(path).read(body, url, addresses, content_type)
            feed = Feed(path).read(body, url, addresses, content_type)
            return replace(
                sitemap, announced=sitemap.announced + feed.announced, elsewhere=sitemap.elsewhere + feed.elsewhere
            )
        links = announced_links(body, url, addresses, content_type)
        feeds = _listed(feeds_in(body, url, content_type), addresses)
        return replace(links, further=feeds.further, elsewhere=links.elsewhere + feeds.elsewhere)


def _listed(urls: Iterator[str] | tuple[str, ...], addresses: Addresses) -> Listing:
    own: dict[str, Further] = {}
    elsewhere = 0
    for url in urls:
        if addresses.is_own(url):
            own.setdefault(addresses.short(url), Further(SourcePage(addresses.short(url))))
        elif urlsplit(url).hostname:
            elsewhere += 1
    return Listing(further=tuple(own.values()), elsewhere=elsewhere)


def _is_xml(body: bytes) -> bool:
    return body.startswith(b"\x1f\x8b") or body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(
        (b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemapindex")
    )
