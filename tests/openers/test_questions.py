"""An analyst's questions (docs/large_archives.md) give the same rows in SQLite and, of an export, in DuckDB."""

import json
import subprocess
from pathlib import Path

import pytest

from archive.connection import reading
from archive.export.chosen import Wanted
from archive.export.run import export
from benchmarks.pages import large
from benchmarks.size.questions import Question, needed, questions, values_of, views_sql

ARTICLES = 1500
"""Reprints come from the thousandth on."""
ASK = """
import duckdb, json, sys
given = json.load(sys.stdin)
connection = duckdb.connect()
connection.execute("SET enable_progress_bar = false")
connection.execute(given["views"])
print(json.dumps([connection.execute(sql, values).fetchall() for sql, values in given["questions"]]))
"""
Rows = list[list[object]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "archive.db"
    large.make(path, ARTICLES, days_of_crawls=1)
    large.finish(path)
    return path


@pytest.fixture(scope="module")
def in_duckdb(made: Path, openers: Path) -> dict[str, Rows]:
    folder = made.with_name("tables")
    export(made, folder, "parquet", Wanted())
    with reading(made) as connection:
        values = {**values_of(connection), "word": "ауыл"}
    asked = [(one.duckdb, needed(one.duckdb, values)) for one in questions()]
    done = subprocess.run(
        [openers / "python", "-c", ASK],
        input=json.dumps({"views": views_sql(str(folder)), "questions": asked}),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip([one.name for one in questions()], json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.name)
def test_both_give_the_same_rows(question: Question, made: Path, in_duckdb: dict[str, Rows]) -> None:
    with reading(made) as connection:
        values = {**values_of(connection), "word": "ауыл"}
        rows = connection.execute(question.sqlite, needed(question.sqlite, values)).fetchall()

    assert rows
    assert [list(row) for row in rows] == in_duckdb[question.name]
