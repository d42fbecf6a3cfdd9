"""A process that crawls, one crawl after the other, each at the simulated time that it is told. Judges nothing."""

import asyncio
import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    [
        "crawler.agencies.el_kz",
        "crawler.capture.addon",
        "crawler.extensions.progress",
        "crawler.frontier.addon",
        "crawler.pipelines.store",
        "crawler.safe.addon",
        "aiohttp.web",
        "protego",
        "scrapy.cmdline",
        "time_machine",
        "tldextract",
    ]
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a crawl came to its end."""

    reason: str
    exit_code: int
    problems: tuple[str, ...]


class CrawlError(Exception):
    """A crawl that hangs, or a process that ended by itself; the message is for people."""


class Crawler:
    """A process that waits to be told when to crawl; forked from one that has imported everything, so soon there.

    It is `scrapy crawl el_kz` with its defaults but for `settings`. What it says is added to the file `said`.
    """

    def __init__(self, url: str, settings: Mapping[str, object], said: Path) -> None:
        self._said = said
        self._connection, theirs = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(target=_work, args=(theirs, url, dict(settings), str(said)), daemon=True)
        self._process.start()
        theirs.close()  # so that the end of the process is the end of the pipe

    def crawl(self, at: datetime, patience: float) -> Ended | None:
        """Crawls as if it were that time; None when the process was killed. Raises CrawlError."""
        try:
            self._connection.send(at)
            if not self._connection.poll(patience):
                raise CrawlError(
                    f"the crawl of {at:%Y-%m-%d %H:%M} has not ended after {patience:g} s; see {self._said}"
                )
            ended: Ended = self._connection.recv()
        except (EOFError, ConnectionError):
            self._process.join()
            if self._process.exitcode != -signal.SIGKILL:
                code = self._process.exitcode
                raise CrawlError(
                    f"the crawl of {at:%Y-%m-%d %H:%M} broke down (exit code {code}); see {self._said}"
                ) from None
            return None
        return ended

    def kill(self) -> None:
        """kill -9; from any thread."""
        self._process.kill()

    def close(self) -> None:
        """Ends the process."""
        self._connection.close()
        self._process.join(10)
        self._process.kill()


def _work(connection: Connection, url: str, settings: dict[str, object], said: str) -> None:
    os.chdir(ROOT)
    descriptor = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)

    import time_machine
    from scrapy.utils.defer import deferred_f_from_coro_f
    from scrapy.utils.log import configure_logging
    from scrapy.utils.project import get_project_settings
    from scrapy.utils.reactor import install_reactor
    from twisted.internet.task import react

    configure_logging(get_project_settings())
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor", "uvloop.Loop")

    async def crawls(_: Any) -> None:
        # datetime.now() and time.time() tell the simulated time; monotonic clocks, and so all timers, the real one.
        with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC), tick=True) as clock:
            while True:
                try:
                    at = await asyncio.to_thread(connection.recv)
                except EOFError:
                    return
                clock.move_to(at)
                connection.send(await _crawl(url, settings))

    react(deferred_f_from_coro_f(crawls))


async def _crawl(url: str, asked: dict[str, object]) -> Ended:
    from scrapy.crawler import AsyncCrawlerRunner
    from scrapy.utils.project import get_project_settings

    from crawler.report import summary_of

    settings = get_project_settings()
    settings.setdict(asked, priority="cmdline")
    runner = AsyncCrawlerRunner(settings)
    crawler = runner.create_crawler("el_kz")
    await runner.crawl(crawler, site=url)
    assert crawler.stats is not None
    summary = summary_of(crawler, crawler.stats.get_value("finish_reason", "stopped"))
    return Ended(summary.reason, summary.exit_code, tuple(summary.problems))
