"""`muragat verify`: a whole archive is whole; each kind of harm is named; what is safe is repaired, nothing else."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.warc.members import Member, read_members
from crawler.commands.muragat import main
from crawler.replica.records import Site
from crawler.replica.server import serve
from tests.crawl.conftest import ROOT, Crawled


@pytest.fixture(scope="module")
def crawled(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of twenty articles and its WARC file."""
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("whole")
    with serve(site, day=1) as press:
        command = [sys.executable, "-m", "scrapy", "crawl", "el_kz", "-a", f"site={press.url}", "-a", "limit=20"]
        settings = ["-s", f"ARCHIVE={folder / 'archive.db'}", "-s", "DOWNLOAD_DELAY=0"]
        subprocess.run([*command, *settings], cwd=ROOT, check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture
def folder(crawled: Path, tmp_path: Path) -> Path:
    shutil.copytree(crawled, tmp_path / "copy")
    return tmp_path / "copy"


def verify(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["verify", str(folder / "archive.db"), *more])


def execute(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        connection.execute(sql)
        connection.commit()


def warc(folder: Path) -> Path:
    (path,) = (folder / "warc" / "el_kz").glob("*.warc.gz")
    return path


def test_a_whole_archive_is_whole_and_is_not_changed(folder: Path) -> None:
    before = (folder / "archive.db").read_bytes(), warc(folder).read_bytes()

    result = verify(folder)

    assert (result.exit_code, result.stdout.startswith("The archive is whole; it agrees with its 1 WARC files (")) == (
        0,
        True,
    )
    assert ((folder / "archive.db").read_bytes(), warc(folder).read_bytes()) == before


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE captures SET content_digest = NULL WHERE article = 1", "1 articles that no capture shows"),
        ("UPDATE articles SET revision_count = 7 WHERE id = 1", "1 articles whose count of revisions is another"),
        ("INSERT INTO tags VALUES ('жалғыз')", "1 tags that no article has"),
        ("INSERT INTO authors VALUES ('Жалғыз')", "1 authors that no article names"),
        ("INSERT INTO news_sources VALUES ('Жалғыз')", "1 sources that no article names"),
        (
            "UPDATE revisions SET seen_at = '2001-01-01T00:00:00Z' WHERE article = 1",
            "1 revisions that no capture shows",
        ),
        ("INSERT INTO views (article, seen_at) VALUES (1, '2001')", "1 counts of views that no capture shows"),
        ("INSERT INTO article_tags VALUES (999, 1, 'жоқ')", "rows that refer to nothing"),
        ("DELETE FROM captures WHERE url LIKE '%robots.txt'", "1 records that no capture names"),
        ("UPDATE captures SET warc_offset = 7 WHERE url LIKE '%robots.txt'", "1 captures whose record is not there"),
        ("UPDATE captures SET status = 500 WHERE article = 1", "1 captures that are not as their record"),
        (
            "UPDATE captures SET payload_digest = 'sha256:0' WHERE article = 1",
            "1 digests that are not those of the bodies",
        ),
        (
            "UPDATE photos SET width = 1 WHERE width NOT NULL",
            "photos that do not show the newest image of their address",
        ),
        ("UPDATE images SET payload_digest = 'sha256:0'", "images that no capture shows"),
        ("UPDATE captures SET warc_file = 'lost.warc.gz' WHERE article = 1", "1 WARC files that are not there"),
    ],
)
def test_rows_that_are_wrong_are_named(folder: Path, sql: str, fault: str) -> None:
    execute(folder, sql)

    result = verify(folder)

    assert result.exit_code == 1
    assert fault in result.stdout


def test_a_flipped_byte_is_found(folder: Path) -> None:
    path = warc(folder)
    member = [one for one in read_members(path) if isinstance(one, Member)][3]
    content = bytearray(path.read_bytes())
    content[member.offset + member.length // 2] ^= 0xFF
    path.write_bytes(content)

    result = verify(folder)

    assert result.exit_code == 1
    assert f"1 damaged records:\n  {path.name}, byte {member.offset:,}: " in result.stdout


def test_a_lost_index_and_a_file_of_a_killed_crawl_are_repaired(folder: Path) -> None:
    path = warc(folder)
    path.with_name(path.name.replace(".warc.gz", ".cdxj")).unlink()
    killed = path.with_name("el_kz-20990101000000000-00000-host.warc.gz.open")
    killed.write_bytes(path.read_bytes()[:-7])

    found = verify(folder)
    repaired = verify(folder, "--repair")

    assert found.exit_code == 1
    assert "1 WARC files without an index" in found.stdout
    assert "1 WARC files in progress, or left by a killed crawl" in found.stdout
    assert "bytes of a torn one cut off" in repaired.stdout
    assert "el_kz: 1 WARC files read into the archive" in repaired.stdout
    assert repaired.stdout.splitlines()[-1].startswith("The archive is whole; it agrees with its 2 WARC files")
    assert repaired.exit_code == 0


def test_no_archive_is_a_sentence(tmp_path: Path) -> None:
    result = verify(tmp_path)

    assert (result.exit_code, result.stderr) == (1, f"There is no archive at {tmp_path / 'archive.db'}.\n")


def test_a_database_of_another_program_is_a_sentence(tmp_path: Path, crawl: Callable[..., Crawled]) -> None:
    execute(tmp_path, "CREATE TABLE t (a)")

    result = verify(tmp_path)

    assert (result.exit_code, "no archive of Muragat" in result.stderr) == (1, True)
