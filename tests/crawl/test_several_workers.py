"""Several workers with one frontier in Redis: nothing is missing when one dies, and a site sees no more than one."""

import json
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.commands.muragat import main
from tests.crawl.light_site import LightSite, article_path, begin_crawl, light_site
from tests.redis_server import needs_redis, redis_server

pytestmark = needs_redis

ARTICLES = 3000
MOST_TWICE = 20
"""Pages of a killed worker that another one may fetch once more."""
WORKERS = ("one", "two", "three")
BOTH = "SPIDER_MODULES=crawler.agencies,tests.crawl.other_agency"


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    with redis_server(tmp_path / "redis") as url:
        yield url


def begin(site: LightSite, folder: Path, url: str, worker: str, *arguments: str, agency: str = "el_kz") -> BaseProcess:
    """A crawl of an agency by one worker, which has a folder of its own for all that it keeps."""
    own = folder / worker / agency
    own.mkdir(parents=True, exist_ok=True)
    settings = {"FRONTIER": url, "WORKER": worker, "FRONTIER_LEASE": 3, "DOWNLOAD_TIMEOUT": 3}
    options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    archive = ("-s", f"ARCHIVE={folder / worker / 'archive.db'}", "-s", f"WARC={folder / worker / 'warc'}")
    return begin_crawl(site, own, *options, *archive, *arguments, agency=agency)


def summary(folder: Path, worker: str, agency: str = "el_kz") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / worker / agency / "summary.json").read_text("utf-8"))
    return loaded


def stored(folder: Path, worker: str, agency: str = "el_kz") -> list[str]:
    with closing(sqlite3.connect(folder / worker / "archive.db")) as archive:
        return [url for (url,) in archive.execute("SELECT url FROM articles WHERE agency = ?", (agency,))]


def watched(site: LightSite, pages: int) -> threading.Event:
    """Set when the site has been asked for so many pages."""
    enough, left = threading.Event(), iter(range(pages))
    site.watch = lambda _: None if next(left, None) is not None else enough.set()
    return enough


def kill_who_crawls(workers: Mapping[str, BaseProcess], folder: Path) -> str:
    """Kills the worker that has written most; gives its name."""
    busy = max(workers, key=lambda name: sum(one.stat().st_size for one in (folder / name / "warc").rglob("*.gz*")))
    workers[busy].kill()
    workers[busy].join()
    assert workers[busy].exitcode == -signal.SIGKILL
    return busy


def test_of_three_workers_one_is_killed_half_way_and_no_page_is_missing(tmp_path: Path, redis_url: str) -> None:
    with light_site(ARTICLES) as site:
        enough = watched(site, ARTICLES // 2)
        workers = {name: begin(site, tmp_path, redis_url, name) for name in WORKERS}
        assert enough.wait(300)
        killed = kill_who_crawls(workers, tmp_path)
        alive = [name for name in WORKERS if name != killed]
        for name in alive:
            workers[name].join(300)
    said = {name: (tmp_path / name / "el_kz" / "said").read_text("utf-8") for name in alive}
    assert [workers[name].exitcode for name in alive] == [0, 0], said
    twice = sum(site.requests[path] - 1 for path in site.paths())
    assert site.paths() <= site.requests.keys()
    assert twice <= MOST_TWICE
    articles = [url for name in WORKERS for url in stored(tmp_path, name)]
    assert set(articles) == {"https://el.kz" + path for path in site.paths()}
    assert len(articles) - len(set(articles)) <= MOST_TWICE
    ends = {summary(tmp_path, name)["reason"]: summary(tmp_path, name)["notes"] for name in alive}
    assert ends.keys() == {"finished", "elsewhere"}
    assert ends["elsewhere"] == ["Another worker has crawled all of it while this one stood by."]
    assert ends["finished"][0].startswith("Goes on with the crawl of ")
    assert "Traceback" not in "".join(said.values())

    # The other road: what the workers have captured makes one archive, in which nothing is doubled.
    repaired = CliRunner().invoke(main, ["verify", str(tmp_path / killed / "archive.db"), "--repair"])
    assert repaired.exit_code == 0, repaired.output
    warcs = [str(tmp_path / name / "warc") for name in WORKERS]
    reread = CliRunner().invoke(main, ["reread", str(tmp_path / "all.db"), *warcs, "--workers", "1"])
    assert reread.exit_code == 0, reread.output
    with closing(sqlite3.connect(tmp_path / "all.db")) as archive:
        whole = archive.execute("SELECT count(*), count(DISTINCT url), sum(revision_count) FROM articles").fetchone()
    assert whole == (ARTICLES, ARTICLES, ARTICLES)
    reconciled = CliRunner().invoke(main, ["reconcile", *warcs])
    said_last = f"el_kz: {ARTICLES:,} articles announced, {ARTICLES:,} of them answered, 0 missing.\n"
    assert (reconciled.exit_code, reconciled.output) == (0, said_last)


def test_a_site_sees_never_two_workers_at_once_and_none_that_is_too_fast(tmp_path: Path, redis_url: str) -> None:
    delay, articles = 0.02, 60
    agencies = ("el_kz", "other_kz")  # two agencies at one address: the host is the unit of politeness
    with light_site(articles) as site:
        site.delay = 0.03
        enough = watched(site, articles)
        settings = ("-s", f"DOWNLOAD_DELAY={delay}", "-s", BOTH)
        crawls = {
            (worker, agency): begin(site, tmp_path, redis_url, worker, *settings, agency=agency)
            for agency in agencies
            for worker in ("one", "two")
        }
        assert enough.wait(300)
        for agency in agencies:
            crawls["one", agency].kill()
        for crawl in crawls.values():
            crawl.join(300)
    said = [(tmp_path / "two" / agency / "said").read_text("utf-8") for agency in agencies]
    assert [crawls["two", agency].exitcode for agency in agencies] == [0, 0], said
    assert site.most_at_once == 1
    assert min(site.pauses) >= delay
    for agency, base in (("el_kz", "https://el.kz"), ("other_kz", "https://other.example")):
        both = set(stored(tmp_path, "one", agency)) | set(stored(tmp_path, "two", agency))
        assert both == {base + path for path in site.paths()}
    assert sum(site.requests[path] - 2 for path in site.paths()) <= MOST_TWICE


def test_who_takes_an_agency_over_does_not_fetch_what_another_worker_has(tmp_path: Path, redis_url: str) -> None:
    with light_site(120) as site:
        for worker in ("one", "two"):
            crawl = begin(site, tmp_path, redis_url, worker)
            crawl.join(300)
            assert crawl.exitcode == 0, (tmp_path / worker / "el_kz" / "said").read_text("utf-8")
        assert site.requests["/"] == 2
        assert {site.requests[path] for path in site.paths()} == {1}
        assert site.requests["/?page=3"] == 1, "the lists have been walked to their end, and nothing is new"
        news = f'<html><body><p><a href="{article_path(200)}">Жаңалық</a></p></body></html>'
        site.odd = lambda path, _: (200, "text/html; charset=utf-8", news) if path == "/" else None
        begin(site, tmp_path, redis_url, "two").join(300)
    assert (len(stored(tmp_path, "one")), stored(tmp_path, "two")) == (120, ["https://el.kz" + article_path(200)])


def test_two_workers_with_two_agencies_have_one_each(tmp_path: Path, redis_url: str) -> None:
    import redis

    both, now = "el_kz other_kz", time.time() * 1000
    redis.Redis.from_url(redis_url).zadd("muragat:workers", {"one": now, "two": now})  # as after a crawl of both
    with light_site(150) as site:
        site.delay = 0.02
        arguments = ("-s", BOTH, "-s", "FRONTIER_LEASE=20")
        workers = {name: begin(site, tmp_path, redis_url, name, *arguments, agency=both) for name in ("one", "two")}
        for worker in workers.values():
            worker.join(300)
    said = {name: (tmp_path / name / both / "said").read_text("utf-8") for name in workers}
    assert {name: worker.exitcode for name, worker in workers.items()} == {"one": 0, "two": 0}, said
    counts = sorted([len(stored(tmp_path, name, agency)) for agency in both.split()] for name in workers)
    assert counts == [[0, 150], [150, 0]], said


def test_ctrl_c_ends_a_worker_that_stands_by_and_leaves_the_other_alone(tmp_path: Path, redis_url: str) -> None:
    with light_site(200) as site:
        site.delay = 0.02
        enough = watched(site, 20)
        first = begin(site, tmp_path, redis_url, "one")
        assert enough.wait(300)
        site.delay = 0.2  # the first is not at its end before the second stands by
        second = begin(site, tmp_path, redis_url, "two")
        said = tmp_path / "two" / "el_kz" / "said"
        while "This crawl stands by." not in (said.read_text("utf-8") if said.exists() else ""):
            assert second.is_alive()
            assert first.is_alive()
            threading.Event().wait(0.05)
        assert second.pid
        os.kill(second.pid, signal.SIGINT)
        second.join(60)
        assert second.exitcode == 1
        assert summary(tmp_path, "two")["reason"] == "shutdown"
        site.delay = 0
        first.join(300)
    assert (first.exitcode, len(stored(tmp_path, "one"))) == (0, 200)
    assert "Traceback" not in said.read_text("utf-8")


def test_a_crawl_is_not_begun_where_no_server_answers(tmp_path: Path) -> None:
    with light_site(3) as site, redis_server(tmp_path / "redis") as url:
        pass
    crawl = begin(site, tmp_path, url, "one", "-s", "LOG_LEVEL=INFO")
    crawl.join(120)
    said = (tmp_path / "one" / "el_kz" / "said").read_text("utf-8")
    assert crawl.exitcode == 2
    assert f"{url} can't be reached" in said
    assert "Traceback" not in said


def test_a_page_that_kills_workers_is_set_aside(tmp_path: Path, redis_url: str) -> None:
    killer = (
        "import os, crawler.article_spider\n"
        "read = crawler.article_spider.read_page\n"
        "def deadly(body, url, **more):\n"
        "    if '_50007/' in url:\n"
        "        os.kill(os.getpid(), 9)\n"
        "    return read(body, url, **more)\n"
        "crawler.article_spider.read_page = deadly\n"
    )
    with light_site(60) as site:
        codes = []
        for _ in range(6):
            own = tmp_path / "one" / "el_kz"
            own.mkdir(parents=True, exist_ok=True)
            crawl = begin_crawl(
                site, own, "-s", f"FRONTIER={redis_url}", "-s", "FRONTIER_LEASE=0.5", "-s", "WORKER=one", prepare=killer
            )
            crawl.join(120)
            codes.append(crawl.exitcode)
    assert codes == [-signal.SIGKILL] * 5 + [1]
    why = "set aside, as crawls died again and again while nothing but this page was under way."
    assert summary(tmp_path, "one")["problems"] == [f"{site.url}{article_path(7)}: {why}"]
    with closing(sqlite3.connect(tmp_path / "one" / "el_kz" / "archive.db")) as archive:
        (count,) = archive.execute("SELECT count(*) FROM articles").fetchone()
    assert count == 59
