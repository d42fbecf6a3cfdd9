"""muragat snapshot: a copy of one moment, whole or not there."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from archive.cli import main
from archive.connection import reading
from archive.search.searching import search
from archive.store import Archive

if TYPE_CHECKING:
    from tests.archive.conftest import Press


def test_a_copy_is_made_while_the_archive_is_written_and_can_be_searched(
    archive: Archive, press: "Press", path: Path, tmp_path: Path
) -> None:
    archive.save([press.full(0, headline="Мектеп ашылды")])
    out = tmp_path / "public.db"
    with archive._writing():
        archive._connection.execute("UPDATE articles SET headline = 'not yet'")
        said = CliRunner().invoke(main, ["snapshot", str(path), "--out", str(out)])
        archive._connection.execute("UPDATE articles SET headline = 'Мектеп ашылды'")

    assert (said.exit_code, said.stderr) == (0, "")
    with reading(out) as connection:
        assert [hit.agency for hit in search(connection, "мектептерге").hits] == ["el_kz"]
        assert connection.execute("SELECT headline FROM articles").fetchall() == [("Мектеп ашылды",)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_what_is_there_is_replaced_only_when_told_and_never_the_archive_itself(
    archive: Archive, press: "Press", path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "public.db"
    runner = CliRunner()
    assert runner.invoke(main, ["snapshot", str(path), "--out", str(out)]).exit_code == 0
    archive.save([press.full(0)])

    said = runner.invoke(main, ["snapshot", str(path), "--out", str(out)])
    assert (said.exit_code, "--replace" in said.stderr) == (1, True)
    assert runner.invoke(main, ["snapshot", str(path), "--out", str(out), "--replace"]).exit_code == 0
    with closing(sqlite3.connect(out)) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    assert runner.invoke(main, ["snapshot", str(path), "--out", str(path), "--replace"]).exit_code == 1
    assert list(tmp_path.glob(".*.new")) == []


def test_where_nothing_can_be_written_is_said(archive: Archive, path: Path, tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["snapshot", str(path), "--out", str(tmp_path / "none" / "public.db")])
    assert (said.exit_code, "could not be written" in said.stderr) == (1, True)
    said = CliRunner().invoke(main, ["snapshot", str(tmp_path / "none.db"), "--out", str(tmp_path / "public.db")])
    assert said.exit_code == 1
