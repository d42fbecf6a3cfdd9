"""What a site's own pages say of where its articles are announced: robots' sitemaps, feeds in the head. Pure."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.etree import HTMLParser, LxmlError, fromstring
from protego import Protego

from crawler.addresses import resolve
from crawler.decode import decode

_FEEDS = ("application/rss+xml", "application/atom+xml")


@dataclass(frozen=True, slots=True)
class Robots:
    """What a robots.txt says that a maintainer wants to know; `delay` in seconds, 0 when it asks for none."""

    delay: float
    sitemaps: tuple[str, ...]
    forbidden: tuple[str, ...]
    """Of the addresses that were asked about, those that may not be fetched."""


def robots_in(text: str, agent: str, asked: tuple[str, ...] = ()) -> Robots:
    """Reads a robots.txt.

    >>> robots_in("User-agent: *\\nDisallow: /a\\nSitemap: https://el.kz/s.xml", "Muragat", ("https://el.kz/a/1",))
    Robots(delay=0.0, sitemaps=('https://el.kz/s.xml',), forbidden=('https://el.kz/a/1',))
    """
    rules = Protego.parse(text)
    forbidden = tuple(url for url in asked if not rules.can_fetch(url, agent))
    return Robots(rules.crawl_delay(agent) or 0.0, tuple(rules.sitemaps), forbidden)


def feeds_in(body: bytes, url: str, content_type: str | None = None) -> tuple[str, ...]:
    """The addresses of the feeds that the head of an HTML page names, each once (RSS Autodiscovery, RFC 4287).

    >>> feeds_in(b'<link rel="alternate" type="application/rss+xml" href="/rss.xml">', "https://el.kz/")
    ('https://el.kz/rss.xml',)
    """
    try:
        root = fromstring(decode(body, content_type).encode(), HTMLParser(encoding="utf-8"))
    except LxmlError:
        return ()
    if root is None:
        return ()
    links = (
        resolve(url, link.get("href") or "")
        for link in root.iter("link")
        if "alternate" in (link.get("rel") or "").lower() and (link.get("type") or "").lower() in _FEEDS
    )
    return tuple(dict.fromkeys(link for link in links if urlsplit(link).hostname))
