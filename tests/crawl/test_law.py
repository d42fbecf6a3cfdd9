"""The law: the WARC files are the record, the archive is a view of them that can be made anew and has the same rows."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.commands.muragat import main
from crawler.replica.server import Served
from tests.crawl.conftest import Crawled

DIFFERENT = {
    "crawls": "the record of the crawls themselves, which no capture tells",
    "crawl_health": "what belongs to a crawl",
    "crawl_findings": "what belongs to a crawl",
    "crawl_days": "what belongs to a crawl",
    "crawl_missed": "what belongs to a crawl",
    "warc_files": "when this very file was made",
    "_sqlite_migrations": "when this very file was made",
}
"""Tables that are not made of captures."""
OWN = {"articles": ("id",), "photos": ("id",), "captures": ("id",)}
"""Columns that tell in which order rows came to this very file (archive/migrations/)."""


def rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of the tables that are made of captures; articles and photos are named by what they are."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        articles = {
            row["id"]: f"{row['agency']} {row['native_id']} {row['edition']}"
            for row in connection.execute("SELECT * FROM articles")
        }
        photos = {
            row["id"]: f"{articles[row['article']]} {row['position']}"
            for row in connection.execute("SELECT * FROM photos")
        }

        def plain(table: str, row: sqlite3.Row) -> dict[str, Any]:
            named = {name: row[name] for name in row.keys() if name not in OWN.get(table, ())}  # noqa: SIM118
            for name in named.keys() & {"article", "earlier"}:
                named[name] = articles.get(named[name])
            if "photo" in named:
                named["photo"] = photos[named["photo"]]
            return named

        return {
            name: sorted((plain(name, row) for row in connection.execute(f"SELECT * FROM {name}")), key=repr)  # noqa: S608
            for name in names
            if name not in DIFFERENT and not name.startswith("articles_fts")
        }


def reread(archive: Path, warcs: Path, *more: str) -> str:
    result = CliRunner().invoke(main, ["reread", str(archive), str(warcs), *more])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_an_archive_made_anew_from_the_captures_has_the_same_rows(
    press: Served, crawl: Callable[..., Crawled], tmp_path: Path
) -> None:
    for day in (1, 2, 3):
        press.stand_in.day = day
        crawled = crawl("-a", f"site={press.url}")
        assert crawled.exit_code == 0, crawled.output + crawled.errors
    crawled_rows = rows(tmp_path / "archive.db")

    reread(tmp_path / "anew.db", tmp_path / "warc", "--workers", "2")

    anew = rows(tmp_path / "anew.db")
    assert {name: len(found) for name, found in anew.items()} == {
        name: len(found) for name, found in crawled_rows.items()
    }
    for name, found in crawled_rows.items():
        assert anew[name] == found, name
    assert crawled_rows["captures"]
    assert crawled_rows["images"]
    assert [row for row in crawled_rows["photos"] if row["width"]]
    assert "changed" not in reread(tmp_path / "archive.db", tmp_path / "warc", "--dry-run")


@pytest.mark.parametrize(
    "arguments", [("since=2024-02-01", "until=2024-12-31"), ("section=Спорт",)], ids=["days", "a section"]
)
def test_what_a_crawl_was_not_asked_for_is_not_in_the_archive_made_anew_either(
    press: Served, crawl: Callable[..., Crawled], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    crawled = crawl("-a", f"site={press.url}", *(word for one in arguments for word in ("-a", one)))
    assert crawled.summary["outside"] or len(arguments) > 1
    reread(tmp_path / "anew.db", tmp_path / "warc")
    assert rows(tmp_path / "anew.db") == rows(crawled.archive)


def test_what_a_killed_crawl_had_captured_is_in_the_archive_before_the_next_one_begins(
    press: Served, crawl: Callable[..., Crawled], tmp_path: Path
) -> None:
    crawl("-a", f"site={press.url}")
    before = rows(tmp_path / "archive.db")
    # As after kill -9: the captures are there, the archive is not.
    for path in tmp_path.glob("archive.db*"):
        path.unlink()

    crawled = crawl("-a", f"site={press.url}", "-a", "limit=1", "-s", "REVISITS=0")

    assert "1 WARC files are not yet in the archive: reading them first" in crawled.errors
    after = rows(tmp_path / "archive.db")
    assert [row for row in before["captures"] if row not in after["captures"]] == []
    assert len(after["articles"]) == len(before["articles"])
