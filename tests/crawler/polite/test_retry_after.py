"""Retry-After in every form of RFC 9110, and what is none."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import Headers

from crawler.polite.retry_after import LONGEST, asked_to_wait, retry_after

NOW = datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)
VALUES = [
    ("120", 120),
    (" 120 ", 120),
    ("0", 0),
    # The three forms of an HTTP-date (section 5.6.7).
    ("Sun, 06 Nov 1994 08:50:37 GMT", 60),
    ("Sunday, 06-Nov-94 08:50:37 GMT", 60),
    ("Sun Nov  6 08:50:37 1994", 60),
    # In the past: now.
    ("Sun, 06 Nov 1994 07:50:37 GMT", 0),
    # Longer than anybody means.
    ("99999999999999999999", LONGEST),
    ("9" * 5000, LONGEST),
    ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST),
    # Nothing that can be read.
    ("", None),
    ("-5", None),
    ("1.5", None),
    ("١٢٠", None),
    ("later", None),
    ("Sun, 06 Nov 99999 08:50:37 GMT", None),
]


@pytest.mark.parametrize(("value", "seconds"), VALUES)
def test_a_value_means_so_many_seconds(value: str, seconds: float | None) -> None:
    assert retry_after(value, now=NOW) == seconds


def test_a_time_is_reckoned_by_the_clock_of_the_server() -> None:
    date = "Sun, 06 Nov 1994 10:00:00 GMT"
    assert retry_after("Sun, 06 Nov 1994 10:02:00 GMT", now=NOW, date=date) == 120
    assert retry_after("Sun, 06 Nov 1994 08:50:37 GMT", now=NOW, date="yesterday") == 60


@given(st.text(), st.text())
def test_any_text_is_a_wait_within_bounds_or_none(value: str, date: str) -> None:
    seconds = retry_after(value, now=NOW, date=date)
    assert seconds is None or 0 <= seconds <= LONGEST


@pytest.mark.parametrize(("status", "seconds"), [(429, 30.0), (503, 30.0), (200, None), (301, None), (500, None)])
def test_only_429_and_503_ask_us_to_wait(status: int, seconds: float | None) -> None:
    assert asked_to_wait(status, Headers({"Retry-After": "30"})) == seconds
    assert asked_to_wait(status, Headers()) is None
