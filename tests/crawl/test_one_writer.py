"""Several workers hand over to one writer: nothing is lost or doubled, whoever dies."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.commands.muragat import main
from tests.archive.merging.dump import Rows, dump
from tests.crawl.light_site import LightSite, begin_crawl, light_site
from tests.crawl.test_several_workers import BOTH, MOST_TWICE, begin, kill_who_crawls, watched
from tests.redis_server import needs_redis, redis_server

pytestmark = needs_redis

ARTICLES = 400
KILLS = 3
"""So many writers at least die while pages are fetched."""
WORKERS = ("one", "two")
AGENCIES = ("el_kz", "other_kz")
_COLLECT = "from crawler.commands.muragat import main; main()"


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    with redis_server(tmp_path / "redis") as url:
        yield url


def writer(archive: Path, url: str, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", _COLLECT, "collect", str(archive), url, "--lease", "1", *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def held(archive: Path) -> int:
    """How many captures are in an archive that may not be there yet."""
    try:
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as connection:
            found: int = connection.execute("SELECT count(*) FROM captures").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    return found


def wait_until(done: Callable[[], bool], seconds: float = 300) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until
        time.sleep(0.02)


def all_rows(archive: Path) -> Rows:
    """All that is in an archive, but for when a WARC file was read and how far a stream was taken."""
    found = dump(archive)
    del found["handovers"]
    return {**found, "warc_files": [row[:-1] for row in found["warc_files"]]}


def differences(
    one: Rows, other: Rows, without: set[str]
) -> dict[str, tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]]:
    """By table, the rows that only one of the two has, of other articles than these."""
    found = {}
    for name, rows in one.items():
        mine, theirs = (
            [row for row in side if not without.intersection(map(str, row))] for side in (rows, other[name])
        )
        if mine != theirs:
            found[name] = ([row for row in mine if row not in theirs], [row for row in theirs if row not in mine])
    return found


def records(archive: Path) -> list[tuple[Any, ...]]:
    """Every capture, whatever was read in it."""
    with closing(sqlite3.connect(archive)) as connection:
        return connection.execute(
            "SELECT agency, url, fetched_at, status, payload_digest, warc_file, warc_offset, warc_length FROM captures "
            "ORDER BY 1, 2, 3, 6, 7"
        ).fetchall()


def looked_at_twice(archive: Path) -> set[str]:
    """The articles of which there are several captures, as `dump` names them, and their numbers and addresses."""
    with closing(sqlite3.connect(archive)) as connection:
        found = connection.execute(
            "SELECT agency, native_id, url FROM articles WHERE url IN "
            "(SELECT url FROM captures GROUP BY url HAVING count(*) > 1)"
        ).fetchall()
    return {name for agency, number, url in found for name in (f"{agency} {number} kk-Cyrl", number, url)}


def crawl_to_the_end(site: LightSite, folder: Path, url: str) -> None:
    """Both agencies by both workers, one after the other: a killed one's last records are stored now."""
    for worker in WORKERS:
        for agency in AGENCIES:
            crawl = begin(site, folder, url, worker, "-s", BOTH, "-s", f"WRITER={url}", agency=agency)
            crawl.join(300)
            assert crawl.exitcode == 0, (folder / worker / agency / "said").read_text("utf-8")


def kill_writers(one: Path, url: str, site: LightSite, crawls: Sequence[BaseProcess], chance: random.Random) -> int:
    """Lets writers take some captures each, and kills them, until no crawl is alive; gives how many.

    The site is slow until `KILLS` are dead: on a quick machine the crawls were over before.
    """
    number, site.delay = 0, 0.1
    while any(crawl.is_alive() for crawl in crawls):
        before, number = held(one), number + 1
        begun = writer(one, url)
        wait_until(lambda before=before: held(one) > before or not any(one.is_alive() for one in crawls))  # type: ignore[misc]
        time.sleep(chance.uniform(0, 1))
        begun.kill()
        said = begun.communicate()[0]
        assert begun.returncode == -signal.SIGKILL, said
        if number == KILLS:
            site.delay = 0.01
    return number


def test_writer_and_workers_are_killed_and_nothing_is_lost_or_doubled(tmp_path: Path, redis_url: str) -> None:
    one, chance = tmp_path / "one.db", random.Random(9)  # noqa: S311 - no secret
    with light_site(ARTICLES) as site:
        enough = watched(site, ARTICLES)
        crawls = {
            worker: begin(site, tmp_path, redis_url, worker, "-s", BOTH, "-s", f"WRITER={redis_url}", agency=agency)
            for worker, agency in zip(WORKERS, AGENCIES, strict=True)
        }
        with ThreadPoolExecutor(1) as beside:
            killed = beside.submit(lambda: enough.wait(300) and kill_who_crawls(crawls, tmp_path))
            kills = kill_writers(one, redis_url, site, tuple(crawls.values()), chance)
            assert killed.result() in WORKERS
        site.delay = 0
        last = writer(one, redis_url)
        crawl_to_the_end(site, tmp_path, redis_url)
        last.send_signal(signal.SIGTERM)
        said = last.communicate(timeout=60)[0]
    assert (last.returncode, kills >= KILLS) == (0, True), (kills, said)
    drained = CliRunner().invoke(main, ["collect", str(one), redis_url, "--until-empty"])
    assert drained.exit_code == 0, drained.output

    own = [str(tmp_path / worker / "archive.db") for worker in WORKERS]
    merged = CliRunner().invoke(main, ["merge", str(tmp_path / "merged.db"), *own])
    assert merged.exit_code == 0, merged.output
    taken, stored = records(one), records(tmp_path / "merged.db")
    assert ([one for one in taken if one not in stored], [one for one in stored if one not in taken]) == ([], [])
    assert len(taken) == len(stored)
    # A page that was under way at the death is no article in the worker's own archive until it is fetched again, and
    # may be one already in the writer's.
    twice = looked_at_twice(one)
    assert len(twice) <= 3 * MOST_TWICE
    assert differences(all_rows(one), all_rows(tmp_path / "merged.db"), twice) == {}
    with closing(sqlite3.connect(one)) as archive:
        sql = "SELECT agency, count(*), sum(revision_count) FROM articles GROUP BY agency ORDER BY agency"
        assert archive.execute(sql).fetchall() == [(agency, ARTICLES, ARTICLES) for agency in AGENCIES]
    assert CliRunner().invoke(main, ["verify", own[0]]).exit_code == 0


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("elsewhere", "WRITER: elsewhere is no address of a Redis server"),
        ("redis://127.0.0.1:1/0", "WRITER: redis://127.0.0.1:1/0 can't be reached"),
    ],
)
def test_a_crawl_is_not_begun_where_nobody_can_take_what_it_hands_over(address: str, said: str, tmp_path: Path) -> None:
    with light_site(3) as site:
        crawl = begin_crawl(site, tmp_path, "-s", f"WRITER={address}")
        crawl.join(120)
        assert site.requests.total() == 0
    output = (tmp_path / "said").read_text("utf-8")
    assert crawl.exitcode == 2
    assert said in output
    assert "Traceback" not in output


def test_a_crawl_whose_stream_is_gone_stops_and_the_next_one_hands_over_what_it_captured(tmp_path: Path) -> None:
    with light_site(200) as site:
        site.delay = 0.02
        enough = watched(site, 60)
        with redis_server(tmp_path / "redis") as url:
            crawl = begin_crawl(site, tmp_path, "-s", f"WRITER={url}")
            assert enough.wait(120)
        crawl.join(300)
        output = (tmp_path / "said").read_text("utf-8")
        assert crawl.exitcode == 1
        assert f"{url} can't be reached" in output
        assert "Traceback" not in output

        with redis_server(tmp_path / "redis") as url:
            again = begin_crawl(site, tmp_path, "-s", f"WRITER={url}")
            again.join(300)
            assert again.exitcode == 0, (tmp_path / "said").read_text("utf-8")
            collected = CliRunner().invoke(main, ["collect", str(tmp_path / "one.db"), url, "--until-empty"])
    assert collected.exit_code == 0, collected.output
    assert records(tmp_path / "one.db") == records(tmp_path / "archive.db")
    assert len(dump(tmp_path / "one.db")["articles"]) == 200
