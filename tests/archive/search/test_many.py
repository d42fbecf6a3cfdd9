"""Words that very many articles have: the newest are ranked, all are counted and sorted by date."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive.article import Identity
from archive.connection import reading
from archive.search import chosen, order
from archive.search.facets import facets_of
from archive.search.query import parse
from archive.search.searching import Sort, search
from archive.store import Archive

if TYPE_CHECKING:
    from tests.archive.conftest import Press


@pytest.fixture
def many(archive: Archive, press: "Press", path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """30 articles, of which the first five say it in their headlines; more than may be ranked or put in order."""
    monkeypatch.setattr(order, "MOST_RANKED", 10)
    monkeypatch.setattr(chosen, "FEW", 10)
    archive.save(
        [
            press.plain(
                number,
                str(number),
                identity=Identity("el_kz", str(number), "kk-Latn" if number % 7 == 0 else "kk-Cyrl"),
                article_section="Білім" if number % 3 == 0 else "Қоғам",
                headline="Мектеп" if number <= 5 else "Хабар",
                article_body=("Мектепте сабақ басталды.",),
                date_published=f"2023-01-{number:02}T10:00:00+06:00",
                view_count=100 - number,
                view_count_shown="1",
            )
            for number in range(1, 31)
        ]
    )
    return path


def test_of_very_many_those_that_came_last_are_ranked(many: Path) -> None:
    with reading(many) as connection:
        found = search(connection, "мектеп", limit=10)
        later = search(connection, "мектеп", limit=10, offset=10)
    assert (found.total, {hit.article for hit in found.hits}) == (30, set(range(21, 31)))
    assert len(later.hits) == 10


def test_of_common_words_those_in_the_headline_come_first_then_the_newest(many: Path) -> None:
    with reading(many) as connection:
        found = search(connection, "хабар", limit=12)
        both = search(connection, "хабар сабақта", limit=3)
    assert [hit.article for hit in found.hits] == list(range(30, 18, -1))
    assert [hit.article for hit in both.hits] == [30, 29, 28]


def test_among_common_words_a_rare_one_decides(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "MOST_RANKED", 26)
    with reading(many) as connection:
        found = search(connection, "мектеп хабар", limit=3)
    assert (found.total, [hit.article for hit in found.hits]) == (25, [6, 7, 8])


def test_very_many_are_all_sorted_by_date_and_by_views(many: Path) -> None:
    with reading(many) as connection:
        by_date = search(connection, "мектеп", sort=Sort.DATE, limit=3, offset=27)
        by_views = search(connection, "мектеп", sort=Sort.VIEWS, limit=3)
    assert [hit.article for hit in by_date.hits] == [3, 2, 1]
    assert [hit.article for hit in by_views.hits] == [1, 2, 3]


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ("", 30),
        ("мектеп", 30),
        ("мектеп section:Білім", 10),
        ("мектеп since:2023-01-05 until:2023-01-20 section:Білім", 5),
        ("section:Білім", 10),
        ("мектеп edition:kk", 30),
        ("мектеп edition:kk-Latn", 4),
        ("мектеп agency:el_kz -хабар", 5),
        ("мектеп -хабар", 5),
        ("-хабар", 5),
        ("мектеп credit:Хабар", 0),
    ],
)
def test_a_filter_finds_the_same_among_few_and_among_many(
    many: Path, monkeypatch: pytest.MonkeyPatch, typed: str, total: int
) -> None:
    with reading(many) as connection:
        found = []
        for few in (0, 1000):
            monkeypatch.setattr(chosen, "FEW", few)
            by = [search(connection, typed, sort=sort, limit=40) for sort in (Sort.DATE, Sort.VIEWS)]
            ranked = search(connection, typed, limit=10)
            found.append((by, ranked, facets_of(connection, parse(typed))))
    assert (found[0][0][0].total, len(found[0][0][0].hits)) == (total, total)
    assert found[0] == found[1]
