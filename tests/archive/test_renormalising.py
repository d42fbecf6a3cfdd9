"""Values that are read again: which articles need it, what is kept of them, and what writing them changes."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from archive.article import Article, Author, Capture, Credit, NewsSource, Unread
from archive.renormalising import Count, UnreadText
from archive.store import Archive

if TYPE_CHECKING:
    from tests.archive.conftest import Press, Select

TODAY = {"date": "3", "views": "4"}
"""The versions of the readers in `Press.full`."""


def loaded(archive: Archive) -> Any:
    (kept,) = archive.load([1])
    return kept


def test_an_article_is_loaded_as_it_was_saved(archive: Archive, press: "Press") -> None:
    article = press.full()
    archive.save([article])

    kept = loaded(archive)

    assert (kept.id, kept.agency.id, kept.agency.time_zone) == (1, "el_kz", "Asia/Almaty")
    assert kept.article == replace(
        article, capture=Capture(article.url, press.at(0), 200), other_urls=(), unread=(), credit_text=None
    )
    assert kept.counts == (Count("2023-01-13T13:00:00Z", "1188", 1188, None),)
    assert kept.unread == (UnreadText("date_modified", "жақында", "no day", "2023-01-13T13:00:00Z"),)


def test_an_article_that_shows_next_to_nothing_is_loaded_as_it_was_saved(archive: Archive, press: "Press") -> None:
    article = press.plain()
    archive.save([article])

    assert loaded(archive).article == replace(article, capture=Capture(article.url, press.at(0), 200))


def test_an_article_that_is_no_longer_there_is_left_out(archive: Archive, press: "Press") -> None:
    archive.save([press.plain()])

    assert [kept.id for kept in archive.load([7, 1])] == [1]


@pytest.mark.parametrize(
    ("readers", "stale"),
    [
        (TODAY, []),
        ({"views": "4", "date": "3"}, []),
        ({"date": "4", "views": "4"}, [1, 2]),
        ({"date": "3", "views": "5"}, [1, 2]),
        ({"date": "3", "views": "4", "credit": "1"}, [1, 2]),
        ({}, [1, 2]),
    ],
)
def test_articles_with_values_of_other_readers_are_stale(
    archive: Archive, press: "Press", readers: dict[str, str], stale: list[int]
) -> None:
    archive.save([press.full(0), press.full(0, "58701")])

    assert archive.stale(readers) == stale


def test_an_old_count_of_an_article_that_was_read_by_todays_reader_is_stale(archive: Archive, press: "Press") -> None:
    archive.save([press.full(0, readers={"date": "3", "views": "3"}), press.full(1), press.plain(0, "58701")])

    assert archive.stale(TODAY) == [1, 2]


def test_values_read_again_are_written_and_the_history_stays(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    archive.save([press.full(0), press.full(1, headline="Кітапхана ашылды", view_count=9, view_count_shown="9")])
    history = [select(f"SELECT * FROM {table} ORDER BY 1, 2") for table in ("revisions", "captures", "addresses")]  # noqa: S608
    kept = loaded(archive)
    photo = replace(kept.article.photos[0], form="collage", credits=(Credit("Gov.kz", "state"),))
    article: Article = replace(
        kept.article,
        date_published="2023-01-14",
        date_published_precision="day",
        authors=(Author("Айжан Серік", "Айжан СЕРІКОВА"),),
        photos=(photo,),
        news_sources=(NewsSource("Kazinform", "reporter"),),
        readers={"date": "9", "views": "9"},
    )
    counts = tuple(replace(count, value=(count.value or 0) + 1, rounded_to=10) for count in kept.counts)
    unread = (UnreadText("date_modified", "таңда", "no day", "2023-01-13T14:00:00Z"),)

    assert archive.rewrite([replace(kept, article=article, counts=counts, unread=unread)]) == 1

    again = loaded(archive)
    assert again.article == replace(article, view_count=10, view_count_rounded_to=10)
    assert (again.counts, again.unread) == (counts, unread)
    assert archive.stale({"date": "9", "views": "9"}) == []
    assert select("SELECT published_day, view_count, view_count_rounded_to FROM articles") == [("2023-01-14", 10, 10)]
    tables = ("revisions", "captures", "addresses")
    assert [select(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables] == history  # noqa: S608


def test_what_a_crawl_has_saved_meanwhile_is_not_overwritten(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    archive.save([press.full(0)])
    kept = loaded(archive)
    archive.save([press.full(1, date_published="2023-01-15")])

    assert archive.rewrite([replace(kept, article=replace(kept.article, date_published="2023-01-14"))]) == 0
    assert select("SELECT date_published FROM articles") == [("2023-01-15",)]


def test_an_article_read_again_is_unchanged_at_the_next_capture(archive: Archive, press: "Press") -> None:
    archive.save([press.full(0, unread=(Unread("a", "b", "c"),))])
    archive.rewrite([loaded(archive)])

    assert [str(outcome) for outcome in archive.save([press.full(1)])] == ["unchanged"]
