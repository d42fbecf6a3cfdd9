"""What may stand around a date and says nothing about which: marks, brackets, pictographs, a label, a zone."""

import re

from archive.kazakh.skeleton import skeleton
from crawler.normalise.dates.parts import Zone
from crawler.normalise.dates.surroundings import is_of_something_else
from crawler.normalise.dates.tokens import Tokens
from crawler.normalise.dates.zones import zone_at

_EDGES = " .,;:|•·●*–—-"
_PICTOGRAPHS = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+")
_UNUSUAL = re.compile("[\uff0e\uff0f\uff0d\uff1a\uff0c\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]")
_USUAL = {
    ord(unusual): usual
    for row in ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
    for unusual, usual in zip(row, "0123456789", strict=True)
} | {ord(unusual): usual for unusual, usual in zip("．／－：，", "./-:,", strict=True)}

_ZONE_STARTS = re.compile(
    r"[|,(]|\b(?:GMT|UTC|UT|Z|ALMT|MSK|МСК|по)\b|\b[\w-]+\s+(?:уақыт|ýaqyt|uaqyt|waqıt|ۋاقىت)|\d Z$|\+\d\d:?\d\d$"
    r"| -\d{4}$|\b(?-i:[A-Z]{2,4}T)$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:(?:l x [lK]|l x|[xK] l|K)(?= ?:)|l(?: [lK]){0,2})(?: ?[:|-] ?| )")
_LABEL_AFTER = re.compile(r"(?<=[^ ,|])(?: ?[,|-])? ?\(?l\)?$")

_PARTICIPLES = ("gan", "gen")
"""«2023 жылы салынған» (built in 2023) goes on."""


def plain_digits(text: str) -> str:
    """Arabic, Persian and full-width digits, with full-width marks, as those of ASCII."""
    return text.translate(_USUAL) if _UNUSUAL.search(text) else text


def trim(text: str) -> str:
    """The text without marks, pictographs and brackets around it.

    >>> trim("📅 (13 қаңтар 2023)")
    '13 қаңтар 2023'
    """
    if not text.isalnum():
        text = _PICTOGRAPHS.sub(" ", text).strip(_EDGES)
    if text[:1] in ("(", "[") and text[-1:] in (")", "]"):
        return text[1:-1].strip(_EDGES)
    return text


def without_label(text: str, tokens: Tokens) -> str:
    """The text without «Жарияланды:» or «Обновлено» before the date, or after it.

    >>> from crawler.normalise.dates.tokens import tokens_of
    >>> without_label("Жарияланған күні: 13.01.2023", tokens_of("Жарияланған күні: 13.01.2023"))
    '13.01.2023'
    """
    start, end = 0, len(text)
    if match := _LABEL.match(tokens.shape):
        place = tokens.ends[match.end() - 1]
        start = 0 if is_of_something_else(text[:place]) else place
    match = _LABEL_AFTER.search(tokens.shape)
    if match and not skeleton(text).rstrip(")").endswith(_PARTICIPLES):
        end = tokens.starts[match.start()]
    return text[start:end].strip(_EDGES)


def without_zone(text: str) -> tuple[str, Zone | None]:
    """The text before the zone at its end, and the zone."""
    for match in _ZONE_STARTS.finditer(text):
        zone = zone_at(text, match.start(), to_end=True)
        if zone:
            return text[: match.start()].rstrip(_EDGES), zone[0]
    return text, None
