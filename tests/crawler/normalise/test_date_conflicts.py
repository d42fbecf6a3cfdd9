"""Whether the dates of one page agree."""

from datetime import UTC, datetime

import pytest

from crawler.normalise.dates import DateConflict, date_conflicts, image_day, read_date

CAPTURE = datetime(2026, 4, 8, 12, 0, tzinfo=UTC)
ALMATY = "Asia/Almaty"


def conflicts(shown: str, *others: tuple[str, str], zone: str = ALMATY) -> tuple[DateConflict, ...]:
    return date_conflicts(read_date(shown, at=CAPTURE, zone=zone), others, at=CAPTURE, zone=zone)


AGREE = [
    ("13.01.2023 18:19", "2023-01-13T18:19:00+06:00"),
    ("13.01.2023 18:19", "2023-01-13T18:19:45+06:00"),
    ("13.01.2023 18:19", "2023-01-13T12:19:45Z"),
    ("13.01.2023 18:19", "2023-01-13T17:19:00+05:00"),
    ("13.01.2023 18:19", "2023-01-13"),
    ("13.01.2023 18:19", "2023-01-13T18:19"),
    ("13.01.2023 18:19:45", "2023-01-13T18:19:45+06:00"),
    ("13 қаңтар 2023, сағат 18-де", "2023-01-13T18:59:00+06:00"),
    ("13.01.2023", "2023-01-13T18:19:00+06:00"),
    ("13.01.2023", "2023-01-12T20:00:00Z"),
    ("13.01.2023", "2023-01-13"),
    ("қаңтар 2023", "2023-01-31T23:00:00+06:00"),
    ("2023 жыл", "2023-12-31"),
    ("өткен аптада", "2026-04-05"),
    ("3 сағат бұрын", "2026-04-08T13:20:00+05:00"),
    ("5 минут бұрын", "2026-04-08T16:54:10+05:00"),
    ("жаңа ғана", "2026-04-08T16:59:30+05:00"),
    ("2 күн бұрын", "2026-04-05T22:00:00+05:00"),
    ("2 апта бұрын", "2026-03-20"),
]


@pytest.mark.parametrize(("shown", "other"), AGREE)
def test_dates_agree_as_far_as_the_coarser_one_goes(shown: str, other: str) -> None:
    assert conflicts(shown, ("structured", other)) == ()


DISAGREE = [
    ("13.01.2023 18:19", "2023-01-14", "2023-01-14", "another day"),
    ("13.01.2023 18:19", "2023-01-12T18:19:00+06:00", "2023-01-12T18:19:00+06:00", "another day"),
    ("13.01.2023", "2023-01-13T20:00:00Z", "2023-01-14T02:00:00+06:00", "another day"),
    ("қаңтар 2023", "2023-02-01", "2023-02-01", "another day"),
    ("2023 жыл", "2024-01-01", "2024-01-01", "another day"),
    ("өткен аптада", "2026-04-06", "2026-04-06", "another day"),
    ("Кеше", "2026-04-08", "2026-04-08", "another day"),
    (
        "13.01.2023 18:19",
        "2023-01-13T18:20:00+06:00",
        "2023-01-13T18:20:00+06:00",
        "another time of the same day",
    ),
    (
        "13.01.2023 18:19:45",
        "2023-01-13T18:19:44+06:00",
        "2023-01-13T18:19:44+06:00",
        "another time of the same day",
    ),
    (
        "13 қаңтар 2023, сағат 18-де",
        "2023-01-13T19:00:00+06:00",
        "2023-01-13T19:00:00+06:00",
        "another time of the same day",
    ),
    (
        "3 сағат бұрын",
        "2026-04-08T12:20:00+05:00",
        "2026-04-08T12:20:00+05:00",
        "another time of the same day",
    ),
    (
        "13.01.2023 18:19",
        "2023-01-13T18:19:00Z",
        "2023-01-14T00:19:00+06:00",
        "the same time on the clock with another offset",
    ),
    (
        "13.01.2023 18:19",
        "2023-01-13T18:19:00+05:00",
        "2023-01-13T18:19:00+05:00",
        "the same time on the clock with another offset",
    ),
    ("13.01.2023", "09.04.2026", "", "later than the capture"),
    ("13.01.2023", "03/04/2023", "", "day and month may stand in either order"),
    ("13.01.2023", "", "", "empty"),
]


@pytest.mark.parametrize(("shown", "other", "value", "reason"), DISAGREE)
def test_what_disagrees_is_a_conflict_with_its_reason(shown: str, other: str, value: str, reason: str) -> None:
    assert conflicts(shown, ("structured", other)) == (DateConflict("structured", other, value, reason),)


def test_days_are_those_of_the_agency() -> None:
    stamp = ("structured", "2023-01-13T18:30:00Z")

    assert conflicts("14.01.2023", stamp, zone="Asia/Almaty") == ()
    assert conflicts("13.01.2023", stamp, zone="Asia/Aqtobe") == ()


def test_an_offset_that_the_agency_did_not_have_is_a_conflict_of_its_own() -> None:
    shown = "15.03.2024 10:00 GMT+6"

    assert conflicts(shown, ("structured", "2024-03-15T04:00:00Z")) == (
        DateConflict(
            "zone",
            shown,
            "2024-03-15T10:00:00+06:00",
            "the page shows +06:00, and the clocks of Asia/Almaty were at +05:00 then",
        ),
    )


IMAGES = [
    ("13.01.2023 18:19", "2023/01/13", ()),
    ("13.01.2023 18:19", "2019/05/02", ()),
    ("13.01.2023 18:19", "", ()),
    ("13.01.2023 18:19", "2023/01", ()),
    ("13.01.2023 18:19", "2023/13/45", ()),
    (
        "13.01.2023 18:19",
        "2023/01/14",
        (DateConflict("image", "2023/01/14", "2023-01-14", "the picture was uploaded after that day"),),
    ),
    ("қаңтар 2023", "2023/01/31", ()),
]


@pytest.mark.parametrize(("shown", "day", "expected"), IMAGES)
def test_of_pictures_only_a_later_one_speaks_against_a_date(
    shown: str, day: str, expected: tuple[DateConflict, ...]
) -> None:
    assert conflicts(shown, ("image", day)) == expected


def test_every_source_is_weighed() -> None:
    found = conflicts("13.01.2023", ("structured", "2023-01-13"), ("structured", "2023-01-14"), ("image", "2024/01/01"))

    assert [conflict.source for conflict in found] == ["structured", "image"]


ADDRESSES = [
    ("https://el.kz/storage/storage/element/2023/01/13/mainphoto/41521/1200xauto_Ab.jpg", "2023/01/13"),
    ("/upload/2023/1/3/photo.jpg", "2023/01/03"),
    ("https://cdn.kz/2023-01-13/photo.jpg?v=2024/05/06/", "2023/01/13"),
    ("https://abai.kz/wp-content/uploads/2023/09/photo.jpg", ""),
    ("https://el.kz/img/2023/45/99/photo.jpg", ""),
    ("https://el.kz/img/2023/45/99/2023/01/13/photo.jpg", "2023/01/13"),
    ("https://el.kz/img/2023/01/1345.jpg", ""),
    ("https://el.kz/a.jpg#/2023/01/13/", ""),
    ("", ""),
]


@pytest.mark.parametrize(("url", "day"), ADDRESSES)
def test_the_day_of_an_image_stands_in_its_path(url: str, day: str) -> None:
    assert image_day(url) == day
