"""What a text says about its zone, after the time: «| GMT +5», «+0600», «Z», «(Астана уақыты)», «ALMT», «МСК».

Abbreviations are not guessed at: of the zones' names UTC, the time of Almaty and of Moscow are known, and of places
those of Kazakhstan whose time is spoken of. A zone that isn't known is `Impossible`: the time can't be told.
"""

import re
from datetime import timedelta
from functools import lru_cache

from archive.kazakh.calendar import Sense, meaning_of
from archive.kazakh.skeleton import skeleton
from crawler.normalise.dates.parts import Impossible, Zone

_TIME_OF = r"(?:уақыты|ýaqyty|uaqyty|waqıtı|ۋاقىتى)(?:мен|men|\s+бойынша|\s+boıynsha|\s+boiynşa)?"
_END = r"\s*\)?(?![\w:+-])"
_OFFSET = re.compile(
    r"\s*[|,]?\s*\(?\s*(?:(?:GMT|UTC|UT|Z)(?:\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?)?"
    rf"|(?P<sign2>[+-])(?P<hours2>\d\d)(?::?(?P<minutes2>\d\d))?){_END}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\s*[|,]?\s*\(?\s*(?:(?P<place>[^\W\d_][\w-]*)\s+{_TIME_OF}"
    r"|по\s+времени\s+(?P<city>[\w-]+)|по\s+(?P<adjective>[\w-]+)\s+времени"
    r"|(?P<local>жергілікті\s+уақыт\w*(?:\s+бойынша)?|по местному времени|местное время)"
    rf"|(?P<name>ALMT|MSK|МСК|(?-i:[A-Z]{{2,4}}T))\b){_END}",
    re.IGNORECASE,
)
_ALMATY = "Asia/Almaty"
"""Astana keeps Almaty's time, and has since before there were news sites."""

_PLACES = {
    skeleton(stem): zone
    for zone, stems in {
        _ALMATY: "астан алмат нұрсұлтан нур нұр қазақстан казахстан almt",
        "Asia/Aqtobe": "ақтөбе актюбинск актобе",
        "Asia/Atyrau": "атырау",
        "Asia/Aqtau": "ақтау актау",
        "Asia/Oral": "орал уральск",
        "Asia/Qyzylorda": "қызылорда кызылорд",
        "Asia/Qostanay": "қостанай костана",
        "Europe/Moscow": "мәскеу москв московск msk мск",
    }.items()
    for stem in stems.split()
}
"""Stems of places' names and of adjectives made from them («по московскому времени»)."""

_LONGEST = 60
"""Characters of «Нұр-Сұлтан уақыты бойынша» and more; whatever comes later is no matter of the zone."""

_READING = skeleton("оқу")
"""«Оқу уақыты: 3 мин» is how long it takes to read."""


def zone_at(text: str, start: int, *, to_end: bool = False) -> tuple[Zone, int] | None:
    """The zone that stands at a place of a text, and where it ends; None when there is none (or more after it, where
    it has to go `to_end`).

    Raises `Impossible` for a zone that is named and not known.

    >>> zone_at("24 Қаңтар 2026 | GMT +5", 14)
    (Zone(offset=datetime.timedelta(seconds=18000), name=''), 23)
    """
    found = _zone(text[start : start + _LONGEST], to_end=to_end)
    return (found[0], start + found[1]) if found else None


@lru_cache(maxsize=1024)
def _zone(tail: str, *, to_end: bool) -> tuple[Zone, int] | None:
    match = _OFFSET.match(tail) or _NAMED.match(tail)
    if match is None or (to_end and match.end() < len(tail)):
        return None
    zone = _offset(match) if match.re is _OFFSET else _named(match)
    return (zone, match.end()) if zone else None


def _offset(match: re.Match[str]) -> Zone:
    sign = match["sign"] or match["sign2"] or "+"
    hours, minutes = int(match["hours"] or match["hours2"] or 0), int(match["minutes"] or match["minutes2"] or 0)
    if hours > 14 or minutes > 59:
        raise Impossible("no such offset")
    offset = timedelta(hours=hours, minutes=minutes)
    return Zone(-offset if sign == "-" else offset)


def _named(match: re.Match[str]) -> Zone | None:
    if match["local"]:
        return Zone()
    place = match["place"]
    if place and (skeleton(place) == _READING or meaning_of(place).sense == Sense.LABEL):
        return None
    return Zone(name=_place(place or match["city"] or match["adjective"] or match["name"]))


def _place(name: str) -> str:
    word = skeleton(name)
    for stem, zone in _PLACES.items():
        if word.startswith(stem):
            return zone
    raise Impossible(f"{name}: a zone that isn't known")
