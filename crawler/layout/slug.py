"""Whether an address's slug is made of a headline: «zhana-kitapkhana» of «Жаңа кітапхана», in any transliteration.

Only consonants are compared, in classes that all ways of writing Kazakh and Russian in Latin letters share. Reads no
page, and gives no transliteration.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_ALIKE = 0.8
_BEGINNING = 12
_SHORTEST = 5
"""Consonants below which two texts are alike by chance."""

_DIGRAPHS = re.compile("shch|kh|gh|zh|sh|ch|ng|ts|dj|dzh")
_DIGRAPH = {
    "shch": "s",
    "kh": "k",
    "gh": "g",
    "zh": "z",
    "sh": "s",
    "ch": "s",
    "ng": "n",
    "ts": "s",
    "dj": "z",
    "dzh": "z",
}
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("кқхқhqxkc", "k"),
        **dict.fromkeys("гғgǵğ", "g"),
        **dict.fromkeys("сшщчцsşšç", "s"),
        **dict.fromkeys("жзzjž", "z"),
        **dict.fromkeys("нңnńñŋ", "n"),
        **dict.fromkeys("бb", "b"),
        **dict.fromkeys("пp", "p"),
        **dict.fromkeys("вфvf", "v"),
        **dict.fromkeys("дd", "d"),
        **dict.fromkeys("тt", "t"),
        **dict.fromkeys("лl", "l"),
        **dict.fromkeys("мm", "m"),
        **dict.fromkeys("рr", "r"),
    }
)


def in_slug(headline: str, url: str) -> bool:
    """Whether the last part of the address's path is the headline in Latin letters, or its beginning.

    >>> in_slug("Семейде жаңа кітапхана ашылды", "https://el.kz/semejde-zhana-kitaphana-ashyldy_58700/")
    True
    >>> in_slug("Алматыда көше жөнделді", "https://el.kz/semejde-zhana-kitaphana-ashyldy_58700/")
    False
    """
    slug = _slug_of(url)
    if len(slug) < _SHORTEST or _consonants(headline[:_BEGINNING])[:2] != slug[:2]:
        return False  # not even alike in their beginning: spares most lines the costly comparison
    words = _consonants(headline)
    if len(words) < _SHORTEST:
        return False
    words = words[: len(slug) + 2]
    return SequenceMatcher(None, slug, words, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=8)
def _slug_of(url: str) -> str:
    return _consonants(unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2]))


def _consonants(text: str) -> str:
    lowered = _DIGRAPHS.sub(lambda match: _DIGRAPH[match[0]], text.lower())
    return re.sub("[^bdgklmnprstvz]", "", lowered.translate(_CLASSES))
