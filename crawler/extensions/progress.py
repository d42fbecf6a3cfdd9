"""What a person at the terminal sees of a crawl while it runs; nothing when the output goes elsewhere."""

import logging
import sys
from datetime import UTC, datetime, timedelta
from typing import Self, TextIO

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.summary import PREFIX

_PER_SECOND = 4


class Progress:
    """An extension: a small panel with pages, articles by outcome, rate, queue, errors and time."""

    def __init__(self, crawler: Crawler) -> None:
        console = Console(file=sys.stderr)
        chatty = crawler.settings["LOG_FILE"] is None and crawler.settings["LOG_LEVEL"] == "DEBUG"
        if chatty or crawler.settings.getbool("LOG_JSON") or not console.is_terminal:
            raise NotConfigured
        self._crawler = crawler
        self._live = Live(console=console, get_renderable=self._panel, refresh_per_second=_PER_SECOND, transient=True)
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._closed, signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises NotConfigured, which Scrapy takes for «not wanted», when no person is watching."""
        return cls(crawler)

    def _opened(self) -> None:
        self._live.start()
        # Log lines go above the panel, not through it: rich has put its own stream in stderr's place.
        self._redirect(sys.__stderr__, sys.stderr)

    def _closed(self) -> None:
        self._redirect(sys.stderr, sys.__stderr__)
        self._live.stop()

    @staticmethod
    def _redirect(old: TextIO | None, new: TextIO | None) -> None:
        for handler in logging.getLogger().handlers:
            if isinstance(handler, logging.StreamHandler) and handler.stream is old and new is not None:
                handler.setStream(new)

    def _panel(self) -> Table:
        stats = self._crawler.stats.get_stats()

        def count(name: str) -> int:
            value: int = stats.get(PREFIX + name, 0)
            return value

        pages = stats.get("downloader/response_count", 0)
        waiting = stats.get("scheduler/enqueued", 0) - stats.get("scheduler/dequeued", 0)
        started: datetime | None = stats.get("start_time")
        seconds = (datetime.now(UTC) - started).total_seconds() if started else 0.0
        rate = pages / seconds if seconds else 0.0
        left = f" (~{timedelta(seconds=round(waiting / rate))})" if rate and waiting else ""
        troubles = sum(
            map(count, ("pages/failed", "pages/refused", "pages/changed", "pages/not-article", "pages/cut-off"))
        )
        panel = Table.grid(padding=(0, 2))
        for _ in range(4):
            panel.add_column(no_wrap=True)
        panel.add_row(
            Text(self._crawler.spidercls.name, style="bold"),
            f"{pages:,} pages  {rate:.1f}/s",
            f"{waiting:,} waiting{left}",
            f"{timedelta(seconds=round(seconds))}",
        )
        panel.add_row(
            "",
            f"{count('articles/new'):,} new  {count('articles/revised'):,} revised  "
            f"{count('articles/unchanged'):,} unchanged",
            f"{count('articles/gone'):,} gone  {count('images/captured'):,} images",
            Text(f"{troubles:,} not read", style="yellow" if troubles else ""),
        )
        return panel
