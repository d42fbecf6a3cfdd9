"""Where an agency announces its articles, as typed objects. Pure: bytes in, announcements out."""

from crawler.sources.feeds import Feed, Sitemap
from crawler.sources.lists import ListPages
from crawler.sources.source import Announced, Source

__all__ = ["Announced", "Feed", "ListPages", "Sitemap", "Source"]
