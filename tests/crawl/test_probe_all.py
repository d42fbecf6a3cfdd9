"""`scrapy probe --all` on stand-ins: pages are captured politely, and what was captured gives the same report again."""

import json
import subprocess
import sys
from pathlib import Path

from crawler.replica.hosts import serve_press
from crawler.replica.press import load

ROOT = Path(__file__).parents[2]
NAMES = ("el_kz", "informburo_kz", "kaz_inform_kz")
"""One of them redirects its list, one has editions on hosts of their own."""


def probe(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    settings = ("-s", f"ARCHIVE={folder / 'archive.db'}", "-s", "DOWNLOAD_DELAY=0")
    return subprocess.run(
        [sys.executable, "-m", "scrapy", "probe", "--all", *NAMES, "--out", str(folder), *arguments, *settings],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def report(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("The report is")]


def test_the_captures_of_a_first_contact_give_the_same_report_again(tmp_path: Path) -> None:
    with serve_press([load(name) for name in NAMES]) as press:
        sites = tmp_path / "sites.json"
        sites.write_text(json.dumps({name: press.site_argument(name) for name in NAMES}), "utf-8")
        first = probe(tmp_path, "--sites", str(sites))
        asked = {name: dict(next(iter(press.served[name].values())).stand_in.requests) for name in NAMES}
    assert first.returncode == 0, first.stdout + first.stderr
    for name in NAMES:
        assert f"scrapy fixture {name} https://" in first.stdout
        assert 3 <= sum(asked[name].values()) <= 4, "robots.txt, a list (by a redirect), an article"
    again = probe(tmp_path, "--from", str(tmp_path / "warc"))
    assert report(again.stdout) == report(first.stdout)
    assert "First contact with 3 agencies" in (tmp_path / "report.html").read_text("utf-8")
    assert not (tmp_path / "archive.db").exists()


def test_a_site_that_can_t_be_reached_is_said_and_ends_with_1(tmp_path: Path) -> None:
    sites = tmp_path / "sites.json"
    sites.write_text(json.dumps(dict.fromkeys(NAMES, "http://127.0.0.1:9")), "utf-8")
    done = probe(tmp_path, "--sites", str(sites), "-s", "RETRY_ENABLED=False")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "no answer" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    done = probe(tmp_path, "--from", str(tmp_path / "none"))
    assert done.returncode == 2
    assert "there is no file or folder" in done.stdout + done.stderr
