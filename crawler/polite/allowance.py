"""When an agency may be asked at all: its hours of the day and its budget of requests a day. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime

from crawler.polite.hours import Hours, local_day


@dataclass(frozen=True, slots=True)
class Closed:
    """Nothing may be asked before `until`; `reason` is what the crawl ends for, `sentence` tells it to people."""

    reason: str
    until: datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class Allowance:
    """The settings HOURS and DAILY_BUDGET for one agency's zone, and the requests of its day so far."""

    zone: str
    hours: Hours | None = None
    budget: int = 0
    """Requests a local day; 0: as many as the pace allows."""
    day: str = ""
    used: int = 0

    def on(self, now: datetime) -> "Allowance":
        """The same at a time: on a new day nothing is used yet."""
        day, _ = local_day(now, self.zone)
        return self if day == self.day else replace(self, day=day, used=0)

    def closed(self, now: datetime) -> Closed | None:
        """Why nothing may be asked at a time of `self.day`; None when it may."""
        if self.hours is not None:
            opening = self.hours.next_open(now, self.zone)
            if opening != now:
                hours = f"{self.hours.begin:%H:%M}-{self.hours.end:%H:%M}"
                sentence = (
                    f"It is outside of the hours {hours} (HOURS); the next crawl from {shown(opening)} on goes on."
                )
                return Closed("hours", opening, sentence)
        if self.budget and self.used >= self.budget:
            _, end = local_day(now, self.zone)
            sentence = (
                f"The day's {self.budget} requests are used up (DAILY_BUDGET); a crawl from {shown(end)} on goes on."
            )
            return Closed("budget", end, sentence)
        return None


def shown(moment: datetime) -> str:
    """A time for people, with its zone.

    >>> from zoneinfo import ZoneInfo
    >>> shown(datetime(2026, 4, 2, tzinfo=ZoneInfo("Asia/Almaty")))
    '2026-04-02 00:00 (Asia/Almaty)'
    """
    return f"{moment:%Y-%m-%d %H:%M} ({getattr(moment.tzinfo, 'key', None) or moment.tzname()})"
