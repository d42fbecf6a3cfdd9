"""`make demo`: the real spider crawls the stand-in on three days, over HTTP on loopback, into a real archive.

Nothing of it is made up for the occasion: the crawls are `scrapy crawl el_kz`, as against the real site.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from crawler.replica.press import load
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
            failed = _crawl(press.url, day) or failed
            print(flush=True)
    print("The archive is demo/archive.db. What next?")
    print("  make serve                             look at it in a browser: http://127.0.0.1:8001/")
    print("  .venv/bin/muragat info demo/archive.db what is in it")
    print("  .venv/bin/scrapy crawl el_kz           the real El.kz, politely, into archive.db")
    return failed


def _crawl(url: str, day: int) -> int:
    settings = {
        "ARCHIVE": ARCHIVE,
        "DOWNLOAD_DELAY": _PAUSE,
        "LOG_FILE": FOLDER / f"day-{day}.log",
        "SUMMARY": FOLDER / f"day-{day}.json",
    }
    options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    # The days are seconds apart: nothing would be old enough to be read again.
    asked = ["-a", f"site={url}", "-a", "mode=all"]
    command = [sys.executable, "-m", "scrapy", "crawl", "el_kz", *asked, *options]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own command


if __name__ == "__main__":
    sys.exit(main())
