"""What words of dates mean, in any script: months, weekdays, units of time, «бүгін», «бұрын», numerals.

Looks single words up in `calendar.toml`; how words make a date is for `crawler.normalise.dates`.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any

from archive.kazakh.skeleton import skeleton
from archive.kazakh.suffixes import NOUN, NUMBER, ORDINAL, OWNED


class Sense(StrEnum):
    """What a word does in a date. One letter each, so that a row of words can be matched as a string."""

    MONTH = "M"
    CASED_MONTH = "C"
    """With a Kazakh case ending: «қаңтарда», «наурызынан»; so months stand in prose, seldom in dates of pages."""
    SHORT_MONTH = "m"
    WEEKDAY = "W"
    SMALL_UNIT = "u"
    HOUR = "H"
    AT_HOUR = "h"
    """«18 сағатта»."""
    DAY = "K"
    DAY_OF_MONTH = "L"
    WEEK = "w"
    MONTH_UNIT = "A"
    YEAR = "Y"
    DAYS_BACK = "T"
    THIS_OR_LAST = "I"
    BEFORE = "b"
    """«алдыңғы»: last beside a week, the one before yesterday beside a day."""
    YEAR_BACK = "G"
    AGO = "B"
    NOW = "Q"
    NEW = "j"
    ONLY = "g"
    AT = "V"
    ON = "o"
    SINCE = "J"
    PART_OF_DAY = "D"
    HALF_OF_DAY = "P"
    NUMERAL = "N"
    ORDINAL = "O"
    COUNTED = "E"
    """A numeral with a possessive: «қаңтардың он үші»."""
    HALF = "F"
    AND_A_HALF = "R"
    LABEL = "l"
    """«Жарияланды», «Обновлено»."""
    ENDING = "s"
    OTHER = "x"


UNITS = ("second", "minute", "hour", "day", "week", "month", "year", "day_of_month")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word's sense and its number: months from 1, weekdays from Monday as 0, a unit's place in UNITS, 12 for pm."""

    sense: Sense
    number: int = 0


_OTHER = Meaning(Sense.OTHER)
_UNIT_SENSES = {
    "hour": Sense.HOUR,
    "day": Sense.DAY,
    "day_of_month": Sense.DAY_OF_MONTH,
    "week": Sense.WEEK,
    "month": Sense.MONTH_UNIT,
    "year": Sense.YEAR,
}
_RUSSIAN_ENDINGS = frozenset({"", "a", "ia"})
"""Nominative and genitive: «январь», «января», «августа»."""


_NUMBERED = {
    "back": Sense.DAYS_BACK,
    "this_or_last": Sense.THIS_OR_LAST,
    "before": Sense.BEFORE,
    "year_back": Sense.YEAR_BACK,
    "part_of_day": Sense.PART_OF_DAY,
    "numeral": Sense.NUMERAL,
}
_WORDS = {
    "ago": Meaning(Sense.AGO),
    "now": Meaning(Sense.NOW),
    "at": Meaning(Sense.AT),
    "on": Meaning(Sense.ON),
    "since": Meaning(Sense.SINCE),
    "half": Meaning(Sense.HALF),
    "and_a_half": Meaning(Sense.AND_A_HALF),
    "new": Meaning(Sense.NEW),
    "only": Meaning(Sense.ONLY),
    "at_hour": Meaning(Sense.AT_HOUR),
    "label": Meaning(Sense.LABEL),
    "am": Meaning(Sense.HALF_OF_DAY, 0),
    "pm": Meaning(Sense.HALF_OF_DAY, 12),
    "ending": Meaning(Sense.ENDING),
}


def _entries(table: dict[str, Any]) -> Iterator[tuple[Iterable[str], Meaning, frozenset[str]]]:
    """Words, their meaning, and the endings that they may take."""
    bare = frozenset({""})
    for number, month in enumerate(table["month"], 1):
        yield month["short"], Meaning(Sense.SHORT_MONTH, number), bare
        yield month["full"], Meaning(Sense.MONTH, number), _RUSSIAN_ENDINGS
        yield month["full"], Meaning(Sense.CASED_MONTH, number), NOUN
        yield month.get("cased", ()), Meaning(Sense.CASED_MONTH, number), bare
    for kind, meaning in _WORDS.items():
        yield table["word"][kind], meaning, bare
    for number, weekday in enumerate(table["weekday"]):
        yield weekday["names"], Meaning(Sense.WEEKDAY, number), bare
        yield weekday["stems"], Meaning(Sense.WEEKDAY, number), NOUN
    for number, name in enumerate(UNITS):
        meaning = Meaning(_UNIT_SENSES.get(name, Sense.SMALL_UNIT), number)
        yield table["unit"][name]["words"], meaning, bare
        yield table["unit"][name]["stems"], meaning, NOUN
    for kind, sense in _NUMBERED.items():
        for number, words in table[kind].items():
            yield words, Meaning(sense, int(number)), bare
    for number, words in table["numeral"].items():
        yield words, Meaning(Sense.ORDINAL, int(number)), ORDINAL
        yield words, Meaning(Sense.COUNTED, int(number)), OWNED


@lru_cache(maxsize=1)
def _meanings() -> dict[str, Meaning]:
    """Skeletons of all words with all their endings; of two entries for one skeleton the earlier holds."""
    text = resources.files("archive.kazakh").joinpath("calendar.toml").read_text(encoding="utf-8")
    meanings: dict[str, Meaning] = {}
    for words, meaning, endings in _entries(tomllib.loads(text)):
        for word in words:
            for ending in endings:
                meanings.setdefault(skeleton(word) + ending, meaning)
    for ending in NUMBER:
        meanings.setdefault(ending, Meaning(Sense.ENDING))
    return meanings


@lru_cache(maxsize=16384)
def meaning_of(word: str) -> Meaning:
    """What a word means in a date; `Sense.OTHER` when it is no word of dates.

    >>> {meaning_of(word) for word in ("қыркүйек", "qyrkúıek", "قىركۇيەك")} == {Meaning(Sense.MONTH, 9)}
    True
    >>> meaning_of("мектептегі") == Meaning(Sense.OTHER)
    True
    """
    return _meanings().get(skeleton(word), _OTHER)
