"""What `muragat export` writes opens in the programs that its README names, by the very lines that it gives."""

import re
import subprocess
from pathlib import Path

import pytest

from archive.article import Agency
from archive.export.chosen import Wanted
from archive.export.run import export
from archive.export.writers import FORMATS
from archive.store import Archive
from tests.archive.conftest import Press

DUCKDB = "import duckdb, sys; print(duckdb.sql(sys.stdin.read()).fetchall())"


@pytest.fixture(params=FORMATS)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    press = Press()
    with Archive.open(path) as archive:
        archive.register(Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"))
        archive.save([press.full(0), press.full(24, view_count=2400), press.full(0, "58701")])
    export(path, tmp_path / "out", request.param, Wanted())
    return tmp_path / "out"


def code(folder: Path, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", (folder / "README.md").read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def run(program: Path, *arguments: str, folder: Path, given: str = "") -> str:
    done = subprocess.run(
        [program, *arguments], cwd=folder, input=given, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_duckdb_counts_the_articles(openers: Path, folder: Path) -> None:
    said = run(openers / "python", "-c", DUCKDB, folder=folder, given=code(folder, "sql"))

    assert said.strip() in ("[('el_kz', 2023, 2)]", "[('el_kz', '2023', 2)]")


def test_pandas_joins_articles_and_views(openers: Path, folder: Path) -> None:
    said = run(openers / "python", "-", folder=folder, given=code(folder, "python"))

    assert "2400" in said


def test_the_data_package_is_valid(openers: Path, folder: Path) -> None:
    if (folder / "articles.csv").exists():
        run(openers / "frictionless", "validate", "datapackage.json", folder=folder)
    check = "import frictionless; frictionless.Package('datapackage.json')"
    run(openers / "python", "-c", check, folder=folder)


def test_the_croissant_is_valid(openers: Path, folder: Path) -> None:
    said = run(openers / "mlcroissant", "validate", "--jsonld", "croissant.json", folder=folder)

    assert "error" not in said.lower()
    assert "not standard" not in said
