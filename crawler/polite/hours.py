"""The hours of the day in which a crawl may ask a site: «22:00-06:00» in the agency's zone. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

_FORM = re.compile(r"\s*(\d\d?):(\d\d)\s*-\s*(\d\d?):(\d\d)\s*")


class HoursError(ValueError):
    """Hours that can't be understood; the message is for the person who set them."""


@dataclass(frozen=True, slots=True)
class Hours:
    """From `begin` to before `end`; over midnight where `end` is the earlier one."""

    begin: time
    end: time

    @classmethod
    def parse(cls, text: str) -> "Hours | None":
        """None for an empty text: all day. Raises HoursError.

        >>> Hours.parse("22:00-06:00")
        Hours(begin=datetime.time(22, 0), end=datetime.time(6, 0))
        """
        if not text.strip():
            return None
        match = _FORM.fullmatch(text)
        try:
            numbers = [int(group) for group in match.groups()] if match else [0, 0, 0, 0]
            begin, end = time(numbers[0], numbers[1]), time(numbers[2], numbers[3])
        except ValueError:
            begin = end = time()
        if begin == end:
            raise HoursError(f"HOURS={text}: write the hours as 22:00-06:00, in the agency's time")
        return cls(begin, end)

    def next_open(self, now: datetime, zone: str) -> datetime:
        """`now` itself when it is within the hours, else the time when they begin next.

            >>> from datetime import UTC
        >>> night = Hours(time(22), time(6))
            >>> night.next_open(datetime(2026, 4, 1, 12, tzinfo=UTC), "Asia/Almaty").isoformat()
            '2026-04-01T22:00:00+05:00'
        """
        local = now.astimezone(ZoneInfo(zone))
        clock = local.time().replace(tzinfo=None)
        over_midnight = self.end < self.begin
        if (clock >= self.begin or clock < self.end) if over_midnight else self.begin <= clock < self.end:
            return now
        day = local.date() if clock < self.begin else local.date() + timedelta(days=1)
        return datetime.combine(day, self.begin, ZoneInfo(zone))


def local_day(now: datetime, zone: str) -> tuple[str, datetime]:
    """The agency's day, and when its next one begins.

    >>> from datetime import UTC
    >>> day, end = local_day(datetime(2026, 4, 1, 20, tzinfo=UTC), "Asia/Almaty")
    >>> day, end.isoformat()
    ('2026-04-02', '2026-04-03T00:00:00+05:00')
    """
    day = now.astimezone(ZoneInfo(zone)).date()
    return day.isoformat(), datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
