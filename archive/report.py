"""An archive's numbers as plain tables for a terminal. It reads no files."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from archive.info import ArchiveInfo, CrawlInfo, EditionInfo
from archive.unread import UnreadForm


def print_info(info: ArchiveInfo, console: Console) -> None:
    """Prints the totals, a row for each edition and the newest crawls."""
    console.print(f"{info.path}: {info.size_bytes / 1e6:.1f} MB", highlight=False, markup=False, soft_wrap=True)
    for table in (_totals(info), _editions(info.editions), _crawls(info.crawls)):
        console.print()
        console.print(table)


def print_unread(forms: Sequence[UnreadForm], of: int, console: Console) -> None:
    """Prints a row for each form of text that could not be read; `of` is how many forms there are."""
    if not forms:
        console.print("Everything that the pages showed could be read.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("articles", justify="right", no_wrap=True)
    for name in ("agency", "field", "text", "reason", "example"):
        table.add_column(name, overflow="fold")
    for form in forms:
        shown = " ".join(form.shown.split())
        cells = (form.agency, form.field, shown, form.reason, form.url)
        table.add_row(f"{form.articles:,}", *(Text(cell) for cell in cells))
    console.print(table)
    if len(forms) < of:
        console.print(f"and {of - len(forms):,} more forms: --limit {of} shows them all", highlight=False)


def _totals(info: ArchiveInfo) -> Table:
    numbers = {
        "agencies": info.agencies,
        "articles": info.articles,
        "revisions": info.revisions,
        "views": info.views,
        "photos": info.photos,
        "images": info.images,
        "captures": info.captures,
        "gone": info.gone,
        "unread": info.unread,
    }
    table = _table((), tuple(numbers))
    table.add_row(*(f"{number:,}" for number in numbers.values()))
    return table


def _editions(editions: tuple[EditionInfo, ...]) -> Table:
    table = _table(("agency", "edition"), ("articles", "edits", "gone", "published from", "to", "last seen"))
    for row in editions:
        counts = (f"{row.articles:,}", f"{row.edits:,}", f"{row.gone:,}")
        days = (row.first_published or "", row.last_published or "", row.last_seen[:10])
        table.add_row(row.agency, row.edition, *counts, *days)
    return table


def _crawls(crawls: tuple[CrawlInfo, ...]) -> Table:
    table = _table(("crawl of", "started (UTC)", "ended"), ("pages", "new", "revised", "unchanged", "gone", "failed"))
    for row in crawls:
        numbers = (row.pages, row.new, row.revised, row.unchanged, row.gone, row.failed)
        ended = row.reason or ("" if row.finished_at else "not yet")
        table.add_row(row.agency, _minute(row.started_at), ended, *(f"{number:,}" for number in numbers))
    return table


def _table(left: tuple[str, ...], right: tuple[str, ...]) -> Table:
    """An empty table; the columns of `right` hold numbers and days."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in left:
        table.add_column(name, no_wrap=True)
    for name in right:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _minute(moment: str) -> str:
    """2023-01-13T12:19:00Z as 2023-01-13 12:19."""
    return moment[:16].replace("T", " ")
