"""From the parts of a date to a moment in the agency's zone; every doubt is an `Impossible`."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from crawler.normalise.dates.parts import Impossible, Instant, Parts, Zone

Precision = Literal["second", "minute", "day", "month", "year"]

TOLERANCE = timedelta(minutes=10)
"""How far a site's clock may be ahead of ours."""

_EPOCH_DAYS = (date(1969, 12, 31), date(1970, 1, 1))
"""Timestamp 0 in any zone: how systems show a missing date."""

_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that was read: `text` is what to store, ISO 8601 and only as long as it is precise."""

    text: str
    precision: Precision
    day: date | None
    """The day on the clock of the page's zone, None for a month or a year."""
    instant: datetime | None
    """With its zone; None when no time of day is known."""
    rule: str
    """The form that read it; «year inferred» follows where the text has none."""
    shown: str


@lru_cache(maxsize=64)
def zone_info(name: str) -> ZoneInfo:
    """The zone of an IANA name; the tzdata package must know it (2024.1 or later for Kazakhstan)."""
    return ZoneInfo(name)


def moment_at(instant: Instant, shown: str, at: datetime, zone: str) -> Moment:
    """The moment of an instant; raises `Impossible` when it is later than the capture or stands for a missing date."""
    when = instant.when.astimezone(zone_info(zone)).replace(microsecond=0)
    if instant.precision == "minute":
        when = when.replace(second=0)
    if when > at + TOLERANCE:
        raise Impossible("later than the capture")
    return Moment(when.isoformat(), instant.precision, when.date(), when, instant.rule, shown)


def moment_of(parts: Parts, shown: str, at: datetime, zone: str) -> Moment:
    """The moment that the parts mean; raises `Impossible` when there is none, or none for certain."""
    local = zone_info(zone)
    latest = at + TOLERANCE
    rule = parts.rule
    if parts.month is None or parts.day is None:
        return _whole_month_or_year(parts, shown, latest.astimezone(local).date())
    if parts.year is None:
        day = _latest_day(parts.month, parts.day, latest.astimezone(local).date())
        rule += ", year inferred"
    else:
        day = _day(parts.year, parts.month, parts.day)
    if parts.weekday is not None and parts.weekday != day.weekday():
        raise Impossible(f"{day} is not that day of the week")
    if parts.hour is None:
        if day > latest.astimezone(local).date():
            raise Impossible("later than the capture")
        return Moment(day.isoformat(), "day", day, None, rule, shown)
    clock = _time(parts.hour, parts.minute, parts.second)
    instant = _in_zone(datetime.combine(day, clock), parts.zone, local)
    if instant > latest:
        raise Impossible("later than the capture")
    precision: Precision = "minute" if parts.second is None else "second"
    return Moment(instant.isoformat(), precision, instant.date(), instant, rule, shown)


def _whole_month_or_year(parts: Parts, shown: str, today: date) -> Moment:
    rule, year, month = parts.rule, parts.year, parts.month or 1
    if year is None:
        rule, year = f"{rule}, year inferred", today.year - (month > today.month)
    first = _day(year, month, 1)
    if first > today:
        raise Impossible("later than the capture")
    if parts.month is None:
        return Moment(f"{first:%Y}", "year", None, None, rule, shown)
    return Moment(f"{first:%Y-%m}", "month", None, None, rule, shown)


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise Impossible("no such month")
    if year < _FIRST_YEAR:
        raise Impossible("no year of the press")
    try:
        found = date(year, month, day)
    except ValueError:
        raise Impossible("no such day") from None
    if found in _EPOCH_DAYS:
        raise Impossible("the epoch's first day stands for a missing date")
    return found


def _latest_day(month: int, day: int, today: date) -> date:
    """The latest such day that is not after today: «25 желтоқсан» seen in January is last year's."""
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue  # 29 February
        if found <= today:
            return found
    raise Impossible("no such day")


def _time(hour: int, minute: int, second: int | None) -> time:
    try:
        return time(hour, minute, second or 0)
    except ValueError:
        raise Impossible("no such time") from None


def _in_zone(naive: datetime, zone: Zone | None, local: ZoneInfo) -> datetime:
    """A printed offset wins and is kept; UTC says nothing about the place, so it becomes the agency's time."""
    if zone is not None and zone.offset is not None:
        if not zone.offset:
            return naive.replace(tzinfo=UTC).astimezone(local)
        return naive.replace(tzinfo=timezone(zone.offset))
    place = zone_info(zone.name) if zone is not None else local
    first, second = naive.replace(tzinfo=place), naive.replace(tzinfo=place, fold=1)
    before, after = first.utcoffset(), second.utcoffset()
    if before != after:
        raise Impossible("the clock was changed then: no such time, or twice")
    return first
