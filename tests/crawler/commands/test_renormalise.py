"""`muragat renormalise`: an archive of older readers becomes what today's readers would have written.

The archives hold the saved pages of tests/fixtures; "older readers" are made by spoiling values in the file.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from archive.article import Agency, Article, Unread
from archive.store import Archive
from crawler.commands import renormalise as command
from crawler.commands.fixture import FIXTURES
from crawler.commands.muragat import main
from crawler.item import Fetched
from crawler.normalise.versions import reader_versions
from crawler.pipelines.record import record_of
from crawler.pipelines.understand import understand
from crawler.plan import Plan
from crawler.spider import AgencySpider

ROOT = Path(__file__).parents[3]
LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["crawler.agencies"]}))

SPOILED = """
UPDATE articles SET date_published = '2001-01-01', date_published_precision = 'day', published_day = '2001-01-01',
  date_published_utc = '2000-12-31T18:00:00Z', date_published_rule = 'old', date_published_zone_from = NULL,
  view_count = 1, attribution_shown = 'деп', readers = '{"date": "0"}', reading_digest = 'sha256:old';
UPDATE views SET view_count = 1, rounded_to = 10, reader = '0';
UPDATE photos SET form = 'collage', credit_text = 'old';
UPDATE credits SET name = 'Old', kind = 'company';
DELETE FROM article_authors;
DELETE FROM authors;
UPDATE article_news_sources SET role = 'source';
UPDATE unread SET reason = 'old';
INSERT INTO unread SELECT id, 'date_published', '13.01.2012', 'old', first_seen FROM articles;
"""


def pages() -> Iterator[Article]:
    """What today's readers say of every saved page: at its capture, and two hours later with an unread count."""
    for page in sorted((ROOT / FIXTURES).glob("*/*.html")):
        capture = json.loads(page.with_suffix(".json").read_text("utf-8"))["capture"]
        agency = LOADER.load(page.parent.name)
        assert issubclass(agency, AgencySpider)
        spider = agency(Plan())
        address = spider.addresses.identify(capture["url"])
        assert address is not None
        for hours, views in ((0, ""), (2, "көп"), (4, "1,2 мың рет")):
            at = datetime.fromisoformat(capture["fetched_at"]) + timedelta(hours=hours)
            item = spider.item_of(page.read_bytes(), Fetched(capture["url"], at, 200), address)
            shown = replace(item.shown, views=views or item.shown.views)
            record = record_of(understand(replace(item, shown=shown)))
            assert isinstance(record, Article)
            yield record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        found = list(pages())
        for name in sorted({one.identity.agency for one in found}):
            archive.register(Agency(name, name, f"https://{name}", "Asia/Almaty"))
        archive.save(found)
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for (name,) in names}  # noqa: S608


def count(path: Path) -> int:
    """Of all articles."""
    return len(rows(path)["articles"])


def spoil(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SPOILED)


def renormalise(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["renormalise", str(path), *arguments])


def test_an_archive_of_older_readers_becomes_what_todays_would_have_written(path: Path) -> None:
    todays = rows(path)
    spoil(path)
    assert rows(path) != todays

    result = renormalise(path)

    assert (result.exit_code, result.stdout.splitlines()[-1].split(": ")[0]) == (
        0,
        f"{count(path)} articles read again",
    )
    assert rows(path) == todays


def test_an_archive_of_todays_readers_is_left_alone(path: Path) -> None:
    todays = rows(path)

    result = renormalise(path)

    assert (result.exit_code, result.stdout) == (0, "Every value is by today's readers: nothing to do.\n")
    assert rows(path) == todays


def test_all_reads_values_of_todays_readers_too_and_finds_the_same(path: Path) -> None:
    todays = rows(path)

    result = renormalise(path, "--all")

    assert (result.exit_code, result.stdout) == (
        0,
        f"{count(path)} articles read again: 0 values in 0 of them changed.\n",
    )
    assert rows(path) == todays


def test_a_dry_run_says_what_would_change_and_changes_nothing(path: Path) -> None:
    spoil(path)
    spoiled = rows(path)

    result = renormalise(path, "--dry-run")

    assert rows(path) == spoiled
    last = result.stdout.splitlines()[-1]
    assert (result.exit_code, last.endswith(f"values in {count(path)} of them would change.")) == (0, True)
    # Field, what became of it, text, before, after.
    assert any(
        all(part in line for part in ("date_published", "read otherwise", "2001-01-01 (day)", "(minute)"))
        for line in result.stdout.splitlines()
    )
    assert "is read now" in result.stdout


def test_it_may_be_interrupted_and_run_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    todays = rows(path)
    spoil(path)
    monkeypatch.setattr(command, "_BATCH", 1)
    rewrite: Callable[..., int] = Archive.rewrite
    calls = []

    def interrupted(archive: Archive, batch: object) -> int:
        calls.append(batch)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return rewrite(archive, batch)

    monkeypatch.setattr(Archive, "rewrite", interrupted)
    result = renormalise(path)

    assert result.exit_code == 1
    assert result.stderr.endswith("Stopped. What was read again is kept; run it once more to go on.\n")
    with Archive.open(path) as archive:
        assert archive.stale(reader_versions()) == list(range(3, count(path) + 1))
    assert renormalise(path).stdout.splitlines()[-1].split(": ")[0] == f"{count(path) - 2} articles read again"
    assert rows(path) == todays


def test_what_a_crawl_saves_meanwhile_is_left_alone_and_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(path)
    monkeypatch.setattr(Archive, "rewrite", lambda _, batch: len(batch) - 1)

    last = renormalise(path).stdout.splitlines()[-1]

    assert last.endswith("; 1 were saved by a crawl meanwhile and left alone.")


def test_a_text_of_an_unknown_field_stays_unread(path: Path) -> None:
    with Archive.open(path) as archive:
        record = next(pages())
        later = replace(record.capture, fetched_at=record.capture.fetched_at + timedelta(days=1))
        archive.save([replace(record, capture=later, unread=(Unread("mood", "көңілді", "no reader"),))])

    renormalise(path, "--all")

    assert ("mood", "көңілді", "no reader") in [row[1:4] for row in rows(path)["unread"]]


def test_no_archive_is_a_sentence(tmp_path: Path) -> None:
    result = renormalise(tmp_path / "none.db")

    assert (result.exit_code, result.stderr) == (1, f"There is no archive at {tmp_path / 'none.db'}.\n")
    assert not (tmp_path / "none.db").exists()
