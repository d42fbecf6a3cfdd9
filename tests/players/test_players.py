"""WACZ files in the hands of others: `wacz validate` finds them valid, pywb shows every capture as it was."""

import gzip
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from crawler.capture.exchange import Exchange
from tests.crawler.wacz.collection import BIRDS, DAYS, PICTURE, WOODS, collect, muragat, opened

STARTED = 60.0
"""Seconds that pywb may take to start on a busy machine."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything packed in all.wacz, and day 2 in some.wacz."""
    folder = tmp_path_factory.mktemp("players")
    archive = collect(folder)
    for name, options in {"all": [], "some": ["--since", "2026-04-07", "--until", "2026-04-07"]}.items():
        result = muragat("pack", archive, "--out", folder / f"{name}.wacz", *options)
        assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("name", ["all", "some"])
def test_wacz_validate_finds_it_valid(players: Path, folder: Path, name: str) -> None:
    program = "import sys; from wacz.main import main; sys.exit(main(sys.argv[1:]))"
    command = [str(players / "python"), "-c", program, "validate", "--file", str(folder / f"{name}.wacz")]

    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        ["", "Version detected as 1.1.1", "Validation succeeded, the passed WACZ is valid"],
    ), done.stderr


def test_wacz_validate_finds_a_changed_byte(players: Path, folder: Path, tmp_path: Path) -> None:
    """So that the test above can fail."""
    content = (folder / "all.wacz").read_bytes().replace(b'"wacz_version": "1.1.1"', b'"wacz_version": "0.0.0"')
    (tmp_path / "a.wacz").write_bytes(content.replace(b"pages/pages.jsonl", b"pages/pagez.jsonl"))

    done = subprocess.run([players / "wacz", "validate", "-f", tmp_path / "a.wacz"], capture_output=True, check=False)

    assert done.returncode != 0


def test_pywb_shows_every_capture_as_it_was(players: Path, folder: Path) -> None:
    expected = captured()
    with pywb(players, folder) as port:
        for name in ("all", "some"):
            index = opened(folder / f"{name}.wacz").shown()
            shown = {(url, at): fetch(port, f"/{name}/{at}id_/{url}") for url, at, _ in index}
            assert shown == {(url, at): expected[url, at] for url, at, _ in index}
        # Days 1, 2 and 3 of an article that was edited, and edited back: the last is a revisit of the first.
        first, second, third = (fetch(port, f"/all/2026040{day}08id_/{BIRDS}") for day in (6, 7, 8))
        assert first == third != second
        # Found by a day of which nothing was asked for: what the article needs to be shown.
        assert fetch(port, f"/some/2026040708id_/{PICTURE}") == (200, b"\xff\xd8\xff picture")
        assert fetch(port, f"/some/2026040708id_/{WOODS}")[0] == 404


def captured() -> Mapping[tuple[str, str], tuple[int, bytes]]:
    """Status and body by address and second; of two in one second the better one, else the last."""
    answers: dict[tuple[str, str], tuple[int, bytes]] = {}
    for one in (one for day in DAYS for one in day if isinstance(one, Exchange)):
        body = one.received.body
        place = one.url, one.at.strftime("%Y%m%d%H%M%S")
        answer = one.received.status, gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
        if answer[0] == 200:
            answers[place] = answer
    return answers


def fetch(port: int, path: str) -> tuple[int, bytes]:
    """Status and decoded body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        return response.status, gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
    finally:
        connection.close()


@contextmanager
def pywb(players: Path, folder: Path) -> Iterator[int]:
    """pywb with the WACZ files of a folder as its collections, by its own commands; gives its port."""
    home = folder / "pywb"
    home.mkdir()
    for wacz in sorted(folder.glob("*.wacz")):
        for command in (["init", wacz.stem], ["add", "--unpack-wacz", wacz.stem, str(wacz)]):
            subprocess.run([players / "wb-manager", *command], cwd=home, check=True, capture_output=True, timeout=120)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (home / "log.txt").open("wb")
    server = subprocess.Popen(
        [players / "wayback", "--bind", "127.0.0.1", "--port", str(port)],
        cwd=home,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        wait_for(port, server, home / "log.txt")
        yield port
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        log.close()


def wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    """Returns when the server takes connections."""
    end = time.monotonic() + STARTED
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"pywb has not started: {log.read_text(errors='replace')}")
