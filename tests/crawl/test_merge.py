"""Two institutions crawl one site; their archives are merged with the WARC files, as if one had crawled all."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crawler.commands.muragat import main
from crawler.replica.records import Site
from crawler.replica.server import serve
from tests.archive.merging.dump import Rows, dump
from tests.crawl.conftest import ROOT


@pytest.fixture(scope="module")
def crawled(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders a and b, each with an archive and its WARC files: a of day 1, b of days 1 and 3."""
    folder = tmp_path_factory.mktemp("institutions")
    for name, day in (("a", 1), ("b", 1), ("b", 3)):
        (folder / name).mkdir(exist_ok=True)
        with serve(site, day=day) as press:
            command = [sys.executable, "-m", "scrapy", "crawl", "el_kz", "-a", f"site={press.url}", "-a", "limit=15"]
            settings = ["-a", "mode=all", "-s", f"ARCHIVE={folder / name / 'archive.db'}", "-s", "DOWNLOAD_DELAY=0"]
            subprocess.run([*command, *settings], cwd=ROOT, check=False, capture_output=True, timeout=120)
    return folder


@pytest.fixture
def folder(crawled: Path, tmp_path: Path) -> Path:
    shutil.copytree(crawled, tmp_path / "copy")
    return tmp_path / "copy"


def muragat(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def without_read_times(archive: Path) -> Rows:
    """All but when the files were read."""
    rows = dump(archive)
    return {**rows, "warc_files": [row[:-1] for row in rows["warc_files"]]}


def merge_b_into_a(folder: Path, *more: str) -> Result:
    return muragat("merge", folder / "a/archive.db", folder / "b/archive.db", "--warc", folder / "b/warc", *more)


def test_the_merged_archive_agrees_with_the_files_of_both(folder: Path) -> None:
    archive, names = folder / "a/archive.db", {path.name for path in (folder / "b/warc").rglob("*.warc.gz")}
    result = merge_b_into_a(folder)

    assert (result.exit_code, result.stdout.count("0 conflicts")) == (0, 1), result.output
    assert names < {path.name for path in (folder / "a/warc/el_kz").glob("*.warc.gz")}
    verified = muragat("verify", archive)
    assert (verified.exit_code, verified.stdout[:21]) == (0, "The archive is whole;"), verified.stdout
    assert len(dump(archive)["crawls"]) == 3


def test_two_archives_that_were_read_from_files_are_merged_what_all_files_give(folder: Path) -> None:
    for name in ("a", "b"):
        muragat("reread", folder / f"{name}.db", folder / name / "warc", "--workers", "1")
    muragat("reread", folder / "both.db", folder / "a/warc", folder / "b/warc", "--workers", "1")
    assert muragat("merge", folder / "a.db", folder / "b.db").exit_code == 0

    rows = without_read_times(folder / "a.db")
    assert rows == without_read_times(folder / "both.db")
    assert len(rows["revisions"]) > len(rows["articles"]) > 0


def test_merging_again_takes_no_file_twice_and_changes_nothing(folder: Path) -> None:
    merge_b_into_a(folder, "--link")
    rows, files = dump(folder / "a/archive.db"), sorted((folder / "a/warc").rglob("*"))
    result = merge_b_into_a(folder)

    assert "0 WARC files taken" in result.stdout
    assert (dump(folder / "a/archive.db"), sorted((folder / "a/warc").rglob("*"))) == (rows, files)


def test_a_file_whose_name_is_taken_gets_another_one(folder: Path) -> None:
    (ours,) = (folder / "a/warc/el_kz").glob("*.warc.gz")
    theirs = min((folder / "b/warc/el_kz").glob("*.warc.gz"))
    for suffix in (".warc.gz", ".cdxj"):
        old, new = (path.with_name(path.name.replace(".warc.gz", suffix)) for path in (theirs, ours))
        old.rename(theirs.with_name(new.name))
    with closing(sqlite3.connect(folder / "b/archive.db")) as connection:
        for table, column in (("captures", "warc_file"), ("warc_files", "file")):
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (ours.name, theirs.name))  # noqa: S608
        connection.commit()
    refused = muragat("merge", folder / "a/archive.db", folder / "b/archive.db")
    result = merge_b_into_a(folder)

    assert (refused.exit_code, "Give the folder of its files with --warc" in refused.output) == (1, True)
    assert (result.exit_code, "1 got another name" in result.stdout) == (0, True), result.output
    assert muragat("verify", folder / "a/archive.db").exit_code == 0
    once = dump(folder / "a/archive.db")
    merge_b_into_a(folder)
    assert dump(folder / "a/archive.db") == once


def test_a_file_that_is_not_there_is_named_and_the_rest_is_merged(folder: Path) -> None:
    lost = min((folder / "b/warc/el_kz").glob("*.warc.gz"))
    lost.unlink()
    result = merge_b_into_a(folder)

    assert result.exit_code == 1
    assert (
        f"{lost.name}, which captures of {folder / 'b/archive.db'} name, is not in {folder / 'b/warc'}."
        in result.stdout
    )
    assert len(dump(folder / "a/archive.db")["crawls"]) == 3
