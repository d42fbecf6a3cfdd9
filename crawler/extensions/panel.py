"""The panel at the terminal while one crawl or several run: figures from their statistics. Decides not who sees it."""

import logging
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TextIO

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text
from scrapy.crawler import Crawler

from crawler.summary import PREFIX

_PER_SECOND = 4
_TROUBLES = ("pages/failed", "pages/refused", "pages/changed", "pages/not-article", "pages/cut-off")
_MOST_ROWS = 30


class Panel:
    """Pages, articles by outcome, rate, what waits, what could not be read, and time; of each crawl and of all."""

    def __init__(self, crawlers: Sequence[Crawler], console: Console) -> None:
        self._crawlers = tuple(crawlers)
        self._live = Live(console=console, get_renderable=self._panel, refresh_per_second=_PER_SECOND, transient=True)

    def start(self) -> None:
        """Shows it, with the log above it and not through it: rich has put its own stream in stderr's place."""
        self._live.start()
        _redirect(sys.__stderr__, sys.stderr)

    def stop(self) -> None:
        """Takes it away."""
        _redirect(sys.stderr, sys.__stderr__)
        self._live.stop()

    def _panel(self) -> Table:
        panel = Table.grid(padding=(0, 2))
        for _ in range(4):
            panel.add_column(no_wrap=True)
        if len(self._crawlers) == 1:
            _add_whole(panel, self._crawlers[0].spidercls.name, self._crawlers[0].stats.get_stats())
            return panel
        running = [one for one in self._crawlers if one.crawling]
        for one in running[:_MOST_ROWS]:
            _add_line(panel, one.spidercls.name, one.stats.get_stats())
        if len(running) > _MOST_ROWS:
            panel.add_row(f"and {len(running) - _MOST_ROWS} more")
        done = len(self._crawlers) - len(running)
        _add_whole(
            panel, f"{done} of {len(self._crawlers)} done", total(one.stats.get_stats() for one in self._crawlers)
        )
        return panel


def total(several: Any) -> dict[str, Any]:
    """The sums of what is counted, and the earliest start."""
    sums: dict[str, Any] = {}
    for stats in several:
        for name, value in stats.items():
            if isinstance(value, int):
                sums[name] = sums.get(name, 0) + value
            elif name == "start_time":
                sums[name] = min(value, sums.get(name, value))
    return sums


def _add_whole(panel: Table, title: str, stats: Mapping[str, Any]) -> None:
    troubles = sum(_count(stats, name) for name in _TROUBLES)
    panel.add_row(Text(title, style="bold"), *_work(stats))
    panel.add_row(
        "", _outcomes(stats), _more(stats), Text(f"{troubles:,} not read", style="yellow" if troubles else "")
    )


def _add_line(panel: Table, title: str, stats: Mapping[str, Any]) -> None:
    pages, waiting, _ = _work(stats)
    panel.add_row(title, pages, waiting, _outcomes(stats))


def _work(stats: Mapping[str, Any]) -> tuple[str, str, str]:
    """Pages with their rate, what waits with the time that it will take, and the time so far."""
    pages = stats.get("downloader/response_count", 0)
    waiting = stats.get("scheduler/enqueued", 0) - stats.get("scheduler/dequeued", 0)
    started: datetime | None = stats.get("start_time")
    seconds = (datetime.now(UTC) - started).total_seconds() if started else 0.0
    rate = pages / seconds if seconds else 0.0
    left = f" (~{timedelta(seconds=round(waiting / rate))})" if rate and waiting else ""
    return f"{pages:,} pages  {rate:.1f}/s", f"{waiting:,} waiting{left}", f"{timedelta(seconds=round(seconds))}"


def _outcomes(stats: Mapping[str, Any]) -> str:
    named = ("new", "revised", "unchanged")
    return "  ".join(f"{_count(stats, f'articles/{outcome}'):,} {outcome}" for outcome in named)


def _more(stats: Mapping[str, Any]) -> str:
    return f"{_count(stats, 'articles/gone'):,} gone  {_count(stats, 'images/captured'):,} images"


def _count(stats: Mapping[str, Any], name: str) -> int:
    value: int = stats.get(PREFIX + name, 0)
    return value


def _redirect(old: TextIO | None, new: TextIO | None) -> None:
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler) and handler.stream is old and new is not None:
            handler.setStream(new)
