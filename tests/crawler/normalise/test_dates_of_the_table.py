"""Every row of the tables of dates: right, or refused; and none that is ambiguous or no date is read.

The tables' columns: id, raw, reference (the capture), site_zone, expected (a day's is written as midnight; a week's is
a day of it), precision. `dates_kk.tsv` was collected from pages; `dates_more.tsv` was written from the grammar: cases,
ordinals, alphabets, look-alikes, and what is no date.
"""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from crawler.normalise.dates import Moment, read_date
from crawler.normalise.unreadable import Unreadable


def rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = rows("dates_kk.tsv") + rows("dates_more.tsv")
DATES = [row for row in ROWS if row["expected"] not in ("ambiguous", "none")]
OTHERS = [row for row in ROWS if row["expected"] in ("ambiguous", "none")]
LENGTHS = {"day": 10, "month": 7, "year": 4}


def read(row: dict[str, str]) -> Moment:
    raw = row["raw"].replace("\\n", "\n").replace("\\t", "\t")
    return read_date(raw, at=datetime.fromisoformat(row["reference"]), zone=row["site_zone"])


def expected(row: dict[str, str]) -> str:
    if row["precision"] == "week":
        year, week, _ = date.fromisoformat(row["expected"][:10]).isocalendar()
        return f"{year}-W{week:02}"
    return row["expected"][: LENGTHS.get(row["precision"])]


@pytest.mark.parametrize("row", DATES, ids=lambda row: f"{row['id']} {row['raw']}")
def test_an_unambiguous_date_is_read_right(row: dict[str, str]) -> None:
    moment = read(row)

    assert (moment.text, moment.precision) == (expected(row), row["precision"])


@pytest.mark.parametrize("row", OTHERS, ids=lambda row: f"{row['id']} {row['raw']}")
def test_what_has_no_certain_meaning_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(Unreadable, match="date: can't read"):
        read(row)
