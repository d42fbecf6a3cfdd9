"""A site that spells its Latin edition in another alphabet has edited nothing: Abai.kz's stand-in does so on day 2."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from crawler.commands.muragat import main
from crawler.replica.hosts import serve_press
from crawler.replica.press import load
from tests.crawl.conftest import Crawled
from tests.crawl.test_law import reread, rows


def test_a_crawl_after_the_alphabet_changed_finds_no_revision_and_the_law_holds(
    crawl: Callable[..., Crawled], tmp_path: Path
) -> None:
    with serve_press([replace(load("abai_kz"), crawl_delay=0.0)]) as press:
        site = f"site={press.site_argument('abai_kz')}"
        first = crawl("-a", site, agency="abai_kz")
        before = latin(first.archive)
        press.on_day(2)
        second = crawl("-a", site, agency="abai_kz")
        after = latin(second.archive)

    assert [(one.exit_code, one.output) for one in (first, second) if one.exit_code] == []
    assert before
    assert all(now[0] != was[0] for was, now in zip(before, after, strict=True)), "the page's alphabet did not change"
    assert {revisions for _, revisions in after} == {1}
    assert "revised" not in second.summary["articles"]

    verified = CliRunner().invoke(main, ["verify", str(second.archive)])
    assert verified.exit_code == 0, verified.output
    reread(tmp_path / "anew.db", tmp_path / "warc")
    assert rows(tmp_path / "anew.db") == rows(second.archive)


def latin(archive: Path) -> list[tuple[str, int]]:
    """The text of each article in Latin letters, and how many revisions it has."""
    with closing(sqlite3.connect(archive)) as connection:
        return connection.execute(
            "SELECT article_body, revision_count FROM articles WHERE edition = 'kk-Latn' ORDER BY native_id"
        ).fetchall()
