"""Which edits nobody tells of, and that edits follow the revisions whatever comes late."""

from typing import TYPE_CHECKING, Any

import pytest

from archive.store import Archive

if TYPE_CHECKING:
    from tests.archive.conftest import Press, Select

OTHER = "Ауылда екі кітапхана ашылды"
PUBLISHED = {"date_published": "2023-01-13T18:00:00+06:00"}

SAID = [
    ({}, True),
    ({"date_modified": "2023-01-13T18:00:00+06:00"}, True),
    ({"date_modified": "2023-01-13T18:30:00+06:00"}, True),  # before the page was first seen, at 19:00
    ({"date_modified": "2023-01-13T20:30:00+06:00"}, False),
    ({"date_modified": "2023-01-14T09:00:00+06:00"}, False),  # a later update: what the page showed then isn't known
    ({"article_body": ("Жаңартылды: тізім толықты.",)}, False),
]


@pytest.mark.parametrize(("changes", "is_silent"), SAID)
def test_an_edit_is_silent_when_neither_text_nor_date_tells_of_it(
    archive: Archive, press: "Press", select: "Select", changes: dict[str, Any], is_silent: object
) -> None:
    archive.save([press.plain(0, **PUBLISHED), press.plain(2, headline=OTHER, **{**PUBLISHED, **changes})])

    assert select("SELECT kind, seconds_after FROM silent_edits") == ([("headline", 10800)] if is_silent else [])


def test_a_typo_is_no_silent_edit(archive: Archive, press: "Press", select: "Select") -> None:
    archive.save([press.plain(0), press.plain(1, headline="Ауылда жаңа кітaпхана ашылды")])

    assert select("SELECT kind FROM edits") == [("typo",)]
    assert select("SELECT * FROM silent_edits") == []


def test_a_page_that_comes_late_changes_what_the_edits_are(archive: Archive, press: "Press", select: "Select") -> None:
    archive.save([press.plain(0), press.plain(4, headline=OTHER)])
    archive.save([press.plain(2, headline=OTHER, article_body=("Кітапхана қорында жүз мың кітап бар.",))])

    assert select("SELECT seen_at, kind FROM edits ORDER BY seen_at") == [
        ("2023-01-13T15:00:00Z", "headline"),
        ("2023-01-13T17:00:00Z", "facts"),
    ]
