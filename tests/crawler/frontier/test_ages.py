"""The ages at which an article is read again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.frontier.ages import Ages

BORN = datetime(2026, 4, 6, 12, tzinfo=UTC)
AGES = Ages.parse("1h 6h 1d 3d 7d 30d 180d")
HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)


@pytest.mark.parametrize(
    ("checked", "due"),
    [
        (timedelta(0), HOUR),
        (timedelta(minutes=59), HOUR),
        (HOUR, 6 * HOUR),
        (5 * HOUR, 6 * HOUR),
        (2 * DAY, 3 * DAY),
        (179 * DAY, 180 * DAY),
        (180 * DAY, 180 * DAY + YEAR),
        (180 * DAY + YEAR, 180 * DAY + 2 * YEAR),
        (12 * YEAR, 180 * DAY + 12 * YEAR),
        (-HOUR, HOUR),
    ],
    ids=["new", "before an hour", "at an hour", "late", "days", "last step", "yearly", "two", "found late", "early"],
)
def test_an_article_is_due_at_the_next_of_its_ages(checked: timedelta, due: timedelta) -> None:
    assert AGES.due(BORN, BORN + checked) == BORN + due


def test_what_is_edited_or_read_a_lot_is_due_oftener() -> None:
    assert Ages.parse("1h 4h 16h").oftener() == Ages.parse("1h 2h 4h 8h 16h")
    assert AGES.oftener().due(BORN, BORN + HOUR) < AGES.due(BORN, BORN + HOUR)


@given(st.integers(0, 20 * 365 * 24 * 60), st.integers(0, 20 * 365 * 24 * 60), st.sampled_from([AGES, AGES.oftener()]))
def test_it_is_due_after_the_last_look_and_late_only_when_it_is_due(checked: int, waited: int, ages: Ages) -> None:
    looked = BORN + timedelta(minutes=checked)
    now, due = looked + timedelta(minutes=waited), ages.due(BORN, looked)
    assert due > looked
    assert (ages.lateness(BORN, looked, now) >= 0) == (now >= due)
    assert ages.due(BORN, due) > due


def test_an_hour_late_is_worse_for_a_young_article() -> None:
    young = AGES.lateness(BORN, BORN, BORN + 2 * HOUR)
    old = AGES.lateness(BORN, BORN + 180 * DAY, BORN + 180 * DAY + YEAR + HOUR)
    assert young == 1 > old > 0


@pytest.mark.parametrize("text", ["", "1", "1w", "0h", "6h 1h", "1h 1h", "1h, 6h", "бір"])
def test_a_setting_that_is_no_row_of_ages_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="REVISIT_AGES="):
        Ages.parse(text)
