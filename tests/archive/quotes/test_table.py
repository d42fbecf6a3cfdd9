"""Quotes in the archive follow their article, and older ones are found again by `muragat enrich`."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from archive.connection import reading
from archive.enriching import enrich
from archive.quotes import table
from archive.store import Archive
from archive.verify import check_rows

if TYPE_CHECKING:
    from tests.archive.conftest import Press, Select

SAID = (
    "Жиын өтті.",
    "«Кітап көп», - деді әкім Ерлан Саиров.",
    "«Келіңіздер», - деді ол.",
    "«Заң бар», - делінген құжатта.",
)
ALL = "SELECT * FROM quotes ORDER BY article, position"
ROWS = [
    (1, 1, 13, 22, "direct", "Кітап көп", "Ерлан Саиров", "Ерлан Саиров", "әкім", "деді", "verb after", "sure"),
    (1, 2, 53, 63, "direct", "Келіңіздер", "ол", "Ерлан Саиров", None, "деді", "verb after", "inferred"),
    (1, 3, 79, 86, "document", "Заң бар", "құжатта", "құжат", None, "делінген", "verb after", "sure"),
]


def run(path: Path) -> tuple[int, str]:
    """The exit code, and what is said of quotes, or else went wrong."""
    result = CliRunner().invoke(enrich, [str(path)])
    said = [line for line in result.stdout.splitlines(keepends=True) if "quotes" in line]
    return result.exit_code, "".join(said) or result.stderr.lstrip()


def test_quotes_are_stored_with_their_article_and_counted_by_speaker(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    archive.save([press.plain(article_body=SAID, date_published="2023-01-13T18:19:00+06:00")])

    assert select(ALL) == ROWS
    assert select("SELECT * FROM speakers") == [("Ерлан Саиров", 2, 1, 1, 1, "el_kz", "2023-01-13", "2023-01-13")]


def test_an_edited_article_has_the_quotes_of_its_new_text_whichever_capture_came_first(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    archive.save([press.plain(1, article_body=SAID)])
    archive.save([press.plain(0, article_body=("«Ескі сөз», - деді Асқар Мамин.",))])
    assert select(ALL) == ROWS

    archive.save([press.plain(2, article_body=SAID[:2])])
    assert select(ALL) == ROWS[:1]


def test_quotes_of_older_rules_are_found_again_once(
    archive: Archive, press: "Press", path: Path, select: "Select", monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.save([press.plain(0, str(number), article_body=SAID) for number in range(1, 6)])
    archive.close()
    before = select(ALL)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE quotes SET speaker = 'бір адам'")
        connection.execute("DELETE FROM quote_readers WHERE article > 3")
        connection.execute("UPDATE quote_readers SET reader = '0' WHERE article > 1")
        connection.commit()
    monkeypatch.setattr("archive.enriching._BATCH", 2)

    assert run(path) == (0, "4 articles were searched for quotes.\n")
    assert [row for row in select(ALL) if row[0] > 1] == [row for row in before if row[0] > 1]
    assert {row[7] for row in select(ALL) if row[0] == 1} == {"бір адам"}
    assert run(path) == (0, "The quotes of all articles are by today's rules: nothing to do.\n")


def test_a_search_that_was_stopped_keeps_what_it_found(
    archive: Archive, press: "Press", path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.save([press.plain(0, str(number), article_body=SAID) for number in range(1, 6)])
    archive.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM quote_readers")
        connection.commit()
    monkeypatch.setattr("archive.enriching._BATCH", 2)
    found = Archive.find_quotes_again

    def stopped(self: Archive, after: int, most: int) -> list[int]:
        if after:
            raise KeyboardInterrupt
        return found(self, after, most)

    monkeypatch.setattr(Archive, "find_quotes_again", stopped)
    assert run(path) == (1, "Stopped. What was found is kept; run it once more to go on.\n")
    monkeypatch.setattr(Archive, "find_quotes_again", found)
    assert run(path) == (0, "3 articles were searched for quotes.\n")


def test_enriching_no_archive_is_a_sentence(path: Path) -> None:
    assert run(path) == (1, f"There is no archive at {path}.\n")


def test_a_quote_that_fails_leaves_no_article(
    archive: Archive, press: "Press", select: "Select", monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(table, "find_quotes", fails)
    with pytest.raises(Exception, match="disk I/O error"):
        archive.save([press.plain(article_body=SAID)])
    assert select("SELECT count(*) FROM articles") == [(0,)]


def test_a_quote_that_does_not_stand_where_it_says_is_a_fault(archive: Archive, press: "Press", path: Path) -> None:
    archive.save([press.full(article_body=SAID)])
    archive.close()
    with reading(path) as connection:
        assert list(check_rows(connection)) == []
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE quotes SET starts = starts + 1 WHERE position = 2")
        connection.commit()
    with reading(path) as connection:
        assert [(fault.kind, fault.where) for fault in check_rows(connection)] == [
            ("quotes that are not where they are said to be", "article 1, quote 2")
        ]
