"""Dates: whole values, reasons of refusal, spans in lines, and every day of the press written and read back."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.normalise.dates import Moment, find_date, read_date
from crawler.normalise.unreadable import Unreadable

ALMATY = ZoneInfo("Asia/Almaty")
CAPTURE = datetime(2026, 4, 8, 12, 0, tzinfo=UTC)
MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
LATIN = "qańtar aqpan naýryz sáýir mamyr maýsym shilde tamyz qyrkúıek qazan qarasha jeltoqsan".split()
ARABIC = "قاڭتار اقپان ناۋرىز ءساۋىر مامىر ماۋسىم شىلدە تامىز قىركۇيەك قازان قاراشا جەلتوقسان".split()
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()


def read(shown: str, at: datetime = CAPTURE, zone: str = "Asia/Almaty") -> Moment:
    return read_date(shown, at=at, zone=zone)


VALUES = [
    (
        "13.01.2023 18:19",
        Moment(
            "2023-01-13T18:19:00+06:00",
            "minute",
            date(2023, 1, 13),
            datetime(2023, 1, 13, 18, 19, tzinfo=ALMATY),
            "numeric",
            "13.01.2023 18:19",
        ),
    ),
    (
        "01\u00a0Қыркүйек, 2022",
        Moment("2022-09-01", "day", date(2022, 9, 1), None, "day month year", "01\u00a0Қыркүйек, 2022"),
    ),
    ("қаңтар 2023", Moment("2023-01", "month", None, None, "month year", "қаңтар 2023")),
    ("2023 жыл", Moment("2023", "year", None, None, "year", "2023 жыл")),
    ("13 қаңтар", Moment("2026-01-13", "day", date(2026, 1, 13), None, "day month, year inferred", "13 қаңтар")),
    (
        "2023-01-13T12:19:00Z",
        Moment(
            "2023-01-13T18:19:00+06:00",
            "second",
            date(2023, 1, 13),
            datetime(2023, 1, 13, 12, 19, tzinfo=UTC),
            "ISO 8601",
            "2023-01-13T12:19:00Z",
        ),
    ),
    (
        "22:34, 24 Қаңтар 2026 | GMT +6",
        Moment(
            "2026-01-24T22:34:00+06:00",
            "minute",
            date(2026, 1, 24),
            datetime(2026, 1, 24, 22, 34, tzinfo=timezone(timedelta(hours=6))),
            "day month year",
            "22:34, 24 Қаңтар 2026 | GMT +6",
        ),
    ),
]


@pytest.mark.parametrize(("shown", "moment"), VALUES)
def test_a_date_is_kept_as_precise_as_it_is_shown(shown: str, moment: Moment) -> None:
    assert read(shown) == moment


REASONS = [
    ("", "empty"),
    ("x" * 200, "too long for a date"),
    ("көктемде", "no date in it"),
    ("1188", "a bare number"),
    ("18:19", "a time without a day"),
    ("13-15 қаңтар 2023", "a range, or no date"),
    ("31 ақпан 2023", "no such day"),
    ("13.13.2023", "no such month"),
    ("13.01.2023 25:61", "no such time"),
    ("13.01.2023 18:7", "minutes have two digits"),
    ("Jan 13, 2023, 16:19 PM", "no such time"),
    ("03/04/2023", "day and month may stand in either order"),
    ("01.02.3", "a year of one digit"),
    ("01.01.1970 06:00", "the epoch's first day stands for a missing date"),
    ("12.05.1823", "no year of the press"),
    ("Сейсенбі, 13 қаңтар 2023", "2023-01-13 is not that day of the week"),
    ("29.02.2024 23:30", "the clock was changed then: no such time, or twice"),
    ("30.03.2003 02:30", "the clock was changed then: no such time, or twice"),
    ("маусым 2023", "«маусым» is June and also a season"),
    ("3 апта бұрын", "a week is known, no day"),
    ("09.04.2026", "later than the capture"),
    ("08.04.2026 17:11", "later than the capture"),
    ("бүгін, 18:00", "later than the capture"),
    ("мамыр 2026", "later than the capture"),
    ("2027 жыл", "later than the capture"),
    ("1999999999", "later than the capture"),
    ("30 ақпан", "no such day"),
    ("13 наурыз 2023 дейін тапсырылады", "the date of something else"),
    ("подать до 13 марта 2023", "the date of something else"),
    ("2026 жылғы 15 қаңтарға қараған түні", "no certain date in it"),
    ("Қалада ашылған жаңа кітапхана туралы тұрғындар 13 қаңтар 2023 пікірі", "no certain date in it"),
    ("«2022-10-03» бойынша іздеу нәтижесі", "a range, or no date"),
]


@pytest.mark.parametrize(("shown", "reason"), REASONS)
def test_a_refusal_says_why(shown: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(shown)

    assert (refusal.value.field, refusal.value.shown, refusal.value.reason) == ("date", shown, reason)


MISREADS = ["24 мин", "1656 ret", "13.01", "10-25 қыркүйек", "07.13.2024", "1 188", "13:01", "5 қаз", "5 май"]


@pytest.mark.parametrize("shown", MISREADS)
def test_what_dateparser_alone_reads_wrong_is_refused(shown: str) -> None:
    with pytest.raises(Unreadable):
        read(shown)


@pytest.mark.parametrize(("shown", "text"), [("13th January 2023", "2023-01-13"), ("2023 ақпан 13", "2023-02-13")])
def test_dateparser_is_asked_when_the_grammar_has_no_such_form(shown: str, text: str) -> None:
    assert read(shown).text == text


@pytest.mark.parametrize(
    "shown", ["2023-01-13 18:19 1188", "Фото: gov.kz 13.01.2023 18:19 1188", "El.kz 18:19, 13 қаңтар 2023 1188"]
)
def test_a_date_is_read_beside_a_count_a_credit_or_a_label(shown: str) -> None:
    assert read(shown).text == "2023-01-13T18:19:00+06:00"


def test_a_site_may_be_ten_minutes_ahead_of_us() -> None:
    assert read("08.04.2026 17:10").text == "2026-04-08T17:10:00+05:00"


LINES = [
    ("Фото: gov.kz 13.01.2023 18:19 1188", "13.01.2023 18:19"),
    ("16.01.2026 16:46 Фото: pexels", "16.01.2026 16:46"),
    ("22:34, 24 Қаңтар 2026 | GMT +5", "22:34, 24 Қаңтар 2026 | GMT +5"),
    ("Аймақтар • 20 Наурыз, 2025", "20 Наурыз, 2025"),
    ("01 қыркүйек 2022, 12:12", "01 қыркүйек 2022, 12:12"),
    ("2 июня 2015 г. 23:00", "2 июня 2015 г. 23:00"),
    ("Жарияланды: Жұма, 13 қаңтар 2023, 18:19", "Жұма, 13 қаңтар 2023, 18:19"),
    ("Жыл қорытындысы 2669 6 пікір 23 Желтоқсан, 2023 сағат 14:56", "23 Желтоқсан, 2023 сағат 14:56"),
    ("اقمىلتىق 153 0 پىكىر 30 قاڭتار, 2026 ساعات 13:48", "30 قاڭتار, 2026 ساعات 13:48"),
    ("Бүгін, 18:19", "Бүгін, 18:19"),
    ("Аймақтар • Бүгін, 09:15", "Бүгін, 09:15"),
    ("3 сағат бұрын | 1188", "3 сағат бұрын"),
    ("Сегодня, 11:19", "Сегодня, 11:19"),
    ("13 қаңтар", "13 қаңтар"),
    ("13 қаңтар, 18:19 1188", "13 қаңтар, 18:19"),
    ("13.01.2023 18:19 | Жаңартылды: 13.01.2023 19:40", "13.01.2023 18:19"),
    ("El.kz 18:19, 13 қаңтар 2023 1188", "18:19, 13 қаңтар 2023"),
    ("Кеше", None),
    ("1188", None),
    ("4236 рет көрсетілді", None),
    ("13-15 қаңтар 2023", None),
    ("01.02.2023-03.02.2023", None),
    ("Бүгін 2023 адам келді", None),
    ("22 наурыз – Наурыз мейрамы", None),
    ("Нұсқа 1.2.2023.4", None),
    ("", None),
]


@pytest.mark.parametrize(("line", "date_text"), LINES)
def test_the_span_of_a_date_has_the_date_and_nothing_else(line: str, date_text: str | None) -> None:
    span = find_date(line)

    assert (span and line[slice(*span)]) == date_text


ZONES = ["Asia/Almaty", "Asia/Aqtobe", "Asia/Atyrau", "Asia/Shanghai", "UTC"]
FORMS = {
    "{d:02}.{m:02}.{y} {t}": None,
    "{t}, {d} {month} {y}": MONTHS,
    "{y} жылғы {d} {month}, {t}": MONTHS,
    "{d} {month}, {y} сағат {t}": MONTHS,
    "{d}-{month} {y} | {t}": MONTHS,
    "{d} {month} {y}, {t}": LATIN,
    "{d} {month}، {y} {t}": ARABIC,
    "{d} {month} {y} г. {t}": RUSSIAN,
    "{y}-{m:02}-{d:02}T{t}": None,
}


@given(
    moment=st.datetimes(datetime(1991, 1, 1), datetime(2026, 4, 1)),  # noqa: DTZ001 - what a page shows has no zone
    zone=st.sampled_from(ZONES),
    form=st.sampled_from(sorted(FORMS)),
)
def test_what_was_written_is_read_back(moment: datetime, zone: str, form: str) -> None:
    written = moment.replace(second=0, microsecond=0, fold=0)
    local = written.replace(tzinfo=ZoneInfo(zone))
    months = FORMS[form] or MONTHS
    shown = form.format(d=local.day, m=local.month, y=local.year, t=f"{local:%H:%M}", month=months[local.month - 1])

    if local.utcoffset() != local.replace(fold=1).utcoffset():
        with pytest.raises(Unreadable, match="the clock was changed then"):
            read(shown, zone=zone)
    else:
        assert read(shown, zone=zone).text == local.isoformat()


WORDS = [
    "13",
    "2023",
    "қаңтар",
    "18:19",
    "13.01.2023",
    "-",
    "жұма",
    "бұрын",
    "сағат",
    "күн",
    "айы",
    ".",
    "GMT",
    "+5",
    "ж.",
    "мен",
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        moment = read(text)
    except Unreadable:
        return
    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?)?", moment.text)
    assert moment.instant is None or moment.instant <= CAPTURE + timedelta(minutes=10)
