"""A text as a row of tokens, and the row as a string with one letter a token: the «shape» that grammars match.

«13-қаңтар, 18:19» has the shape «d-M, d:d». Letters of words are those of `archive.kazakh.calendar.Sense`; numbers are
d (1-2 digits), y (4) and n (others); white space is one space; dashes are «-», bullets and bars «|», brackets round.
"""

import re
from dataclasses import dataclass

from archive.kazakh.calendar import meaning_of

_TOKEN = re.compile(r"(\d+)|([^\W\d_]+)|(\s+)|(.)", re.DOTALL)
_DIGITS, _LETTERS, _SPACE = 1, 2, 3
_MARKS = {
    **dict.fromkeys("-‐‑–—−", "-"),
    **dict.fromkeys("|•·●▪¦", "|"),
    **dict.fromkeys(",،", ","),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
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
    shape: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        kind, piece, number = match.lastindex, match[0], 0
        start, end = match.span()
        if kind == _DIGITS:
            shape.append(_NUMBERS.get(end - start, "n"))
            number = int(piece) if end - start <= 4 else 0
        elif kind == _LETTERS:
            meaning = meaning_of(piece)
            shape.append(meaning.sense)
            number = meaning.number
        else:
            shape.append(" " if kind == _SPACE else _MARKS.get(piece, "?"))
        starts.append(start)
        ends.append(end)
        numbers.append(number)
    return Tokens("".join(shape), starts, numbers, ends)
