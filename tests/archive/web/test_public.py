"""`muragat serve --public`: the attacks that were tried on datasette, and what a reader still gets."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from click.testing import CliRunner

from archive.cli import main
from archive.store import Archive
from archive.web import guard
from archive.web.plugin import LONGEST_VALUE
from archive.web.serve import check_public
from tests.archive.asking import Get, asking

if TYPE_CHECKING:
    from tests.archive.conftest import Press


@pytest.fixture
def filled(archive: Archive, press: "Press", path: Path) -> Path:
    archive.save([press.full(0, headline="Мектеп ашылды"), press.full(24, headline="Мектеп жабылды")])
    return path


@pytest.fixture
def get(filled: Path) -> Iterator[Get]:
    with asking(filled, public=True) as get:
        yield get


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/archive.json?sql=select+zeroblob(900000000)", 403),
        ("/archive?sql=select+1", 403),
        ("/archive/articles.json?_where=1%3D1", 403),
        ("/archive/articles.json?_facet=headline", 400),
        ("/archive.db", 404),
        ("/%5C%5Cexample.com/", 400),
        ("/%5Cexample.com/", 400),
        ("/%2F%2Fexample.com/", 400),
        ("/archive%5C/", 400),
        ("/%09/example.com/", 400),
        ("/-/metadata.json", 404),
        ("/-/databases.json", 404),
        ("/-/plugins.json", 404),
        ("/-/threads", 404),
        ("/-/settings.json", 404),
        ("/-/versions.json", 404),
        ("/-/allow-debug", 404),
        ("/-/messages", 404),
        ("/-/auth-token?token=1", 404),
        (f"/search?q={'а' * guard.LONGEST_QUERY}", 414),
        ("/archive/articles/1e400.json", 404),
        ("/article/999999999999999999999", 404),
    ],
)
def test_what_a_stranger_may_not_do_is_refused(get: Get, address: str, status: int) -> None:
    response = get.response(address)
    assert (response.status_code, response.headers.get("location")) == (status, None)
    assert str(get.datasette.get_database("archive").path) not in response.text


def test_the_address_of_datasette_search_all_leads_to_our_search_and_nowhere_else(get: Get) -> None:
    response = get.response("/-/search", q="//example.com/мектеп")
    found = (response.status_code, response.headers["location"])
    assert found == (302, "/search?q=%2F%2Fexample.com%2F%D0%BC%D0%B5%D0%BA%D1%82%D0%B5%D0%BF")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_is_written_and_no_other_site_is_let_in(get: Get, method: str) -> None:
    response = get.runner.run(
        get.datasette.client.request(method, "/archive/articles", headers={"Origin": "https://example.com"})
    )
    assert response.status_code == 405
    assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search?q=мектептерге",
        "/article/1",
        "/edits",
        "/health",
        "/-/coverage",
        "/archive",
        "/archive/articles",
        "/archive/articles.json?_size=max&agency=el_kz",
        "/archive/articles.csv?_stream=1",
        "/archive/latest",
        "/archive/latest.json",
        "/archive/articles/1",
        "/muragat/pages.css",
        "/-/static/app.css",
    ],
)
def test_a_reader_still_gets_the_pages_each_with_a_policy(get: Get, address: str) -> None:
    response = get.response(address)
    assert response.status_code == 200
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in response.headers


def test_a_value_of_the_memorys_size_is_no_answer_even_on_ones_own_machine(filled: Path) -> None:
    with asking(filled, public=False) as get:
        status, text, _ = get("/archive.json", sql=f"select zeroblob({LONGEST_VALUE + 1})")
    assert (status, "too big" in text) == (400, True)


def test_each_script_in_datasettes_pages_is_one_that_the_policy_names(filled: Path) -> None:
    with asking(filled, public=False) as get:
        for address in ("/archive", "/archive/articles", "/archive/latest", "/archive?sql=select+1"):
            page = get.response(address).text
            for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL):
                assert guard.digest(script) in guard.policy(), script


def test_a_server_that_gives_away_too_much_does_not_start(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_public(filled)
    monkeypatch.setattr("archive.web.serve.settings", lambda **_: {"default_allow_sql": True})
    said = CliRunner().invoke(main, ["serve", str(filled), "--public", "--port", "0"])
    assert (said.exit_code, "SQL of their own is run" in said.stderr) == (1, True)


def test_an_address_that_others_reach_needs_the_word_public(filled: Path) -> None:
    said = CliRunner().invoke(main, ["serve", str(filled), "--host", "0.0.0.0", "--port", "0"])  # noqa: S104 - refused
    assert (said.exit_code, said.stderr) == (
        1,
        "Others can reach 0.0.0.0, and may ask here what they like. Say --public to show it to them.\n",
    )


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="/proc tells how much memory a process had (Linux)")
def test_attacks_on_a_real_server_leave_it_running_in_little_memory(filled: Path) -> None:
    command = [sys.executable, "-c", "from archive.cli import main; main()"]
    with subprocess.Popen(
        [*command, "serve", str(filled), "--public", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://[\d.:]+/", server.stdout.readline())
            assert found is not None
            with httpx.Client(base_url=found[0], timeout=60) as client:
                client.get("/archive/articles")
                for attack in (
                    "/archive.json?sql=select+zeroblob(900000000)",
                    "/archive.json?sql=with+recursive+t(n)+as+(select+1+union+all+select+n%2B1+from+t)+select+count(*)+from+t",
                    "/archive/articles.json?_where=randomblob(900000000)",
                    "/archive/latest.json?sql=select+1",
                    "/search?q=" + "*%22".join("а" for _ in range(500)),
                    "/archive/articles.csv?_stream=1&_size=max",
                    "/compare?a=" + "%25" * 1000,
                ):
                    assert client.get(attack).status_code < 500, attack
                assert client.get("/article/1").status_code == 200
            peak = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{server.pid}/status").read_text())
            assert peak is not None
            assert int(peak[1]) < 400_000
        finally:
            server.terminate()
            assert server.stdout is not None
            assert server.stdout.read() == ""
