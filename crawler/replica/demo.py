"""`make demo`: the real spiders crawl the stand-in press, over HTTP on loopback, into a real archive.

El.kz on three of its days, then all other agencies at once. The crawls are `scrapy crawl`, as against the real sites.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from crawler.replica.hosts import serve_press
from crawler.replica.press import agencies, load
from crawler.replica.server import serve

FOLDER = Path("demo")
ARCHIVE = FOLDER / "archive.db"
_PAUSE = 0.05
"""Seconds between two requests: this machine's own site needs no courtesy, but a person wants to watch."""

_DAYS = {
    1: "Day 1. The archive is empty: everything is new.",
    2: "Day 2. New articles, edits without a word, one article taken down, one moved.",
    3: "Day 3. More of it, and one edit is taken back.",
}


def main() -> int:
    """Makes demo/archive.db anew; returns the exit code of the last crawl that failed, else 0."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    failed = 0
    with serve(load("el_kz")) as press:
        print(f"A stand-in of El.kz is on {press.url}/ while this runs: made-up articles on this machine.\n")
        for day, title in _DAYS.items():
            print(title, flush=True)
            press.stand_in.day = day
            failed = _crawl(["el_kz"], f"site={press.url}", f"day-{day}") or failed
            print(flush=True)
    others = [name for name in agencies() if name != "el_kz"]
    print(f"The other agencies, {len(others)} of them, all at once.", flush=True)
    with serve_press([load(name) for name in others]) as all_others:
        file = FOLDER / "sites.json"
        file.write_text(json.dumps({name: all_others.site_argument(name) for name in others}), "utf-8")
        failed = _crawl(others, f"sites={file}", "press") or failed
    print()
    print("The archive is demo/archive.db. What next?")
    print("  make serve                             look at it in a browser: http://127.0.0.1:8001/")
    print("  .venv/bin/muragat info demo/archive.db what is in it")
    print("  .venv/bin/scrapy probe --all           the real sites: a first look at each, politely")
    print("  .venv/bin/scrapy crawl el_kz           the real El.kz, politely, into archive.db")
    return failed


def _crawl(names: Sequence[str], site: str, log: str) -> int:
    """Crawls agencies; `site` is the spider argument that says where they are, `log` names the log and the summary."""
    settings = {
        "ARCHIVE": ARCHIVE,
        "DOWNLOAD_DELAY": _PAUSE,
        "LOG_FILE": FOLDER / f"{log}.log",
        "SUMMARY": FOLDER / f"{log}.json",
    }
    options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    # The days are seconds apart: nothing would be old enough to be read again.
    command = [sys.executable, "-m", "scrapy", "crawl", *names, "-a", site, "-a", "mode=all", *options]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own command


if __name__ == "__main__":
    sys.exit(main())
