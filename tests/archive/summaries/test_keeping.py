"""Whatever is saved in whatever order, the sums are those of the rows below them."""

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive.article import Announcement, Capture, Identity, Listed, Response
from archive.backfill import Missed
from archive.store import Archive
from archive.summaries.keeping import summary_faults
from tests.archive.conftest import EL_KZ

if TYPE_CHECKING:
    from archive.store import Entry
    from tests.archive.conftest import Press

DAYS = (None, "2023-01-13", "2023-01-14", "2023-01-15")


def entries(press: "Press", draw: random.Random) -> "Entry":
    """Anything that a crawl saves of five articles."""
    number, hour = str(draw.randint(1, 5)), draw.randint(0, 40)
    url = f"https://el.kz/maqala_{number}/"
    kind = draw.choice(("article", "article", "listed", "listed", "gone", "answer", "missed"))
    if kind == "article":
        day = draw.choice(DAYS)
        article = press.full(hour, number, view_count=draw.choice((None, 5, 50, 500)))
        if draw.random() < 0.3:
            article = replace(article, photos=())
        precision = "day" if day else None
        return replace(article, date_published=day, date_published_shown=day, date_published_precision=precision)
    if kind == "listed":
        told = Announcement(number, "kk-Cyrl", url, "Тақырып", "", draw.choice(DAYS))
        source = draw.choice(("feed /rss", "list /"))
        return Listed("el_kz", source, Capture("https://el.kz/rss", press.at(hour), 200, "sha256:11"), (told,))
    if kind == "gone":
        return press.gone(hour, number)
    if kind == "answer":
        return Response("el_kz", Capture(url, press.at(hour), draw.choice((0, 200, 403, 404, 500)), "sha256:22"))
    return Missed(Identity("el_kz", number, "kk-Cyrl"), url, draw.choice(("robots", "host", "guard")), press.at(hour))


def faults(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return list(summary_faults(connection))


@pytest.mark.parametrize("seed", range(8))
def test_they_are_kept_in_step_whatever_is_saved(press: "Press", tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.register(EL_KZ)
        for _ in range(12):
            archive.save([entries(press, draw) for _ in range(draw.randint(1, 6))])
            assert faults(path) == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM coverage").fetchone()[0] > 0


def test_a_sum_that_is_wrong_is_found_and_reckoned_again(press: "Press", tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.register(EL_KZ)
        archive.save([press.full(0, view_count=500), press.full(2, view_count=5)])
        with closing(sqlite3.connect(path)) as connection, connection:
            assert connection.execute("SELECT * FROM view_falls").fetchall() == [(1, "2023-01-13T15:00:00Z", 500, 5)]
            connection.execute("UPDATE coverage SET held = 7")
            connection.execute("DELETE FROM view_falls")
        assert faults(path) == [
            ("days whose coverage is another", "el_kz, 2023-01-13"),
            ("days whose coverage is another", "el_kz, 2023-01-13"),
            ("view counts that fell, and are not noted or did not", "1, 2023-01-13T15:00:00Z"),
        ]
        assert archive.reckon() == 3
        assert archive.reckon() == 0
    assert faults(path) == []
