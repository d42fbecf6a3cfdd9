"""An edition that is spelled in another alphabet is not edited; a word that changed is a revision in any alphabet."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive.article import Article, Outcome, Photo
from archive.content import Content
from archive.kazakh.arabic import to_arabic
from archive.kazakh.latin import Alphabet, to_latin
from archive.store import Archive
from archive.verify import check_file, check_rows

if TYPE_CHECKING:
    from tests.archive.conftest import Press, Select

HEADLINE = "Түркістанда жаңа кітапхана ашылды"
TEXT = ("Қыркүйекте ашылған кітапханада он екі мың кітап бар.", "«Балалар көп келеді», – деді Қуаныш Әбдіғали.")
EDITED = (TEXT[0].replace("он екі", "он бес"), TEXT[1])


def latin(press: "Press", hour: float, alphabet: Alphabet, body: tuple[str, ...] = TEXT) -> Article:
    """A page of the Latin edition in one of its alphabets."""
    return press.plain(
        hour,
        identity=replace(press.identity(), edition="kk-Latn"),
        headline=to_latin(HEADLINE, alphabet),
        article_body=tuple(to_latin(text, alphabet) for text in body),
        date_published_shown=to_latin("26 Сәуір, 2020", alphabet),
        authors_shown=(to_latin("Гүлжазира Ғалиқызы", alphabet),),
        photos=(Photo("https://el.kz/1.jpg", caption=to_latin("Жаңа ғимарат", alphabet)),),
    )


@pytest.mark.parametrize("alphabet", ["2021", "qazaqparat", "ascii"])
def test_a_page_in_another_alphabet_is_the_same_content(
    archive: Archive, press: "Press", select: "Select", alphabet: Alphabet
) -> None:
    archive.save([latin(press, 0, "2018")])

    assert archive.save([latin(press, 1, alphabet)]) == [Outcome.UNCHANGED]
    assert select("SELECT seen_at, headline FROM revisions") == [("2023-01-13T13:00:00Z", to_latin(HEADLINE, "2018"))]
    assert select("SELECT headline, revision_count FROM articles") == [(to_latin(HEADLINE, alphabet), 1)]
    assert select("SELECT caption FROM photos") == [(to_latin("Жаңа ғимарат", alphabet),)]


def test_a_changed_word_is_a_revision_and_nothing_but_the_word_counts_as_changed(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    archive.save([latin(press, 0, "2018")])

    assert archive.save([latin(press, 1, "qazaqparat", EDITED)]) == [Outcome.REVISED]
    assert select("SELECT changed FROM revisions ORDER BY seen_at") == [(None,), ("article_body",)]
    assert select("SELECT words_added, words_removed FROM edits") == [(1, 1)]


def test_an_edit_taken_back_in_another_alphabet_is_a_revision_in_the_spelling_first_seen(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    archive.save([latin(press, 0, "2018"), latin(press, 1, "2018", EDITED), latin(press, 2, "2021")])

    assert select("SELECT substr(article_body, 1, 9), changed FROM revisions ORDER BY seen_at") == [
        ("Qyrkúıekt", None),
        ("Qyrkúıekt", "article_body"),
        ("Qyrkúıekt", "article_body"),
    ]
    assert select("SELECT substr(article_body, 1, 8) FROM articles") == [("Qyrküiek",)]


def test_the_rows_of_such_an_archive_fit_each_other(archive: Archive, press: "Press", path: Path) -> None:
    archive.save([latin(press, 0, "2018"), latin(press, 2, "2021"), latin(press, 1, "ascii", EDITED)])

    with closing(sqlite3.connect(path)) as connection:
        assert [*check_file(connection), *check_rows(connection)] == []


def test_an_older_page_in_another_alphabet_that_arrives_late_gives_the_revision_its_spelling(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    archive.save([latin(press, 1, "2021"), latin(press, 0, "2018")])

    assert select("SELECT seen_at, headline FROM revisions") == [("2023-01-13T13:00:00Z", to_latin(HEADLINE, "2018"))]
    assert select("SELECT headline FROM articles") == [(to_latin(HEADLINE, "2021"),)]


def test_the_arabic_edition_is_told_by_its_words_and_not_by_its_marks(archive: Archive, press: "Press") -> None:
    def arabic(hour: float, body: tuple[str, ...]) -> Article:
        identity = replace(press.identity(), edition="kk-Arab")
        return press.plain(hour, identity=identity, headline=to_arabic(HEADLINE), article_body=body)

    body = tuple(map(to_arabic, TEXT))
    # The hamza as a letter of its own (U+0621) and as a high one (U+0674); both commas.
    respelled = tuple(text.replace("ء", "ٴ").replace(",", "،") for text in body)
    assert respelled != body

    outcomes = archive.save([arabic(0, body), arabic(1, respelled), arabic(2, tuple(map(to_arabic, EDITED)))])
    assert outcomes == [Outcome.NEW, Outcome.UNCHANGED, Outcome.REVISED]


def test_cyrillic_is_the_master_where_every_letter_counts(archive: Archive, press: "Press") -> None:
    pages = [press.plain(hour, headline=headline) for hour, headline in enumerate(("Қостанай", "Костанай"))]

    assert archive.save(pages) == [Outcome.NEW, Outcome.REVISED]


def test_digests_that_archives_hold_already_stay_what_they_are() -> None:
    """When this fails, a next crawl would call every article of these editions revised: see `archive.kazakh.keys`."""
    latin_content = Content("Qyrkúıek aıy", "Túrkistan – О́zbekstan", None, "Sáýir.\n\n«Ǵylym» 12", None, None, None)
    digests = [latin_content.digest(edition)[:19] for edition in ("kk-Latn", "kk-Arab", "kk-Cyrl")]
    assert digests == ["sha256:9a45126e467f", "sha256:9a45126e467f", "sha256:6b33451249b4"]
