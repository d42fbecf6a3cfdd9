"""Dates: whole values, reasons of refusal, misreads of other libraries, and spans in lines."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from crawler.normalise.dates import Moment, find_date, read_date
from crawler.normalise.unreadable import Unreadable

ALMATY = ZoneInfo("Asia/Almaty")
CAPTURE = datetime(2026, 4, 8, 12, 0, tzinfo=UTC)


def read(shown: str, at: datetime = CAPTURE, zone: str = "Asia/Almaty") -> Moment:
    return read_date(shown, at=at, zone=zone)


VALUES = [
    Moment(
        text="2023-01-13T18:19:00+06:00",
        precision="minute",
        day=date(2023, 1, 13),
        instant=datetime(2023, 1, 13, 18, 19, tzinfo=ALMATY),
        rule="numeric",
        shown="13.01.2023 18:19",
        zone_from="agency",
    ),
    Moment("2022-09-01", "day", date(2022, 9, 1), None, "day month year", "01\u00a0Қыркүйек, 2022"),
    Moment("2023-01", "month", None, None, "month year", "қаңтар 2023"),
    Moment("2026-01", "month", None, None, "month", "қаңтар айы", year_inferred=True),
    Moment("2023", "year", None, None, "year", "2023 жыл"),
    Moment("2026-01-13", "day", date(2026, 1, 13), None, "day month", "13 қаңтар", year_inferred=True),
    Moment(
        "2023-01-13T18:00:00+06:00",
        "hour",
        date(2023, 1, 13),
        datetime(2023, 1, 13, 18, tzinfo=ALMATY),
        "day month year",
        "13 қаңтар 2023, сағат 18-де",
        "agency",
    ),
    Moment(
        "2023-01-13T18:19:00+06:00",
        "second",
        date(2023, 1, 13),
        datetime(2023, 1, 13, 12, 19, tzinfo=UTC),
        "ISO 8601",
        "2023-01-13T12:19:00Z",
        "shown",
    ),
    Moment(
        "2023-01-13T18:19:00+06:00",
        "second",
        date(2023, 1, 13),
        datetime(2023, 1, 13, 12, 19, tzinfo=UTC),
        "timestamp",
        "1673612340",
        "shown",
    ),
    Moment(
        "2026-01-24T22:34:00+06:00",
        "minute",
        date(2026, 1, 24),
        datetime(2026, 1, 24, 22, 34, tzinfo=timezone(timedelta(hours=6))),
        "day month year",
        "22:34, 24 Қаңтар 2026 | GMT +6",
        "shown",
        conflict="the page shows +06:00, and the clocks of Asia/Almaty were at +05:00 then",
    ),
    Moment(
        "2026-01-24T22:34:00+05:00",
        "minute",
        date(2026, 1, 24),
        datetime(2026, 1, 24, 22, 34, tzinfo=ALMATY),
        "day month year",
        "22:34, 24 Қаңтар 2026 (жергілікті уақыт)",
        "agency",
    ),
    Moment(
        "2026-04-08T14:00:00+05:00",
        "minute",
        date(2026, 4, 8),
        datetime(2026, 4, 8, 9, tzinfo=UTC),
        "hours ago",
        "3 сағат бұрын",
        "agency",
        relative=True,
    ),
    Moment("2026-04-07", "day", date(2026, 4, 7), None, "today or before", "Кеше", relative=True),
    Moment("2026-W12", "week", None, None, "weeks ago", "3 апта бұрын", relative=True),
    Moment("2026-W14", "week", None, None, "this week or before", "өткен аптада", relative=True),
    Moment("2025", "year", None, None, "this year or before", "былтыр", relative=True),
]


@pytest.mark.parametrize("moment", VALUES, ids=lambda moment: moment.shown)
def test_a_date_is_kept_as_precise_as_it_is_shown(moment: Moment) -> None:
    assert read(moment.shown) == moment


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
    ("01.02.3", "a short year beside numbers of one digit"),
    ("1.2.23", "a short year beside numbers of one digit"),
    ("01.01.1970 06:00", "the epoch's first day stands for a missing date"),
    ("12.05.1823", "no year of the press"),
    ("Сейсенбі, 13 қаңтар 2023", "2023-01-13 is not that day of the week"),
    ("29.02.2024 23:30", "the clock was changed then: no such time, or twice"),
    ("30.03.2003 02:30", "the clock was changed then: no such time, or twice"),
    ("маусым 2023", "«маусым» is June and also a season"),
    ("5 қаз", "a short month, or another word"),
    ("жарты жыл бұрын", "half a unit of the calendar"),
    ("бір екі сағат бұрын", "no such number"),
    ("он он қаңтар", "no such number"),
    ("кеше кешкі 7:30", "the hour isn't of that part of the day, or of a clock of twelve hours"),
    ("13.01.2023 18:19 CET", "CET: a zone that isn't known"),
    ("13.01.2023 18:19 GMT+25", "no such offset"),
    ("v1.2.2023", "a piece of a longer word or number"),
    ("13.01.2023 18:19 | Жаңартылды: 13.01.2023 19:40", "more than one date"),
    ("12 және 13 қараша 2025", "more than one day"),
    ("Уақыт: 18:19 Күні: 13.01.2023", "a time apart from the date"),
    ("3 сағат бұрын Алматыда өрт болды", "a sentence goes on after it"),
    ("Закон РК от 23 ноября 2015 года № 414-V", "the date of something else"),
    ("2015 жылғы 23 қараша №414-V", "the date of something else"),
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
    ("Қалада ашылған жаңа кітапхана туралы тұрғындар пікірі 13 қаңтар 2023", "no certain date in it"),
    ("Қалада ашылған кітапхана 13 қаңтар 2023 пікірталас", "a sentence goes on after it"),
    ("«2022-10-03» бойынша іздеу нәтижесі", "a range, or no date"),
]


@pytest.mark.parametrize(("shown", "reason"), REASONS)
def test_a_refusal_says_why(shown: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(shown)

    assert (refusal.value.field, refusal.value.shown, refusal.value.reason) == ("date", shown, reason)


MISREADS = [
    "1188",
    "24 мин",
    "1656 ret",
    "13.01",
    "10-25 қыркүйек",
    "07.13.2024",
    "1 188",
    "13:01",
    "5 қаз",
    "5 май",
    "03/04/2023",
]
"""By dateparser 1.5 as: the year 1188, 24 minutes ago, the year 1656, today at 13:01, 1925, 13 July, …"""


@pytest.mark.parametrize("shown", MISREADS)
def test_what_dateparser_alone_reads_wrong_is_refused(shown: str) -> None:
    with pytest.raises(Unreadable):
        read(shown)


RIGHT_DESPITE_PEERS = [
    ("13 наурызда", "2026-03-13"),  # dateparser: 13 January
    ("Бүгін, 16:19", "2026-04-08T16:19:00+05:00"),  # trafilatura: the first of January
    ("03.04.2023", "2023-04-03"),  # fundus: 4 March
    ("2023-03-01", "2023-03-01"),  # dateparser before 1.5, language kk: 3 January
    ("13 қаңтар 2023 18.19", "2023-01-13T18:19:00+06:00"),
]


@pytest.mark.parametrize(("shown", "text"), RIGHT_DESPITE_PEERS)
def test_what_other_libraries_read_wrong_is_read_right(shown: str, text: str) -> None:
    assert read(shown).text == text


@pytest.mark.parametrize(("shown", "text"), [("1st of January 2023", "2023-01-01"), ("2023 ақпан 13", "2023-02-13")])
def test_dateparser_is_asked_when_the_grammar_has_no_such_form(shown: str, text: str) -> None:
    assert read(shown).text == text


@pytest.mark.parametrize(
    "shown", ["2023-01-13 18:19 1188", "Фото: gov.kz 13.01.2023 18:19 1188", "El.kz 18:19, 13 қаңтар 2023 1188"]
)
def test_a_date_is_read_beside_a_count_a_credit_or_a_label(shown: str) -> None:
    assert read(shown).text == "2023-01-13T18:19:00+06:00"


@pytest.mark.parametrize("shown", ["13.01.2023 18:19 Оқу уақыты 3 мин", "13.01.2023 18:19 Жаңартылған уақыты кеше"])
def test_not_every_time_is_a_zone(shown: str) -> None:
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
    ("«13 қаңтар 2023» атты кітап", None),
    ("2023 жылғы «13» қаңтар", "2023 жылғы «13» қаңтар"),
    ("13.01.2023 18:19 - 19:20", None),
    ("", None),
]


@pytest.mark.parametrize(("line", "date_text"), LINES)
def test_the_span_of_a_date_has_the_date_and_nothing_else(line: str, date_text: str | None) -> None:
    span = find_date(line)

    assert (span and line[slice(*span)]) == date_text


PROSE = [
    "Президент 2023 жылғы 13 қаңтарда бұл туралы айтты",
    "Кеше Алматыда 3 сағат бойы жаңбыр жауды",
    "Жиын 13 қаңтарда сағат 18-де басталады",
    "Ол 1985 жылдың 13 қаңтарында туған",
    "Биыл 12 жаңа мектеп салынды, былтыр 10",
    "Осы аптада 5 күн бойы аяз болады",
    "12 қараша. Жылнама: бұл күні не болды",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_has_no_date(line: str) -> None:
    assert find_date(line) is None


def test_a_zone_that_is_not_known_is_left_out_of_the_span() -> None:
    line = "Фото: Reuters 13.01.2023 18:19 CET"

    start, end = find_date(line) or (0, 0)

    assert line[start:end] == "13.01.2023 18:19"
