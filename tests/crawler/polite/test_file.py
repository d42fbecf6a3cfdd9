"""The file of the pace: what is kept, and what it says when it can't be."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crawler.polite.file import PaceError, PaceFile
from crawler.polite.habit import Habit
from crawler.polite.host import HostState
from crawler.polite.retry_after import LONGEST
from crawler.polite.robots import Fetched

STATE = HostState(1234.5, "it is in trouble", Habit(12, 0.5, 0.1, 0.02, 0.3, 4.0, 2))


def test_what_is_kept_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "pace.db"
    with closing(PaceFile.open(path)) as file:
        file.keep("el.kz", STATE)
        file.keep_robots("https://el.kz", Fetched(1000.5, 200, "User-agent: *\n# Қазақша".encode()))
        assert file.count("el_kz", "2026-04-01", 3) == 3
    with closing(PaceFile.open(path)) as file:
        assert file.host("el.kz") == STATE
        assert file.host("other.kz") == HostState()
        assert file.robots("https://el.kz") == Fetched(1000.5, 200, "User-agent: *\n# Қазақша".encode())
        assert file.robots("https://other.kz") is None
        assert file.count("el_kz", "2026-04-01", 2) == 5
        assert file.count("baq_kz", "2026-04-01", 1) == 1


def test_a_host_is_claimed_by_one_and_keeps_its_habit(tmp_path: Path) -> None:
    with closing(PaceFile.open(tmp_path / "pace.db")) as file, closing(PaceFile.open(tmp_path / "pace.db")) as other:
        file.keep("el.kz", STATE)
        assert file.claim("el.kz", now=2000, until=2002, latest=9000) == 2000
        assert other.claim("el.kz", now=2001, until=2003, latest=9000) == 2002
        assert other.claim("el.kz", now=2002, until=2004, latest=9000) == 2002
        assert file.host("el.kz") == HostState(2004, STATE.why, STATE.habit)


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        (HostState(STATE.not_before - 900, "", Habit(13)), HostState(STATE.not_before, STATE.why, Habit(13))),
        (HostState(STATE.not_before + 1, "", Habit(13)), HostState(STATE.not_before + 1, "", Habit(13))),
        (HostState(STATE.not_before - LONGEST - 1, "", Habit(13)),) * 2,
    ],
    ids=["an earlier end", "a later end", "further ahead than any pause"],
)
def test_an_earlier_end_of_a_pause_does_not_take_the_place_of_a_later_one(
    tmp_path: Path, later: HostState, kept: HostState
) -> None:
    with closing(PaceFile.open(tmp_path / "pace.db")) as file, closing(PaceFile.open(tmp_path / "pace.db")) as other:
        file.keep("el.kz", STATE)
        other.keep("el.kz", later)
        assert file.host("el.kz") == kept


def test_days_of_long_ago_are_forgotten(tmp_path: Path) -> None:
    with closing(PaceFile.open(tmp_path / "pace.db")) as file:
        file.count("el_kz", "2026-01-01", 3)
        file.count("el_kz", "2026-04-01", 1)
        assert file.count("el_kz", "2026-01-01", 0) == 0


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE articles (id)")
    with pytest.raises(PaceError, match="a database of something else; name another file with -s PACE="):
        PaceFile.open(path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT name FROM sqlite_schema").fetchall() == [("articles",)]


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "pace.db"
    PaceFile.open(path).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 7")
    with pytest.raises(PaceError, match=r"by a later version of Muragat \(7, this one knows 1\)"):
        PaceFile.open(path)


def test_a_file_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PaceError, match=r"file/pace\.db: the file of the pace can't be opened"):
        PaceFile.open(tmp_path / "file" / "pace.db")
