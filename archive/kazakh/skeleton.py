"""One skeleton for a word in any script: «қаңтар», «кантар», «Qańtar», «qantar» and «قاڭتار» are all «kantar».

For looking words up in small tables only. It is no transliteration: letters that spellings and keyboards confuse
(қ/к, ң/н, ә/а, ұ/ү/у, і/ы/и/й) become one, so different words may share a skeleton.
"""

import re
import unicodedata
from functools import lru_cache

from archive.kazakh.text import unmix

_CYRILLIC = {
    "a": "аә",
    "b": "б",
    "v": "в",
    "g": "гғ",
    "d": "д",
    "e": "еэё",
    "j": "ж",
    "z": "з",
    "i": "иійы",
    "k": "кқ",
    "l": "л",
    "m": "м",
    "n": "нң",
    "o": "оө",
    "p": "п",
    "r": "р",
    "s": "с",
    "t": "т",
    "u": "уұү",
    "f": "ф",
    "h": "хһ",
    "ts": "ц",
    "q": "ч",
    "c": "шщ",
    "iu": "ю",
    "ia": "я",
    "": "ьъ",
}
_MISREAD = {"a": "ј", "g": "є", "k": "ќ", "n": "ѕ", "o": "ґ", "u": "їў", "h": "ћ"}
"""Bytes of KZ-1048 read as Windows-1251 (both on unicode.org): ә shows as ј, қ as ќ."""

_LATIN = {"c": "şšς", "i": "yıíïĭ", "u": "wýúüūŭ", "a": "ə", "k": "qck", "n": "ŋ"}
"""The alphabets of 2018 (ý, ú, ı), 2019-2021 (ş, ŋ, ū) and of Qazaqparat (w, ı, ş); other marks are just dropped."""

_ARABIC = {
    "a": "اآ",
    "b": "ب",
    "v": "ۆ",
    "g": "گع",
    "d": "د",
    "e": "ەه",
    "j": "ج",
    "z": "ز",
    "i": "ىيیئ",
    "k": "كقک",
    "l": "ل",
    "m": "م",
    "n": "نڭ",
    "o": "و",
    "p": "پ",
    "r": "ر",
    "s": "س",
    "t": "ت",
    "u": "ۇۋۈؤ",
    "f": "ف",
    "h": "حھ",
    "q": "چ",
    "c": "ش",
    "": "ءٴـ",
}
LETTERS = str.maketrans(
    {
        letter: plain
        for table in (_CYRILLIC, _MISREAD, _LATIN, _ARABIC)
        for plain, letters in table.items()
        for letter in letters
    }
)
"""Of each letter of the three scripts those of its skeleton."""

_DIGRAPHS = {"sh": "ş", "zh": "j", "gh": "g", "ch": "ч", "kh": "h"}
_DIGRAPH = re.compile("|".join(_DIGRAPHS))
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0652\u200c\u200d\u0640]")


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The skeleton of one word, in lower-case ASCII letters; characters that are no letters are kept.

    >>> {skeleton(word) for word in "қыркүйек кыркуйек Qyrkúıek qırküyek qyrkuiek قىركۇيەك".split()}
    {'kirkuiek'}
    """
    word = unicodedata.normalize("NFC", unmix(word).casefold())
    if word.isascii() or "a" <= word[:1] <= "\u024f":
        word = _DIGRAPH.sub(lambda match: _DIGRAPHS[match[0]], word)
    return _MARKS.sub("", unicodedata.normalize("NFD", word.translate(LETTERS)))
