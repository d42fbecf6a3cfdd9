"""From the parts of a date to a moment in the agency's zone; every doubt is an `Impossible`."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from crawler.normalise.dates.parts import Back, Impossible, Instant, Parts, Zone

Precision = Literal["second", "minute", "hour", "day", "week", "month", "year"]

TOLERANCE = timedelta(minutes=10)
"""How far a site's clock may be ahead of ours."""

_EPOCH_DAYS = (date(1969, 12, 31), date(1970, 1, 1))
"""Timestamp 0 in any zone: how systems show a missing date."""

_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that was read: `text` is what to store, ISO 8601 and only as long as it is precise («2022-W52» a week)."""

    text: str
    precision: Precision
    day: date | None
    """The day on the clock of the page's zone, None for a week, a month or a year."""
    instant: datetime | None
    """With its zone; None when no time of day is known."""
    rule: str
    """The form that read it."""
    shown: str
    zone_from: Literal["agency", "shown", ""] = ""
    """What decides which instant it is: the agency's zone, or the text itself (an offset, UTC, a timestamp, the name of
    a place); nothing for a date without a time of day."""
    year_inferred: bool = False
    """The text has no year: it is the latest such day that is not after the capture."""
    relative: bool = False
    """Counted from the capture: «кеше», «3 сағат бұрын»."""
    conflict: str = ""
    """A sentence, when the offset that the text shows is not the one of the agency's zone at that moment."""


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
    return Moment(
        when.isoformat(),
        instant.precision,
        when.date(),
        when,
        instant.rule,
        shown,
        "agency" if instant.relative else "shown",
        relative=instant.relative,
    )


def moment_of(parts: Parts, shown: str, at: datetime, zone: str) -> Moment:
    """The moment that the parts mean; raises `Impossible` when there is none, or none for certain."""
    local = zone_info(zone)
    latest = at + TOLERANCE
    today = latest.astimezone(local).date()
    if parts.back is not None:
        here = at.astimezone(local).date()
        if parts.back.unit == "week":
            return _week(parts.rule, shown, here - timedelta(weeks=parts.back.count))
        parts = _counted(parts, parts.back, here)
    if parts.month is None or parts.day is None:
        return _without_a_day(parts, shown, today)
    inferred, relative = parts.year is None, parts.back is not None
    month_day = parts.month, parts.day
    day = _latest_day(*month_day, today) if parts.year is None else _day(parts.year, *month_day)
    if parts.weekday is not None and parts.weekday != day.weekday():
        raise Impossible(f"{day} is not that day of the week")
    if parts.hour is None:
        if day > today:
            raise Impossible("later than the capture")
        return Moment(day.isoformat(), "day", day, None, parts.rule, shown, "", inferred, relative)
    clock = _time(parts.hour, parts.minute or 0, parts.second)
    instant = _in_zone(datetime.combine(day, clock), parts.zone, local)
    if instant > latest:
        raise Impossible("later than the capture")
    return Moment(
        instant.isoformat(),
        "hour" if parts.minute is None else "minute" if parts.second is None else "second",
        instant.date(),
        instant,
        parts.rule,
        shown,
        "shown" if parts.zone and parts.zone != Zone() else "agency",
        inferred,
        relative,
        _conflict(instant, parts.zone, local),
    )


def _counted(parts: Parts, back: Back, today: date) -> Parts:
    """The parts with what counts from today filled in."""
    if back.unit == "day":
        day = today - timedelta(days=back.count)
        return replace(parts, year=day.year, month=day.month, day=day.day)
    if back.unit == "month":
        months = today.year * 12 + today.month - 1 - back.count
        return replace(parts, year=months // 12, month=months % 12 + 1)
    return replace(parts, year=today.year - back.count)


def _week(rule: str, shown: str, day: date) -> Moment:
    """The ISO 8601 week of a day."""
    year, week, _ = day.isocalendar()
    return Moment(f"{year}-W{week:02}", "week", None, None, rule, shown, relative=True)


def _without_a_day(parts: Parts, shown: str, today: date) -> Moment:
    """A month or a year that has begun."""
    relative = parts.back is not None
    year, month = parts.year, parts.month or 1
    inferred = year is None
    if year is None:
        year = today.year - (month > today.month)
    first = _day(year, month, 1)
    if first > today:
        raise Impossible("later than the capture")
    if parts.month is None:
        return Moment(f"{first:%Y}", "year", None, None, parts.rule, shown, relative=relative)
    return Moment(f"{first:%Y-%m}", "month", None, None, parts.rule, shown, "", inferred, relative)


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
    place = zone_info(zone.name) if zone is not None and zone.name else local
    first, second = naive.replace(tzinfo=place), naive.replace(tzinfo=place, fold=1)
    before, after = first.utcoffset(), second.utcoffset()
    if before != after:
        raise Impossible("the clock was changed then: no such time, or twice")
    return first


def _conflict(instant: datetime, zone: Zone | None, local: ZoneInfo) -> str:
    """What an offset beside the time says against the agency's zone: a site with old zone data shows +06:00 after
    2024-03-01. UTC is no claim about the place; a place that is named is meant."""
    if zone is None or not zone.offset:
        return ""
    there = instant.astimezone(local)
    if there.utcoffset() == zone.offset:
        return ""
    return f"the page shows {_offset(instant)}, and the clocks of {local.key} were at {_offset(there)} then"


def _offset(instant: datetime) -> str:
    return instant.isoformat()[19:]
