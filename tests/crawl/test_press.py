"""All stand-ins at once, crawled in one process into one archive: for each the archive equals its manifest."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from crawler.replica.hosts import Press, serve_press
from crawler.replica.manifest import manifest
from crawler.replica.press import agencies, load
from crawler.replica.records import Site
from tests.crawl.stored import stored_articles

ROOT = Path(__file__).parents[2]
NAMES = tuple(name for name in agencies() if name != "el_kz")
"""The first agency has days of its own: see `test_days`."""


@dataclass(frozen=True)
class PressCrawl:
    """One crawl of all: what it said, what it wrote."""

    sites: dict[str, Site]
    press: Press
    exit_code: int
    output: str
    errors: str
    summary: dict[str, Any]
    archive: Path


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PressCrawl]:
    folder = tmp_path_factory.mktemp("press")
    sites = {name: replace(load(name), crawl_delay=0.0) for name in NAMES}
    with serve_press(list(sites.values())) as press:
        file = folder / "sites.json"
        file.write_text(json.dumps({name: press.site_argument(name) for name in NAMES}), "utf-8")
        settings = {
            "ARCHIVE": folder / "archive.db",
            "SUMMARY": folder / "summary.json",
            "DOWNLOAD_DELAY": 0,
            "RETRY_TIMES": 2,
        }
        options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", "crawl", *NAMES, "-a", f"sites={file}", *options],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        summary = json.loads((folder / "summary.json").read_text("utf-8")) if done.returncode in (0, 1, 3) else {}
        yield PressCrawl(sites, press, done.returncode, done.stdout, done.stderr, summary, folder / "archive.db")


def test_every_agency_has_a_crawl_that_did_its_job(crawled: PressCrawl) -> None:
    assert crawled.exit_code == 0, crawled.output + crawled.errors
    assert {one["agency"]: one["exit_code"] for one in crawled.summary["crawls"]} == dict.fromkeys(NAMES, 0)
    assert all(name in crawled.output for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_archive_equals_the_manifest_of_each_agency(
    crawled: PressCrawl, name: str, subtests: pytest.Subtests
) -> None:
    stored = stored_articles(crawled.archive, name)
    expected = {(one.native_id, one.edition): one for one in manifest(crawled.sites[name], 1).articles}
    with subtests.test(msg="the same articles"):
        assert stored.keys() == expected.keys()
    for key in stored.keys() & expected.keys():
        with subtests.test(msg="an article", article=key):
            assert stored[key] == expected[key]


def test_editions_of_an_article_have_one_number(crawled: PressCrawl) -> None:
    joined = [one for one in crawled.sites.values() if any(edition.like for edition in one.editions)]
    with closing(sqlite3.connect(crawled.archive)) as database:
        for site in joined:
            editions = {one.id for one in site.editions if one.like} | {
                site.edition(one.like).id for one in site.editions if one.like
            }
            marks = ",".join("?" * len(editions))
            found = database.execute(
                f"SELECT native_id, count(*) FROM articles WHERE agency = ? AND edition IN ({marks})"  # noqa: S608
                " GROUP BY native_id",
                (site.agency, *editions),
            ).fetchall()
            assert found, site.agency
            assert {count for _, count in found} == {len(editions)}, site.agency


def test_each_host_was_asked_for_its_robots_txt_once(crawled: PressCrawl) -> None:
    for hosts in crawled.press.served.values():
        for url, one in hosts.items():
            assert one.stand_in.requests["/robots.txt"] <= 1, url
