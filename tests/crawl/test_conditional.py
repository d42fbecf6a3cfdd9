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


def test_without_conditional_requests_every_page_comes_whole(press: Served, crawl: "Callable[..., Crawled]") -> None:
    crawl("-a", f"site={press.url}")
    second = crawl("-a", f"site={press.url}", "-s", "CONDITIONAL_REQUESTS=False")
    assert (second.summary["not_modified"], second.summary["articles"]["unchanged"] > 0) == (0, True)
