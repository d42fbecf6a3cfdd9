"""What a person at the terminal sees of a crawl while it runs; nothing when the output goes elsewhere."""

import sys
from typing import Self

from rich.console import Console
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import BaseSettings

from crawler.extensions.panel import Panel


def watched(settings: BaseSettings, console: Console) -> bool:
    """Whether a person sees the terminal, and nothing else is written there at every page."""
    chatty = settings["LOG_FILE"] is None and settings["LOG_LEVEL"] == "DEBUG"
    return console.is_terminal and not chatty and not settings.getbool("LOG_JSON")


class Progress:
    """An extension: the panel of one crawl. Several in one process have one of their own (setting PROGRESS off)."""

    def __init__(self, crawler: Crawler) -> None:
        console = Console(file=sys.stderr)
        if not crawler.settings.getbool("PROGRESS") or not watched(crawler.settings, console):
            raise NotConfigured
        self._panel = Panel([crawler], console)
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._closed, signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises NotConfigured, which Scrapy takes for «not wanted», when no person is watching."""
        return cls(crawler)

    def _opened(self) -> None:
        self._panel.start()

    def _closed(self) -> None:
        self._panel.stop()
