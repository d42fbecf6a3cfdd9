"""Keys under which words in different spellings meet: one for every script, and one for Russian keyboards.

A key is for looking words up, and different words may share one. `skeleton` is the same idea for the small tables of
dates and credits; its keys are part of what those readers have read, so this module only refines them.
"""

import re
import unicodedata
from functools import lru_cache

from archive.kazakh.skeleton import LETTERS, skeleton
from archive.kazakh.text import fold

_APOSTROPHES = {"s'": "sh", "c'": "ch", "y'": "w"}
"""In the alphabet of 2017 these are no accents: ш, ч, у."""
_APOSTROPHE = re.compile("[a-z]'")
_LATIN = {"x": "h", "ç": "ch", "c": "ts", "þ": "sh", "ё": "e"}
_LATIN_LETTER = re.compile("ch|x|ç|c|þ")
_TOGETHER = {"sh": "c", "zh": "j", "gh": "g", "kh": "h", "ch": "q", "cc": "c"}
_PAIR = re.compile("|".join(_TOGETHER))
_RUN = re.compile("([iu])\\1+")

_RUSSIAN = str.maketrans("әғқңөұүһіё", "агкноуухие")
_PLAIN = re.compile("[а-яёәғқңөұүһі]+")
"""A word that folding would leave as it is, which is most of them: its keys are made in a fifth of the time."""


@lru_cache(maxsize=65536)
def skeleton_key(word: str) -> str:
    """The same lower-case ASCII letters for a word in Cyrillic, any of the Latin alphabets and Arabic letters.

    >>> {skeleton_key(word) for word in ("қыркүйек", "кыркуйек", "Qyrkúıek", "qırküyek", "kyrkuiek", "قىركۇيەك")}
    {'kirkuiek'}
    >>> {skeleton_key(word) for word in ("партиясы", "partıasy", "partïyası", "partiasy", "پارتياسى")}
    {'partiasi'}
    >>> {skeleton_key(word) for word in ("Шымкент", "Shymkent", "S'ymkent", "Şımkent", "شىمكەنت")}
    {'cimkent'}
    """
    if _PLAIN.fullmatch(word):
        return _joined(word.translate(LETTERS))
    folded = fold(word)
    if "'" in folded:
        folded = _APOSTROPHE.sub(lambda match: _APOSTROPHES.get(match[0], match[0][0]), folded).replace("'", "")
    if _LATIN_LETTER.search(folded):
        folded = _LATIN_LETTER.sub(lambda match: _LATIN.get(match[0], match[0]), folded)
    return _joined(skeleton(folded))


def _joined(key: str) -> str:
    """What is written with two letters as one, and no letter twice where spellings differ in that."""
    return _RUN.sub(r"\1", _PAIR.sub(lambda match: _TOGETHER[match[0]], key))


def russian_key(word: str) -> str:
    """The word as it is typed on a keyboard without the nine Kazakh letters: the nearest Russian one for each.

    >>> russian_key("Қазақстан"), russian_key("Өскеменнің"), russian_key("ҮКІМЕТ"), russian_key("қаһарман")
    ('казакстан', 'оскеменнин', 'укимет', 'кахарман')
    """
    if _PLAIN.fullmatch(word):
        return word.translate(_RUSSIAN)
    return unicodedata.normalize("NFC", fold(word).translate(_RUSSIAN))
