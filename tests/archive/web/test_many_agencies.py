"""Pages of an archive of many agencies: an overview, the one that is asked for, and what takes too long."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from datasette.database import Database, QueryInterrupted

from archive.article import Agency, Announcement, Capture, Identity, Listed
from archive.crawls import CrawlBegun, CrawlEnded
from archive.store import Archive
from tests.archive.asking import Get, asking

if TYPE_CHECKING:
    from pathlib import Path

    from tests.archive.conftest import Press

AGENCIES = [f"agency_{letter}" for letter in "abcde"]


@pytest.fixture(scope="module")
def get(press: "Press", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """Each of five agencies holds one article and lacks another, which its feed announced; each was crawled once."""
    path: Path = tmp_path_factory.mktemp("many") / "archive.db"
    with Archive.open(path) as archive:
        for name in AGENCIES:
            url = f"https://{name}/maqala_1/"
            archive.register(Agency(name, name.capitalize(), f"https://{name}/", "Asia/Almaty"))
            capture = Capture(url, press.at(0), 200, f"sha256:{name}")
            held = replace(press.full(0), identity=Identity(name, "1", "kk-Cyrl"), url=url, capture=capture)
            told = Announcement("2", "kk-Cyrl", f"https://{name}/maqala_2/", "Тақырып", "", "2023-01-13")
            feed = Capture(f"https://{name}/rss", press.at(1), 200, "sha256:11")
            archive.save([held, Listed(name, "feed /rss", feed, (told,))])
            crawl = archive.start_crawl(CrawlBegun(name, press.at(0)))
            archive.finish_crawl(crawl, CrawlEnded(press.at(1), "finished", 0, complete=True))
    with asking(path, public=False) as get:
        yield get


def rows_behind(get: Get, page: str, text: str) -> list[int]:
    """How many rows the links with this text lead to."""
    found = re.findall(rf'<a (?:class="\w+" )?href="([^"]+)"[^>]*>{re.escape(text)}</a>', page)
    counts = []
    for href in found:
        address, _, query = href.replace("&amp;", "&").partition("?")
        counts.append(get(f"{address}.json?_size=0&{query}")[2]["filtered_table_rows_count"])
    return counts


def test_completeness_is_told_by_months_and_by_days_of_the_one_that_is_asked_for(get: Get) -> None:
    overview = get("/-/coverage", language="en")[1]
    assert overview.count('<tr><th scope="row"><a href="/-/coverage?year=2023') == len(AGENCIES)
    assert rows_behind(get, overview, "1") == [1] * len(AGENCIES)
    assert rows_behind(get, overview, "−1") == [1] * len(AGENCIES)
    assert "Choose an agency to see its days." in overview
    assert "2 known articles" not in overview

    days = get("/-/coverage", language="en", agency="agency_c")[1]
    assert days.count("1 of 2 known articles are held (50%).") == 1


def test_health_is_told_in_a_table_and_in_full_of_the_one_that_is_asked_for(get: Get) -> None:
    overview, of_one = (get("/health", language="en", **asked)[1] for asked in ({}, {"agency": "agency_c"}))
    assert [overview.count(f'<a href="/health?agency={name}">') for name in AGENCIES] == [1] * len(AGENCIES)
    assert ("Pages that showed each field" in overview, "Pages that showed each field" in of_one) == (False, True)


def test_an_agency_has_its_days_its_health_and_how_complete_it_is(get: Get) -> None:
    page = get("/agency/agency_c", language="en")[1]
    assert "1 of 2 known articles are held (50%)." in page
    assert '<a href="/health?agency=agency_c">Health</a>: as ever' in page
    assert "13 January 2023: 1 of 2 held" in page


def test_the_numbers_of_an_agency_lead_to_its_own_rows(get: Get) -> None:
    page = get("/agency/agency_c", language="en")[1]
    assert rows_behind(get, page, "Айжан Серікова") == [1]
    assert rows_behind(get, page, "Pexels") == [1]


def test_a_part_that_takes_too_long_is_left_out_and_the_page_says_so(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    execute = Database.execute

    async def interrupted(database: Database, sql: str, *values: Any, **options: Any) -> Any:
        if "from credits" in sql:
            raise QueryInterrupted(None, sql, {})
        return await execute(database, sql, *values, **options)

    monkeypatch.setattr(Database, "execute", interrupted)
    status, page, _ = get("/", language="en")
    assert status == 200
    assert page.count("This part took too long to reckon.") == 1
    assert "Agency_c" in page
