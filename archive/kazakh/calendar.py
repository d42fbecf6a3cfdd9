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
from archive.kazakh.suffixes import NOUN, NUMBER


class Sense(StrEnum):
    """What a word does in a date. One letter each, so that a row of words can be matched as a string."""

    MONTH = "M"
    CASED_MONTH = "C"
    """With a Kazakh case ending: «қаңтарда», «наурызынан»; so months stand in prose, seldom in dates of pages."""
    SHORT_MONTH = "m"
    WEEKDAY = "W"
    SMALL_UNIT = "u"
    HOUR = "H"
    DAY = "K"
    MONTH_UNIT = "A"
    YEAR = "Y"
    DAYS_BACK = "T"
    AGO = "B"
    NOW = "Q"
    AT = "V"
    SINCE = "J"
    PART_OF_DAY = "D"
    HALF_OF_DAY = "P"
    NUMERAL = "N"
    ENDING = "s"
    OTHER = "x"


UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word's sense and its number: months from 1, weekdays from Monday as 0, a unit's place in UNITS, 12 for pm."""

    sense: Sense
    number: int = 0


_OTHER = Meaning(Sense.OTHER)
_UNIT_SENSES = {
    "hour": Sense.HOUR,
    "day": Sense.DAY,
    "month": Sense.MONTH_UNIT,
    "year": Sense.YEAR,
}
_RUSSIAN_ENDINGS = frozenset({"", "a", "ia"})
"""Nominative and genitive: «январь», «января», «августа»."""


def _entries(table: dict[str, Any]) -> Iterator[tuple[Iterable[str], Meaning, frozenset[str]]]:
    """Words, their meaning, and the endings that they may take."""
    bare = frozenset({""})
    for number, month in enumerate(table["month"], 1):
        yield month["short"], Meaning(Sense.SHORT_MONTH, number), bare
        yield month["full"], Meaning(Sense.MONTH, number), _RUSSIAN_ENDINGS
        yield month["full"], Meaning(Sense.CASED_MONTH, number), NOUN
    for number, weekday in enumerate(table["weekday"]):
        yield weekday["names"], Meaning(Sense.WEEKDAY, number), bare
    for number, name in enumerate(UNITS):
        meaning = Meaning(_UNIT_SENSES.get(name, Sense.SMALL_UNIT), number)
        yield table["unit"][name]["words"], meaning, bare
        yield table["unit"][name]["stems"], meaning, NOUN
    for kind, sense in (("back", Sense.DAYS_BACK), ("numeral", Sense.NUMERAL)):
        for number, words in table[kind].items():
            yield words, Meaning(sense, int(number)), bare
    senses = {
        "ago": Sense.AGO,
        "now": Sense.NOW,
        "at": Sense.AT,
        "since": Sense.SINCE,
        "part_of_day": Sense.PART_OF_DAY,
    }
    for kind, sense in senses.items():
        yield table["word"][kind], Meaning(sense), bare
    yield table["word"]["am"], Meaning(Sense.HALF_OF_DAY, 0), bare
    yield table["word"]["pm"], Meaning(Sense.HALF_OF_DAY, 12), bare


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
