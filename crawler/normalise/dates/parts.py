"""The parts of a date as they stand in a text, before anybody asks whether there is such a day."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class Zone:
    """What a text says about its zone: an offset from UTC, or the IANA name of the place whose time it is."""

    offset: timedelta | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A date taken apart: None for what the text doesn't say; `rule` names the form."""

    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int = 0
    second: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    zone: Zone | None = None

    def clock(self, hour: int, minute: int) -> "Parts":
        """The same day at a time of day."""
        return replace(self, hour=hour, minute=minute)

    def within(self, zone: Zone | None) -> "Parts":
        """The same parts in a zone that the text names beside them."""
        return self if zone is None else replace(self, zone=zone)


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment that a text means without naming its date: a Unix timestamp, «3 сағат бұрын»."""

    rule: str
    when: datetime
    precision: Literal["second", "minute"]


class Impossible(ValueError):  # noqa: N818 - says what the parts are
    """Parts that make no date, or no certain one; the message is the reason."""
