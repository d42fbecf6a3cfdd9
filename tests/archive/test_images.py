"""Pictures in the archive: photos show the newest of their address, whatever came first; what is asked for again."""

from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from archive.article import Article, Capture, Gone, Image, Photo, Response
from archive.images import AGAIN_AFTER, TRIES
from archive.store import Archive
from tests.archive.conftest import EL_KZ

if TYPE_CHECKING:
    from tests.archive.conftest import Press, Select

A, B, C = (f"https://el.kz/storage/{name}.jpg" for name in "abc")
SHOWN = "SELECT native_id, position, photos.payload_digest, encoding_format, width, height, content_size FROM photos"
SHOWN += " JOIN articles ON articles.id = article ORDER BY 1, 2"


def photo(largest: str) -> Photo:
    return Photo("https://el.kz/storage/small.jpg", largest_url=largest)


def in_every_order(press: "Press") -> list[Article | Image | Gone]:
    """One picture in two articles, one that changed, one that came by a redirect, one that is none; and an edit."""
    return [
        press.plain(0, "1", photos=(photo(A), photo(B))),
        press.plain(5, "1", photos=(photo(B),)),
        press.plain(0, "2", photos=(photo(A), photo(C))),
        press.image(1, A, digest="sha256:a"),
        press.image(2, B, digest="sha256:b1", width=1200, height=675),
        press.image(3, C, B, digest="sha256:b2", encoding_format="image/webp", width=600, height=338),
    ]


@pytest.mark.parametrize("order", list(permutations(range(6)))[::37])
def test_photos_show_the_newest_picture_of_their_address_whatever_was_saved_first(
    press: "Press", archive: Archive, select: "Select", order: tuple[int, ...]
) -> None:
    saved = in_every_order(press)
    for place in order:
        archive.save([saved[place]])

    newest = ("sha256:b2", "image/webp", 600, 338, 35_000)
    assert select(SHOWN) == [
        ("1", 1, *newest),
        ("2", 1, "sha256:a", "image/jpeg", 1600, 900, 35_000),
        ("2", 2, *newest),
    ]
    assert select("SELECT url, fetched_at, payload_digest FROM images ORDER BY 1, 2") == [
        (A, "2023-01-13T14:00:00Z", "sha256:a"),
        (B, "2023-01-13T15:00:00Z", "sha256:b1"),
        (B, "2023-01-13T16:00:00Z", "sha256:b2"),
        (C, "2023-01-13T16:00:00Z", "sha256:b2"),
    ]
    assert select("SELECT count(*) FROM captures WHERE article IS NULL") == [(3,)]


def test_of_two_pictures_in_one_second_the_same_one_counts_in_any_order(tmp_path: Path, press: "Press") -> None:
    images = [press.image(0, A, digest="sha256:a", width=1), press.image(0, A, digest="sha256:b", width=2)]
    found: list[Any] = []
    for name, batch in (("one", images), ("two", images[::-1])):
        with Archive.open(tmp_path / f"{name}.db") as archive:
            archive.register(EL_KZ)
            archive.save([press.plain(0, photos=(photo(A),)), *batch])
            found.append(archive._connection.execute("SELECT payload_digest, width FROM photos").fetchall())
    assert found == [[("sha256:b", 2)]] * 2


def test_what_came_in_a_pictures_place_has_a_digest_and_no_format(
    press: "Press", archive: Archive, select: "Select"
) -> None:
    page = press.image(1, A, digest="sha256:page", encoding_format=None, width=None, height=None, content_size=99)
    archive.save([press.plain(0, photos=(photo(A),)), page])

    assert select(SHOWN) == [("58700", 1, "sha256:page", None, None, None, 99)]


def test_an_archive_keeps_no_bytes_of_a_picture(press: "Press", archive: Archive, select: "Select") -> None:
    archive.save([press.image(1, A)])

    assert select("SELECT name FROM pragma_table_info('images') WHERE type = 'BLOB'") == []


def missing(archive: Archive, press: "Press", hour: float, *urls: str) -> list[str]:
    return sorted(archive.missing_images(urls, press.at(hour)))


def test_what_was_never_asked_for_is_missing_and_named_once(press: "Press", archive: Archive) -> None:
    assert missing(archive, press, 0, A, B, A) == [A, B]


def test_a_picture_that_is_held_is_never_asked_for_again_nor_what_leads_to_it(press: "Press", archive: Archive) -> None:
    archive.save([press.image(0, A, B)])

    assert missing(archive, press, 24 * 365, A, B, C) == [C]


def failed(press: "Press", day: int) -> list[Response | Image]:
    """Three ways not to give a picture."""
    page = press.image(24 * day, C, digest="sha256:page", encoding_format=None, width=None, height=None)
    captures = (Capture(A, press.at(24 * day), 404), Capture(B, press.at(24 * day), 0, failure="length: too large"))
    return [*(Response(EL_KZ.id, capture) for capture in captures), page]


def test_what_gave_no_picture_is_asked_again_after_a_week_and_given_up_after_three_days_of_trying(
    press: "Press", archive: Archive
) -> None:
    assert (timedelta(days=7), 3) == (AGAIN_AFTER, TRIES)
    for day, tried in ((0, 1), (7, 2), (14, 3)):
        archive.save(failed(press, day))
        archive.save(failed(press, day))  # as often as a crawl tries on one day, it is one try
        assert missing(archive, press, 24 * day + 167, A, B, C) == []
        assert missing(archive, press, 24 * day + 168, A, B, C) == ([A, B, C] if tried < TRIES else [])
