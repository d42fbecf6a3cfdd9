"""View counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.normalise.unreadable import Unreadable
from crawler.normalise.views import Count, read_views

COUNTS = [
    ("1188", 1188, 1, "number"),
    ("0", 0, 1, "number"),
    ("59\u00a0685", 59685, 1, "number"),
    ("1\u2009234\u202f567", 1234567, 1, "number"),
    ("\U0001f441 1188", 1188, 1, "number"),
    ("4236 рет \n көрсетілді", 4236, 1, "number with label"),
    ("1550 рет қаралды", 1550, 1, "number with label"),
    ("661 ret kórsetildi", 661, 1, "number with label"),
    ("961 رەت كورسەتىلدى", 961, 1, "number with label"),
    ("(59 685 ret oqylǵan)", 59685, 1, "number with label"),
    ("Просмотров: 12 345", 12345, 1, "number with label"),
    ("Көру саны: 7", 7, 1, "number with label"),
    ("1,2 мың", 1200, 100, "number with unit"),
    ("1.25K", 1250, 10, "number with unit"),
    ("12К", 12000, 1000, "number with unit"),
    ("3 млн рет қаралды", 3_000_000, 1_000_000, "number with unit"),
    ("15 тыс. просмотров", 15000, 1000, "number with unit"),
]


@pytest.mark.parametrize(("shown", "value", "rounded_to", "rule"), COUNTS)
def test_a_count_is_read_and_says_to_what_it_was_rounded(shown: str, value: int, rounded_to: int, rule: str) -> None:
    assert read_views(shown) == Count(value, rounded_to, rule, shown)


REFUSALS = [
    ("", "no number in it"),
    ("көп", "no number in it"),
    ("24 мин", "a reading time"),
    ("24 мин оқу үшін", "a reading time"),
    ("1 mın oqý úshin", "a reading time"),
    ("0 пікір", "comments"),
    ("USD: 520.93", "money"),
    ("500 ₸", "money"),
    ("+25°", "a temperature"),
    ("12 %", "a percentage"),
    ("كۇلكىلى 0", "reactions"),
    ("5 адам", "«адам» is no word of view counts"),
    ("❤ 12", "other characters beside the number"),
    ("-5", "a negative number"),
    ("1,188", "a fraction without a unit, or a group parted by a mark"),
    ("1,188 мың", "too precise for a rounded number"),
    ("0 0 0 0", "several numbers"),
    ("13.01.2023", "several numbers"),
    ("1188 18:19", "several numbers"),
    ("12 345 67", "several numbers"),
    ("007", "begins with a zero"),
    ("87770001122", "too large"),
    ("1001 млн", "too large"),
]


@pytest.mark.parametrize(("shown", "reason"), REFUSALS)
def test_what_counts_something_else_is_refused(shown: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_views(shown)

    assert (refusal.value.field, refusal.value.shown, refusal.value.reason) == ("views", shown, reason)


@given(st.integers(0, 10**9), st.sampled_from(["{:,}", "{:,} рет қаралды", "Просмотров: {:,}"]))
def test_what_was_written_in_groups_is_read_back(value: int, form: str) -> None:
    assert read_views(form.format(value).replace(",", "\u00a0")).value == value
