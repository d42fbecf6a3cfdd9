"""docs/large_archives.md: its SQL is that of the benchmark, and gives rows; its commands run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from archive.connection import reading
from archive.store import Archive
from benchmarks.pages import large
from benchmarks.size.questions import Question, needed, questions, values_of, views_sql
from tests.archive.conftest import EL_KZ, Press

PAGE = Path(__file__).parents[2] / "docs" / "large_archives.md"
TEXT = PAGE.read_text("utf-8")
BLOCKS = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)
COMMANDS = re.findall(r"^    (muragat .+)$", TEXT, re.MULTILINE)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "archive.db"
    large.make(path, 1500, days_of_crawls=1)
    large.finish(path)
    return path


def test_every_question_stands_there_in_both_dialects_and_nothing_else() -> None:
    shown = [block.strip() for block in BLOCKS]
    both = [sql.strip() for one in questions() for sql in dict.fromkeys((one.sqlite, one.duckdb))]
    assert shown == [views_sql("tables").strip(), *both]


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.name)
def test_sqlite_answers(question: Question, made: Path) -> None:
    with reading(made) as connection:
        values = {**values_of(connection), "word": "ауыл"}
        assert connection.execute(question.sqlite, needed(question.sqlite, values)).fetchall()


def test_its_commands_run(tmp_path: Path) -> None:
    # Not the made-up one: a part of an archive is derived from its captures, which must agree with the rows.
    press = Press()
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.register(EL_KZ)
        archive.save([press.full(0), press.full(0, "58701", date_published="2026-01-13T18:19:00+05:00")])
    muragat = Path(sys.executable).with_name("muragat")
    for command in COMMANDS:
        done = subprocess.run(
            [muragat, *shlex.split(command)[1:]], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stderr
    assert {shlex.split(command)[1] for command in COMMANDS} == {"export", "split"}
    assert {path.name for path in (tmp_path / "years").iterdir()} == {"2023.db", "2026.db"}
    assert {path.parent.name for path in (tmp_path / "closed" / "articles").rglob("*.parquet")} == {"year=2023"}
    assert {path.parent.name for path in (tmp_path / "open" / "articles").rglob("*.parquet")} == {"year=2026"}
