"""The made-up archives that sizes are measured on."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.summaries.keeping import summary_faults
from benchmarks.pages import copied, large

ARTICLES, SHARES = 300, 3


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "base.db"
    large.make(path, ARTICLES, days_of_crawls=3)
    large.finish(path)
    return path


@pytest.fixture(scope="module")
def copies(base: Path) -> Path:
    path = base.with_name("copies.db")
    copied.copy(base, path, SHARES)
    copied.finish(base, path, SHARES)
    return path


def counted(path: Path, sql: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(sql).fetchone()[0])


@pytest.mark.parametrize("name", ["base", "copies"])
def test_nothing_in_it_refers_to_what_is_not_there_and_all_sums_are_right(
    name: str, request: pytest.FixtureRequest
) -> None:
    with closing(sqlite3.connect(request.getfixturevalue(name))) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert list(summary_faults(connection)) == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT sum(held) FROM coverage").fetchall() == [
            connection.execute("SELECT count(*) FROM articles").fetchone()
        ]
        assert connection.execute("SELECT count(*) FROM credit_days").fetchone()[0] > 0


def test_copies_are_each_four_years_before_the_others_and_looked_at_once(base: Path, copies: Path) -> None:
    years = "SELECT count(DISTINCT substr(published_day, 1, 4)) FROM articles"
    assert counted(copies, "SELECT count(*) FROM articles") == SHARES * ARTICLES
    assert counted(base, years) == 5
    assert counted(copies, years) == 13
    for table in ("captures", "revisions"):
        one = f"SELECT count(*) FROM {table} WHERE article IS NOT NULL"  # noqa: S608
        assert counted(copies, one) == counted(base, one) + (SHARES - 1) * ARTICLES


def test_a_copy_differs_from_its_article_in_what_must_not_stand_twice(copies: Path) -> None:
    for column in ("url", "native_id", "content_digest"):
        assert counted(copies, f"SELECT count(DISTINCT {column}) FROM articles") == SHARES * ARTICLES  # noqa: S608
    assert counted(copies, "SELECT count(*) - count(DISTINCT url) FROM photos") == 0


def test_the_index_of_copies_is_the_one_that_the_archive_makes(copies: Path, tmp_path: Path) -> None:
    usual = tmp_path / "usual.db"
    shutil.copyfile(copies, usual)
    large.index(usual)
    with closing(sqlite3.connect(copies)) as connection:
        connection.execute("ATTACH ? AS usual", (str(usual),))
        for sql in (
            "SELECT form, stem, russian_key, skeleton, documents FROM {}.words ORDER BY form, stem",
            "SELECT * FROM {}.stems ORDER BY stem",
            "SELECT k, v FROM {}.articles_fts_config ORDER BY k",
            "SELECT * FROM {}.search_index",
            "SELECT id, sz FROM {}.articles_fts_docsize ORDER BY id",
        ):
            ours, theirs = (connection.execute(sql.format(name)).fetchall() for name in ("main", "usual"))
            assert ours == theirs
        for (form,) in connection.execute("SELECT form FROM words ORDER BY documents DESC LIMIT 30").fetchall():
            match = "SELECT rowid FROM {0}.articles_fts WHERE articles_fts MATCH ? ORDER BY rowid"
            found = [connection.execute(match.format(name), (f'"{form}"',)).fetchall() for name in ("main", "usual")]
            assert found[0] == found[1] != []
