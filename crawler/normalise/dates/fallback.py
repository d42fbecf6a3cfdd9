"""dateparser (BSD) as the last resort, under guard: it reads years out of view counts and times out of days.

Only absolute dates in the order day, month, year, with a month in letters; the numbers it gives must stand in the text.
"""

import re
from functools import lru_cache

from dateparser.date import DateDataParser

from archive.kazakh.calendar import Sense
from crawler.normalise.dates.parts import Parts
from crawler.normalise.dates.tokens import Tokens

_WORTH_TRYING = re.compile(r"(?=.*(?<!\d)\d{1,2}(?!\d))(?=.*(?<!\d)(?:19|20)\d\d(?!\d))(?=.*[^\W\d_]{3})[\w\s.,]{8,40}")
_SETTINGS = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
    "STRICT_PARSING": True,
}
_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=1)
def _parser() -> DateDataParser:
    return DateDataParser(["kk", "ru", "en"], use_given_order=True, settings=_SETTINGS)


def read_with_dateparser(text: str, tokens: Tokens) -> Parts | None:
    """The parts of a day as dateparser reads it, None when it doesn't or the guard objects.

    Texts with a time of day are left alone: its reading of «18.19» is not ours.
    """
    numbers = [int(digits) for digits in _NUMBER.findall(text)]
    if len(numbers) != 2 or not _WORTH_TRYING.fullmatch(text):
        return None
    found = _parser().get_date_data(text).date_obj
    if found is None or sorted((found.day, found.year)) != sorted(numbers):
        return None
    weekday = tokens.shape.find(Sense.WEEKDAY)
    return Parts(
        "dateparser", found.year, found.month, found.day, weekday=tokens.numbers[weekday] if weekday >= 0 else None
    )
