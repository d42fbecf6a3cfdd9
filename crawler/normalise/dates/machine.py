"""Dates as machines write them: ISO 8601, whole or compact, and Unix timestamps. RFC 2822 is for the grammar."""

import re
from datetime import UTC, datetime

from crawler.normalise.dates.parts import Instant, Parts, Zone
from crawler.normalise.dates.zones import zone_at

_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<M>\d\d)-(?P<d>\d\d)[Tt ](?P<h>\d\d):(?P<i>\d\d)(?::(?P<s>\d\d)(?:[.,]\d{1,9})?)?", re.ASCII
)
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<M>\d\d)(?P<d>\d\d)(?:T(?P<h>\d\d)(?P<i>\d\d)(?P<s>\d\d)?)?", re.ASCII)
_TIMESTAMP = re.compile(r"(?P<seconds>1\d{9})(?:\d{3})?", re.ASCII)
"""Seconds or milliseconds since 1970: ten digits that begin with 1 are 2001 to 2033."""


def read_machine(text: str) -> Parts | Instant | None:
    """The parts of a machine's date, or the instant of a timestamp; None when the text is neither."""
    if not text[:1].isdigit():
        return None
    timestamp = _TIMESTAMP.fullmatch(text)
    if timestamp:
        return Instant("timestamp", datetime.fromtimestamp(int(timestamp["seconds"]), UTC), "second")
    for name, pattern in (("ISO 8601", _ISO), ("compact ISO 8601", _COMPACT)):
        match = pattern.match(text)
        if match:
            zone, end = zone_at(text, match.end(), to_end=True) or (None, match.end())
            if end == len(text):
                return _parts(name, match, zone)
    return None


def _parts(name: str, match: re.Match[str], zone: Zone | None) -> Parts:
    year, month, day = int(match["y"]), int(match["M"]), int(match["d"])
    if match["h"] is None:
        return Parts(name, year, month, day, zone=zone)
    second = None if match["s"] is None else int(match["s"])
    return Parts(name, year, month, day, int(match["h"]), int(match["i"]), second, zone=zone)
