"""How soon a source is asked again, by what is known of it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.periods import Habit, Periods

NOW = datetime(2026, 4, 6, 12, tzinfo=UTC)
PERIODS = Periods(timedelta(minutes=10), timedelta(days=1))


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def news(every: float, count: int = 12) -> tuple[datetime, ...]:
    """The last news now, the others before it."""
    return tuple(NOW - hours(every) * number for number in reversed(range(count)))


@pytest.mark.parametrize(
    ("habit", "waits"),
    [
        pytest.param(None, None, id="never asked"),
        pytest.param(Habit(9, NOW - hours(480), NOW, news(8)), None, id="asked too seldom to be known"),
        pytest.param(Habit(400, NOW - hours(47), NOW, news(8)), None, id="known for less than two days"),
        pytest.param(Habit(400, NOW - hours(480), NOW, news(8)), hours(0.9), id="every eight hours: after one"),
        pytest.param(Habit(400, NOW - hours(480), NOW - hours(0.8), news(8)), hours(0.1), id="asked a while ago"),
        pytest.param(Habit(400, NOW - hours(480), NOW - hours(1), news(8)), None, id="due"),
        pytest.param(Habit(400, NOW - hours(480), NOW, news(0.1)), hours(0.15), id="the shortest period"),
        pytest.param(Habit(400, NOW - hours(670), NOW, news(220, 3)), hours(21.6), id="the longest period"),
        pytest.param(Habit(400, NOW - hours(160), NOW, ()), hours(18), id="no news: by the time it is watched"),
        pytest.param(Habit(400, NOW - hours(480), NOW, (*news(4)[:-1], NOW - hours(0.1))), hours(0.45), id="median"),
    ],
)
def test_a_source_waits_for_an_eighth_of_the_time_between_its_news(
    habit: Habit | None, waits: timedelta | None
) -> None:
    due = PERIODS.due(habit, NOW)
    assert (due - NOW if due else None) == (pytest.approx(waits, abs=timedelta(seconds=1)) if waits else None)


@given(
    st.integers(0, 1000),
    st.integers(0, 40 * 1440),
    st.integers(0, 3000),
    st.lists(st.integers(0, 40 * 1440), max_size=30, unique=True),
)
def test_no_source_waits_longer_than_the_longest_period(looks: int, first: int, last: int, found: list[int]) -> None:
    times = tuple(NOW - timedelta(minutes=number) for number in sorted(found, reverse=True))
    habit = Habit(looks, NOW - timedelta(minutes=first), NOW - timedelta(minutes=min(first, last)), times)
    due = PERIODS.due(habit, NOW)
    assert due is None or NOW < due <= habit.last_look + PERIODS.longest


@pytest.mark.parametrize("text", ["10m", "1d 10m", "10m 1d 2d", "soon 1d", "10 20"])
def test_a_setting_that_can_not_be_read_is_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"write the shortest and the longest, for example 10m 1d"):
        Periods.parse(text)
