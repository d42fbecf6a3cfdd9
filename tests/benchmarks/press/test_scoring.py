"""What answers about a page are worth."""

from dataclasses import replace

import pytest

from benchmarks.kazakh_values.judging import Verdict
from benchmarks.press.records import Truth
from benchmarks.press.scoring import Judged, body_f1, has_minutes, judge

ZONE = "Asia/Almaty"
TRUTH = Truth(
    headline="Ауылда кітапхана ашылды",
    lead="Онда отыз мың кітап бар",
    section="Мәдениет",
    authors=("Айгүл Сәрсен", "Марат Ким"),
    date="2023-01-13T18:19",
    views=1188,
    credit="Фото: gov.kz",
    body=("Бірінші абзац.", "Екінші абзац."),
)
PERFECT: dict[str, object] = {
    "headline": TRUTH.headline,
    "lead": TRUTH.lead,
    "section": TRUTH.section,
    "authors": list(TRUTH.authors),
    "date": "2023-01-13T18:19:00+06:00",
    "views": 1188,
    "credit": TRUTH.credit,
    "body": list(TRUTH.body),
}
NOTHING = Truth("", "", "", (), "", None, "", ())
FIELDS = ("headline", "lead", "section", "authors", "day", "minute", "views", "credit", "body")


def test_a_reader_that_finds_everything_is_right_in_every_field() -> None:
    assert judge(TRUTH, ZONE, PERFECT, PERFECT) == Judged(dict.fromkeys(FIELDS, Verdict.RIGHT), 1.0)


@pytest.mark.parametrize(
    ("field", "key", "answer", "verdict"),
    [
        ("headline", "headline", " Ауылда\u00a0кітапхана аш\u00adылды\n", Verdict.RIGHT),
        ("headline", "headline", "Ауылда кітапхана ашылды - El.kz", Verdict.WRONG),
        ("headline", "headline", "", Verdict.NOTHING),
        ("authors", "authors", ["МАРАТ КИМ", "Айгүл Сәрсен"], Verdict.RIGHT),
        ("authors", "authors", ["Марат Ким"], Verdict.WRONG),
        ("authors", "authors", None, Verdict.NOTHING),
        ("day", "date", "2023-01-13", Verdict.RIGHT),
        ("day", "date", "2023-01-13T20:00:00+00:00", Verdict.WRONG),
        ("day", "date", "13 қаңтар", Verdict.WRONG),
        ("minute", "date", "2023-01-13 18:19:44", Verdict.RIGHT),
        ("minute", "date", "2023-01-13T12:19:00Z", Verdict.RIGHT),
        ("minute", "date", "2023-01-13T12:19:00", Verdict.WRONG),
        ("minute", "date", "2023-01-13", Verdict.WRONG),
        ("views", "views", 118, Verdict.WRONG),
        ("views", "views", None, Verdict.NOTHING),
        ("credit", "credit", "gov.kz", Verdict.WRONG),
        ("body", "body", "Бірінші абзац. Екінші абзац.", Verdict.RIGHT),
        ("body", "body", f"{TRUTH.lead}\nБірінші абзац.\n- Екінші абзац.", Verdict.RIGHT),
        ("body", "body", ["Екінші абзац.", "Бірінші абзац."], Verdict.WRONG),
        ("body", "body", "", Verdict.NOTHING),
    ],
)
def test_an_answer_is_right_wrong_or_nothing(field: str, key: str, answer: object, verdict: Verdict) -> None:
    assert judge(TRUTH, ZONE, {**PERFECT, key: answer}, PERFECT).verdicts[field] is verdict


@pytest.mark.parametrize(
    ("answer", "verdict"), [({}, Verdict.LEFT), ({key: PERFECT[key] for key in PERFECT if key != "body"}, Verdict.READ)]
)
def test_what_a_page_does_not_have_is_left_alone_or_made_up(answer: dict[str, object], verdict: Verdict) -> None:
    verdicts = judge(NOTHING, ZONE, answer, PERFECT).verdicts

    assert {verdicts[field] for field in FIELDS[:-1]} == {verdict}


def test_a_reader_is_not_judged_by_fields_that_it_does_not_have() -> None:
    known = ("headline", "date")

    assert judge(TRUTH, ZONE, {}, known) == Judged(
        {"headline": Verdict.NOTHING, "day": Verdict.NOTHING, "minute": Verdict.NOTHING}, None
    )
    assert "minute" not in judge(TRUTH, ZONE, PERFECT, PERFECT, ("minute",)).verdicts
    assert not has_minutes([{"date": "2023-01-13"}, {}])
    assert has_minutes([{}, {"date": "2023-01-13T18:19"}])


def test_no_minute_is_asked_of_a_page_that_shows_none() -> None:
    assert "minute" not in judge(replace(TRUTH, date="2023-01-13"), ZONE, PERFECT, PERFECT).verdicts


@pytest.mark.parametrize(
    ("found", "f1"),
    [
        (["бірінші АБЗАЦ", "екінші абзац"], 1.0),
        (["Бірінші абзац."], 2 * 2 / (4 + 2)),
        (["Бірінші абзац.", "Екінші абзац.", "Тағы оқыңыз: бір"], 2 * 4 / (4 + 7)),
        (["абзац абзац абзац абзац"], 2 * 2 / (4 + 4)),
        ([], 0.0),
    ],
)
def test_f1_counts_words_as_often_as_they_stand_there(found: list[str], f1: float) -> None:
    assert body_f1(TRUTH, found) == pytest.approx(f1)
