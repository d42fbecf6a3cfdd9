"""Coverage for people and for other programs: a table for a terminal, CSV. What it counts is `archive.coverage`'s."""

import csv
from collections.abc import Sequence
from dataclasses import asdict, astuple, fields
from typing import TextIO

from rich.console import Console
from rich.table import Table

from archive.coverage import CoveredDay, totals

_WHY = ("gone", "robots", "refused", "unread", "failed", "not_yet")


def print_coverage(days: Sequence[CoveredDay], console: Console) -> None:
    """A row a day and one an agency; the reasons for missing articles, and gaps, only where there are any."""
    table = Table(title="Coverage", title_justify="left")
    shown = [name for name in (*_WHY, "gaps") if any(getattr(day, name) for day in days)]
    for name in ("agency", "day"):
        table.add_column(name)
    for name in ("announced", "held", "missing", *(name.replace("_", " ") for name in shown)):
        table.add_column(name, justify="right")

    def add(day: CoveredDay, name: str, style: str | None) -> None:
        counts = (day.announced, day.held, day.known - day.held, *(getattr(day, name) for name in shown))
        table.add_row(day.agency, name, *(f"{count:,}" for count in counts), style=style)

    for day in days:
        add(day, day.day or "unknown", "yellow" if day.known > day.held else None)
    table.add_section()
    for total in totals(days):
        add(total, "all days", "bold")
    console.print(table)
    known, held = sum(day.known for day in days), sum(day.held for day in days)
    share = f" ({held / known:.1%})" if known else ""
    console.print(f"{held:,} of {known:,} known articles are held{share}.", highlight=False)


def as_json(days: Sequence[CoveredDay]) -> dict[str, list[dict[str, object]]]:
    """The same as plain values: `days`, and `agencies` with all of their days together."""
    agencies = [asdict(total) for total in totals(days)]
    for one in agencies:
        del one["day"]
    return {"agencies": agencies, "days": [asdict(day) for day in days]}


def write_coverage(days: Sequence[CoveredDay], file: TextIO) -> None:
    """The same as CSV (RFC 4180) with the names of `CoveredDay` as header."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(field.name for field in fields(CoveredDay))
    writer.writerows(astuple(day) for day in days)
