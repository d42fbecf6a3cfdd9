"""Which walked days are done."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from archive.article import Announcement, Capture, Identity, Listed, Response
from archive.backfill import Missed, Walked

if TYPE_CHECKING:
    from archive.store import Archive
    from tests.archive.conftest import Press

DAY = date(2023, 1, 13)
URL = "https://el.kz/maqala_1/"
SOURCE = "list /"


def done(archive: "Archive") -> set[date]:
    return archive.done_days("el_kz", [SOURCE], DAY - timedelta(days=9), DAY + timedelta(days=9))[SOURCE]


def walk(archive: "Archive", press: "Press", day: str | None = "2023-01-13") -> None:
    """Two days are walked, on one of which an article was announced."""
    told = Announcement("1", "kk-Cyrl", URL, "Тақырып", "x", day)
    archive.save([Listed("el_kz", SOURCE, Capture("https://el.kz/", press.at(2), 200, "sha256:11"), (told,))])
    archive.save([Walked("el_kz", SOURCE, DAY - timedelta(days=1), DAY, press.at(1), press.at(3))])


@pytest.mark.parametrize(
    ("status", "reason", "is_done"),
    [
        (None, "", False),
        (0, "", False),
        (500, "", False),
        (429, "", False),
        (200, "", True),
        (404, "", True),
        (403, "", True),
        (403, "guard", False),
        (301, "", True),
        (301, "failed", False),
        (None, "robots", True),
        (None, "too-large", True),
        (None, "robots-unreachable", False),
        (None, "guard", False),
    ],
)
@pytest.mark.parametrize("day", ["2023-01-13", None])
def test_a_day_is_done_when_everything_announced_of_it_came_to_an_end(
    archive: "Archive", press: "Press", status: int | None, reason: str, day: str | None, *, is_done: bool
) -> None:
    walk(archive, press, day)
    if status is not None:
        archive.save([Response("el_kz", Capture(URL, press.at(4), status, "sha256:22"))])
    if reason:
        archive.save([Missed(Identity("el_kz", "1", "kk-Cyrl"), URL, reason, press.at(5))])
    rest = {DAY - timedelta(days=1)} if day else set()
    assert done(archive) == ({DAY, DAY - timedelta(days=1)} if is_done else rest)
    assert archive.ended([URL], pages_too=True) == ({URL} if is_done else set())


def test_an_article_that_is_held_leaves_its_day_done_whatever_its_address_answered(
    archive: "Archive", press: "Press"
) -> None:
    walk(archive, press)
    archive.save([Response("el_kz", Capture(URL, press.at(4), 500, "sha256:22")), press.plain(5, "1")])
    assert done(archive) == {DAY - timedelta(days=1), DAY}


def test_a_page_that_gave_no_article_has_ended_only_where_pages_count(archive: "Archive", press: "Press") -> None:
    archive.save([Response("el_kz", Capture(URL, press.at(4), 200, "sha256:22"))])
    assert archive.ended([URL], pages_too=False) == set()
    assert archive.ended([URL], pages_too=True) == {URL}
