"""A text as a row of tokens, and the row as a string with one letter a token: the «shape» that grammars match.

«13-қаңтар, 18:19» has the shape «d-M, d:d». Letters of words are those of `archive.kazakh.calendar.Sense`; numbers are
d (1-2 digits), y (4) and n (others); white space is one space; dashes are «-», bullets and bars «|», brackets round,
quotation marks straight.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from archive.kazakh.calendar import meaning_of

_MARKS_OF_LETTERS = "\u0300-\u036f\u064b-\u0652\u200c\u200d"
"""Stress and vowel marks, and the joiners of Arabic script: they stand inside words, and NFC leaves some."""

_TOKEN = re.compile(rf"\d+|[^\W\d_]+(?:[{_MARKS_OF_LETTERS}]+[^\W\d_]*)*|\s+|.", re.DOTALL)
_MARKS = {
    **dict.fromkeys("-‐‑–—−", "-"),
    **dict.fromkeys("|•·●▪¦", "|"),
    **dict.fromkeys(",،", ","),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
    **dict.fromkeys('"«»„“”', '"'),
    **{mark: mark for mark in ".:/=+"},
}
_NUMBERS = {1: "d", 2: "d", 4: "y"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: for each its letter in `shape`, its place in the text, its number (0 for marks)."""

    shape: str
    starts: list[int]
    numbers: list[int]
    ends: list[int]


def tokens_of(text: str) -> Tokens:
    """The row of tokens of a text.

    >>> tokens_of("13-қаңтар 2023 ж., 18:19").shape
    'd-M y Y., d:d'
    """
    pieces = _TOKEN.findall(text)
    senses = [_sense(piece) for piece in pieces]
    ends = list(accumulate(map(len, pieces)))
    return Tokens("".join([letter for letter, _ in senses]), [0, *ends[:-1]], [number for _, number in senses], ends)


@lru_cache(maxsize=16384)
def _sense(piece: str) -> tuple[str, int]:
    """A token's letter in the shape, and its number."""
    if piece[0].isdecimal():
        return _NUMBERS.get(len(piece), "n"), int(piece) if len(piece) <= 4 else 0
    if piece[0].isalpha():
        meaning = meaning_of(piece)
        return meaning.sense, meaning.number
    return (" " if piece.isspace() else _MARKS.get(piece, "?")), 0
