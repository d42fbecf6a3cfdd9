"""A real crawl that is killed at random moments: no page that a spider has seen is missing from the WARC files."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from crawler.capture.cdxj import index_path, read_index
from crawler.capture.salvage import salvage
from tests.crawl.test_capture import ROOT, SPIDER, answer, serving
from tests.crawler.capture.exchanges import read_warc

CHAINS, KILLS = 2, 11
PAGES = {f"/{number}": answer(os.urandom(20_000)) for number in range(400)}


def kill_again_and_again(url: str, folder: Path, chance: random.Random) -> tuple[set[tuple[str, int, int]], int]:
    """Crawls and kills it, some times: the places that spiders were told, and how many files were left open."""
    settings = {
        "ADDONS": {"crawler.capture.addon.CaptureAddon": 100},
        "WARC": str(folder),
        "LOG_LEVEL": "CRITICAL",
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "DOWNLOAD_DELAY": 0,
        "TELNETCONSOLE_ENABLED": False,
    }
    arguments = json.dumps([settings, [url + path for path in PAGES], {}])
    told: set[tuple[str, int, int]] = set()
    left_open = 0
    for _ in range(KILLS):
        crawl = subprocess.Popen([sys.executable, "-c", SPIDER, arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        with crawl:
            assert crawl.stdout is not None
            first = crawl.stdout.readline()
            time.sleep(chance.uniform(0, 0.3))
            os.kill(crawl.pid, signal.SIGKILL)
            lines = [first, *crawl.stdout.read().splitlines(keepends=True)]
        for _, status, _, place in (json.loads(line) for line in lines if line.endswith("]\n")):
            assert status == 200
            told.add(tuple(place[1:]))
        left_open += len(list(folder.glob("one/*.open")))
    return told, left_open


def test_what_a_spider_has_seen_is_on_record_whenever_the_crawl_was_killed(tmp_path: Path) -> None:
    with serving(PAGES) as wire, ThreadPoolExecutor(CHAINS) as chains:
        folders = [tmp_path / str(number) for number in range(CHAINS)]
        runs = [
            chains.submit(kill_again_and_again, wire.url, folder, random.Random(number))  # noqa: S311 - no secret
            for number, folder in enumerate(folders)
        ]
    for folder, run in zip(folders, runs, strict=True):
        told, left_open = run.result()
        assert left_open == KILLS  # each crawl has salvaged what the one before it had left
        assert len(salvage(folder / "one")) == 1
        found = set()
        for warc in folder.glob("one/*.warc.gz"):
            responses = [
                one.headers["WARC-Record-ID"] for one in read_warc(warc) if one.kind in ("response", "revisit")
            ]
            entries = list(read_index(index_path(warc)))
            assert sorted(f"<{entry.record_id}>" for entry in entries) == sorted(responses)
            found |= {(f"one/{warc.name}", entry.offset, entry.length) for entry in entries}
        assert len(list(folder.glob("one/*.warc.gz"))) == KILLS
        assert told <= found
        assert len(told) > KILLS
