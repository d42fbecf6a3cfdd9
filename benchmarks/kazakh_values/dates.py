"""Readers of dates as strings, ours and dateparser's, and how their answers are judged against the tables."""

import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import dateparser
from dateparser.date import DateDataParser

from benchmarks.kazakh_values.tables import DateRow
from crawler.normalise.dates import read_date
from crawler.normalise.unreadable import Unreadable

RIGHT, WRONG, REFUSED = "right", "wrong", "refused"
Answer = str
"""ISO 8601 as precise as it was read, on local clocks; empty when nothing was read."""

_GUARDED = DateDataParser(
    ["kk", "ru", "en"],
    use_given_order=True,
    settings={"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"},
)


def muragat(row: DateRow) -> Answer:
    """Ours."""
    try:
        return read_date(row.shown, at=row.at, zone=row.zone).text
    except Unreadable:
        return ""


def dateparser_as_documented(row: DateRow) -> Answer:
    """dateparser told the languages, the order, the zone and the time of the capture."""
    settings = {
        "DATE_ORDER": "DMY",
        "TIMEZONE": row.zone,
        "RELATIVE_BASE": row.at.astimezone(ZoneInfo(row.zone)).replace(tzinfo=None),
        "PREFER_DATES_FROM": "past",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = dateparser.parse(row.shown, languages=["kk", "ru", "en"], settings=settings)
    return found.isoformat() if found else ""


def dateparser_guarded(row: DateRow) -> Answer:
    """dateparser for whole dates only: no relative ones, no year or month made up."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = _GUARDED.get_date_data(row.shown).date_obj
    return found.isoformat() if found else ""


READERS: dict[str, Callable[[DateRow], Answer]] = {
    "Muragat": muragat,
    "dateparser": dateparser_as_documented,
    "dateparser, guarded": dateparser_guarded,
}


def judge(row: DateRow, answer: Answer) -> str:
    """Whether an answer is right at the precision that the table has; of what is no date only silence is right.

    A peer's answer without an offset counts as local time, so nobody is wrong for not knowing the zone.
    """
    if not row.expected:
        return WRONG if answer else RIGHT
    if not answer:
        return REFUSED
    if row.precision in ("second", "minute", "hour"):
        expected, found = datetime.fromisoformat(row.expected), datetime.fromisoformat(answer)
        local = expected.astimezone(ZoneInfo(row.zone))
        if len(answer) <= len("2023-01-13"):
            return WRONG
        same = found == expected if found.tzinfo else found == local.replace(tzinfo=None)
        return RIGHT if same else WRONG
    if row.precision == "week":
        if answer == row.expected:
            return RIGHT
        year, week, _ = datetime.fromisoformat(answer).isocalendar()
        return RIGHT if f"{year}-W{week:02}" == row.expected else WRONG
    return RIGHT if answer.startswith(row.expected) else WRONG


def score(rows: Iterable[DateRow], read: Callable[[DateRow], Answer]) -> Counter[str]:
    """How many answers are right, wrong, refused."""
    return Counter(judge(row, read(row)) for row in rows)
