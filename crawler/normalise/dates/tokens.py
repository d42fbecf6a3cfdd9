"""A text as a row of tokens, and the row as a string with one letter a token: the «shape» that grammars match.

«13-қаңтар, 18:19» has the shape «d-M, d:d». Letters of words are those of `archive.kazakh.calendar.Sense`; numbers are
d (1-2 digits), y (4) and n (others); white space is one space; dashes are «-», bullets and bars «|», brackets round.
"""

import re
from dataclasses import dataclass

from archive.kazakh.calendar import meaning_of

_TOKEN = re.compile(r"(\d+)|([^\W\d_]+)|(\s+)|(.)", re.DOTALL)
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
        digits, word, space, mark = match.groups()
        number = 0
        if digits:
            shape.append(_NUMBERS.get(len(digits), "n"))
            number = int(digits) if len(digits) <= 4 else 0
        elif word:
            meaning = meaning_of(word)
            shape.append(meaning.sense.value)
            number = meaning.number
        else:
            shape.append(" " if space else _MARKS.get(mark, "?"))
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        numbers.append(number)
    return Tokens("".join(shape), starts, numbers, ends)
