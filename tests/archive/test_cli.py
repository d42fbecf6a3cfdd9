"""The command `muragat`: what it prints, and how it says what is wrong."""

import json
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from archive.article import Article, Unread
from archive.cli import main
from archive.crawls import CrawlBegun, CrawlEnded
from archive.store import Archive, Counts

if TYPE_CHECKING:
    from tests.archive.conftest import Press

NEWER = """
CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set, name, applied_at);
INSERT INTO _sqlite_migrations VALUES (1, 'muragat', '999_later', '');
"""


@pytest.fixture
def filled(archive: Archive, press: "Press", path: Path) -> Path:
    archive.save([press.full(0), press.full(1, headline="Ауылда кітапхана ашылды")])
    archive.save([press.plain(0, "58701"), press.gone(2, "58701")])
    crawl = archive.start_crawl(CrawlBegun("el_kz", press.at(0)))
    counts = Counts(pages=9, new=2, revised=1, gone=1, unread=1)
    archive.finish_crawl(crawl, CrawlEnded(press.at(1), "finished", 0, complete=True, counts=counts))
    archive.start_crawl(CrawlBegun("el_kz", press.at(2)))
    return path


def test_info_as_json_has_all_numbers(filled: Path) -> None:
    result = CliRunner().invoke(main, ["info", "--json", str(filled)])

    found = json.loads(result.stdout)
    assert found.pop("size_bytes") > 0
    zeros = {"pages": 0, "new": 0, "revised": 0, "unchanged": 0, "gone": 0, "failed": 0, "unread": 0}
    assert (result.exit_code, found) == (
        0,
        {
            "path": str(filled),
            "agencies": 1,
            "articles": 2,
            "revisions": 3,
            "views": 2,
            "photos": 1,
            "images": 0,
            "captures": 4,
            "gone": 1,
            "unread": 1,
            "editions": [
                {
                    "agency": "el_kz",
                    "edition": "kk-Cyrl",
                    "articles": 2,
                    "first_published": "2023-01-13",
                    "last_published": "2023-01-13",
                    "edits": 1,
                    "gone": 1,
                    "last_seen": "2023-01-13T14:00:00Z",
                }
            ],
            "crawls": [
                {
                    "agency": "el_kz",
                    "started_at": "2023-01-13T15:00:00Z",
                    "finished_at": None,
                    "reason": None,
                    "exit_code": None,
                    **zeros,
                    "complete": 0,
                },
                {
                    "agency": "el_kz",
                    "started_at": "2023-01-13T13:00:00Z",
                    "finished_at": "2023-01-13T14:00:00Z",
                    "reason": "finished",
                    "exit_code": 0,
                    **zeros,
                    "pages": 9,
                    "new": 2,
                    "revised": 1,
                    "gone": 1,
                    "unread": 1,
                    "complete": 1,
                },
            ],
        },
    )


def test_info_as_tables_has_a_line_for_each_edition_and_crawl(filled: Path) -> None:
    result = CliRunner().invoke(main, ["info", str(filled)])

    lines = [line.split() for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert ["1", "2", "3", "2", "1", "0", "4", "1", "1"] in lines
    assert ["el_kz", "kk-Cyrl", "2", "1", "1", "2023-01-13", "2023-01-13", "2023-01-13"] in lines
    assert ["el_kz", "2023-01-13", "13:00", "finished", "9", "2", "1", "0", "1", "0"] in lines
    assert ["el_kz", "2023-01-13", "15:00", "not", "yet", "0", "0", "0", "0", "0", "0"] in lines


def test_info_of_an_empty_archive_is_no_error(archive: Archive, path: Path) -> None:
    assert CliRunner().invoke(main, ["info", str(path)]).exit_code == 0


@pytest.mark.parametrize("command", ["info", "serve"])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no archive at {path}."),
        ("text", "{path} is no SQLite database, so it is no archive of Muragat."),
        ("CREATE TABLE t (c)", "{path} is a SQLite database, but no archive of Muragat."),
        ("", "{path} is a SQLite database, but no archive of Muragat."),
        (
            NEWER,
            "{path} was made by a newer Muragat (step 999_later). Please update Muragat to open it.",
        ),
    ],
)
def test_what_is_no_archive_is_refused_with_a_sentence(
    path: Path, command: str, content: str | None, sentence: str
) -> None:
    if content == "text":
        path.write_text("Бұл дерекқор емес. " * 100)
    elif content is not None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(content)
        path.touch()

    result = CliRunner().invoke(main, [command, str(path)])

    shown = result.stderr.replace(" (SQLite: file is not a database)", "")
    assert (result.exit_code, result.stdout, shown) == (1, "", sentence.format(path=path) + "\n")


def test_a_port_in_use_is_refused_with_a_sentence(filled: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", str(filled), "--port", str(port)])

    sentence = f"Can't listen on 127.0.0.1, port {port} (Address already in use). Choose another with --host or --port."
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", sentence + "\n")


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_serve_says_where_it_is_and_stops_when_it_is_told_to(filled: Path, ending: signal.Signals) -> None:
    command = [sys.executable, "-c", "from archive.cli import main; main()", "serve", str(filled), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = process.stdout.readline()
        url = said.split(" is at ")[1].split()[0]
        with urllib.request.urlopen(url, timeout=30) as response:  # noqa: S310 - our own server on loopback
            page = response.read().decode()
        process.send_signal(ending)
        _, errors = process.communicate(timeout=30)

    assert said == f"{filled} is at {url} (Ctrl+C stops it)\n"
    assert "Мұрағат" in page
    assert (process.returncode, errors) == (0 if ending == signal.SIGINT else -signal.SIGTERM, "")


@pytest.fixture
def unreadable(archive: Archive, press: "Press", path: Path) -> Path:
    def page(native_id: str, *texts: Unread) -> Article:
        return press.plain(int(native_id), native_id, unread=texts)

    archive.save(
        [
            page(
                "1", Unread("date_published", "Ертең, 09:15", "no date in it"), Unread("view_count", "көп", "no number")
            ),
            page("2", Unread("date_published", "Ертең, \n18:40", "no date in it")),
            page("3", Unread("date_published", "Ертең, 18:40", "no date in it")),
            page("4", Unread("date_published", "13.13.2023", "no such month")),
        ]
    )
    return path


def test_unread_groups_texts_by_form_the_most_frequent_first(unreadable: Path) -> None:
    result = CliRunner().invoke(main, ["unread", "--json", str(unreadable)])

    tomorrow = ("date_published", "Ертең, 99:99", 3, "no date in it", "Ертең, 18:40", "https://el.kz/maqala_3/")
    found = [
        tuple(form[name] for name in ("field", "form", "articles", "reason", "shown", "url"))
        for form in json.loads(result.stdout)
    ]
    assert (result.exit_code, found) == (
        0,
        [
            tomorrow,
            ("date_published", "99.99.9999", 1, "no such month", "13.13.2023", "https://el.kz/maqala_4/"),
            ("view_count", "көп", 1, "no number", "көп", "https://el.kz/maqala_1/"),
        ],
    )


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        ([], ["Ертең, 18:40", "13.13.2023", "көп"]),
        (["--limit", "1"], ["Ертең, 18:40", "and 2 more forms: --limit 3 shows them all"]),
        (["--agency", "el_kz"], ["Ертең, 18:40", "13.13.2023", "көп"]),
        (["--agency", "baq_kz"], ["Everything that the pages showed could be read."]),
    ],
)
def test_unread_is_a_table_for_people(unreadable: Path, arguments: list[str], lines: list[str]) -> None:
    result = CliRunner().invoke(main, ["unread", str(unreadable), *arguments])

    texts = (
        "Ертең, 18:40",
        "13.13.2023",
        "көп",
        "and 2 more forms: --limit 3 shows them all",
        "Everything that the pages showed could be read.",
    )
    assert (result.exit_code, [text for text in texts if text in result.stdout]) == (0, lines)


def test_unread_of_no_archive_is_a_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["unread", str(tmp_path / "none.db")])

    assert (result.exit_code, result.stderr) == (1, f"There is no archive at {tmp_path / 'none.db'}.\n")
