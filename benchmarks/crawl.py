"""Pages a second of crawls of the same pages at the same settings: fetching, reading, storing, capturing, all of it."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.figures import Figures, middle
from crawler.replica.manifest import manifest
from crawler.replica.press import load
from crawler.replica.repeat import repeated

ROOT = Path(__file__).parents[1]
_SAME = {"DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 16, "LOG_LEVEL": "ERROR", "IMAGES": False}
"""Settings of all: no pause, as a polite crawl measures nothing but its pause; no pictures, as articles are counted."""

_NO_PARTS = {"ITEM_PIPELINES": "{}", "EXTENSIONS": "{}", "SPIDER_MIDDLEWARES": "{}", "ADDONS": "{}"}
_RUN = """
import json, sys
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.misc import load_object
from scrapy.utils.project import get_project_settings
path, settings, arguments = json.loads(sys.argv[1])
project = get_project_settings()
project.setdict(settings, priority="cmdline")
process = AsyncCrawlerProcess(project)
crawler = process.create_crawler(load_object(path))
process.crawl(crawler, **arguments)
process.start()
stats = crawler.stats
seconds = (stats.get_value("finish_time") - stats.get_value("start_time")).total_seconds()
print(json.dumps([stats.get_value("response_received_count"), seconds]))
"""


def measure(*, articles: int, rounds: int) -> Figures:
    """The crawls in turn, `rounds` times, after one that warms the stand-in up."""
    site = repeated(load("el_kz"), articles)
    paths = [one.url.removeprefix(site.url) for one in manifest(site, 1).articles]
    rates: dict[str, list[float]] = {
        "fetch": [],
        "fetch and read": [],
        "fetch, read and store": [],
        "fetch, capture, read and store": [],
        "all of it, with the frontier": [],
    }
    with _stand_in(articles) as url, tempfile.TemporaryDirectory() as folder:
        addresses = Path(folder) / "addresses.txt"
        addresses.write_text("\n".join(url + path for path in paths), "utf-8")
        _fetch(addresses)
        for turn in range(rounds):
            rates["fetch"].append(_fetch(addresses))
            own = Path(folder) / str(turn)
            own.mkdir()
            rates["fetch and read"].append(_ours("benchmarks.bare.Parsing", url, addresses, own / "p.db", warc=""))
            spider = "crawler.agencies.el_kz.ElKz"
            rates["fetch, read and store"].append(_ours(spider, url, addresses, own / "s.db", warc=""))
            warc = str(own / "warc")
            rates["fetch, capture, read and store"].append(_ours(spider, url, addresses, own / "c.db", warc=warc))
            warc, frontier = str(own / "warc2"), str(own / "frontier")
            rates["all of it, with the frontier"].append(
                _ours(spider, url, addresses, own / "f.db", warc=warc, frontier=frontier)
            )
    bare, read, stored = rates["fetch"], rates["fetch and read"], rates["fetch, read and store"]
    in_memory = rates["fetch, capture, read and store"]

    def row(name: str) -> tuple[str, ...]:
        own = rates[name]
        ratios = (median(a / b for a, b in zip(own, other, strict=True)) for other in (bare, read, stored, in_memory))
        return (name, middle(own), *(f"{ratio:.2f}" for ratio in ratios))

    return Figures(
        "Crawl",
        f"{len(paths)} articles of the stand-in over HTTP on loopback, {rounds} rounds in turn; medians with ranges. "
        "The stand-in's server runs on the same machine.",
        (
            "crawl",
            "pages a second",
            "to fetching",
            "to fetching and reading",
            "to all but capturing",
            "to a queue in memory",
        ),
        tuple(row(name) for name in rates),
    )


@contextmanager
def _stand_in(articles: int) -> Iterator[str]:
    command = [
        sys.executable,
        "-m",
        "crawler.replica",
        "--port",
        "0",
        "--crawl-delay",
        "0",
        "--articles",
        str(articles),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            first = server.stdout.readline()
            yield "http://" + first.partition("http://")[2].partition("/")[0]
        finally:
            server.terminate()


def _fetch(addresses: Path) -> float:
    return _run("benchmarks.bare.Bare", _SAME | _NO_PARTS, {"addresses": str(addresses)})


def _ours(spider: str, url: str, addresses: Path, archive: Path, *, warc: str, frontier: str = "") -> float:
    settings = _SAME | {"ARCHIVE": str(archive), "WARC": warc, "FRONTIER": frontier}
    if spider.startswith("benchmarks"):
        settings |= {"ITEM_PIPELINES": "{}"}
    return _run(spider, settings, {"site": url, "url": str(addresses)})


def _run(spider: str, settings: dict[str, object], arguments: dict[str, str]) -> float:
    """Pages a second of one crawl in a process of its own; raises RuntimeError when it failed."""
    asked = json.dumps([spider, settings, arguments])
    done = subprocess.run([sys.executable, "-c", _RUN, asked], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        raise RuntimeError(f"the crawl of {spider} failed:\n{done.stderr[-2000:]}")
    pages, seconds = json.loads(done.stdout.splitlines()[-1])
    return float(pages / seconds)
