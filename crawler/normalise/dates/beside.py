"""The one date of a short text that says something else, too: a rubric, a credit, a view count, a dateline."""

import re
from datetime import datetime

from crawler.normalise.dates.find import in_characters
from crawler.normalise.dates.grammar import dates_inside, read_whole
from crawler.normalise.dates.parts import Impossible, Instant, Parts, Zone
from crawler.normalise.dates.relative import read_relative, relative_inside, timed_day_inside
from crawler.normalise.dates.surroundings import check_surroundings, is_of_something_else
from crawler.normalise.dates.tokens import Tokens, tokens_of
from crawler.normalise.dates.trim import without_zone

_WORD = "[A-Zabce-mo-xz]"
"""Any word, in a shape."""

_DATE = r"(?P<date>d(?:-?s)? ?-? ?M(?:,? y(?: ?Y\.?)?)?)"
_DATELINE = re.compile(rf"x(?:[- ]x)?[.,] {_DATE}(?:$|(?:[.,]? ?-|\.) (?!.*d ?[MC.:-]).*$)")
"""«АСТАНА, 30 наурыз – Sputnik.», «Алматы. 22 қаңтар. 7kun.kz –» (sputnik.kz, 7kun.kz)."""

_TITLE = re.compile(rf"(?P<date>d(?:-?s)? ?-? ?M)\. {_WORD}(?: {_WORD}){{0,2}}$")
"""«23 қазан. Жылнама» (kaz.inform.kz)."""
_BULLETS = re.compile(r"\s*[|•·●▪¦]\s*")


def read_beside(text: str, tokens: Tokens, local: datetime, zone: Zone | None) -> Parts | Instant | None:
    """The parts of the date; None when there is none or more than one, or the text is too long to tell whose it is.

    Raises `Impossible` for a date of something else, such as a deadline.
    """
    headed = _headed(text, tokens)
    if headed is not None:
        return headed
    relative = relative_inside(tokens) or timed_day_inside(tokens)
    spans = [relative] if relative else list(dates_inside(tokens))
    if len(spans) > 1:
        raise Impossible("more than one date")
    if not spans:
        return _between_bullets(text)
    start, end = in_characters(tokens, spans[0], text)
    if not check_surroundings(text[:start], text[end:], counted=relative is not None):
        return None
    part, own = without_zone(text[start:end])
    found = tokens_of(part)
    whole = read_whole(found)
    if whole is None:
        return read_relative(part, found, local)
    return whole.within(own or zone)


def _between_bullets(text: str) -> Parts | None:
    """The day without a year that stands alone in one part of a text: «Қоғам | 13 қаңтар | 1188»."""
    parts = _BULLETS.split(text)
    dates = [found for part in parts if (found := read_whole(tokens_of(part))) and found.day]
    if len(parts) == 1 or len(dates) != 1 or is_of_something_else(text):
        return None
    return dates[0]


def _headed(text: str, tokens: Tokens) -> Parts | None:
    """The date of a dateline, or before the title of a chronicle."""
    match = _DATELINE.match(tokens.shape) or _TITLE.match(tokens.shape)
    if match is None:
        return None
    start, end = tokens.starts[match.start("date")], tokens.ends[match.end("date") - 1]
    beside = f"{text[:start]} {text[end:]}"
    if is_of_something_else(beside) or beside.strip(" .,")[:1].islower():
        return None
    return read_whole(tokens_of(text[start:end]))
