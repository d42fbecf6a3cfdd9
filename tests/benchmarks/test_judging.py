"""What an answer is worth, whoever gave it."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from benchmarks.kazakh_values.judging import (
    Answer,
    Verdict,
    alone,
    has_a_day,
    judge,
    judge_day,
    judge_names,
    judge_value,
    score,
    three,
)
from benchmarks.kazakh_values.tables import DateRow

INSTANT = "2023-01-13T18:19:00+06:00"


def row(expected: str, precision: str) -> DateRow:
    return DateRow("…", datetime(2023, 1, 20, 12, tzinfo=UTC), "Asia/Almaty", expected, precision, "numeric", "")


@pytest.mark.parametrize(
    ("expected", "precision", "answer", "verdict"),
    [
        (INSTANT, "minute", INSTANT, Verdict.RIGHT),
        (INSTANT, "minute", "2023-01-13T12:19:00+00:00", Verdict.RIGHT),
        (INSTANT, "minute", "2023-01-13T18:19:00", Verdict.RIGHT),
        (INSTANT, "minute", "2023-01-13T18:19:00.123000", Verdict.RIGHT),
        (INSTANT, "minute", "2023-01-13T18:19:00+05:00", Verdict.WRONG),
        (INSTANT, "minute", "2023-01-13T12:19:00", Verdict.WRONG),
        (INSTANT, "minute", "2023-01-13T00:00:00", Verdict.WRONG),
        (INSTANT, "minute", "2023-01-13", Verdict.WRONG),
        (INSTANT, "minute", "", Verdict.NOTHING),
        ("2023-01-13T18:19:00+05:00", "minute", "2023-01-13T19:19:00", Verdict.RIGHT),
        ("2023-01-13", "day", "2023-01-13", Verdict.RIGHT),
        ("2023-01-13", "day", "2023-01-13T00:00:00", Verdict.RIGHT),
        ("2023-01-13", "day", "2023-01-03T00:00:00", Verdict.WRONG),
        ("2023-W02", "week", "2023-W02", Verdict.RIGHT),
        ("2023-W02", "week", "2023-01-13T18:19:00", Verdict.RIGHT),
        ("2023-W02", "week", "2023-01-16", Verdict.WRONG),
        ("2023-01", "month", "2023-01-20T00:00:00", Verdict.RIGHT),
        ("2023", "year", "2022-01-13", Verdict.WRONG),
        ("", "", "", Verdict.LEFT),
        ("", "", "1188-01-13T00:00:00", Verdict.READ),
    ],
)
def test_an_answer_is_judged_at_the_precision_of_its_row(
    expected: str, precision: str, answer: Answer, verdict: Verdict
) -> None:
    assert judge(row(expected, precision), answer) is verdict


@pytest.mark.parametrize(
    ("expected", "answer", "verdict"),
    [
        (INSTANT, "2023-01-13", Verdict.RIGHT),
        (INSTANT, "2023-01-13T23:00:00", Verdict.RIGHT),
        ("2023-01-13", "2022-01-01", Verdict.WRONG),
        ("2023-01-13", "", Verdict.NOTHING),
        ("", "2022-01-01", Verdict.READ),
        ("", "", Verdict.LEFT),
    ],
)
def test_a_reader_of_days_is_judged_by_the_day(expected: str, answer: Answer, verdict: Verdict) -> None:
    assert judge_day(row(expected, "minute"), answer) is verdict


@pytest.mark.parametrize(
    ("expected", "found", "verdict"),
    [
        (["Марат Ильясов", "Жанна Ким"], ["Жанна КИМ", "Марат Ильясов"], Verdict.RIGHT),
        (["Ә. Нұр-Ахмет"], ["Ә НҰР-АХМЕТ"], Verdict.RIGHT),
        (["Ә. Нұр-Ахмет"], ["Автор: Ә. НҰР-АХМЕТ"], Verdict.WRONG),
        (["Dastan Kenjalin"], ["Dastan KENJALIN", "ASTANA"], Verdict.WRONG),
        (["Dastan Kenjalin"], [], Verdict.NOTHING),
        ([], ["Редакция"], Verdict.READ),
        ([], [], Verdict.LEFT),
    ],
)
def test_names_are_judged_as_a_set(expected: list[str], found: list[str], verdict: Verdict) -> None:
    assert judge_names(expected, found) is verdict


@pytest.mark.parametrize(
    ("expected", "found", "verdict"),
    [
        (0, 0, Verdict.RIGHT),
        (0, None, Verdict.NOTHING),
        (1188, 118, Verdict.WRONG),
        (None, 0, Verdict.READ),
        ("", None, Verdict.LEFT),
        ("Фото: gov.kz", "gov.kz", Verdict.WRONG),
    ],
)
def test_zero_is_a_value_and_missing_is_not_zero(expected: object, found: object, verdict: Verdict) -> None:
    assert judge_value(expected, found) is verdict


@pytest.mark.parametrize(
    ("expected", "precision", "asked"),
    [(INSTANT, "minute", True), ("2023-01-13", "day", True), ("2023-01", "month", False), ("", "", True)],
)
def test_readers_of_days_are_asked_for_days_and_for_nothing(expected: str, precision: str, *, asked: bool) -> None:
    assert has_a_day(row(expected, precision)) is asked


def test_verdicts_are_counted_and_written_in_one_order() -> None:
    rows = [row("2023-01-13", "day"), row("2023-01-13", "day"), row("2023-01-14", "day"), row("", "")]
    answers = iter(["2023-01-13", "", "2023-01-13", "2023-01-13"])

    counts = score(rows, lambda _: next(answers))

    assert counts == Counter((Verdict.RIGHT, Verdict.NOTHING, Verdict.WRONG, Verdict.READ))
    assert (three(counts), alone(counts), alone(Counter())) == ("1 / 1 / 1", "0 / 1", "-")
