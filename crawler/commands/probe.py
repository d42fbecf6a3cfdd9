"""`scrapy probe AGENCY [URL]`: the first look at a page, field by field: what each layer found, what it was read as."""

import argparse
import sys
from typing import ClassVar
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text
from scrapy.commands import ScrapyCommand

from crawler.commands.one_page import SavedPage, add_page_options, load_page
from crawler.item import ArticleItem
from crawler.layout import Reading
from crawler.pipelines.understand import understand
from crawler.read import ChangedPage, Examined, NotArticle, examine

_FIELDS: dict[str, str] = {
    "headline": "headline",
    "description": "description",
    "article_section": "article_section",
    "article_body": "article_body",
    "authors": "authors",
    "date_published": "date_published",
    "date_modified": "date_modified",
    "views": "",
    "credit": "",
    "photos": "image",
    "tags": "keywords",
}
"""The fields of a reading, and their names in structured data (empty: it has none)."""

_NEEDED = ("headline", "article_body", "date_published")
_WIDE = 60
_PIPED = 200
"""Columns of the table when it goes into a file."""


class Command(ScrapyCommand):
    """Fetches one page (or reads a saved one) and shows how it is read; stores nothing."""

    requires_project = True
    default_settings: ClassVar[dict[str, object]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        """For `scrapy probe --help`."""
        return "AGENCY [URL]"

    def short_desc(self) -> str:
        """For `scrapy --help`."""
        return "Show how a page of an agency is read, field by field and layer by layer"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options and ours."""
        super().add_options(parser)
        add_page_options(parser)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 0 when the page was read as an article, 1 when not."""
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it before it calls run
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
    understood = understood_values(item)
    for field, declared_name in _FIELDS.items():
        value = _text(getattr(item.shown, field))
        layer = item.shown.layers.get(field)
        others = _others(field, declared_name, examined, value)
        style = "red" if not value and field in _NEEDED else "dim" if not value else ""
        table.add_row(
            field,
            Text(_cut(value) or "—", style=style),
            str(layer or ""),
            Text("\n".join(others), style="dim"),
            Text(understood.get(field, "")),
        )
    return table


def _others(field: str, declared_name: str, examined: Examined, value: str) -> list[str]:
    found = [("selector", _text(examined.selected.get(field, "")))]
    if declared_name:
        found += [("structured", _text(getattr(one, declared_name))) for one in examined.declared]
    found.append(("lines", _text(getattr(examined.lines, field))))
    return [f"{layer}: {_cut(text)}" for layer, text in found if text and text != value]


def understood_values(item: ArticleItem) -> dict[str, str]:
    """What the pipelines made of an item, as text, by the field that it was read from."""
    values = {}
    for field, moment in (("date_published", item.date_published), ("date_modified", item.date_modified)):
        if moment:
            values[field] = f"{moment.text} ({moment.precision}, rule {moment.rule})"
    if item.views:
        values["views"] = str(item.views.value)
    if item.credit:
        parties = ", ".join(f"{party.name or '?'} ({party.kind})" for party in item.credit.parties)
        values["credit"] = f"{item.credit.text}: {parties}"
    if item.authors:
        values["authors"] = ", ".join(author.name for author in item.authors)
    if item.attribution:
        values["article_body"] = f"reported by {item.attribution.reporter}" + (
            f", on the word of {item.attribution.source}" if item.attribution.source else ""
        )
    for unread in item.unread:
        field = {"view_count": "views", "credit_text": "credit", "author": "authors"}.get(unread.field, unread.field)
        values[field] = f"can't read {unread.shown!r}: {unread.reason}"
    return values


def advise(page: SavedPage, item: ArticleItem, examined: Examined) -> list[str]:
    """What to do about empty and doubtful fields, a sentence each."""
    name = page.spider.name
    advice = [f"Doubt: {doubt}" for doubt in item.shown.doubts]
    empty = [field for field in _FIELDS if not getattr(item.shown, field)]
    if empty:
        many = isinstance(getattr(Reading(), empty[0]), tuple)
        example = f'Page({empty[0]}={"every" if many else "one"}("css selector"), …)'
        advice.append(
            f"Empty: {', '.join(empty)}. If the page shows one of them, give it a selector in "
            f"crawler/agencies/{name}.py, for example {example}, and probe again."
        )
    if examined.lines == Reading():
        advice.append("The visible lines gave nothing: the page has no line that could be a headline.")
    advice.append(f"Read right? Keep it as a test: scrapy fixture {name} {page.fetched.url}")
    return advice


def _text(value: object) -> str:
    if isinstance(value, tuple):
        texts = [getattr(one, "url", one) for one in value]
        return " ¶ ".join(map(str, texts))
    return str(value)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDE * 4 else f"{text[: _WIDE * 3]} … {text[-_WIDE:]} ({len(text)} letters)"
