"""A back-fill of years in nights: what is done is not done again, a range far back is found without paging."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive.coverage import CoveredDay, read_coverage
from tests.crawl.dated_site import Dated, dated_site
from tests.crawl.light_site import begin_crawl, crawl_to_its_end

FIRST = date(2020, 1, 1)
SINCE, UNTIL = date(2020, 3, 1), date(2020, 3, 10)
RANGE = ("-a", f"since={SINCE}", "-a", f"until={UNTIL}", "-s", "IMAGES=False")


@pytest.fixture
def dated() -> Iterator[Dated]:
    """Two years of four articles a day: 147 pages."""
    with dated_site(first=FIRST, days=731, a_day=4) as site:
        yield site


def summary(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "summary.json").read_text("utf-8"))
    return found


def held(folder: Path) -> set[int]:
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        return {int(one) - 50_000 for (one,) in database.execute("SELECT native_id FROM articles")}


def walked(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        return [day for (day,) in database.execute("SELECT day FROM crawl_days ORDER BY day")]


def days(since: date, until: date) -> list[str]:
    return [(since + timedelta(days=number)).isoformat() for number in range((until - since).days + 1)]


def test_a_range_far_back_is_found_in_a_handful_of_pages_and_done_once(dated: Dated, tmp_path: Path) -> None:
    assert crawl_to_its_end(dated.site, tmp_path, *RANGE) == 0
    articles, lists = dated.asked()
    assert held(tmp_path) == dated.numbers(SINCE, UNTIL)
    assert articles == dated.numbers(SINCE, UNTIL)
    assert len(lists) < 16
    assert walked(tmp_path) == days(SINCE, UNTIL)
    said = "Back-fill 2020-03-01 to 2020-03-10: 10 of 10 days are done; nothing is left."
    assert said in summary(tmp_path)["notes"]

    assert crawl_to_its_end(dated.site, tmp_path, *RANGE) == 0
    assert dated.asked() == (set(), [])
    assert summary(tmp_path)["notes"] == [said]
    assert said in (tmp_path / "said").read_text("utf-8")

    assert crawl_to_its_end(dated.site, tmp_path, *RANGE, "-a", "mode=all") == 0
    assert dated.asked()[0] == dated.numbers(SINCE, UNTIL)


def test_a_range_around_days_that_are_done_fetches_only_the_others(dated: Dated, tmp_path: Path) -> None:
    assert crawl_to_its_end(dated.site, tmp_path, *RANGE) == 0
    dated.asked()
    wide = (SINCE - timedelta(days=5), UNTIL + timedelta(days=5))
    assert crawl_to_its_end(dated.site, tmp_path, "-a", f"since={wide[0]}", "-a", f"until={wide[1]}") == 0
    assert dated.asked()[0] == dated.numbers(*wide) - dated.numbers(SINCE, UNTIL)
    assert walked(tmp_path) == days(*wide)
    assert "20 of 20 days are done" in str(summary(tmp_path)["notes"])


def test_what_failed_leaves_its_day_open_until_it_comes(dated: Dated, tmp_path: Path) -> None:
    lost = min(dated.numbers(date(2020, 3, 5), date(2020, 3, 5)))
    dated.broken = frozenset({lost})
    assert crawl_to_its_end(dated.site, tmp_path, *RANGE, "-s", "RETRY_TIMES=0", "-s", "FIRST_PAUSE=0") in (0, 1)
    assert "9 of 10 days are done, 1 is left." in str(summary(tmp_path)["notes"])
    dated.asked()
    dated.broken = frozenset()
    assert crawl_to_its_end(dated.site, tmp_path, *RANGE) == 0
    assert dated.asked()[0] == dated.numbers(date(2020, 3, 5), date(2020, 3, 5))
    assert "10 of 10 days are done" in str(summary(tmp_path)["notes"])
    assert held(tmp_path) == dated.numbers(SINCE, UNTIL)


def test_a_list_without_days_is_walked_from_its_first_page_and_no_day_of_it_is_done(tmp_path: Path) -> None:
    with dated_site(first=FIRST, days=40, a_day=4) as dated:
        dated.is_dated = False
        assert crawl_to_its_end(dated.site, tmp_path, "-a", "since=2020-01-10", "-a", "until=2020-01-12") == 0
        assert held(tmp_path) == dated.numbers(date(2020, 1, 10), date(2020, 1, 12))
        assert walked(tmp_path) == []
        assert "0 of 3 days are done, 3 are left." in str(summary(tmp_path)["notes"])


def test_a_limit_leaves_days_open_and_the_next_crawl_goes_on(dated: Dated, tmp_path: Path) -> None:
    assert crawl_to_its_end(dated.site, tmp_path, *RANGE, "-a", "limit=15") == 0
    assert len(held(tmp_path)) == 15
    assert "10 of 10" not in str(summary(tmp_path)["notes"])
    assert crawl_to_its_end(dated.site, tmp_path, *RANGE) == 0
    assert held(tmp_path) == dated.numbers(SINCE, UNTIL)
    assert "10 of 10 days are done" in str(summary(tmp_path)["notes"])


def test_killed_crawls_mark_nothing_that_is_not_whole(dated: Dated, tmp_path: Path) -> None:
    for kill_at in (3, 14, 25, 33):
        seen: list[str] = []
        process = begin_crawl(dated.site, tmp_path, *RANGE)

        def watch(path: str, seen: list[str] = seen, kill_at: int = kill_at, process: Any = process) -> None:
            seen.append(path)
            if len(seen) == kill_at:
                process.kill()

        dated.site.watch = watch
        process.join(120)
        dated.site.watch = lambda _: None
        if not (tmp_path / "archive.db").exists():
            continue
        with closing(sqlite3.connect(tmp_path / "archive.db")) as database:
            announced = {day for (day,) in database.execute("SELECT DISTINCT published_day FROM announcements")}
        assert set(walked(tmp_path)) <= announced
    assert crawl_to_its_end(dated.site, tmp_path, *RANGE) == 0
    assert held(tmp_path) == dated.numbers(SINCE, UNTIL)
    assert walked(tmp_path) == days(SINCE, UNTIL)
    assert "10 of 10 days are done" in str(summary(tmp_path)["notes"])


def test_what_robots_txt_forbids_is_known_to_be_missing_and_leaves_no_day_open(dated: Dated, tmp_path: Path) -> None:
    dated.forbidden = min(dated.numbers(date(2020, 3, 5), date(2020, 3, 5)))
    assert crawl_to_its_end(dated.site, tmp_path, *RANGE) == 0
    assert held(tmp_path) == dated.numbers(SINCE, UNTIL) - {dated.forbidden}
    assert "10 of 10 days are done" in str(summary(tmp_path)["notes"])
    found = read_coverage(tmp_path / "archive.db", since="2020-03-05", until="2020-03-05")
    assert found == [CoveredDay("el_kz", "2020-03-05", 4, 4, 3, 0, 1, 0, 0, 0, 0, 0)]


def test_of_an_archive_by_date_only_the_lists_of_open_days_are_asked_for(dated: Dated, tmp_path: Path) -> None:
    agency = ("-s", "SPIDER_MODULES=tests.crawl.archive_agency", "-s", "IMAGES=False")
    asked = []
    for since, until in ((5, 6), (3, 8), (3, 8)):
        days_asked = ("-a", f"since=2020-03-{since:02}", "-a", f"until=2020-03-{until:02}")
        assert crawl_to_its_end(dated.site, tmp_path, *agency, *days_asked, agency="archive_kz") == 0
        asked.append(dated.asked())
    first, around = dated.numbers(date(2020, 3, 5), date(2020, 3, 6)), dated.numbers(date(2020, 3, 3), date(2020, 3, 8))
    assert asked == [
        (first, ["/archive/2020-03-06/", "/archive/2020-03-05/"]),
        (around - first, [f"/archive/2020-03-{day:02}/" for day in (8, 7, 4, 3)]),
        (set(), []),
    ]


def test_days_to_come_are_no_days_of_a_back_fill(dated: Dated, tmp_path: Path) -> None:
    assert crawl_to_its_end(dated.site, tmp_path, "-a", "since=2200-01-01") == 0
    assert dated.asked() == (set(), [])
