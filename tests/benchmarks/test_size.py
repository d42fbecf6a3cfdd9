"""The questions of `benchmarks size`: all are asked, and what is saved is an archive's as any other."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.summaries.keeping import summary_faults
from benchmarks.pages import large
from benchmarks.size.asking import asked
from benchmarks.size.questions import questions
from benchmarks.size.run import spent
from benchmarks.size.saving import BATCH, saved
from benchmarks.size.took import Run

ARTICLES = 1500


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "archive.db"
    large.make(path, ARTICLES, days_of_crawls=1)
    large.finish(path)
    return path


def test_each_question_and_search_has_rows(made: Path) -> None:
    run = asked(made, 1)

    assert {one.title for one in questions()} < {one.what for one in run.took}
    assert {one.what for one in run.took if not one.rows} == set()
    assert Run.of(run.json()) == run


def test_new_and_changed_articles_are_saved_with_index_and_sums(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection:
        words = dict(connection.execute("SELECT form, documents FROM words").fetchall())
    run = saved(made, 1)

    assert [one.rows for one in run.took] == [BATCH, BATCH]
    with closing(sqlite3.connect(made)) as connection:
        articles, edited = connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE native_id LIKE 'zhana-%' AND revision_count = 2) FROM articles"
        ).fetchone()
        assert (articles, edited) == (ARTICLES + 2 * BATCH, 2 * BATCH)
        assert list(summary_faults(connection)) == []
        later = dict(connection.execute("SELECT form, documents FROM words").fetchall())
    assert sum(later.values()) > sum(words.values())


def test_what_a_program_says_and_takes_is_told() -> None:
    run = spent("sh", "-c", "cat; exit 0", given="сөз")

    assert run.said == "сөз"
    assert run.clock > 0
    assert run.memory > 0
