"""dateparser's reading of dates as strings, in three settings. A module of its own: what it imports is timed."""

import re
import warnings
from datetime import datetime
from functools import lru_cache
from typing import cast
from zoneinfo import ZoneInfo

import dateparser
from dateparser.date import DateDataParser

from archive.kazakh.calendar import Sense, meaning_of
from benchmarks.kazakh_values.judging import Answer
from benchmarks.kazakh_values.tables import DateRow

LANGUAGES = ["kk", "ru", "en"]
GUARDED = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
    "STRICT_DATE_ORDER": "all",
}
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_YEARS = range(1990, 2101)


def bare(row: DateRow) -> Answer:
    """As it comes, told the languages: relative dates count from now, so only its speed is worth comparing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _answer(dateparser.parse(row.shown, languages=LANGUAGES))


def told(row: DateRow) -> Answer:
    """Told all it can use: languages, order of day and month, zone, the capture's time, that dates are past."""
    settings = {
        "DATE_ORDER": "DMY",
        "TIMEZONE": row.zone,
        "RELATIVE_BASE": row.at.astimezone(ZoneInfo(row.zone)).replace(tzinfo=None),
        "PREFER_DATES_FROM": "past",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _answer(dateparser.parse(row.shown, languages=LANGUAGES, settings=settings))


def guarded(row: DateRow) -> Answer:
    """Whole dates in the order of the language; accepted when day and year stand in the text and a weekday agrees.

    A year is accepted in two digits, too, and between 1990 and 2100.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = cast("datetime | None", _parser().get_date_data(row.shown).date_obj)
    if found is None or found.year not in _YEARS:
        return ""
    numbers = {int(digits) for digits in _NUMBER.findall(row.shown)}
    named = {one.number for one in map(meaning_of, _WORD.findall(row.shown)) if one.sense == Sense.WEEKDAY}
    stands = found.day in numbers and not numbers.isdisjoint((found.year, found.year % 100))
    return _answer(found) if stands and named <= {found.weekday()} else ""


@lru_cache(maxsize=1)
def _parser() -> DateDataParser:
    return DateDataParser(LANGUAGES, use_given_order=True, settings=GUARDED)


def _answer(found: datetime | None) -> Answer:
    return found.isoformat() if found else ""
