"""Where in a line a date stands."""

import re

from crawler.normalise.dates.grammar import dates_inside, is_whole
from crawler.normalise.dates.parts import Impossible
from crawler.normalise.dates.relative import relative_inside
from crawler.normalise.dates.tokens import Tokens, tokens_of
from crawler.normalise.dates.zones import zone_at

_WORTH_A_LOOK = re.compile(r"(?:19|20)\d\d|\d ?: ?\d\d|(?:^|[|•·●▪¦] ?)\d{1,2}[ -]?[^\W\d_]")
"""A year, a time, or a number that begins the line or a part of it: «3 сағат бұрын», «13-қаңтар»."""

_MINUS = ("-", " -")
"""«10:00-11:00» is no time with an offset."""


def find_date(text: str) -> tuple[int, int] | None:
    """The span of the first date in a line, with its weekday, time and zone where they stand beside it.

    In a longer line only dates with a year or a time count, and relative ones at its start or after a bullet; a line
    without a digit has none. Whether there is such a day is for `read_date`.

    >>> line = "Фото: gov.kz 13.01.2023 18:19 1188"
    >>> start, end = find_date(line)
    >>> line[start:end]
    '13.01.2023 18:19'
    """
    if _WORTH_A_LOOK.search(text) is None:
        return None
    tokens = tokens_of(text)
    if is_whole(tokens):
        return 0, len(text)
    span = relative_inside(tokens) or next(iter(dates_inside(tokens)), None)
    if span is None:
        return None
    try:
        return in_characters(tokens, span, text)
    except Impossible:
        return tokens.starts[span[0]], tokens.ends[span[1] - 1]


def in_characters(tokens: Tokens, span: tuple[int, int], text: str) -> tuple[int, int]:
    """A span of tokens as a span of the text, with the zone that follows it.

    Raises `Impossible` when a zone follows that isn't known.
    """
    start, end = tokens.starts[span[0]], tokens.ends[span[1] - 1]
    if ":" not in tokens.shape[span[0] : span[1]] or text.startswith(_MINUS, end):
        return start, end
    zone = zone_at(text, end)
    return start, zone[1] if zone else end
