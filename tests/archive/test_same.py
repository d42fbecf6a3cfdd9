"""A 304 says that an article's page is as it was: a look, a count, the end of a disappearance, and no revision."""

from typing import TYPE_CHECKING

from archive.article import Capture, Outcome, Same, WarcPlace
from archive.store import Archive

if TYPE_CHECKING:
    from tests.archive.conftest import Press, Select

URL = "https://el.kz/maqala_58700/"


def same(press: "Press", hour: float, url: str = URL) -> Same:
    return Same(press.identity(), Capture(url, press.at(hour), 304, warc=WarcPlace("same.warc.gz", int(hour * 10), 9)))


def test_a_304_is_a_look_and_one_row_of_views(archive: Archive, press: "Press", select: "Select") -> None:
    archive.save([press.full(0)])

    assert archive.save([same(press, 1), same(press, 2)]) == [Outcome.UNCHANGED] * 2
    assert select("SELECT seen_at, view_count, view_count_shown, reader FROM views ORDER BY seen_at") == [
        (f"2023-01-13T{hour}:00:00Z", 1188, "1188", "4") for hour in (13, 14, 15)
    ]
    assert select("SELECT last_seen, last_checked, revision_count FROM articles") == [
        ("2023-01-13T15:00:00Z", "2023-01-13T15:00:00Z", 1)
    ]
    assert select("SELECT url, last_seen FROM addresses ORDER BY url") == [
        ("https://el.kz/amp/maqala_58700/", "2023-01-13T13:00:00Z"),
        (URL, "2023-01-13T15:00:00Z"),
    ]
    assert select("SELECT status, article, content_digest FROM captures WHERE status = 304") == [(304, 1, None)] * 2


def test_a_304_ends_a_disappearance(archive: Archive, press: "Press", select: "Select") -> None:
    archive.save([press.full(0), press.gone(1), same(press, 2)])

    assert select("SELECT gone_at, returned_at FROM disappearances") == [
        ("2023-01-13T14:00:00Z", "2023-01-13T15:00:00Z")
    ]
    assert select("SELECT gone_at FROM articles") == [(None,)]


def test_a_304_of_another_address_says_nothing_of_this_one(archive: Archive, press: "Press", select: "Select") -> None:
    archive.save([press.full(0), same(press, 1, "https://el.kz/amp/maqala_58700/")])

    assert select("SELECT last_seen, last_checked FROM articles") == [("2023-01-13T13:00:00Z", "2023-01-13T14:00:00Z")]
    assert select("SELECT count(*) FROM views") == [(1,)]


def test_a_304_for_what_the_archive_never_held_is_kept_as_a_capture(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    assert archive.save([same(press, 1)]) == [Outcome.UNKNOWN]
    assert select("SELECT status, article FROM captures") == [(304, None)]


def test_the_tags_of_the_newest_page_are_asked_with(archive: Archive, press: "Press") -> None:
    assert archive.validators(URL) == ("", "")
    tagged = Capture(URL, press.at(0), 200, etag='W/"1"', last_modified="Fri, 13 Jan 2023 12:00:00 GMT")
    archive.save([press.plain(0, capture=tagged)])
    assert archive.validators(URL) == ('W/"1"', "Fri, 13 Jan 2023 12:00:00 GMT")
    archive.save([press.plain(1)])
    assert archive.validators(URL) == ("", "")


def test_what_is_gone_or_in_doubt_is_asked_for_whole(archive: Archive, press: "Press") -> None:
    def tagged(hour: float) -> Capture:
        return Capture(URL, press.at(hour), 200, etag='"1"')

    archive.save([press.plain(0, capture=tagged(0), structure="a"), press.gone(1)])
    assert archive.validators(URL) == ("", "")
    archive.save([press.plain(2, capture=tagged(2), structure="b", headline="Басқа")])
    assert archive.validators(URL) == ("", "")
