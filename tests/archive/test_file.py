"""The archive's file: making it, refusing it, and what happens when it can't be written."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive.article import Outcome
from archive.migrations import STEPS
from archive.store import Archive, ArchiveError

if TYPE_CHECKING:
    from tests.archive.conftest import Press, Select

RUNS_AS_ROOT = os.geteuid() == 0


def test_a_new_archive_is_made_and_opened_again(path: Path, press: "Press", archive: Archive) -> None:
    archive.save([press.plain()])
    archive.close()

    with Archive.open(path, create=False) as again:
        assert again.save([press.plain(1)]) == [Outcome.UNCHANGED]


def test_a_missing_archive_is_made_only_on_demand(path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"There is no archive at .*archive\.db"):
        Archive.open(path, create=False)

    assert not path.exists()


def test_an_archive_of_a_newer_version_is_refused_and_not_touched(path: Path, archive: Archive) -> None:
    archive.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('muragat', '999_later', '')"
        )
        connection.commit()
    with pytest.raises(ArchiveError, match=r"made by a newer Muragat \(step 999_later\)\. Please update"):
        Archive.open(path)


def test_another_programs_database_is_refused_and_not_touched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    with pytest.raises(ArchiveError, match="no archive of Muragat"):
        Archive.open(path)

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_text("Бұл дерекқор емес. " * 200)
    with pytest.raises(ArchiveError, match="is no SQLite database"):
        Archive.open(path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="nowhere"):
        Archive.open(tmp_path / "nowhere" / "archive.db")


def test_processes_that_make_the_same_archive_at_once_all_get_it(path: Path) -> None:
    code = "import sys; from pathlib import Path; from archive.store import Archive; Archive.open(Path(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(path)]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(6)]
    errors = [process.communicate(timeout=60)[1].decode() for process in processes]

    assert errors == [""] * 6
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM _sqlite_migrations").fetchall() == [(name,) for name in STEPS]


def test_saving_waits_for_another_program_that_holds_the_lock_for_a_moment(
    path: Path, press: "Press", archive: Archive
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, lambda: other.execute("COMMIT"))
        release.start()
        saved = archive.save([press.plain()])
        release.join()

    assert saved == [Outcome.NEW]


def test_a_lock_that_is_never_released_is_an_error_after_the_patience_is_over(
    path: Path, press: "Press", archive: Archive
) -> None:
    with (
        Archive.open(path, patience=0.2) as hasty,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="locked by another program"):
            hasty.save([press.plain()])
        other.execute("COMMIT")

        assert hasty.save([press.plain()]) == [Outcome.NEW]


def test_a_full_disk_stops_the_batch_and_keeps_what_was_committed(
    path: Path, press: "Press", archive: Archive, select: "Select"
) -> None:
    archive.save([press.plain()])
    (pages,) = archive._connection.execute("PRAGMA page_count").fetchone()
    archive._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    large = [press.plain(1, str(number), article_body=("сөз " * 5000,)) for number in range(20)]
    with pytest.raises(ArchiveError, match=r"archive\.db can't grow: the disk is full"):
        archive.save(large)

    assert select("SELECT native_id FROM articles") == [("58700",)]
    assert select("PRAGMA integrity_check") == [("ok",)]
    archive._connection.execute("PRAGMA max_page_count = 1000000")
    assert set(archive.save(large)) == {Outcome.NEW}


def test_a_file_that_may_only_be_read_is_an_error_that_names_it(
    path: Path, press: "Press", archive: Archive, select: "Select"
) -> None:
    archive.save([press.plain()])
    # Unlike the file's permissions, this stops root, too.
    archive._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(ArchiveError, match=r"archive\.db can't be written: the file or its folder is read-only"):
        archive.save([press.plain(1, headline="Ә")])

    assert select("SELECT headline FROM articles") == [("Ауылда жаңа кітапхана ашылды",)]


@pytest.mark.skipif(RUNS_AS_ROOT, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ArchiveError, match=r"archive\.db"):
        Archive.open(tmp_path / "archive.db")
    tmp_path.chmod(0o700)


def test_a_damaged_file_is_an_error_that_names_it(path: Path, press: "Press", archive: Archive) -> None:
    archive.save([press.plain(native_id=str(number), article_body=("сөз " * 500,)) for number in range(50)])
    archive.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 8192))
    with pytest.raises(ArchiveError, match=r"archive\.db is damaged"):
        Archive.open(path)


def test_a_new_archive_needs_nothing_newer_than_debians_sqlite(path: Path, archive: Archive, select: "Select") -> None:
    schema = " ".join(sql for (sql,) in select("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
    assert "STRICT" in schema
    newer = ("->>", "JSONB", "GENERATED")
    assert [word for word in newer if word in schema.upper()] == []
