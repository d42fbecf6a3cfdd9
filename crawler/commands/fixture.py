"""`scrapy fixture AGENCY URL`: saves a page and how it was read as a test, to be checked by eye and committed."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands.one_page import SavedPage, add_page_options, load_page
from crawler.item import ArticleItem
from crawler.pipelines.record import record_of
from crawler.pipelines.understand import understand
from crawler.read import ChangedPage, NotArticle

FIXTURES = Path("tests/fixtures")
_EMPTY: tuple[object, ...] = (None, [], {}, "", False)


class Command(ScrapyCommand):
    """Writes tests/fixtures/AGENCY/DAY_ID.html and .json; the day is that of the capture and picks the layout."""

    requires_project = True

    def syntax(self) -> str:
        """For `scrapy fixture --help`."""
        return "AGENCY URL"

    def short_desc(self) -> str:
        """For `scrapy --help`."""
        return "Save a page of an agency, and what is read from it, as a test"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options and ours."""
        super().add_options(parser)
        add_page_options(parser)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Raises UsageError when the page can't be had or is no article."""
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it before it calls run
        page = load_page(args, opts, self.crawler_process)
        try:
            expected = expectation(read_saved(page))
        except (NotArticle, ChangedPage) as error:
            raise UsageError(f"{page.fetched.url}: {error}; nothing was saved", print_help=False) from None
        day = page.fetched.at.astimezone(ZoneInfo(page.spider.time_zone)).date()
        stem = FIXTURES / page.spider.name / f"{day}_{page.address.native_id}"
        stem.parent.mkdir(parents=True, exist_ok=True)
        stem.with_suffix(".html").write_bytes(page.body)
        text = json.dumps(expected, ensure_ascii=False, indent=2)
        stem.with_suffix(".json").write_text(text + "\n", "utf-8")
        console = Console(file=sys.stdout)
        console.print(f"Saved {stem}.html and {stem}.json.", highlight=False, markup=False)
        console.print("Read the .json against the page by eye, correct what is wrong in it, then: make test")


def read_saved(page: SavedPage) -> ArticleItem:
    """The item of a saved page with its values read; raises `NotArticle` and `ChangedPage`."""
    return understand(page.spider.item_of(page.body, page.fetched, page.address, content_type=page.content_type))


def expectation(item: ArticleItem) -> dict[str, Any]:
    """The archive's record of an item as JSON values, without empty fields, the readers' versions and the layout."""
    record = asdict(record_of(item))
    del record["readers"], record["structure"]
    plain: dict[str, Any] = json.loads(json.dumps(record, ensure_ascii=False, default=datetime.isoformat))
    return {name: filled for name, value in plain.items() if (filled := _filled(value)) not in _EMPTY}


def _filled(value: Any) -> Any:
    """A JSON value without the empty fields of the records in it."""
    if isinstance(value, dict):
        return {name: filled for name, inner in value.items() if (filled := _filled(inner)) not in _EMPTY}
    return [_filled(inner) for inner in value] if isinstance(value, list) else value
