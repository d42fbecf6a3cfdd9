"""A date's text as a `Moment`, or `Unreadable` with the reason: the readers in their order."""

import html
import re
from datetime import datetime

from archive.kazakh.text import clean
from crawler.normalise.dates.beside import read_beside
from crawler.normalise.dates.fallback import read_with_dateparser
from crawler.normalise.dates.grammar import read_whole
from crawler.normalise.dates.machine import read_machine
from crawler.normalise.dates.mojibake import undo_mojibake
from crawler.normalise.dates.moment import Moment, moment_at, moment_of, zone_info
from crawler.normalise.dates.parts import Impossible, Instant, Parts
from crawler.normalise.dates.relative import read_relative
from crawler.normalise.dates.tokens import tokens_of
from crawler.normalise.dates.trim import plain_digits, trim, without_label, without_zone
from crawler.normalise.unreadable import Unreadable

_LONGEST = 120
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
    unescaped = html.unescape(shown) if "&" in shown else shown
    text = clean(unescaped)
    if not text:
        raise Unreadable("date", shown, "empty")
    local = at.astimezone(zone_info(zone))
    try:
        found = _read(text, local) or _read_mojibake(unescaped, local)
        if isinstance(found, Instant):
            return moment_at(found, shown, at, zone)
        if isinstance(found, Parts):
            return moment_of(found, shown, at, zone)
    except Impossible as error:
        raise Unreadable("date", shown, str(error)) from None
    raise Unreadable("date", shown, _reason(text))


def _read(text: str, local: datetime) -> Parts | Instant | None:
    if len(text) > _LONGEST:
        return None
    text = plain_digits(text)
    machine = read_machine(text)
    if machine is not None:
        return machine
    text, zone = without_zone(trim(text))
    tokens = tokens_of(text)
    bare = without_label(text, tokens)
    if bare != text:
        text, tokens = bare, tokens_of(bare)
    whole = read_whole(tokens)
    if whole is not None:
        return whole.within(zone)
    relative = read_relative(text, tokens, local)
    if isinstance(relative, Parts):
        return relative.within(zone)
    return relative or read_beside(text, tokens, local, zone) or read_with_dateparser(text, tokens)


def _read_mojibake(text: str, local: datetime) -> Parts | Instant | None:
    meant = clean(undo_mojibake(text))
    return _read(meant, local) if meant else None


def _reason(text: str) -> str:
    if len(text) > _LONGEST:
        return "too long for a date"
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
