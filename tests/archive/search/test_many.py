"""Words that very many articles have: the newest are ranked, all are counted and sorted by date."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive.connection import reading
from archive.search import searching
from archive.search.searching import Sort, search
from archive.store import Archive

if TYPE_CHECKING:
    from tests.archive.conftest import Press


@pytest.fixture
def many(archive: Archive, press: "Press", path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """30 articles, of which the first five say it in their headlines; more than may be ranked or put in order."""
    monkeypatch.setattr(searching, "MOST_RANKED", 10)
    monkeypatch.setattr(searching, "_MANY", 10)
    monkeypatch.setattr(searching, "_LAST_RANKED", searching._LAST_RANKED.replace("2999", "9"))
    archive.save(
        [
            press.plain(
                number,
                str(number),
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


def test_very_many_are_all_sorted_by_date_and_by_views(many: Path) -> None:
    with reading(many) as connection:
        by_date = search(connection, "мектеп", sort=Sort.DATE, limit=3, offset=27)
        by_views = search(connection, "мектеп", sort=Sort.VIEWS, limit=3)
    assert [hit.article for hit in by_date.hits] == [3, 2, 1]
    assert [hit.article for hit in by_views.hits] == [1, 2, 3]
