"""Where an agency announces its articles, as typed objects. Pure: bytes in, announcements out."""

from crawler.sources.feeds import Feed, Sitemap
from crawler.sources.ids import IdRange
from crawler.sources.lists import DateArchive, FrontPage, ListPages
from crawler.sources.source import Announced, Days, Further, Listing, Source, SourcePage

__all__ = [
    "Announced",
    "DateArchive",
    "Days",
    "Feed",
    "FrontPage",
    "Further",
    "IdRange",
    "ListPages",
    "Listing",
    "Sitemap",
    "Source",
    "SourcePage",
]
