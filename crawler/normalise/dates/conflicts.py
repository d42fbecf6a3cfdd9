"""Whether the dates of one page agree: the visible one against JSON-LD, OpenGraph, <time> and the pictures' addresses.

Which of them is the value is not asked here: the visible one is, and what speaks against it is recorded.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from crawler.normalise.dates.moment import Moment, zone_info
from crawler.normalise.dates.read import read_date
from crawler.normalise.unreadable import Unreadable

_IMAGE_DAY = re.compile(r"/((?:19|20)\d\d)([/-])(\d\d?)\2(\d\d?)(?=/)", re.ASCII)
_ADDRESS_END = re.compile(r"[?#]")
_MINUTE = timedelta(minutes=1)
_SLACK = {"hours ago": timedelta(hours=1), "minutes ago": _MINUTE, "now": _MINUTE}
"""«3 сағат бұрын» is 3 to 4 hours (2.5 to 3.5 where a script rounds), whatever minute we store."""

_DAY_SLACK = {"days ago": timedelta(days=1), "weeks ago": timedelta(days=7), "months ago": timedelta(days=31)}
"""«2 күн бұрын» counts whole days of 24 hours on some sites, dates on others."""


@dataclass(frozen=True, slots=True)
class DateConflict:
    """What another place of a page says against its date.

    `source` says where («structured», «image», «zone» for an offset beside the date itself), `shown` is the text there
    and `value` what it means, ISO 8601, empty when it can't be read.
    """

    source: str
    shown: str
    value: str
    reason: str


def date_conflicts(
    moment: Moment, others: Sequence[tuple[str, str]], *, at: datetime, zone: str
) -> tuple[DateConflict, ...]:
    """What speaks against `moment`, the date that a page shows, captured `at` (with its zone) from an agency in `zone`.

    `others` are a source and its text as it stands. Dates agree when they have a day in common on the agency's
    calendar and, where both have a time, are the same as far as the coarser one goes. What can't be read is a conflict
    with the reader's reason. Of source «image» only a day after the moment's is one (the page was changed, or its date
    is wrong): pictures from the archive are older by any time, and a text without a day says nothing.

    >>> at = datetime(2023, 1, 20, tzinfo=UTC)
    >>> shown = read_date("13.01.2023 18:19", at=at, zone="Asia/Almaty")
    >>> [conflict] = date_conflicts(shown, [("structured", "2023-01-13T18:19:00Z")], at=at, zone="Asia/Almaty")
    >>> conflict.value, conflict.reason
    ('2023-01-14T00:19:00+06:00', 'the same time on the clock with another offset')
    """
    conflicts = [DateConflict("zone", moment.shown, moment.text, moment.conflict)] if moment.conflict else []
    for source, text in others:
        found = _image(moment, text, zone) if source == "image" else _other(moment, source, text, at, zone)
        if found:
            conflicts.append(found)
    return tuple(conflicts)


def image_day(url: str) -> str:
    """The day in the address of an image, «2023/01/13», or nothing.

    >>> image_day("https://el.kz/storage/storage/element/2023/01/13/mainphoto/41521/1200xauto_a.jpg")
    '2023/01/13'
    >>> image_day("https://abai.kz/wp-content/uploads/2023/09/photo.jpg")
    ''
    """
    found = _day_in(_ADDRESS_END.split(url, maxsplit=1)[0])
    return f"{found:%Y/%m/%d}" if found else ""


def _day_in(path: str) -> date | None:
    for year, _, month, day in _IMAGE_DAY.findall(path):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue  # «/2023/45/99/» is a number of something else
    return None


def _image(moment: Moment, text: str, zone: str) -> DateConflict | None:
    day = _day_in(f"/{text}/")
    if day is None or day <= _days(moment, zone)[1]:
        return None
    return DateConflict("image", text, day.isoformat(), "the picture was uploaded after that day")


def _other(moment: Moment, source: str, text: str, at: datetime, zone: str) -> DateConflict | None:
    try:
        other = read_date(text, at=at, zone=zone)
    except Unreadable as error:
        return DateConflict(source, text, "", error.reason)
    reason = _difference(moment, other, zone)
    return DateConflict(source, text, other.text, reason) if reason else None


def _difference(moment: Moment, other: Moment, zone: str) -> str:
    """Why two moments are not the same, empty when they may be."""
    if moment.instant and other.instant:
        slack = max(_SLACK.get(one.rule, timedelta()) for one in (moment, other))
        apart = abs(_cut(moment.instant, moment, other) - _cut(other.instant, moment, other))
        if apart <= slack:
            return ""
        if apart >= _MINUTE and _clocks(moment, moment.instant) & _clocks(other, other.instant):
            return "the same time on the clock with another offset"
    (first, last), (other_first, other_last) = _days(moment, zone), _days(other, zone)
    slack = max(_DAY_SLACK.get(one.rule, timedelta()) for one in (moment, other))
    if other_first > last + slack or other_last < first - slack:
        return "another day"
    return "another time of the same day" if moment.instant and other.instant else ""


def _cut(instant: datetime, *moments: Moment) -> datetime:
    """The instant without what the coarsest of the moments doesn't know."""
    precisions = {moment.precision for moment in moments}
    if "hour" in precisions:
        return instant.replace(minute=0, second=0)
    return instant.replace(second=0) if "minute" in precisions else instant


def _clocks(moment: Moment, instant: datetime) -> set[str]:
    """What a clock shows at that moment, to the minute: in the text's zone and, when it names one, in UTC."""
    zones = [instant, instant.astimezone(UTC)] if moment.zone_from == "shown" else [instant]
    return {f"{when:%Y-%m-%d %H:%M}" for when in zones}


def _days(moment: Moment, zone: str) -> tuple[date, date]:
    """The first and the last day that the moment may mean, on the agency's calendar."""
    if moment.instant:
        day = moment.instant.astimezone(zone_info(zone)).date()
        return day, day
    if moment.day:
        return moment.day, moment.day
    year = int(moment.text[:4])
    if moment.precision == "week":
        first = date.fromisocalendar(year, int(moment.text[6:]), 1)
        return first, first + timedelta(days=6)
    if moment.precision == "month":
        month = int(moment.text[5:])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)
