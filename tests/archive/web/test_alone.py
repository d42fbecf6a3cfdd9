"""A plain `datasette`, by its own command: our pages for an archive, and nothing of ours for other files."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from archive.store import Archive

if TYPE_CHECKING:
    from tests.archive.conftest import Press


@contextmanager
def plain_datasette(path: Path) -> Iterator[httpx.Client]:
    command = [sys.executable, "-m", "datasette", "serve", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            found = next(filter(None, (re.search(r"http://127\.0\.0\.1:\d+", line) for line in server.stderr)))
            with httpx.Client(base_url=found[0], timeout=60) as client:
                yield client
        finally:
            server.terminate()


def test_a_plain_datasette_opens_an_archive_on_its_home_page(archive: Archive, press: "Press", path: Path) -> None:
    archive.save([press.full(0, headline="Мектеп ашылды"), press.full(24, headline="Мектеп жабылды")])
    with plain_datasette(path) as client:
        home = client.get("/", headers={"Accept-Language": "en"})
        assert (home.status_code, "An archive of the Kazakh press" in home.text) == (200, True)
        assert client.get("/muragat/pages.css").headers["content-type"].startswith("text/css")
        assert "Мектеп жабылды" in client.get("/article/1").text
        assert "<mark>Мектеп</mark>" in client.get("/search", params={"q": "мектептерге"}).text
        assert client.get("/archive/latest.json").status_code == 200
        stem = client.get("/archive.json", params={"sql": "select kk_stem('мектептерге')", "_shape": "arrayfirst"})
        assert stem.json() == ["мектеп"]


def test_of_other_files_it_shows_what_it_always_does(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, headline TEXT)")
        connection.execute("INSERT INTO articles VALUES (1, 'a')")
        connection.commit()
    with plain_datasette(path) as client:
        assert "archive" in client.get("/.json").json()
        assert "/article/1" not in client.get("/archive/articles").text
        assert client.get("/edits").status_code == 404
        assert "content-security-policy" not in client.get("/archive").headers
