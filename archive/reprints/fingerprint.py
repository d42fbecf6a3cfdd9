"""A text's words as they are compared, and the few hashes by which texts with common passages are found. Pure.

Winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003): of the hashes of all runs of four words the smallest in
each window is kept, so that two texts with any eleven words in a row alike have a hash in common.
"""

import re
import unicodedata
import zlib

from archive.kazakh.keys import skeleton_key
from archive.kazakh.version import VERSION as LANGUAGE

VERSION = f"1.{LANGUAGE}"
"""Of all that reprints are found by. The first number goes up when a change in this package gives other rows."""

_RUN = 4
_WINDOW = 8
FEWEST_WORDS = 20
"""A shorter text («Толығырақ бейнебаяннан көріңіз») is too little to be copied."""

_MARK = "\u0300-\u036f\u064b-\u0652\u200c\u0640"
_WORD = re.compile(f"\\d+(?:[.,]\\d+)*|[^\\W\\d_](?:[^\\W\\d_]|[{_MARK}]|['’ʼ`](?=[^\\W\\d_]))*")
_REMEMBERED = 2**17


class _Keys(dict[str, str]):
    """The key of each word; remembers the latest hundred thousand or so, for it is asked for every word there is."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        key = _number(word) if word[0].isdecimal() else skeleton_key(word)
        self[word] = key
        return key


def words(text: str) -> list[str]:
    """The words of a text, the same in whatever script it is written; a number is a word.

    >>> words("Қыркүйекте 520,93 теңге") == words("Qyrkúıekte 520.93 teńge") == ["kirkuiekte", "520.93", "tenge"]
    True
    """
    return [key for key in map(_KEYS.__getitem__, _WORD.findall(text)) if key]


def hashes(of: list[str]) -> frozenset[int]:
    """What is kept of a text with these words: two for every nine words, each of 32 bits; none of a short text.

    >>> text = words("Ауылда жаңа кітапхана ашылды. " * 3 + "Кітапхана қорында он мың кітап, балалар бөлмесі де бар.")
    >>> len(text), len(hashes(text)), hashes(text[:19])
    (21, 3, frozenset())
    """
    if len(of) < FEWEST_WORDS:
        return frozenset()
    runs = zip(*(of[start:] for start in range(_RUN)), strict=False)
    # Signed, for SQLite writes numbers below 2**31 with four bytes; crc32 is the same in every process.
    every = [zlib.crc32(" ".join(run).encode()) - 2**31 for run in runs]
    return frozenset(min(every[start : start + _WINDOW]) for start in range(len(every) - _WINDOW + 1))


def _number(shown: str) -> str:
    """«520,93» and «٥٢٠.٩٣» are one number."""
    plain = shown.replace(",", ".")
    return plain if plain.isascii() else "".join(one if one == "." else str(unicodedata.digit(one)) for one in plain)


_KEYS = _Keys()
