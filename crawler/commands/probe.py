"""`scrapy probe AGENCY [URL]`: the first look at a page, field by field: what each layer found, what it was read as.

With `--all` a first look at every agency: see `crawler.commands.probe_all`.
"""

import argparse
import sys
from typing import ClassVar
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text
from scrapy.commands import ScrapyCommand

from crawler.commands.one_page import SavedPage, add_page_options, load_page
from crawler.commands.probe_all import add_all_options, probe_all
from crawler.item import ArticleItem
from crawler.layout import Reading
from crawler.pipelines.understand import understand
from crawler.probing.fields import FIELDS, NEEDED, fields_of
from crawler.read import ChangedPage, Examined, NotArticle, examine

_PIPED = 200
"""Columns of the table when it goes into a file."""


class Command(ScrapyCommand):
    """Fetches one page (or reads a saved one) and shows how it is read; stores nothing."""

    requires_project = True
    default_settings: ClassVar[dict[str, object]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        """For `scrapy probe --help`."""
        return "AGENCY [URL] | --all [AGENCY ...]"

    def short_desc(self) -> str:
        """For `scrapy --help`."""
        return "Show how a page of an agency is read, field by field and layer by layer"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options and ours."""
        super().add_options(parser)
        add_page_options(parser)
        add_all_options(parser)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 0 when the page (or one of each agency) was read as an article, 1 when not."""
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it before it calls run
        if opts.probe_all:
            self.exitcode = probe_all(args, opts, self.crawler_process)
            return
        page = load_page(args, opts, self.crawler_process)
        console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _PIPED)
        try:
            examined = examine_page(page)
            shown = examined.shown()
        except (NotArticle, ChangedPage) as error:
            console.print(f"{page.fetched.url}: {type(error).__name__}: {error}", style="bold red", markup=False)
            self.exitcode = 1
            return
        item = ArticleItem(
            page.spider.name, page.address, page.fetched, shown, page.spider.agency_name, page.spider.time_zone
        )
        console.print(probe_table(page, examined, understand(item)))
        for advice in advise(page, item, examined):
            console.print(advice, markup=False, highlight=False)


def examine_page(page: SavedPage) -> Examined:
    """What each layer finds on the page; raises `NotArticle`."""
    spider = page.spider
    return examine(
        page.body,
        page.fetched.url,
        layouts=spider.layouts,
        captured=page.fetched.at.astimezone(ZoneInfo(spider.time_zone)).date(),
        content_type=page.content_type,
        names=(spider.agency_name,),
    )


def probe_table(page: SavedPage, examined: Examined, item: ArticleItem) -> Table:
    """A row a field: the value, its layer, what every other layer found, what the pipelines made of it."""
    table = Table(title=f"{page.fetched.url} (HTTP {page.fetched.status})", title_justify="left", show_lines=True)
    for name in ("field", "value as shown", "layer", "other layers", "understood as"):
        table.add_column(name, overflow="fold")
    for one in fields_of(item, examined):
        style = "red" if not one.value and one.name in NEEDED else "dim" if not one.value else ""
        table.add_row(
            one.name,
            Text(one.value or "—", style=style),
            one.layer,
            Text("\n".join(one.others), style="dim"),
            Text(one.understood),
        )
    return table


def advise(page: SavedPage, item: ArticleItem, examined: Examined) -> list[str]:
    """What to do about empty and doubtful fields, a sentence each."""
    name = page.spider.name
    advice = [f"Doubt: {doubt}" for doubt in item.shown.doubts]
    empty = [field for field in FIELDS if not getattr(item.shown, field)]
    if empty:
        many = FIELDS[empty[0]].many
        example = f'Page({empty[0]}={"every" if many else "one"}("css selector"), …)'
        advice.append(
            f"Empty: {', '.join(empty)}. If the page shows one of them, give it a selector in "
            f"crawler/agencies/{name}.py, for example {example}, and probe again."
        )
    if examined.lines == Reading():
        advice.append("The visible lines gave nothing: the page has no line that could be a headline.")
    advice.append(f"Read right? Keep it as a test: scrapy fixture {name} {page.fetched.url}")
    return advice
