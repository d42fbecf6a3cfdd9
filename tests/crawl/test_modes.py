"""What is fetched of new and of known articles, by mode and by age."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crawler.replica.server import Served
from tests.crawl.conftest import Crawled

Crawl = Callable[..., Crawled]


def fetched_articles(press: Served) -> int:
    """How many articles' pages were asked for since the last time; pictures and lists are none."""
    paths = [path for path in press.stand_in.requests if path.rstrip("/").rpartition("_")[2].isdecimal()]
    press.stand_in.requests.clear()
    return len(set(paths))


def age(archive: Path, days: int) -> None:
    """Lets all that the archive has seen be so many days ago."""
    with closing(sqlite3.connect(archive)) as database:
        for column in ("first_seen", "last_seen", "last_checked", "date_published_utc"):
            database.execute(
                f"UPDATE articles SET {column} = strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-{days} days')"  # noqa: S608
            )
        database.commit()


def test_known_articles_are_fetched_again_only_when_they_are_due(press: Served, crawl: Crawl) -> None:
    first = crawl("-a", f"site={press.url}", "-a", "mode=new", "-s", "IMAGES=False")
    everything = fetched_articles(press)
    assert (first.exit_code, first.summary["articles"]["new"] > 80, everything > 80) == (0, True, True)

    again = crawl("-a", f"site={press.url}", "-a", "mode=", "-s", "IMAGES=False")
    assert again.exit_code == 0
    left = fetched_articles(press)
    assert left < 12, "those that are no articles, and never will be"

    age(first.archive, 400)
    crawl("-a", f"site={press.url}", "-a", "mode=new", "-s", "IMAGES=False")
    assert fetched_articles(press) == left
    crawl("-a", f"site={press.url}", "-a", "mode=revisit", "-s", "IMAGES=False", "-s", "REVISITS=30")
    assert fetched_articles(press) == 30
    assert "/" not in press.stand_in.requests


def test_a_mode_that_is_none_is_refused(crawl: Crawl) -> None:
    refused = crawl("-a", "mode=often")
    assert refused.exit_code == 2
    assert "mode=often" in refused.errors


def test_ages_that_are_none_are_refused(press: Served, crawl: Crawl) -> None:
    refused = crawl("-a", f"site={press.url}", "-s", "REVISIT_AGES=1w")
    assert refused.exit_code == 2
    assert "REVISIT_AGES='1w'" in refused.errors
    assert "Traceback" not in refused.errors
