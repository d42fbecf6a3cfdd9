"""The summary of a crawl for people: a table and sentences on the terminal, and a JSON file when asked for."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from scrapy.crawler import Crawler

from crawler.evidence import UNVERIFIED, verdict
from crawler.spider import AgencySpider
from crawler.summary import CHANGED, FAILED, Summary, summarise, worst

_COLUMNS = ("pages", "new", "revised", "same", "gone", "missed")


def summary_of(crawler: Crawler, reason: str) -> Summary:
    """The summary of a crawl that ended, or is ending, for `reason`."""
    stats = crawler.stats.get_stats()
    started: datetime | None = stats.get("start_time")
    ended: datetime = stats.get("finish_time") or datetime.now(UTC)
    seconds = (ended - started).total_seconds() if started else 0.0
    spider = crawler.spider
    spidercls = crawler.spidercls
    summary = summarise(
        crawler.spidercls.name,
        reason,
        round(seconds, 1),
        stats,
        most_changed=crawler.settings.getfloat("CHANGED_SHARE"),
        whole=isinstance(spider, AgencySpider) and spider.plan.whole,
    )
    return replace(summary, verified=verdict(spidercls.evidence) if issubclass(spidercls, AgencySpider) else "")


def print_summary(summary: Summary, console: Console) -> None:
    """The table, then what a reader should know, then what went wrong."""
    table = Table(title=f"Crawl of {summary.agency}", title_justify="left", show_header=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    rate = f" ({summary.pages / summary.seconds:.1f}/s)" if summary.seconds else ""
    table.add_row("pages", f"{summary.pages:,}{rate}")
    for outcome in ("new", "revised", "unchanged", "gone"):
        table.add_row(f"articles {outcome}", f"{summary.articles.get(outcome, 0):,}")
    for label, count in (
        ("of them not modified (HTTP 304)", summary.not_modified),
        ("lists not modified", summary.unchanged_lists),
        ("articles doubtful", summary.articles.get("doubtful", 0)),
        ("still gone", summary.articles.get("still gone", 0)),
        ("outside of what was asked for", summary.outside),
        ("not articles", summary.not_articles),
        ("pages changed, not readable", summary.changed),
        ("pages failed", summary.failed),
        ("pages cut off", summary.cut_off),
        ("pages refused", summary.refused),
    ):
        if count:
            table.add_row(label, f"{count:,}")
    if summary.images:
        table.add_row("images", ", ".join(f"{count:,} {outcome}" for outcome, count in summary.images.items()))
    for field, count in summary.unread.items():
        table.add_row(f"unreadable {field}", f"{count:,}")
    for source, count in summary.announced.items():
        table.add_row(f"announced by {source}", f"{count:,}")
    table.add_row("time", _time(summary.seconds))
    if summary.verified:
        table.add_row("agency's file", summary.verified)
    console.print(table)
    _print_sentences(summary, console)


def print_press(summaries: Sequence[Summary], console: Console) -> None:
    """Several crawls: a row each, their sum, then what a reader should know of each."""
    many = "1 agency" if len(summaries) == 1 else f"{len(summaries)} agencies"
    table = Table(title=f"Crawl of {many}", title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("agency", no_wrap=True)
    for name in (*_COLUMNS, "time"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in summaries:
        style = {FAILED: "red", CHANGED: "yellow"}.get(one.exit_code, "")
        figures = [f"{count:,}" if count else "" for count in _figures(one)]
        table.add_row(one.agency, *figures, _clock(one.seconds), style=style)
    sums = [f"{sum(column):,}" for column in zip(*map(_figures, summaries), strict=True)]
    table.add_section()
    table.add_row("all", *sums, _clock(max(one.seconds for one in summaries)), style="bold")
    console.print(table)
    for one in summaries:
        if one.notes or one.findings or one.problems:
            console.print(f"{one.agency}:", style="bold", highlight=False)
            _print_sentences(one, console)
    unverified = [one.agency for one in summaries if one.verified == UNVERIFIED]
    if unverified:
        names = ", ".join(unverified)
        console.print(f"Not held against their live sites yet: {names}. See: scrapy probe --all", style="dim")


def _figures(summary: Summary) -> tuple[int, ...]:
    articles = (summary.articles.get(outcome, 0) for outcome in ("new", "revised", "unchanged", "gone"))
    missed = summary.changed + summary.failed + summary.cut_off + summary.refused
    return summary.pages, *articles, missed


def _clock(duration: float) -> str:
    hours, seconds = divmod(round(duration), 3600)
    return f"{hours}:{seconds // 60:02}:{seconds % 60:02}" if hours else f"{seconds // 60}:{seconds % 60:02}"


def _time(duration: float) -> str:
    minutes, seconds = divmod(duration, 60)
    return f"{minutes:.0f} min {seconds:.0f} s" if minutes else f"{seconds:.1f} s"


def _print_sentences(summary: Summary, console: Console) -> None:
    for note in summary.notes:
        console.print(note, style="dim", highlight=False, markup=False)
    for finding in summary.findings:
        console.print(finding.sentence, style="bold yellow", highlight=False, markup=False)
    for problem in summary.problems:
        console.print(problem, style="bold red", highlight=False, markup=False)


def write_summaries(summaries: Sequence[Summary], path: Path) -> None:
    """Those of several crawls as JSON, with the exit code of all; raises OSError."""
    told = {"exit_code": worst(summaries), "crawls": [one.as_json() for one in summaries]}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")


def write_summary(summary: Summary, path: Path) -> None:
    """The summary as JSON; raises OSError."""
    path.write_text(json.dumps(summary.as_json(), ensure_ascii=False, indent=2) + "\n", "utf-8")
