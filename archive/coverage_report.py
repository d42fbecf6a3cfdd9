"""Coverage for people and for other programs: a table for a terminal, CSV. What it counts is `archive.coverage`'s."""

import csv
from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import TextIO

from rich.console import Console
from rich.table import Table

from archive.coverage import CoveredDay

_WHY = ("gone", "refused", "unread", "failed", "not_yet")


def print_coverage(days: Sequence[CoveredDay], console: Console) -> None:
    """A row a day, and what they come to; the reasons for missing articles only where there are any."""
    table = Table(title="Coverage", title_justify="left")
    shown = [name for name in _WHY if any(getattr(day, name) for day in days)]
    for name in ("agency", "day"):
        table.add_column(name)
    for name in ("announced", "held", "missing", *(name.replace("_", " ") for name in shown)):
        table.add_column(name, justify="right")
    for day in days:
        missing = day.known - day.held
        counts = (day.announced, day.held, missing, *(getattr(day, name) for name in shown))
        style = "yellow" if missing else None
        table.add_row(day.agency, day.day or "unknown", *(f"{count:,}" for count in counts), style=style)
    console.print(table)
    known, held = sum(day.known for day in days), sum(day.held for day in days)
    share = f" ({held / known:.1%})" if known else ""
    console.print(f"{held:,} of {known:,} known articles are held{share}.", highlight=False)


def write_coverage(days: Sequence[CoveredDay], file: TextIO) -> None:
    """The same as CSV (RFC 4180) with the names of `CoveredDay` as header."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(field.name for field in fields(CoveredDay))
    writer.writerows(astuple(day) for day in days)
