"""docs/search.md: each example is run on the archive of a crawl's kind, and finds something."""

import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.article import Agency, Identity
from archive.connection import reading
from archive.search.searching import search
from archive.store import Archive
from crawler.commands.muragat import main
from tests.archive.asking import asking

PAGE = (Path(__file__).parent.parent.parent / "docs" / "search.md").read_text("utf-8")
TYPED = [typed for row in re.findall(r"^\| (`.*?`) \|", PAGE, re.MULTILINE) for typed in re.findall(r"`([^`]+)`", row)]
COMMANDS = re.findall(r"^ {4}(muragat .*)$", PAGE, re.MULTILINE)
SQL = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.archive.conftest import Press

    press: Press = Press()
    folder = tmp_path_factory.mktemp("docs")
    with Archive.open(folder / "archive.db") as archive:
        archive.register(Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"))
        body = ("Мектепте кітапхана бар. Мектептің директоры мен жаңа мектептер туралы айтылды.",)
        credit = {"photos": (press.full().photos[0],)}
        archive.save(
            [
                press.full(0, "1", headline="Мектеп ашылды", article_section="Білім", article_body=body, **credit),
                press.plain(1, identity=Identity("el_kz", "2", "ru"), headline="Мектеп", date_published="2023-02-01"),
                press.plain(2, identity=Identity("el_kz", "3", "kk-Latn"), headline="Mektep"),
            ]
        )
    return folder


@pytest.fixture
def connection(folder: Path) -> Iterator[sqlite3.Connection]:
    with reading(folder / "archive.db") as connection:
        yield connection


@pytest.mark.parametrize("typed", [one.replace("Kazinform", "Pexels") for one in TYPED])
def test_what_the_page_says_can_be_typed_finds_something(connection: sqlite3.Connection, typed: str) -> None:
    assert search(connection, typed).total > 0
    assert len(TYPED) >= 12


@pytest.mark.parametrize("command", COMMANDS)
def test_its_commands_run(folder: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.chdir(folder)
    (folder / "warc").mkdir(exist_ok=True)
    result = CliRunner().invoke(main, shlex.split(command)[1:])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("sql", SQL)
def test_its_sql_finds_the_articles(folder: Path, sql: str) -> None:
    if "kk_query" in sql:
        with asking(folder / "archive.db", public=False) as get:
            rows = get("/archive.json", sql=sql, _shape="arrays")[2]["rows"]
    else:
        with closing(sqlite3.connect(folder / "archive.db")) as stock:
            rows = stock.execute(sql).fetchall()
    assert {row[0] for row in rows} == {"Мектеп", "Мектеп ашылды", "Mektep"}


def test_its_python_runs(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    (source,) = PYTHON
    exec(source, {})  # noqa: S102 - our own page
    assert capsys.readouterr().out.startswith("2 [")
