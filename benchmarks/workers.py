"""Pages a second of one, two and four workers with one frontier in Redis, on one light stand-in with many hosts."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.figures import Figures, middle
from tests.redis_server import PROGRAM, redis_server

ROOT = Path(__file__).parents[1]
HOSTS = 8
_SETTINGS = {
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
    "LOG_LEVEL": "ERROR",
    "IMAGES": False,
    "FRONTIER_LEASE": 6,
}
_SERVE = """
import asyncio, sys, time
from tests.crawl.light_site import LightSite
hosts, articles = int(sys.argv[1]), int(sys.argv[2])
site = LightSite(articles)
asked = []
async def handle(reader, writer):
    try:
        while head := await reader.readuntil(b"\\r\\n\\r\\n"):
            path = head.split(b" ", 2)[1].decode("ascii")
            if path == "/count":
                body, kind = f"{len(asked)} {asked[-1] - asked[0] if asked else 0}".encode(), "text/plain"
                asked.clear()
                status = 200
            else:
                status, kind, text = site.answer(path)
                body = text.encode()
                if path.rstrip("/").rpartition("_")[2].isdigit():
                    asked.append(time.monotonic())
            length = f"Content-Length: {len(body)}\\r\\n\\r\\n"
            writer.write(f"HTTP/1.1 {status} -\\r\\nContent-Type: {kind}\\r\\n{length}".encode() + body)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()
async def main():
    servers = [await asyncio.start_server(handle, "127.0.0.1", 0) for _ in range(hosts)]
    print(*(one.sockets[0].getsockname()[1] for one in servers), flush=True)
    await servers[0].serve_forever()
asyncio.run(main())
"""
_WORK = """
import json, sys
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings
from crawler.agencies.el_kz import ElKz
ports, settings = json.loads(sys.argv[1])
project = get_project_settings()
project.setdict(settings, priority="cmdline")
process = AsyncCrawlerProcess(project)
for number, port in enumerate(ports):
    spider = type(f"Bench{number}", (ElKz,), {"name": f"bench_{number}", "base": f"https://bench{number}.example"})
    process.crawl(process.create_crawler(spider), edition="kk", mode="all", site=f"http://127.0.0.1:{port}")
process.start()
"""


def measure(*, articles: int, rounds: int) -> Figures:
    """The crawls in turn, `rounds` times, the workers expecting each other as after an earlier crawl."""
    header = ("workers", "pages a second", "to one worker")
    title, cores = "Several workers", os.cpu_count() or 1
    if PROGRAM is None:
        return Figures(title, "Not measured: redis-server is not installed.", header, ())
    each = max(articles // HOSTS, 1)
    rates: dict[int, list[float]] = {1: [], 2: [], 4: []}
    with tempfile.TemporaryDirectory() as folder, _stand_in(each) as ports:
        for turn in range(rounds):
            for workers, own in rates.items():
                place = Path(folder) / f"{turn}-{workers}"
                with redis_server(place) as url:
                    _expect(url, workers)
                    own.append(_crawl(ports, url, place / "crawl", workers, HOSTS * each))
    return Figures(
        title,
        f"{HOSTS} agencies, each on a server of its own, with {each} small articles each, over HTTP on loopback; no "
        "pause, at most 4 requests at once to a host. Pages are fetched, captured, read and stored, each worker one "
        f"process with an archive of its own; {rounds} rounds in turn, medians with ranges, from the first "
        "article to the last. All of it, the stand-in and Redis (appendfsync everysec) too, is on "
        f"one machine with {cores} cores: more workers than cores can gain nothing here.",
        header,
        tuple(
            (
                str(workers),
                middle(own),
                f"{median(a / b for a, b in zip(own, rates[1], strict=True)):.2f}",
            )
            for workers, own in rates.items()
        ),
    )


def _expect(url: str, workers: int) -> None:
    import redis

    seen = {f"worker{number}": time.time() * 1000 for number in range(workers)}
    redis.Redis.from_url(url).zadd("muragat:workers", seen)


def _crawl(ports: list[int], url: str, folder: Path, workers: int, wanted: int) -> float:
    """Pages a second; raises RuntimeError when a worker failed or a page was left out."""
    _count(ports[0])
    processes = []
    for number in range(workers):
        own = folder / str(number)
        own.mkdir(parents=True)
        settings = {**_SETTINGS, "ARCHIVE": str(own / "archive.db"), "FRONTIER": url, "WORKER": f"worker{number}"}
        asked = json.dumps([ports, settings])
        processes.append(
            subprocess.Popen([sys.executable, "-c", _WORK, asked], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        )
    errors = [process.communicate()[1] for process in processes]
    pages, seconds = _count(ports[0])
    if pages != wanted or any(process.returncode for process in processes):
        raise RuntimeError(f"{pages} of {wanted} pages were asked for:\n{''.join(errors)[-2000:]}")
    return pages / seconds


def _count(port: int) -> tuple[int, float]:
    """The articles that were asked for since this was asked last, and the seconds from the first to the last."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /count HTTP/1.1\r\nHost: x\r\n\r\n")
        pages, seconds = connection.recv(4096).rpartition(b"\r\n\r\n")[2].split()
        return int(pages), float(seconds)


@contextmanager
def _stand_in(articles: int) -> Iterator[list[int]]:
    command = [sys.executable, "-c", _SERVE, str(HOSTS), str(articles)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield [int(port) for port in server.stdout.readline().split()]
        finally:
            server.terminate()
