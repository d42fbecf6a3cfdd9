"""A page of an agency's stand-in, altered where a test wants it, and read by the agency's own spider."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Any

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from crawler.commands.fixture import expectation, read_saved
from crawler.commands.one_page import SavedPage
from crawler.item import Fetched
from crawler.plan import Plan
from crawler.replica.addresses import canonical_url
from crawler.replica.clock import on_day
from crawler.replica.manifest import ExpectedArticle, ExpectedAuthor, ExpectedPhoto, expected_article
from crawler.replica.pages import Pages
from crawler.replica.press import load
from crawler.replica.records import Party, Site, StandInArticle
from crawler.spider import AgencySpider

LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["crawler.agencies"]}))


def record(
    agency: str, slug: str, edition: str = "kk", *, day: int = 1, changes: dict[str, str] | None = None
) -> dict[str, Any]:
    """What the archive would hold of a page captured on that day; `changes` are made in its HTML first.

    A text to be changed that is not on the page fails the test.
    """
    site, article = _article(agency, slug, edition, day)
    page = _pages(agency).article(article)
    for old, new in (changes or {}).items():
        assert old in page, f"{old!r} is not on the page"
        page = page.replace(old, new)
    return _read(site, article, page, day)


def read(
    agency: str, slug: str, edition: str = "kk", *, day: int = 1, changes: dict[str, str] | None = None
) -> ExpectedArticle:
    """The same in the terms of the stand-in's manifest, without what is known of pictures by fetching them."""
    return _in_the_manifests_terms(record(agency, slug, edition, day=day, changes=changes))


def written(agency: str, slug: str, edition: str = "kk", *, day: int = 1) -> ExpectedArticle:
    """What the article's author wrote, in the same terms."""
    site, article = _article(agency, slug, edition, day)
    expected = expected_article(site, article)
    photos = (replace(one, encoding_format=None, width=None, height=None) for one in expected.photos)
    return replace(expected, photos=tuple(photos))


def articles(agency: str) -> list[tuple[str, str, int]]:
    """Slug, edition and day of each of an agency's good pages."""
    site = _site(agency)
    days = range(1, len(site.days) + 1)
    return [(one.slug, one.edition, day) for day in days for one in on_day(site, day).articles if not one.fault]


@cache
def _site(agency: str) -> Site:
    return load(agency)


@cache
def _pages(agency: str) -> Pages:
    return Pages(_site(agency))


@cache
def _spider(agency: str) -> AgencySpider:
    found = LOADER.load(agency)
    assert issubclass(found, AgencySpider)
    return found(Plan())


def _article(agency: str, slug: str, edition: str, day: int) -> tuple[Site, StandInArticle]:
    site = _site(agency)
    (article,) = (one for one in on_day(site, day).articles if (one.slug, one.edition) == (slug, edition))
    return site, article


def _read(site: Site, article: StandInArticle, page: str, day: int) -> dict[str, Any]:
    spider, url = _spider(site.agency), canonical_url(site, article)
    address = spider.addresses.identify(url)
    assert address is not None, f"{url} is not the address of an article"
    noon = site.moment(datetime.combine(site.days[day - 1], time(12))).astimezone(UTC)
    # What was published in the afternoon is captured in the afternoon.
    at = max(noon, site.moment(article.published).astimezone(UTC) + timedelta(hours=1))
    return expectation(read_saved(SavedPage(spider, page.encode(), Fetched(url, at, 200), address, None)))


def _in_the_manifests_terms(found: dict[str, Any]) -> ExpectedArticle:
    sources = {one["role"]: one["name"] for one in found.get("news_sources", ())}
    return ExpectedArticle(
        native_id=found["identity"]["native_id"],
        edition=found["identity"]["edition"],
        url=found["url"],
        headline=found["headline"],
        description=found.get("description", ""),
        article_section=found.get("article_section", ""),
        article_body=tuple(found["article_body"]),
        authors=tuple(ExpectedAuthor(one["name"], one["name_shown"]) for one in found.get("authors", ())),
        tags=tuple(found.get("tags", ())),
        photos=tuple(map(_photo, found.get("photos", ()))),
        date_published=found.get("date_published"),
        date_published_shown=found.get("date_published_shown", ""),
        view_count=found.get("view_count"),
        attribution=found.get("attribution_shown", ""),
        reporter=sources.get("reporter", ""),
        source=sources.get("source", ""),
    )


def _photo(found: dict[str, Any]) -> ExpectedPhoto:
    return ExpectedPhoto(
        url=found["url"],
        alt=found.get("alt", ""),
        caption=found.get("caption", ""),
        credit=found.get("credit_text_shown", ""),
        parties=tuple(Party(one.get("name", ""), one["kind"]) for one in found.get("credits", ())),
        largest_url=found["largest_url"],
        encoding_format=None,
        width=None,
        height=None,
    )
