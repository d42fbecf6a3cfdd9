"""Known articles are asked for only if they have changed, by a real crawl against a server that keeps tags."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.replica.server import Served
from tests.crawl.test_law import reread, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.crawl.conftest import Crawled


def articles(press: Served) -> int:
    return len(press.stand_in.site.articles)


def test_an_unchanged_article_costs_a_304_and_a_row_of_views(
    press: Served, crawl: "Callable[..., Crawled]", tmp_path: Path
) -> None:
    first = crawl("-a", f"site={press.url}")
    second = crawl("-a", f"site={press.url}")
    press.stand_in.day = 2
    third = crawl("-a", f"site={press.url}")

    stored = first.summary["articles"]["new"]
    assert second.summary["articles"] == {"unchanged": stored}
    assert second.summary["not_modified"] == stored
    assert "of them not modified (HTTP 304)" in second.output
    # Counts grow daily on most pages: those come whole again.
    assert 0 < third.summary["not_modified"] < stored / 2
    assert third.summary["articles"]["revised"] > 0
    with closing(sqlite3.connect(third.archive)) as archive:
        bodies = archive.execute("SELECT count(*) FROM captures WHERE status = 304 AND article IS NOT NULL").fetchone()
        assert bodies == (stored + third.summary["not_modified"],)
        looks = archive.execute(
            "SELECT count(*) FROM views WHERE seen_at IN (SELECT fetched_at FROM captures)"
        ).fetchone()
        assert looks == archive.execute("SELECT count(*) FROM views").fetchone()
    reread(tmp_path / "anew.db", tmp_path / "warc")
    anew, crawled = rows(tmp_path / "anew.db"), rows(third.archive)
    for name, found in crawled.items():
        assert anew[name] == found, name


def last_capture(archive: Path) -> int:
    with closing(sqlite3.connect(archive)) as connection:
        return int(connection.execute("SELECT max(id) FROM captures").fetchone()[0])


def source_pages(archive: Path, after: int = 0) -> list[tuple[str, int]]:
    """Address and status of the pages of sources captured after that capture.

    Not by the crawls' times: one crawl may begin in the second in which another ends.
    """
    sql = """
SELECT url, status FROM captures WHERE id > ? AND article IS NULL AND status IN (200, 304) AND url GLOB 'https://el.kz/*'
AND (url GLOB '*[?]page=*' OR url GLOB '*.kz/' OR url GLOB '*/ru/') ORDER BY url
"""
    with closing(sqlite3.connect(archive)) as connection:
        return connection.execute(sql, (after,)).fetchall()


def announced(archive: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(archive)) as connection:
        sql = "SELECT source, native_id, last_announced FROM announcements ORDER BY 1, 2, edition"
        return connection.execute(sql).fetchall()


def last_begun(archive: Path) -> str:
    with closing(sqlite3.connect(archive)) as connection:
        return str(connection.execute("SELECT max(started_at) FROM crawls").fetchone()[0])


def test_a_list_that_has_not_changed_comes_as_a_304_and_announces_all_the_same(
    press: Served, crawl: "Callable[..., Crawled]", tmp_path: Path
) -> None:
    first = crawl("-a", f"site={press.url}", "-s", "IMAGES=False")
    before, whole, last = announced(first.archive), source_pages(first.archive), last_capture(first.archive)
    second = crawl("-a", f"site={press.url}", "-s", "IMAGES=False", "-a", "mode=all")
    after, again = announced(first.archive), source_pages(first.archive, last)

    assert {status for _, status in whole} == {200}
    assert {status for _, status in again} == {304}
    assert {url for url, _ in again} <= {url for url, _ in whole}
    assert second.summary["unchanged_lists"] == len(again) > 3
    assert [one[:2] for one in after] == [one[:2] for one in before]
    assert min(at for _, _, at in after) >= last_begun(first.archive) > min(at for _, _, at in before)
    reread(tmp_path / "anew.db", tmp_path / "warc")
    assert announced(tmp_path / "anew.db") == after


def test_a_list_whose_record_is_gone_is_asked_for_whole(
    press: Served, crawl: "Callable[..., Crawled]", tmp_path: Path
) -> None:
    first = crawl("-a", f"site={press.url}", "-s", "IMAGES=False")
    for path in (tmp_path / "warc").glob("*/*.warc.gz"):
        path.rename(tmp_path / path.name)
    crawl("-a", f"site={press.url}", "-s", "IMAGES=False")

    with closing(sqlite3.connect(first.archive)) as connection:
        sql = "SELECT status FROM captures WHERE url = 'https://el.kz/' ORDER BY id"
        assert connection.execute(sql).fetchall() == [(200,), (304,), (200,)]


def test_the_pictures_of_an_unchanged_article_are_fetched_where_they_are_missing(
    press: Served, crawl: "Callable[..., Crawled]"
) -> None:
    crawl("-a", f"site={press.url}", "-s", "IMAGES=False")
    second = crawl("-a", f"site={press.url}")

    assert second.summary["articles"] == {"unchanged": second.summary["not_modified"]}
    assert second.summary["images"]["captured"] > 50


def test_without_conditional_requests_every_page_comes_whole(press: Served, crawl: "Callable[..., Crawled]") -> None:
    crawl("-a", f"site={press.url}")
    second = crawl("-a", f"site={press.url}", "-s", "CONDITIONAL_REQUESTS=False")
    assert (second.summary["not_modified"], second.summary["articles"]["unchanged"] > 0) == (0, True)
