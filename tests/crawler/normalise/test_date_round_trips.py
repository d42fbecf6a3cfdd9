"""Every day of the press, in every zone and form, written and read back; and any text read or refused, never more."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.normalise.dates import Moment, find_date, read_date
from crawler.normalise.unreadable import Unreadable

CAPTURE = datetime(2031, 1, 1, 12, 0, tzinfo=UTC)
KAZAKHSTAN = "Almaty Qostanay Qyzylorda Aqtobe Aqtau Atyrau Oral"
ZONES = [*(f"Asia/{city}" for city in KAZAKHSTAN.split()), "Asia/Shanghai", "Europe/Moscow", "America/New_York", "UTC"]

MONTHS = {
    "Cyrillic": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "acute": "qańtar aqpan naýryz sáýir mamyr maýsym shilde tamyz qyrkúıek qazan qarasha jeltoqsan",
    "2021": "qañtar aqpan nauryz säuır mamyr mausym şılde tamyz qyrküiek qazan qaraşa jeltoqsan",
    "qazaqparat": "qañtar aqpan nawrız säwir mamır mawsım şilde tamız qırküyek qazan qaraşa jeltoqsan",
    "ASCII": "kantar akpan nauriz sauir mamir mausim shilde tamiz kirkuiek kazan karasha zheltoksan",
    "Arabic": "قاڭتار اقپان ناۋرىز ءساۋىر مامىر ماۋسىم شىلدە تامىز قىركۇيەك قازان قاراشا جەلتوقسان",
    "Russian": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "English": "January February March April May June July August September October November December",
    "locative": (
        "қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда"
    ),
    "possessive": (
        "қаңтарында ақпанында наурызында сәуірінде мамырында маусымында шілдесінде тамызында қыркүйегінде қазанында "
        "қарашасында желтоқсанында"
    ),
    "genitive": (
        "қаңтардың ақпанның наурыздың сәуірдің мамырдың маусымның шілденің тамыздың қыркүйектің қазанның қарашаның "
        "желтоқсанның"
    ),
    "short": "қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел.",
}
WEEKDAYS = {
    "Cyrillic": "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
    "acute": "dúısenbi seısenbi sársenbi beısenbi juma senbi jeksenbi",
    "Arabic": "دۇيسەنبى سەيسەنبى سارسەنبى بەيسەنبى جۇما سەنبى جەكسەنبى",
    "Russian": "понедельник вторник среда четверг пятница суббота воскресенье",
    "English": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "short": "дс сс ср бс жм сб жс",
}
IN_WORDS = (
    "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы",
    "бірі екісі үші төрті бесі алтысы жетісі сегізі тоғызы оны",
)
TENS = (("", "он", "жиырма", "отыз"), ("", "оныншы", "жиырмасыншы", "отызыншы"), ("", "оны", "жиырмасы", "отызы"))


def month(when: datetime, script: str) -> str:
    return MONTHS[script].split()[when.month - 1]


def weekday(when: datetime, script: str) -> str:
    return WEEKDAYS[script].split()[when.weekday()]


def in_words(number: int, kind: int) -> str:
    tens, ones = divmod(number, 10)
    return f"{TENS[0][tens]} {IN_WORDS[kind].split()[ones - 1]}".strip() if ones else TENS[kind + 1][tens]


def digits(text: str, zero: str) -> str:
    return text.translate({ord("0") + number: chr(ord(zero) + number) for number in range(10)})


Writer = Callable[[datetime], str]
LETTERS = ("Cyrillic", "acute", "2021", "qazaqparat", "ASCII", "Arabic", "Russian", "English")


def time_first(script: str) -> Writer:
    return lambda w: f"{w:%H:%M}, {w.day} {month(w, script)} {w.year}"


def time_after(script: str) -> Writer:
    return lambda w: f"{w.day:02} {month(w, script).title()}, {w.year} {w:%H:%M}"


def with_weekday(script: str) -> Writer:
    return lambda w: f"{weekday(w, script)}, {w.day} {month(w, script)} {w.year} {w:%H:%M}"


TIMED: dict[str, Writer] = {
    "numeric": lambda w: f"{w:%d.%m.%Y %H:%M}",
    "numeric, comma": lambda w: f"{w:%d.%m.%Y, %H:%M}",
    "numeric, time first": lambda w: f"{w:%H:%M, %d.%m.%Y}",
    "numeric, dashes": lambda w: f"{w:%d-%m-%Y %H:%M}",
    "numeric, time with a dot": lambda w: f"{w:%d.%m.%Y %H.%M}",
    "numeric, full width": lambda w: digits(f"{w:%d.%m.%Y %H:%M}", "\uff10"),
    "numeric, Arabic": lambda w: digits(f"{w:%d.%m.%Y %H:%M}", "\u0660"),
    "numeric, Persian": lambda w: digits(f"{w:%d.%m.%Y %H:%M}", "\u06f0"),
    "numeric from the year": lambda w: f"{w:%Y.%m.%d %H:%M}",
    "with weekday": lambda w: f"{weekday(w, 'Cyrillic').title()}, {w:%d.%m.%Y %H:%M}",
    "ISO 8601": lambda w: f"{w:%Y-%m-%dT%H:%M}",
    "compact": lambda w: f"{w:%Y%m%dT%H%M}",
    **{f"{script}, time first": time_first(script) for script in LETTERS},
    **{f"{script}, time after": time_after(script) for script in (*LETTERS, "short")},
    **{f"{script}, weekday": with_weekday(script) for script in WEEKDAYS},
    "сағат": lambda w: f"{w.day} {month(w, 'Cyrillic')} {w.year} ж. сағат {w:%H:%M}-де",
    "ساعات": lambda w: f"{w.day} {month(w, 'Arabic')}, {w.year} ساعات {w:%H:%M}",
    "жылғы": lambda w: f"{w.year} жылғы {w.day} {month(w, 'Cyrillic')}, {w:%H:%M}",
    "жылы, locative": lambda w: f"{w.year} жылы {w.day} {month(w, 'locative')} {w:%H:%M}",
    "жылдың, possessive": lambda w: f"{w.year} жылдың {w.day} {month(w, 'possessive')} сағат {w:%H:%M}-да",
    "month's day": lambda w: f"{w.year} жылғы {month(w, 'genitive')} {w.day}-і, {w:%H:%M}",
    "upper case": lambda w: f"{w.day} {month(w, 'Cyrillic').upper()} {w.year}, {w:%H:%M}",
    "hyphen, bar": lambda w: f"{w.day}-{month(w, 'Cyrillic')} {w.year} | {w:%H:%M}",
    "Russian г.": lambda w: f"{w.day} {month(w, 'Russian')} {w.year} г. в {w:%H:%M}",
    "English, of twelve hours": lambda w: f"{month(w, 'English')} {w.day}, {w.year}, {w:%I:%M %p}",
    "asctime": lambda w: f"{weekday(w, 'English')[:3]} {month(w, 'English')[:3]} {w.day} {w:%H:%M:%S} {w.year}",
    "El.kz": lambda w: f"Фото: gov.kz {w:%d.%m.%Y %H:%M} 1188",
    "Egemen": lambda w: f"Аймақтар • {w.day} {month(w, 'Cyrillic').title()}, {w.year} {w:%H:%M}",
    "mojibake": lambda w: f"{w.day} {month(w, 'Russian')} {w.year}, {w:%H:%M}".encode().decode("latin-1"),
}
DAYS: dict[str, Writer] = {
    "ISO 8601": lambda w: f"{w:%Y-%m-%d}",
    "slashes from the year": lambda w: f"{w:%Y/%m/%d}",
    "compact": lambda w: f"{w:%Y%m%d}",
    "short year": lambda w: f"{w:%d.%m.%y}" if w.year >= 2000 else f"{w:%d.%m.%Y}",
    "ordinal": lambda w: f"{w.day}-ші {month(w, 'Cyrillic')} {w.year} жыл",
    "in words": lambda w: f"{w.year} жылғы {in_words(w.day, 0)} {month(w, 'Cyrillic')}",
    "in words, month's day": lambda w: f"{w.year} жылдың {month(w, 'genitive')} {in_words(w.day, 1)}",
    "in words, year last": lambda w: f"{in_words(w.day, 0)} {month(w, 'Cyrillic')} {w.year} жыл",
    "by number": lambda w: f"{w.year} - جىلعى {w.month} - ايدىڭ {w.day} - كۇنى",
    "quotes": lambda w: f"{w.year} ж. «{w.day}» {month(w, 'Cyrillic')}",
    "жұлдызы": lambda w: f"{w.year} жылғы {month(w, 'Cyrillic')} айының {w.day} жұлдызы",
    "weekday at the end": lambda w: f"{w.year} ж. {w.day} {month(w, 'Cyrillic')}, {weekday(w, 'Cyrillic')}",
    "dateline": lambda w: f"АСТАНА. {w.day} {month(w, 'Cyrillic')} {w.year}. KAZINFORM –",
}


def read(shown: str, zone: str = "Asia/Almaty") -> Moment:
    return read_date(shown, at=CAPTURE, zone=zone)


moments = st.datetimes(datetime(1991, 1, 1), datetime(2030, 12, 31))  # noqa: DTZ001 - what a page shows has no zone


@pytest.mark.parametrize("form", TIMED)
@given(moment=moments, zone=st.sampled_from(ZONES))
@example(moment=datetime(2024, 2, 29, 23, 30), zone="Asia/Almaty")  # noqa: DTZ001 - happened twice there
@example(moment=datetime(2003, 3, 30, 2, 30), zone="Asia/Almaty")  # noqa: DTZ001 - never happened there
def test_a_moment_that_was_written_is_read_back(form: str, moment: datetime, zone: str) -> None:
    local = moment.replace(second=0, microsecond=0, fold=0, tzinfo=ZoneInfo(zone))
    shown = TIMED[form](local)

    if local.utcoffset() != local.replace(fold=1).utcoffset():
        with pytest.raises(Unreadable, match="the clock was changed then"):
            read(shown, zone)
    else:
        found = read(shown, zone)
        assert (found.text, found.shown, found.zone_from, found.conflict) == (local.isoformat(), shown, "agency", "")


@pytest.mark.parametrize("form", DAYS)
@given(moment=moments, zone=st.sampled_from(ZONES))
def test_a_day_that_was_written_is_read_back(form: str, moment: datetime, zone: str) -> None:
    found = read(DAYS[form](moment), zone)

    assert (found.text, found.precision, found.day) == (f"{moment:%Y-%m-%d}", "day", moment.date())


@given(moment=moments, zone=st.sampled_from(ZONES))
def test_an_instant_is_the_same_in_every_zone(moment: datetime, zone: str) -> None:
    instant = moment.replace(microsecond=0, tzinfo=UTC)
    texts = [
        instant.isoformat(),
        f"{instant:%Y-%m-%dT%H:%M:%SZ}",
        f"{instant:%a, %d %b %Y %H:%M:%S} GMT",
        instant.astimezone(ZoneInfo("Asia/Almaty")).isoformat(),
    ]

    assert {read(text, zone).instant for text in texts} == {instant}


@given(
    at=st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - gets one below
    zone=st.sampled_from(ZONES),
    hours=st.integers(0, 99),
)
def test_elapsed_hours_are_reckoned_across_changes_of_the_clock(at: datetime, zone: str, hours: int) -> None:
    capture = at.replace(microsecond=0, second=0, tzinfo=UTC)

    assert read_date(f"{hours} сағат бұрын", at=capture, zone=zone).instant == capture - timedelta(hours=hours)


PIECES = (
    "13 2023 1188 қаңтар январь Қаң. маусым 18:19 13.01.2023 1.1 - – | • , . жұма бұрын назад сағат күн айы ж. жылғы "
    "GMT +5 (Астана уақыты) мен Бүгін кеше өткен апта он үшінші үші жарты № « » -де Z T қаңтарда Т›Р° ١٣ Фото: : / "
    "дейін"
).split()
ISO = re.compile(r"\d{4}(-W\d\d|-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d(:\d\d)?)?)?)?")


@given(
    text=st.one_of(
        st.text(max_size=60),
        st.text(st.sampled_from("0123456789 .:-/|,қаңтрmay«»+Z"), max_size=40),
        st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join),
        st.lists(st.sampled_from(PIECES), max_size=9).map("".join),
    )
)
@example("1.1." * 30)
@example("қаңтар " * 17)
@example("\x98Р\x98")
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    find_date(text)
    try:
        moment = read(text)
    except Unreadable:
        return
    assert ISO.fullmatch(moment.text)
    assert moment.instant is None or moment.instant <= CAPTURE + timedelta(minutes=10)
    assert (moment.zone_from == "") == (moment.instant is None)
