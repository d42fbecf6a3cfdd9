"""Every row of the tables of counts, credits, bylines and attributions: read as it says, or refused.

The tables were collected from pages (the column of the source) and written from the language; «⏎» is a line break, and
docs/values.md is made of them.
"""

import csv
from pathlib import Path

import pytest

from crawler.normalise.attributions import find_attribution
from crawler.normalise.bylines import Byline, read_byline
from crawler.normalise.credits import read_credit
from crawler.normalise.unreadable import Unreadable
from crawler.normalise.views import read_views

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as table:
        found = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [{column: text.replace("⏎", "\n") for column, text in row.items()} for row in found]


def shown(row: Row) -> str:
    return row["shown"][:60]


@pytest.mark.parametrize("row", rows("views.tsv"), ids=shown)
def test_a_count_is_read_or_refused(row: Row) -> None:
    if row["value"] == "refused":
        with pytest.raises(Unreadable):
            read_views(row["shown"])
    else:
        count = read_views(row["shown"])
        assert (count.value, count.rounded_to) == (int(row["value"]), int(row["rounded_to"]))


@pytest.mark.parametrize("row", rows("credits.tsv"), ids=shown)
def test_a_credit_is_read_or_refused(row: Row) -> None:
    if row["form"] == "refused":
        with pytest.raises(Unreadable):
            read_credit(row["shown"])
    else:
        line = read_credit(row["shown"])
        parties = " + ".join(f"{party.name}={party.kind}" for party in line.parties)
        assert (line.form, parties) == (row["form"], row["parties"])


def author(byline: Byline) -> str:
    return f"{byline.name} ({byline.role}; {byline.city})" if byline.role or byline.city else byline.name


@pytest.mark.parametrize("row", rows("bylines.tsv"), ids=shown)
def test_a_byline_is_read_or_refused(row: Row) -> None:
    if row["authors"] == "refused":
        with pytest.raises(Unreadable):
            read_byline(row["shown"])
    else:
        assert " + ".join(map(author, read_byline(row["shown"]))) == row["authors"]


@pytest.mark.parametrize("row", rows("attributions.tsv"), ids=shown)
def test_an_attribution_is_found_or_there_is_none(row: Row) -> None:
    found = find_attribution(row["shown"].split(" ¶ "), row["language"])

    if row["reporter"] == "none":
        assert found is None
    else:
        assert found is not None
        assert (found.reporter, found.source or "") == (row["reporter"], row["source"])
