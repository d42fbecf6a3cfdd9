"""Hours of the day, in the agency's zone."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from crawler.polite.hours import Hours, HoursError

ALMATY = "Asia/Almaty"
NIGHT, DAY = Hours(time(22), time(6)), Hours(time(9, 30), time(18))
CASES = [
    (NIGHT, "22:00", "22:00"),
    (NIGHT, "23:59", "23:59"),
    (NIGHT, "00:00", "00:00"),
    (NIGHT, "05:59", "05:59"),
    (NIGHT, "06:00", "22:00"),
    (NIGHT, "12:00", "22:00"),
    (DAY, "09:29", "09:30"),
    (DAY, "09:30", "09:30"),
    (DAY, "17:59", "17:59"),
    (DAY, "18:00", "next 09:30"),
    (DAY, "23:00", "next 09:30"),
]


@pytest.mark.parametrize(("hours", "now", "opens"), CASES)
def test_hours_open_next_at(hours: Hours, now: str, opens: str) -> None:
    def at(text: str) -> datetime:
        day = 2 if text.startswith("next ") else 1
        return datetime.combine(datetime(2026, 4, day), time.fromisoformat(text[-5:]), ZoneInfo(ALMATY))  # noqa: DTZ001

    assert hours.next_open(at(now).astimezone(UTC), ALMATY) == at(opens)


@pytest.mark.parametrize("text", ["night", "22-06", "22:00", "25:00-06:00", "22:60-06:00", "06:00-06:00", "22:00-"])
def test_what_is_no_hours_is_said_so(text: str) -> None:
    with pytest.raises(HoursError, match=r"write the hours as 22:00-06:00"):
        Hours.parse(text)


def test_no_hours_are_all_day() -> None:
    assert Hours.parse("  ") is None
