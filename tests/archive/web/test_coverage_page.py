"""The calendar of completeness, asked for as a browser does."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from archive.article import Agency, Announcement, Capture, Listed
from archive.store import Archive
from tests.archive.asking import Get, asking

if TYPE_CHECKING:
    from tests.archive.conftest import Press

DAY = "2023-01-13"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def get(press: "Press", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """One day of which one article is held and two are missing, one of them named by two sources."""
    path = tmp_path_factory.mktemp("coverage") / "archive.db"
    with Archive.open(path) as archive:
        archive.register(Agency("el_kz", HOSTILE, "https://el.kz/", "Asia/Almaty"))
        archive.save([press.plain(1, "58700", date_published=DAY), press.plain(1, "1", date_published="2021-12-31")])
        missing = [Announcement(one, "kk-Cyrl", f"https://el.kz/m_{one}/", HOSTILE, "x", DAY) for one in ("2", "3")]
        for source in ("list /", "feed /rss"):
            capture = Capture(f"https://el.kz/{source[-1]}", press.at(2), 200, "sha256:11")
            archive.save([Listed("el_kz", source, capture, tuple(missing))])
    with asking(path, public=True) as get:
        yield get


def test_a_day_is_a_cell_with_its_numbers_that_lead_to_their_rows(get: Get) -> None:
    page = get.response("/-/coverage", language="en").text
    assert page.count('<td class="k') == 1
    assert '<td class="k1">' in page
    assert 'aria-label="13 January 2023: 1 of 3 held"' in page
    assert 'aria-label="13 January 2023: 2 missing"' in page
    assert f"/archive/articles?agency=el_kz&amp;published_day={DAY}" in page
    assert f"/archive/missing_articles?agency=el_kz&amp;day={DAY}" in page
    assert "1 of 3 known articles are held (33%)." in page
    assert HOSTILE not in page


def test_its_rows_are_a_table_json_and_csv_too(get: Get) -> None:
    values = {"agency": "el_kz", "since": "2023-01-01", "until": "2023-12-31"}
    _, _, rows = get("/archive/coverage_of.json", _shape="objects", **values)
    counts = {"gone": 0, "robots": 0, "refused": 0, "unread": 0, "failed": 0, "not_yet": 2}
    assert rows["rows"] == [{"day": DAY, "known": 3, "held": 1, **counts}]
    _, text, _ = get("/archive/coverage_of.csv", **values)
    assert text.splitlines()[1] == f"{DAY},3,1,0,0,0,0,0,2"
    assert get(f"/archive/missing_articles?agency=el_kz&day={DAY}")[0] == 200


@pytest.mark.parametrize(("asked", "shown"), [("2021", 2021), ("2023", 2023), ("1999", 2023), ("x", 2023), ("²", 2023)])
def test_a_year_is_a_page(get: Get, asked: str, shown: int) -> None:
    page = get.response("/-/coverage", year=asked, language="en").text
    assert f'<b aria-current="page">{shown}</b>' in page
