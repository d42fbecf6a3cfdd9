"""Every saved page reads to what is written beside it, field by field, with the layout of the day in its file name.

A new fixture needs nothing but its two files: `scrapy fixture AGENCY URL` makes them.
"""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from crawler.commands.fixture import FIXTURES, expectation, read_saved
from crawler.commands.one_page import SavedPage
from crawler.item import Fetched
from crawler.plan import Plan
from crawler.spider import AgencySpider

ROOT = Path(__file__).parents[2]
LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["crawler.agencies"]}))
PAGES = sorted((ROOT / FIXTURES).glob("*/*.html"))


def saved(page: Path, expected: dict[str, dict[str, str]]) -> SavedPage:
    agency = LOADER.load(page.parent.name)
    assert issubclass(agency, AgencySpider)
    spider = agency(Plan())
    capture = expected["capture"]
    at = datetime.fromisoformat(capture["fetched_at"])
    address = spider.addresses.identify(capture["url"])
    assert address is not None, f"{page}: {capture['url']} is not the address of an article"
    return SavedPage(spider, page.read_bytes(), Fetched(capture["url"], at, 200), address, None)


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.parent.name}/{page.stem}" for page in PAGES])
def test_a_saved_page_reads_as_it_did(page: Path, subtests: pytest.Subtests) -> None:
    expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
    read = expectation(read_saved(saved(page, expected)))
    for field in sorted(expected.keys() | read.keys()):
        with subtests.test(msg=field):
            assert read.get(field) == expected.get(field)


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.parent.name}/{page.stem}" for page in PAGES])
def test_the_day_in_a_fixtures_name_is_that_of_its_capture(page: Path) -> None:
    capture = json.loads(page.with_suffix(".json").read_text("utf-8"))["capture"]
    day = date.fromisoformat(page.stem.partition("_")[0])
    assert abs((datetime.fromisoformat(capture["fetched_at"]).date() - day).days) <= 1


@pytest.mark.parametrize("agency", LOADER.list())
def test_every_agency_has_a_fixture(agency: str) -> None:
    assert [page for page in PAGES if page.parent.name == agency]


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_a_stand_in_page_says_so_in_its_first_line(page: Path) -> None:
    first = page.read_text("utf-8", errors="replace").partition("\n")[0]
    assert "stand-in" in first, "no page of the real press is kept here"
