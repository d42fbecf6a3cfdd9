"""Facets are the same whether they are counted along indexes, by looking articles up, or taken from sums."""

import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from archive.article import Credit, Photo
from archive.connection import reading
from archive.search import chosen
from archive.search.expression import Expression
from archive.search.facets import Facets, facets_of
from archive.search.query import Filters, parse
from archive.store import Archive
from tests.archive.conftest import Press

_ARTICLE = """
INSERT INTO articles (id, agency, native_id, edition, url, headline, article_body, word_count, first_seen, last_seen,
  last_checked, revision_count, layers, content_digest, reading_digest)
VALUES (?, 'el_kz', '9', 'ru', '', '', '', 0, '', '', '', 1, '{}', '', '')
"""
STATE, STOCK = Credit("gov.kz", "state"), Credit("Pexels", "stock")


@pytest.fixture
def credited(archive: Archive, press: Press, path: Path) -> Path:
    """Twelve articles; every second has a photo of two state bodies and one of another, every third none."""
    for number in range(1, 13):
        photos = (
            Photo(f"https://el.kz/{number}-1.jpg", credits=(STATE, Credit("akimat.kz", "state"))),
            Photo(f"https://el.kz/{number}-2.jpg", credits=(STATE,) if number % 2 else (STATE, STOCK)),
        )
        archive.save(
            [
                press.plain(
                    number,
                    str(number),
                    photos=photos if number % 3 else (),
                    article_section="Білім" if number % 4 else None,
                    date_published=f"2023-{number:02}-13T10:00:00+06:00" if number % 5 else None,
                )
            ]
        )
    return path


def facets(path: Path, typed: str) -> Facets:
    with reading(path) as connection:
        return facets_of(connection, parse(typed))


def test_an_article_counts_once_for_a_kind_whatever_it_credits_to_it(credited: Path) -> None:
    kinds = {"state": 8, "stock": 4}
    assert dict(facets(credited, "").values["credit_kind"]) == kinds
    assert dict(facets(credited, "кітапхана").values["credit_kind"]) == kinds


@pytest.mark.parametrize("few", [0, 1000])
def test_of_all_articles_sums_say_what_a_word_of_all_articles_finds(
    credited: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(chosen, "FEW", few)
    assert facets(credited, "") == facets(credited, "кітапхана")


def test_sums_follow_what_is_saved_later(archive: Archive, press: Press, credited: Path) -> None:
    before = facets(credited, "")
    archive.save(
        [press.plain(100, "1", photos=(), article_section="Білім", date_published="2023-01-13T10:00:00+06:00")]
    )
    after = facets(credited, "")

    assert Counter(dict(before.values["credit_kind"])) - Counter(dict(after.values["credit_kind"])) == Counter(state=1)
    assert after.months == before.months
    assert facets(credited, "кітапхана") == after


@pytest.mark.parametrize(("articles", "few"), [(100, 250), (60_000, 2000), (1_500_000, 50_000)])
def test_how_many_are_few_goes_by_the_archive(archive: Archive, path: Path, articles: int, few: int) -> None:
    def pretend(connection: sqlite3.Connection) -> None:
        connection.execute(_ARTICLE, (articles,))

    archive.transact(pretend)
    with reading(path) as connection:
        assert chosen.chosen(connection, Expression((), "", (), ()), Filters()).few == few
