"""Who was first: dates as the pages show them, against what the archive saw."""

from typing import Any

import pytest

from archive.reprints.direction import Names, Published, are_one, delay, named_in, order_is_sure, source_of

SEEN = "2024-05-01T06:00:00Z"


def article(date: str | None = None, precision: str | None = None, seen: str = SEEN, **more: Any) -> Published:
    facts = {"agency": "el_kz", "native_id": "1", "edition": "kk-Cyrl", "attribution": None, "credit": None, **more}
    return Published(date_published_utc=date, precision=precision, first_seen=seen, **facts)


MINUTE = article("2024-05-01T05:00:00Z", "minute")
LATER = article("2024-05-01T05:09:00Z", "minute", agency="baq_kz")
DAY = article("2024-04-30T19:00:00Z", "day", seen="2024-05-03T00:00:00Z")
DAY_SEEN = article("2024-04-30T19:00:00Z", "day")
UNDATED = article()
OLD = article("2019-04-30T18:00:00Z", "day")
FUTURE = article("2024-05-01T09:00:00Z", "minute")


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (MINUTE, LATER, (540, True)),
        (MINUTE, MINUTE, (0, False)),
        (DAY_SEEN, DAY, (None, False)),
        (MINUTE, DAY, (None, False)),
        (OLD, MINUTE, (None, True)),
        (MINUTE, UNDATED, (None, False)),
        (LATER, FUTURE, (None, True)),
    ],
)
def test_the_earlier_article_is_the_one_that_was_surely_public_before(
    earlier: Published, later: Published, expected: tuple[int | None, bool]
) -> None:
    assert earlier.by <= later.by
    assert (delay(earlier, later), order_is_sure(earlier, later)) == expected


def test_articles_of_one_moment_are_ordered_by_what_they_are_called() -> None:
    other = article(agency="baq_kz")
    assert other.by == UNDATED.by
    assert other.order < UNDATED.order


def test_editions_of_one_agency_are_one_article() -> None:
    editions = [{"edition": "ru"}, {"edition": "kk-Latn"}, {"native_id": "2", "edition": "kk-Latn"}]
    others = [{"native_id": "2"}, {"agency": "baq_kz"}, {"agency": "baq_kz", "edition": "kk-Latn"}]

    assert [are_one(article(), article(**other)) for other in editions] == [True, True, True]
    assert [are_one(article(), article(**other)) for other in others] == [False, False, False]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"sources": ("El.kz",)}, "source"),
        ({"sources": ("EL.KZ",), "credit": "El.kz"}, "source"),
        ({"sources": ("Baq.kz",), "attribution": "деп хабарлайды Baq.kz El.kz-ке сілтеме жасап"}, "attribution"),
        ({"credit": "gov.kz / el.kz"}, "credit"),
        ({"credit": "gov.kz"}, None),
        ({"attribution": "деп хабарлады Мишель.kz"}, None),
        ({}, None),
    ],
)
def test_an_agency_is_named_by_its_name_or_its_host(facts: dict[str, Any], expected: str | None) -> None:
    assert named_in(article(**facts), Names("El.kz", "https://www.el.kz/", "el_kz")) == expected


def test_the_source_is_the_one_that_is_named_and_else_the_first() -> None:
    assert source_of([(LATER, None), (MINUTE, None)]) == 1
    assert source_of([(LATER, "credit"), (MINUTE, None)]) == 0
    assert source_of([(MINUTE, "credit"), (LATER, "source")]) == 1
