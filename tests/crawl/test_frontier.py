"""A crawl that was stopped, however it was, is gone on with; what kills crawls is set aside; no two crawl at once."""

import json
import os
import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from tests.crawl.light_site import LightSite, article_path, begin_crawl, crawl_to_its_end, light_site

ARTICLES = 120


@pytest.fixture
def site() -> Iterator[LightSite]:
    with light_site(ARTICLES) as served:
        yield served


def begun(site: LightSite, folder: Path, *arguments: str, pages: int = 40, prepare: str = "") -> BaseProcess:
    """A crawl that has asked for so many pages."""
    enough = threading.Event()
    left = iter(range(pages))
    site.watch = lambda _: None if next(left, None) is not None else enough.set()
    crawl = begin_crawl(site, folder, *arguments, prepare=prepare)
    assert enough.wait(60)
    site.watch = lambda _: None
    return crawl


def summary(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "summary.json").read_text("utf-8"))
    return loaded


def stored(folder: Path, agency: str = "el_kz") -> set[str]:
    with closing(sqlite3.connect(folder / "archive.db")) as archive:
        return {url for (url,) in archive.execute("SELECT url FROM articles WHERE agency = ?", (agency,))}


def in_frontier(folder: Path, query: str, agency: str = "el_kz") -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "frontier" / f"{agency}.db")) as frontier:
        return frontier.execute(query).fetchall()


def all_urls(site: LightSite, base: str = "https://el.kz") -> set[str]:
    return {base + path for path in site.paths()}


def asked_twice(site: LightSite) -> dict[str, int]:
    return {path: count for path, count in site.requests.items() if count > 1 and path != "/robots.txt"}


def test_ctrl_c_lets_what_is_under_way_come_to_its_end_and_the_next_crawl_goes_on(
    site: LightSite, tmp_path: Path
) -> None:
    crawl = begun(site, tmp_path)
    assert crawl.pid
    os.kill(crawl.pid, signal.SIGINT)
    crawl.join()
    first = summary(tmp_path)
    assert (crawl.exitcode, first["reason"]) == (1, "shutdown")
    ((waiting,),) = in_frontier(tmp_path, "SELECT count(*) FROM requests WHERE state = 'waiting'")
    assert f"{waiting} addresses are left; run it again to go on." in first["notes"]

    assert crawl_to_its_end(site, tmp_path) == 0
    goes_on = f"UTC: {waiting} addresses were waiting, 0 were under way."
    assert any(
        note.startswith("Goes on with the crawl of ") and note.endswith(goes_on) for note in summary(tmp_path)["notes"]
    )
    assert (stored(tmp_path), asked_twice(site)) == (all_urls(site), {})
    assert in_frontier(tmp_path, "SELECT * FROM requests") == []


def test_ctrl_c_twice_loses_nothing(site: LightSite, tmp_path: Path) -> None:
    site.delay = 0.02
    crawl = begun(site, tmp_path)
    assert crawl.pid
    os.kill(crawl.pid, signal.SIGINT)
    threading.Event().wait(0.01)
    os.kill(crawl.pid, signal.SIGINT)
    crawl.join()
    assert crawl.exitcode != 0
    site.delay = 0
    assert crawl_to_its_end(site, tmp_path) == 0
    assert stored(tmp_path) == all_urls(site)
    assert len(asked_twice(site)) <= 20


def test_after_a_limit_the_next_crawl_goes_on_without_it(site: LightSite, tmp_path: Path) -> None:
    assert crawl_to_its_end(site, tmp_path, "-a", "limit=30") == 0
    assert len(stored(tmp_path)) == 30
    assert summary(tmp_path)["notes"][-1].endswith("left; run it again to go on.")
    site.requests.clear()
    assert crawl_to_its_end(site, tmp_path) == 0
    assert stored(tmp_path) == all_urls(site)
    assert sum(site.requests[path] for path in site.paths()) == ARTICLES - 30, "only what was not stored"
    assert "/" not in site.requests, "the front page was read before"


def test_a_frontier_that_cannot_be_written_stops_the_crawl_and_loses_nothing(site: LightSite, tmp_path: Path) -> None:
    assert crawl_to_its_end(site, tmp_path, "-a", "limit=5") == 0
    with closing(sqlite3.connect(tmp_path / "frontier" / "el_kz.db")) as frontier:
        # As a full disk does: from some moment on nothing can be written.
        frontier.execute(
            "CREATE TRIGGER full_disk BEFORE UPDATE ON requests"
            " WHEN (SELECT count(*) FROM requests WHERE state = 'done') > 30"
            " BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
        frontier.commit()
    assert crawl_to_its_end(site, tmp_path) == 1
    second = summary(tmp_path)
    assert second["reason"] == "frontier_failed"
    assert [problem for problem in second["problems"] if "disk full" in problem] == second["problems"]
    assert "Traceback" not in (tmp_path / "said").read_text("utf-8")

    with closing(sqlite3.connect(tmp_path / "frontier" / "el_kz.db")) as frontier:
        frontier.execute("DROP TRIGGER full_disk")
        frontier.commit()
    assert crawl_to_its_end(site, tmp_path) == 0
    assert stored(tmp_path) == all_urls(site)


SMALL_DISK = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes}, resource.RLIM_INFINITY))
"""
"""No file gets larger: archive, frontier, WARC file, each fails when it gets there, as on a disk that is full."""


@pytest.mark.parametrize("kilobytes", [60, 150, 400])
def test_after_a_full_disk_the_next_crawl_goes_on(site: LightSite, tmp_path: Path, kilobytes: int) -> None:
    full = SMALL_DISK.format(bytes=kilobytes * 1024)
    assert crawl_to_its_end(site, tmp_path, prepare=full) in (1, 2)
    said = (tmp_path / "said").read_text("utf-8")
    assert "Traceback" not in said
    assert "full" in said or "could not be written" in said or "can't be written" in said, said
    assert crawl_to_its_end(site, tmp_path) == 0
    assert stored(tmp_path) == all_urls(site)
    assert in_frontier(tmp_path, "SELECT * FROM requests") == []
    assert len(asked_twice(site)) <= 20


@pytest.mark.parametrize("content", [b"Not a database. " * 300, b""], ids=["of something else", "empty"])
def test_a_frontier_file_that_is_none_is_refused_with_a_sentence_and_an_empty_one_is_used(
    site: LightSite, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "frontier").mkdir()
    (tmp_path / "frontier" / "el_kz.db").write_bytes(content)
    assert crawl_to_its_end(site, tmp_path, "-a", "limit=3") == (2 if content else 0)
    said = (tmp_path / "said").read_text("utf-8")
    assert ("move it away: the next crawl begins anew from the sources." in said) == bool(content)
    assert "Traceback" not in said


KILLER = """
import os, crawler.article_spider
read = crawler.article_spider.read_page
def deadly(body, url, **more):
    if "_50007/" in url:
        os.kill(os.getpid(), 9)
    return read(body, url, **more)
crawler.article_spider.read_page = deadly
"""
"""A page of which the process dies, each time that it is read."""


def test_a_page_that_kills_crawls_is_set_aside_and_the_rest_is_crawled(site: LightSite, tmp_path: Path) -> None:
    deadly = "https://el.kz" + article_path(7)
    codes = [crawl_to_its_end(site, tmp_path, prepare=KILLER) for _ in range(6)]
    assert codes == [-signal.SIGKILL] * 5 + [1]
    why = "set aside, as crawls died again and again while nothing but this page was under way."
    assert summary(tmp_path)["problems"] == [f"{site.url}{article_path(7)}: {why}"]
    assert stored(tmp_path) == all_urls(site) - {deadly}
    assert len(asked_twice(site)) <= 20

    site.requests.clear()
    assert crawl_to_its_end(site, tmp_path, prepare=KILLER) == 0, "a new crawl that leaves it alone"
    assert site.requests[article_path(7)] == 0
    assert any(note.startswith("1 address stays set aside") for note in summary(tmp_path)["notes"])


def test_pages_that_were_under_way_at_many_kills_from_outside_are_not_set_aside(
    site: LightSite, tmp_path: Path
) -> None:
    for _ in range(5):
        crawl = begun(site, tmp_path, pages=1)
        crawl.kill()
        crawl.join()
    assert crawl_to_its_end(site, tmp_path) == 0
    assert stored(tmp_path) == all_urls(site)


def test_a_second_crawl_of_an_agency_is_refused_while_the_first_one_runs(site: LightSite, tmp_path: Path) -> None:
    site.delay = 0.05
    first = begun(site, tmp_path, pages=5)
    other = tmp_path / "other"
    other.mkdir()
    frontier = ("-s", f"FRONTIER={tmp_path / 'frontier'}")
    assert crawl_to_its_end(site, other, *frontier) == 2
    said = (other / "said").read_text("utf-8")
    assert f"el_kz is being crawled already, by process {first.pid} on " in said
    assert "Traceback" not in said
    site.delay = 0
    first.join()
    assert (first.exitcode, stored(tmp_path)) == (0, all_urls(site))


def test_two_agencies_at_once_into_one_archive_lose_nothing(site: LightSite, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    shared = [
        "-s",
        f"ARCHIVE={tmp_path / 'archive.db'}",
        "-s",
        "SPIDER_MODULES=crawler.agencies,tests.crawl.other_agency",
    ]
    crawls = [begin_crawl(site, one, *shared), begin_crawl(site, two, *shared, agency="other_kz")]
    for crawl in crawls:
        crawl.join()
    assert [crawl.exitcode for crawl in crawls] == [0, 0], (two / "said").read_text("utf-8")
    assert stored(tmp_path, "el_kz") == all_urls(site)
    assert stored(tmp_path, "other_kz") == all_urls(site, "https://other.example")
    assert "locked" not in (one / "said").read_text("utf-8") + (two / "said").read_text("utf-8")


def test_what_waits_for_other_arguments_is_left_waiting(site: LightSite, tmp_path: Path) -> None:
    assert crawl_to_its_end(site, tmp_path, "-a", "limit=20") == 0
    held = stored(tmp_path)
    wanted = article_path(ARTICLES - 1)
    assert crawl_to_its_end(site, tmp_path, "-a", f"url={site.url}{wanted}") == 0
    assert stored(tmp_path) == held | {"https://el.kz" + wanted}
    (note,) = (note for note in summary(tmp_path)["notes"] if "still wait" in note)
    assert "of a stopped crawl with edition=kk" in note
    assert crawl_to_its_end(site, tmp_path) == 0
    assert stored(tmp_path) == all_urls(site)


def test_redirects_and_further_tries_keep_their_lease(site: LightSite, tmp_path: Path) -> None:
    moved, late, gone, away = (article_path(number) for number in range(3, 7))
    new = "/mektep-koshti_50003/"
    elsewhere = site.url.replace("127.0.0.1", "localhost") + "/"

    def odd(path: str, time: int) -> tuple[int, str, str] | None:
        if path == moved:
            return 301, f"text/html\r\nLocation: {new}", ""
        if path == away:
            return 302, f"text/html\r\nLocation: {elsewhere}", ""
        if path == late and time < 3:
            return 503, "text/html", ""
        return (404, "text/html", "") if path == gone else None

    site.odd = odd
    site.delay = 0.05  # a tenth of a second passes before what came of a page is written down
    crawl = begun(site, tmp_path, pages=60)
    crawl.kill()
    crawl.join()
    assert in_frontier(tmp_path, "SELECT url, reason FROM requests WHERE state = 'failed'") == [
        (
            site.url + away,
            f"refused: another host than the agency's: {elsewhere}, by a redirect from {site.url + away}",
        )
    ]
    assert crawl_to_its_end(site, tmp_path) == 0
    missing = {"https://el.kz" + path for path in (moved, gone, away)}
    assert stored(tmp_path) == all_urls(site) - missing | {"https://el.kz" + new}
    assert in_frontier(tmp_path, "SELECT * FROM requests") == []


def test_what_failed_before_a_stop_keeps_the_crawl_from_being_complete(site: LightSite, tmp_path: Path) -> None:
    site.odd = lambda path, _: (500, "text/html", "") if path == article_path(0) else None
    crawl = begun(site, tmp_path, "-s", "RETRY_TIMES=0", pages=60)
    assert crawl.pid
    os.kill(crawl.pid, signal.SIGINT)
    crawl.join()
    assert in_frontier(tmp_path, "SELECT url, reason FROM requests WHERE state = 'failed'") == [
        (site.url + article_path(0), "HTTP status 500")
    ]
    assert crawl_to_its_end(site, tmp_path) == 0
    assert summary(tmp_path)["complete"] is False


def test_without_a_frontier_everything_is_kept_in_memory(site: LightSite, tmp_path: Path) -> None:
    assert crawl_to_its_end(site, tmp_path, "-s", "FRONTIER=") == 0
    assert stored(tmp_path) == all_urls(site)
    assert not (tmp_path / "frontier").exists()
    assert "Traceback" not in (tmp_path / "said").read_text("utf-8")
