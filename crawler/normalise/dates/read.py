"""A date's text as a `Moment`, or `Unreadable` with the reason: the readers in their order."""

import html
import re
from datetime import datetime

from archive.kazakh.skeleton import skeleton
from archive.kazakh.text import clean
from crawler.normalise.dates.fallback import read_with_dateparser
from crawler.normalise.dates.find import in_characters
from crawler.normalise.dates.grammar import dates_inside, read_whole
from crawler.normalise.dates.machine import read_machine
from crawler.normalise.dates.moment import Moment, moment_at, moment_of, zone_info
from crawler.normalise.dates.parts import Impossible, Instant, Parts, Zone
from crawler.normalise.dates.relative import read_relative, relative_inside
from crawler.normalise.dates.tokens import Tokens, tokens_of
from crawler.normalise.dates.zones import zone_at
from crawler.normalise.unreadable import Unreadable

_LONGEST = 120
_EDGES = " .,;:|•·●*–—-"
_ZONE_STARTS = re.compile(r"[|,(]|\b(?:GMT|UTC|Z|ALMT|по|Астана|Алматы|Нұр)\b|\d Z$|[+-]\d\d:?\d\d$", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:жариялан\w+|жаңартыл\w+|өзгертіл\w+|салын\w+|қосыл\w+|опубликовано|обновлено|изменено|добавлено|дата|published|updated)"
    r"(?: күні| уақыты| публикации)?\s*:?\s+",
    re.IGNORECASE,
)
_SOMETHING_ELSE = frozenset(
    map(skeleton, "дейін шейін бастап кейін бері қараған арналған аралығында шамасында ертең после начиная".split())
)
"""Words that make a date beside them a deadline, a term, an approximation: «2025 жылғы 15 қарашадан бастап»."""

_PREPOSITION = re.compile(r"(?<!\w)(?:с|со|до|по|к|ко)\s+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 6
_DIGIT = re.compile(r"\d")


def read_date(shown: str, *, at: datetime, zone: str, language: str = "kk") -> Moment:
    """The moment that a shown date means.

    `at` is the time of the capture, with its zone: relative dates and missing years count from it, and nothing later
    than it (and ten minutes) is a date of publication. `zone` is the agency's IANA zone; an offset printed in the text
    goes before it. `language` is the page's. Raises Unreadable, with the reason, for whatever has no certain meaning.

    >>> from datetime import UTC
    >>> read_date("13.01.2023 18:19", at=datetime(2023, 1, 20, tzinfo=UTC), zone="Asia/Almaty").text
    '2023-01-13T18:19:00+06:00'
    """
    del language  # every form that is read means the same in Kazakh, Russian and English
    text = clean(html.unescape(shown) if "&" in shown else shown)
    if not text:
        raise Unreadable("date", shown, "empty")
    if len(text) > _LONGEST:
        raise Unreadable("date", shown, "too long for a date")
    try:
        found = _read(text, at.astimezone(zone_info(zone)))
        if isinstance(found, Instant):
            return moment_at(found, shown, at, zone)
        if isinstance(found, Parts):
            return moment_of(found, shown, at, zone)
    except Impossible as error:
        raise Unreadable("date", shown, str(error)) from None
    raise Unreadable("date", shown, _reason(text))


def _read(text: str, local: datetime) -> Parts | Instant | None:
    machine = read_machine(text)
    if machine is not None:
        return machine
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    text, zone = _without_zone(text.strip(_EDGES))
    tokens = tokens_of(text)
    whole = read_whole(tokens)
    if whole is not None:
        return whole.within(zone)
    relative = read_relative(text, local)
    if relative is not None:
        return relative
    return _read_inside(text, tokens, local) or read_with_dateparser(text, tokens)


def _without_zone(text: str) -> tuple[str, Zone | None]:
    """The text before the zone at its end, and the zone."""
    for match in _ZONE_STARTS.finditer(text):
        zone = zone_at(text, match.start())
        if zone and zone[1] == len(text):
            return text[: match.start()].rstrip(_EDGES), zone[0]
    return text, None


def _read_inside(text: str, tokens: Tokens, local: datetime) -> Parts | Instant | None:
    """The one date beside something else: a rubric, a credit, a view count."""
    relative = relative_inside(tokens)
    spans = [relative] if relative else list(dates_inside(tokens))
    if len(spans) != 1:
        return None
    start, end = in_characters(tokens, spans[0], text)
    words = _WORD.findall(text[:start] + " " + text[end:])
    if _PREPOSITION.search(text[:start]) or any(skeleton(word) in _SOMETHING_ELSE for word in words):
        raise Impossible("the date of something else")
    if len(words) > _MOST_WORDS:
        return None
    part, zone = _without_zone(text[start:end])
    whole = read_whole(tokens_of(part))
    return read_relative(part, local) if whole is None else whole.within(zone)


def _reason(text: str) -> str:
    if _DIGIT.search(text) is None:
        return "no date in it"
    shape = tokens_of(text).shape
    if re.fullmatch(r"[dyn ]+", shape):
        return "a bare number"
    if re.fullmatch(r"d:d(?::d)?", shape):
        return "a time without a day"
    if re.search(r"[dy] ?- ?[dy]", shape):
        return "a range, or no date"
    return "no certain date in it"
