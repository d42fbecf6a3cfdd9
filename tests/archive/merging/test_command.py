"""`muragat merge`: what it says, what it refuses, and a run that is killed."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from archive.migrations import STEPS
from crawler.commands.muragat import main
from tests.archive.merging.conftest import Make, faults
from tests.archive.merging.dump import dump

if TYPE_CHECKING:
    from archive.store import Entry
    from tests.archive.conftest import Press


def merge(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["merge", *map(str, arguments)])


def execute(path: Path, sql: str, *values: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql, values)
        connection.commit()


def test_it_says_what_was_merged_and_lists_conflicts(make: Make, press: "Press", tmp_path: Path) -> None:
    first, second = make("a", [press.full(0)]), make("b", [press.full(0, headline="Жаңа"), press.plain(1, "58701")])
    table = tmp_path / "conflicts.csv"
    result = merge(first, second, "--conflicts", table)

    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        [
            f"{second}: 2 articles, 1 of them new; 2 captures, 1 of them new; 1 conflicts.",
            "https://el.kz/maqala_58700/, 2023-01-13T13:00:00Z: headline",
            "  kept as read by unknown readers, left as by unknown readers",
        ],
    )
    assert table.read_text("utf-8").splitlines() == [
        "url,fetched_at,what,kept_by,left_by",
        "https://el.kz/maqala_58700/,2023-01-13T13:00:00Z,headline,unknown readers,unknown readers",
    ]


def test_several_archives_make_a_new_one(make: Make, press: "Press", tmp_path: Path) -> None:
    first, second = make("a", [press.plain(0)]), make("b", [press.plain(1, headline="Б")])
    result = merge(tmp_path / "new.db", first, second)

    assert result.exit_code == 0
    assert dump(tmp_path / "new.db") == dump(make("whole", [press.plain(0), press.plain(1, headline="Б")]))


def older(path: Path) -> None:
    execute(path, "DELETE FROM _sqlite_migrations WHERE name = ?", list(STEPS)[-1])


def newer(path: Path) -> None:
    execute(
        path, "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('muragat', '999_later', '')"
    )


def bookmarks(path: Path) -> None:
    path.unlink()
    execute(path, "CREATE TABLE bookmarks (url)")


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (older, "{b} was made by an older Muragat. `muragat info {b}` brings it up to date; then merge it."),
        (newer, "{b} was made by a newer Muragat (step 999_later). Please update Muragat to open it."),
        (bookmarks, "{b} is a SQLite database, but no archive of Muragat."),
        (lambda path: path.write_text("Бұл дерекқор емес. " * 200), "{b} is no SQLite database"),
        (Path.unlink, "There is no archive at {b}."),
    ],
    ids=["older", "newer", "another program's", "no database", "not there"],
)
def test_what_is_no_archive_of_this_version_is_refused_before_anything_is_written(
    make: Make, press: "Press", harm: "object", sentence: str
) -> None:
    first, fine, second = make("a", [press.plain(0)]), make("f", [press.plain(2, "2")]), make("b", [press.plain(1)])
    before = dump(first)
    assert callable(harm)
    harm(second)
    result = merge(first, fine, second)

    assert (result.exit_code, result.output.startswith(sentence.format(b=second))) == (1, True), result.output
    assert dump(first) == before


def test_damage_is_said_of_the_file_that_has_it(make: Make, press: "Press") -> None:
    first = make("a", [press.plain(0)])
    second = make("b", [press.full(n, str(n)) for n in range(100)])
    content = bytearray(second.read_bytes())
    content[40960:-8192] = b"\xff" * (len(content) - 40960 - 8192)
    second.write_bytes(content)
    result = merge(first, second)

    assert (result.exit_code, result.output.splitlines()[-1].startswith(f"{second} is damaged")) == (1, True), (
        result.output
    )
    assert faults(first) == []


def test_one_file_twice_is_refused(make: Make, press: "Press", tmp_path: Path) -> None:
    first, second = make("a", [press.plain(0)]), make("b", [press.plain(1)])
    link = tmp_path / "link.db"
    link.symlink_to(second)

    assert merge(first, second, link).output == f"{link} is named twice.\n"
    assert merge(first, first).output == f"{first} is the archive itself: there is nothing to merge.\n"
    assert merge(first, second, "--warc", tmp_path, "--warc", tmp_path).output.startswith("1 archives and 2 folders")


def test_a_full_disk_is_a_sentence_and_what_was_merged_stays(make: Make, press: "Press", tmp_path: Path) -> None:
    body = ("Кітапхана қорында он мың кітап бар. " * 400,)
    first = make("a", [press.plain(0)])
    second = make("b", [press.plain(n, str(n), article_body=(f"{n}. {body[0]}",)) for n in range(1, 150)])
    code = (
        "import resource, signal, sys; from crawler.commands.muragat import main;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000)); main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "merge", str(first), str(second)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"{first} "), done.stderr
    assert "Traceback" not in done.stderr
    assert faults(first) == []
    assert merge(first, second).exit_code == 0
    assert len(dump(first)["articles"]) == 150


def test_a_merge_that_is_killed_loses_nothing_and_is_ended_by_the_next(
    make: Make, press: "Press", tmp_path: Path
) -> None:
    first = make("a", [press.full(n % 5, str(n)) for n in range(40)])
    picture = press.image(9, "https://el.kz/storage/1-1600.jpg")
    entries: list[Entry] = [press.full(3 + n % 5, str(n), headline=f"Тақырып {n}") for n in range(20, 420)]
    second = make("b", [*entries, picture])
    before = dump(first)
    undisturbed = tmp_path / "undisturbed.db"
    shutil.copyfile(first, undisturbed)

    code = "from crawler.commands.muragat import main; main()"
    command = [sys.executable, "-c", code, "merge", str(first), str(second)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    count = 40
    while count <= 40 and running.poll() is None:
        time.sleep(0.02)
        with closing(sqlite3.connect(first)) as connection:
            count = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    os.kill(running.pid, signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL

    half = dump(first)
    assert len(before["articles"]) < len(half["articles"]) < 420
    assert [row for row in before["captures"] if row not in half["captures"]] == []
    assert faults(first) == []
    assert merge(first, second).exit_code == 0
    assert merge(undisturbed, second).exit_code == 0
    assert dump(first) == dump(undisturbed)
    assert faults(first) == []
