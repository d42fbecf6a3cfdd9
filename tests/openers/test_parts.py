"""The Parquet parts of a re-reading open in DuckDB, by the very lines of docs/rereading.md."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.commands.muragat import main
from crawler.reread import work
from tests.crawler.reread.many import many

PAGE = Path(__file__).parents[2] / "docs" / "rereading.md"
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
DUCKDB = "import duckdb, json, sys; print(json.dumps(duckdb.sql(sys.stdin.read()).fetchall(), ensure_ascii=False))"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts")
    many(folder / "a.warc.gz")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work, "PART", 64 * 1024)
        made = ["reread", "--to-parquet", str(folder / "parts"), str(folder / "a.warc.gz"), "--workers", "1"]
        assert CliRunner().invoke(main, made).exit_code == 0
    return folder


def asked(openers: Path, folder: Path, query: str) -> list[list[Any]]:
    done = subprocess.run(
        [openers / "python", "-c", DUCKDB],
        cwd=folder, input=query, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows: list[list[Any]] = json.loads(done.stdout)
    return rows


def test_what_there_is(openers: Path, folder: Path) -> None:
    assert asked(openers, folder, QUERIES[0]) == [
        ["article", None, 18],
        ["gone", None, 1],
        ["image", None, 12],
        ["redirect", None, 4],
        ["repeat", None, 6],
        ["skipped", "of another site", 12],
    ]


def test_articles_by_agency_and_year(openers: Path, folder: Path) -> None:
    found = asked(openers, folder, QUERIES[1])

    assert {agency for agency, *_ in found} == {"el_kz"}
    assert sum(count for _, _, count, _ in found) == 12


def test_no_headline_was_changed(openers: Path, folder: Path) -> None:
    changed = QUERIES[2].replace("count(DISTINCT headline) > 1", "count(DISTINCT article_body) > 1")

    assert asked(openers, folder, QUERIES[2]) == []
    assert len(asked(openers, folder, changed)) > 0


def test_the_most_used_tags(openers: Path, folder: Path) -> None:
    found = asked(openers, folder, QUERIES[3])

    assert found
    assert [count for _, count in found] == sorted((count for _, count in found), reverse=True)
