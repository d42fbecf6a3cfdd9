"""What sources announced, and how complete the archive is by it."""

import csv
import io
import itertools
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from archive.article import Announcement, Capture, Identity, Listed, Response
from archive.backfill import Missed
from archive.cli import main
from archive.coverage import CoveredDay, read_coverage
from archive.store import Archive
from tests.archive.conftest import EL_KZ

if TYPE_CHECKING:
    from archive.store import Entry
    from tests.archive.conftest import Press, Select

DAY = "2023-01-13"


def announcement(native_id: str, day: str | None = DAY, title: str = "Тақырып") -> Announcement:
    url = f"https://el.kz/maqala_{native_id}/"
    return Announcement(native_id, "kk-Cyrl", url, title, "13.01.2023 18:19" if day else "", day)


def listed(press: "Press", hour: float, *announced: Announcement, source: str = "feed /rss") -> Listed:
    return Listed("el_kz", source, Capture("https://el.kz/rss", press.at(hour), 200, "sha256:11"), announced)


def test_the_order_in_which_announcements_are_saved_does_not_matter(press: "Press", tmp_path: Path) -> None:
    changed = replace(announcement("1", "2023-01-14", "Жаңа тақырып"), date_shown="14.01.2023", modified_shown="бүгін")
    entries: list[Entry] = [
        listed(press, 1, announcement("1"), announcement("2")),
        listed(press, 5, changed),
        listed(press, 5, announcement("1"), source="list /"),
    ]
    for number, order in enumerate(itertools.permutations(entries)):
        with Archive.open(tmp_path / f"{number}.db") as archive:
            archive.register(EL_KZ)
            archive.save([*order, *order])
        with closing(sqlite3.connect(tmp_path / f"{number}.db")) as connection:
            found = connection.execute(
                "SELECT source, native_id, title, date_shown, published_day, modified_shown, first_announced,"
                " last_announced FROM announcements ORDER BY source, native_id"
            ).fetchall()
        assert found == [
            ("feed /rss", "1", "Жаңа тақырып", "14.01.2023", "2023-01-14", "бүгін", at(1), at(5)),
            ("feed /rss", "2", "Тақырып", "13.01.2023 18:19", DAY, "", at(1), at(1)),
            ("list /", "1", "Тақырып", "13.01.2023 18:19", DAY, "", at(5), at(5)),
        ]


def at(hour: int) -> str:
    return f"2023-01-13T{13 + hour}:00:00Z"


def test_what_a_feed_names_no_more_has_left_it(archive: "Archive", press: "Press", select: "Select") -> None:
    archive.save([listed(press, 0, announcement("1"), announcement("2")), listed(press, 1, announcement("2"))])
    archive.save([listed(press, 0, announcement("3"), source="list /"), listed(press, 1, source="list /")])
    assert select("SELECT native_id FROM left_feeds") == [("1",)]


@pytest.fixture
def covered(archive: "Archive", press: "Press", path: Path) -> Path:
    """One article is held, and one missing for each reason; another day has one that no source announced."""
    archive.save([press.plain(1, "58700", date_published="2023-01-13")])
    archive.save([press.plain(1, "58000", date_published="2023-01-12")])
    archive.save([listed(press, 2, *(announcement(number) for number in ("58700", "1", "2", "3", "4", "5", "6", "8")))])
    archive.save([listed(press, 2, announcement("7", None), source="list /")])
    for number, status in (("1", 404), ("2", 403), ("3", 200), ("4", 0), ("5", 503)):
        capture = Capture(f"https://el.kz/maqala_{number}/", press.at(3), status, "sha256:22")
        archive.save([Response("el_kz", capture)])
    refused = Identity("el_kz", "8", "kk-Cyrl")
    archive.save([Missed(refused, "https://el.kz/maqala_8/", "robots", press.at(3))])
    return path


EXPECTED = [
    CoveredDay("el_kz", "2023-01-12", 1, 0, 1, 0, 0, 0, 0, 0, 0, 0),
    CoveredDay("el_kz", DAY, 8, 8, 1, 1, 1, 1, 1, 2, 1, 699),
    CoveredDay("el_kz", None, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0),
]
"""Nothing is known of 58,001 to 58,699; the step from 8 to 58,000 is one of the numbering."""


def test_coverage_says_what_is_missing_and_why(covered: Path) -> None:
    assert read_coverage(covered) == EXPECTED
    assert read_coverage(covered, agency="el_kz", since=DAY, until=DAY) == EXPECTED[1:2]
    assert read_coverage(covered, agency="baq_kz") == []


def test_the_command_prints_a_table_and_csv(covered: Path) -> None:
    table = CliRunner().invoke(main, ["coverage", str(covered)])
    assert table.exit_code == 0
    assert "2 of 10 known articles are held (20.0%)." in table.output
    printed = CliRunner().invoke(main, ["coverage", str(covered), "--csv", "--since", DAY, "--until", DAY])
    rows = list(csv.reader(io.StringIO(printed.output)))
    assert rows[1:] == [["el_kz", DAY, "8", "8", "1", "1", "1", "1", "1", "2", "1", "699"]]


def test_a_day_that_is_none_is_refused(covered: Path) -> None:
    refused = CliRunner().invoke(main, ["coverage", str(covered), "--since", "наурыз"])
    assert refused.exit_code == 2
    assert "наурыз" in refused.output


def test_json_has_the_totals_of_each_agency(covered: Path) -> None:
    printed = CliRunner().invoke(main, ["coverage", str(covered), "--json"])
    found = json.loads(printed.output)
    assert [CoveredDay(**day) for day in found["days"]] == EXPECTED
    assert found["agencies"] == [
        {"agency": "el_kz", "known": 10, "announced": 9, "held": 2, "gone": 1, "robots": 1, "refused": 1, "unread": 1}
        | {"failed": 2, "not_yet": 2, "gaps": 699}
    ]


def test_every_missing_article_is_a_row_with_its_reason(covered: Path, select: "Select") -> None:
    assert select("SELECT native_id, day, why FROM missing_articles ORDER BY CAST(native_id AS INTEGER)") == [
        ("1", DAY, "gone"),
        ("2", DAY, "refused"),
        ("3", DAY, "unread"),
        ("4", DAY, "failed"),
        ("5", DAY, "failed"),
        ("6", DAY, "not yet"),
        ("7", None, "not yet"),
        ("8", DAY, "robots"),
    ]


def test_gaps_are_numbers_that_nothing_is_known_of(archive: "Archive", press: "Press", select: "Select") -> None:
    archive.save([press.plain(1, number, date_published="2023-01-13") for number in ("100", "105", "40045726")])
    archive.save(
        [press.plain(1, "107", date_published="2023-01-12"), press.plain(1, "103", date_published="2023-01-12")]
    )
    assert select("SELECT day, lowest, highest, gaps FROM id_gaps ORDER BY day") == [
        ("2023-01-12", 103, 107, 2),
        ("2023-01-13", 100, 40045726, 4),
    ]
