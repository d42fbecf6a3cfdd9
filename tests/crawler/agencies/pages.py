"""Pages of an agency's stand-in as they would be fetched, and what is read from them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from archive.article import Article
from crawler.item import Fetched
from crawler.pipelines.record import record_of
from crawler.pipelines.understand import understand
from crawler.plan import Plan
from crawler.replica.addresses import canonical_url
from crawler.replica.clock import on_day
from crawler.replica.pages import Pages
from crawler.replica.press import load
from crawler.replica.records import Site
from crawler.spider import AgencySpider

CAPTURED = datetime(2026, 4, 6, 7, tzinfo=UTC)


@dataclass(frozen=True)
class StandInPage:
    """A page at its address; tests may change its HTML."""

    spider: AgencySpider
    url: str
    html: str

    def with_text(self, old: str, new: str) -> "StandInPage":
        """The page with another text in place of one that it has."""
        assert old in self.html
        return replace(self, html=self.html.replace(old, new))

    def read(self) -> Article:
        """The record that the archive gets."""
        address = self.spider.addresses.identify(self.url)
        assert address is not None
        item = self.spider.item_of(self.html.encode(), Fetched(self.url, CAPTURED, 200), address)
        record = record_of(understand(item))
        assert isinstance(record, Article)
        return record


def page_of(agency: type[AgencySpider], number: int, edition: str = "kk") -> StandInPage:
    """The page of the article with that number on the first day of the agency's stand-in."""
    site, pages = _site(agency.name)
    found = next(one for one in on_day(site, 1).articles if (one.id, one.edition) == (number, edition))
    return StandInPage(agency(Plan()), canonical_url(site, found), pages.article(found))


@cache
def _site(name: str) -> tuple[Site, Pages]:
    site = load(name)
    return site, Pages(site)
