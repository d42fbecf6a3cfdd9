"""The parts of a date as they stand in a text, before anybody asks whether there is such a day."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class Zone:
    """What a text says about its zone: an offset from UTC, or the IANA name of the place whose time it is.

    Neither is the agency's own («жергілікті уақыт», local time).
    """

    offset: timedelta | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """How far before the capture a date is, in units of the calendar: `Back("month", 1)` is last month."""

    unit: Literal["day", "week", "month", "year"]
    count: int


@dataclass(frozen=True, slots=True)
class Parts:
    """A date taken apart: None for what the text doesn't say; `rule` names the form."""

    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    """None beside an hour: «сағат 18-де»."""
    second: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    zone: Zone | None = None
    back: Back | None = None
    """What counts from the capture, in place of the year («былтыр 25 желтоқсанда»), the month or the whole date."""

    def within(self, zone: Zone | None) -> "Parts":
        """The same parts in a zone that the text names beside them."""
        return self if zone is None else replace(self, zone=zone)


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment that a text means without naming its date: a Unix timestamp, or `relative` to the capture."""

    rule: str
    when: datetime
    precision: Literal["second", "minute"]
    relative: bool = False


class Impossible(ValueError):  # noqa: N818 - says what the parts are
    """Parts that make no date, or no certain one; the message is the reason."""
