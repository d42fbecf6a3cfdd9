"""The tables of cases in tests/crawler/normalise, as rows: what is shown, and what it means. Reads nothing else."""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "tests" / "crawler" / "normalise"
REFUSED = "refused"
OF_PAGES = "dates_kk.tsv"
"""Dates collected from pages."""
FROM_THE_LANGUAGE = "dates_more.tsv"
_LENGTHS = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date as shown; `expected` is what it means at its precision, empty for what must be refused."""

    shown: str
    at: datetime
    zone: str
    expected: str
    precision: str
    category: str
    why: str


@dataclass(frozen=True, slots=True)
class ValueRow:
    """Another value as shown; `expected` is its meaning in words, empty for what must be refused."""

    shown: str
    expected: str
    language: str
    source: str
    note: str


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table; «⏎» and \\n stand for a line break."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def date_rows(*names: str) -> list[DateRow]:
    """The dates of these tables, by default of all: those of pages first, then those written from the language."""
    return [_date_row(row) for name in names or (OF_PAGES, FROM_THE_LANGUAGE) for row in rows(name)]


def _date_row(row: dict[str, str]) -> DateRow:
    expected = "" if row["expected"] in ("none", "ambiguous") else row["expected"]
    if expected and row["precision"] == "week":
        year, week, _ = date.fromisoformat(expected[:10]).isocalendar()
        expected = f"{year}-W{week:02}"
    return DateRow(
        row["raw"].replace("\\n", "\n").replace("\\t", "\t"),
        datetime.fromisoformat(row["reference"]),
        row["site_zone"],
        expected[: _LENGTHS.get(row["precision"])],
        row["precision"],
        row["category"],
        row["why"],
    )


def value_rows(name: str) -> list[ValueRow]:
    """The rows of views, credits, bylines or attributions."""
    return [
        ValueRow(
            row["shown"].replace("⏎", "\n"),
            _expected(name, row),
            row.get("language", ""),
            row.get("origin") or row.get("source", ""),
            row["note"],
        )
        for row in rows(f"{name}.tsv")
    ]


def _expected(name: str, row: dict[str, str]) -> str:
    if name == "views":
        rounded = f", rounded to {row['rounded_to']}" if row["rounded_to"] not in ("", "1") else ""
        return "" if row["value"] == REFUSED else row["value"] + rounded
    if name == "credits":
        return "" if row["form"] == REFUSED else f"{row['form']}: {row['parties']}"
    if name == "bylines":
        return "" if row["authors"] == REFUSED else row["authors"] or "nobody"
    named = [
        f"reporter {row['reporter']}" if row["reporter"] else "",
        f"source {row['source']}" if row["source"] else "",
    ]
    return "" if row["reporter"] == "none" else ", ".join(filter(None, named))
