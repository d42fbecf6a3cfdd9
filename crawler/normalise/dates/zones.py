"""What a text says about its zone, at its end: «| GMT +5», «+0600», «Z», «(Астана уақыты)», «ALMT».

Abbreviations are not guessed at: of the zones' names only UTC and the time of the capital and of Almaty are known.
"""

import re
from datetime import timedelta

from crawler.normalise.dates.parts import Zone

_TAIL = re.compile(
    r"(?:\s*[|,]?\s*\(?\s*(?:(?P<utc>GMT|UTC|Z)(?:\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?)?"
    r"|(?P<sign2>[+-])(?P<hours2>\d\d):?(?P<minutes2>\d\d)"
    r"|(?P<place>(?:Астана|Алматы|Нұр-Сұлтан)\s+уақыты(?:мен|\s+бойынша)?|по времени (?:Астаны|Алматы)|ALMT)))\s*\)?"
    r"(?![\w:+-])",
    re.IGNORECASE,
)
_HERE = "Asia/Almaty"
"""Astana keeps Almaty's time, and has since before there were news sites."""


def zone_at(text: str, start: int) -> tuple[Zone, int] | None:
    """The zone that stands at a place of a text, and where it ends; None when there is none.

    >>> zone_at("24 Қаңтар 2026 | GMT +5", 14)
    (Zone(offset=datetime.timedelta(seconds=18000), name=''), 23)
    """
    match = _TAIL.match(text, start)
    if match is None:
        return None
    if match["place"]:
        return Zone(name=_HERE), match.end()
    sign = match["sign"] or match["sign2"] or "+"
    hours, minutes = int(match["hours"] or match["hours2"] or 0), int(match["minutes"] or match["minutes2"] or 0)
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return Zone(-offset if sign == "-" else offset), match.end()
