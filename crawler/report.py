"""The summary of a crawl for people: a table and sentences on the terminal, and a JSON file when asked for."""

import json
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table
from scrapy.crawler import Crawler

from crawler.spider import AgencySpider
from crawler.summary import Summary, summarise


def summary_of(crawler: Crawler, reason: str) -> Summary:
    """The summary of a crawl that ended, or is ending, for `reason`."""
    stats = crawler.stats.get_stats()
    started: datetime | None = stats.get("start_time")
    seconds = (datetime.now(UTC) - started).total_seconds() if started else 0.0
    spider = crawler.spider
    return summarise(
        crawler.spidercls.name,
        reason,
        round(seconds, 1),
        stats,
        most_changed=crawler.settings.getfloat("CHANGED_SHARE"),
        whole=isinstance(spider, AgencySpider) and spider.plan.whole,
    )


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
    minutes, seconds = divmod(summary.seconds, 60)
    table.add_row("time", f"{minutes:.0f} min {seconds:.0f} s" if minutes else f"{seconds:.1f} s")
    console.print(table)
    for note in summary.notes:
        console.print(note, style="dim", highlight=False, markup=False)
    for finding in summary.findings:
        console.print(finding.sentence, style="bold yellow", highlight=False, markup=False)
    for problem in summary.problems:
        console.print(problem, style="bold red", highlight=False, markup=False)


def write_summary(summary: Summary, path: Path) -> None:
    """The summary as JSON; raises OSError."""
    path.write_text(json.dumps(summary.as_json(), ensure_ascii=False, indent=2) + "\n", "utf-8")
