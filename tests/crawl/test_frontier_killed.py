"""A crawl of 3,000 pages, killed at random moments until it is done: as if it had never been killed."""

import random
import signal
import sqlite3
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner

from crawler.commands.muragat import main
from tests.crawl.light_site import LightSite, begin_crawl, light_site
from tests.crawl.stored import stored_articles

ARTICLES = 3000
KILLS = 20
MOST_TWICE = 20
"""Pages of a killed crawl that a later one may fetch once more."""


def kill_until_done(site: LightSite, folder: Path, chance: random.Random) -> list[Counter[str]]:
    """Crawls, and kills it in the middle, until a crawl comes to its end; what each of them has asked for."""
    lives: list[Counter[str]] = []
    while True:
        enough = threading.Event()
        life, wanted = Counter[str](), chance.randint(1, 250)

        def watch(path: str, life: Counter[str] = life, wanted: int = wanted, enough: threading.Event = enough) -> None:
            life[path] += 1
            if life.total() >= wanted:
                enough.set()

        site.watch = watch
        crawl = begin_crawl(site, folder)
        while crawl.is_alive() and not enough.wait(0.01):
            pass
        time.sleep(chance.uniform(0, 0.03))  # about the time of a few pages; in a longer one a quick crawl is over
        if enough.is_set():
            crawl.kill()
        crawl.join()
        lives.append(life)
        if crawl.exitcode != -signal.SIGKILL:
            assert crawl.exitcode == 0, (folder / "said").read_text("utf-8")
            return lives


def lost_by_kill(lives: list[Counter[str]], paths: set[str]) -> list[int]:
    """How many of the pages that each life fetched had to be fetched again by a later one.

    What was under way at a death goes out last, so the pages lost at many kills are fetched again in one of the last
    lives: they are counted where they were lost.
    """
    lost = [0] * len(lives)
    fetched_in: dict[str, int] = {}
    for number, life in enumerate(lives):
        for path in life.keys() & paths:
            lost[number] += life[path] - 1
            if path in fetched_in:
                lost[fetched_in[path]] += 1
            fetched_in[path] = number
    return lost


def test_a_crawl_that_is_killed_again_and_again_ends_as_one_that_was_left_alone(tmp_path: Path) -> None:
    killed, alone = tmp_path / "killed", tmp_path / "alone"
    killed.mkdir()
    alone.mkdir()
    with light_site(ARTICLES) as site, light_site(ARTICLES) as other:
        undisturbed = begin_crawl(other, alone)
        lives = kill_until_done(site, killed, random.Random(5))  # noqa: S311 - no secret
        undisturbed.join()

    fetched = {path for path in site.requests if path in site.paths()}
    assert undisturbed.exitcode == 0
    assert len(lives) > KILLS
    lost = lost_by_kill(lives, site.paths())
    assert max(lost) <= MOST_TWICE, lost
    assert fetched == site.paths()
    assert stored_articles(killed / "archive.db") == stored_articles(alone / "archive.db")
    with closing(sqlite3.connect(killed / "archive.db")) as archive:
        assert archive.execute("SELECT count(*), sum(revision_count) FROM articles").fetchone() == (ARTICLES, ARTICLES)
    with closing(sqlite3.connect(killed / "frontier" / "el_kz.db")) as frontier:
        for table in ("owner", "crawls", "requests", "redirects", "set_aside"):
            assert frontier.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table  # noqa: S608
    verified = CliRunner().invoke(main, ["verify", str(killed / "archive.db")])
    assert verified.exit_code == 0, verified.output
