"""Every row of the table of dates: right, or refused; and none that is ambiguous or no date is read.

The table's columns: id, raw, reference (the capture), site_zone, expected (a day's is written as midnight), precision.
"""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from crawler.normalise.dates import Moment, read_date
from crawler.normalise.unreadable import Unreadable

with (Path(__file__).parent / "dates_kk.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))

NOT_YET = {"m159", "m212", "m213", "m229", "m230", "m364"}
"""Refused for now: a date with a word after it, weeks, UTF-8 read as Windows-1251."""

LENGTHS = {"day": 10, "month": 7, "year": 4}

DATES = [row for row in ROWS if row["expected"] not in ("ambiguous", "none") and row["id"] not in NOT_YET]
OTHERS = [row for row in ROWS if row["expected"] in ("ambiguous", "none") or row["id"] in NOT_YET]


def read(row: dict[str, str]) -> Moment:
    raw = row["raw"].replace("\\n", "\n").replace("\\t", "\t")
    return read_date(raw, at=datetime.fromisoformat(row["reference"]), zone=row["site_zone"])


@pytest.mark.parametrize("row", DATES, ids=lambda row: f"{row['id']} {row['raw']}")
def test_an_unambiguous_date_is_read_right(row: dict[str, str]) -> None:
    moment = read(row)

    assert (moment.text, moment.precision) == (row["expected"][: LENGTHS.get(row["precision"])], row["precision"])


@pytest.mark.parametrize("row", OTHERS, ids=lambda row: f"{row['id']} {row['raw']}")
def test_what_has_no_certain_meaning_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(Unreadable, match="date: can't read"):
        read(row)
