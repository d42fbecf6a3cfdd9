"""A sentence as words: where each stands, and one line of their skeletons, so that a rule reads every script.

«деп хабарлайды», «dep habarlaıdy» and «دەپ حابارلايدى» are all «dep habarlaidi» on the line. Knows no grammar.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.kazakh.skeleton import skeleton

_TOKEN = re.compile(r"\w[\w\u0301\u200c]*(?:[.'’ʼ‑–-]\w[\w\u0301\u200c]*)*|[^\w\s]")
_MARKS = str.maketrans({**dict.fromkeys("«»„“”‟", '"'), **dict.fromkeys("‐‑‒–—―−", "-"), "،": ",", "’": "'", "ʼ": "'"})
_LONGEST = 60
"""Characters of a word; what is longer is none."""
_SENTENCE_END = re.compile(r"(?<![\s.]\w)[.!?…؟]+(?=\s|$)")
"""Not after an initial: «А. Құнанбаев»."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a text: the places of each in it, the line of skeletons, where each begins on that."""

    text: str
    spans: list[tuple[int, int]]
    line: str
    starts: list[int]

    def __len__(self) -> int:
        return len(self.spans)

    def index(self, place: int) -> int:
        """The number of the word that stands at a place of the line."""
        return bisect_right(self.starts, place) - 1

    def after(self, place: int) -> int:
        """The number of the word after the one that ends at a place of the line."""
        return self.index(place - 1) + 1 if place else 0

    def place(self, index: int) -> int:
        """Where a word begins on the line; where the line ends, for the number after the last."""
        return self.starts[index] if index < len(self.starts) else len(self.line)

    def part(self, first: int, after: int) -> str:
        """The text from one word up to another, as shown."""
        return self.text[self.spans[first][0] : self.spans[after - 1][1]] if first < after else ""

    def word(self, index: int) -> str:
        """The skeleton of one word."""
        return self.line[self.starts[index] : self.place(index + 1)].rstrip()


def words_of(text: str) -> Words:
    """The words of a text.

    >>> words_of("Бұл туралы «Қазгидромет» РМК-ға").line
    'bul turali " kazgidromet " rmk-ga'
    """
    spans, found, starts, place = [], [], [], 0
    for match in _TOKEN.finditer(text):
        word = _word(match[0]) if match.end() - match.start() <= _LONGEST else "?"
        spans.append(match.span())
        found.append(word)
        starts.append(place)
        place += len(word) + 1
    return Words(text, spans, " ".join(found), starts)


@lru_cache(maxsize=8192)
def _word(token: str) -> str:
    """Never empty and without spaces; «х» is «x» in some Latin alphabets."""
    return skeleton(token.translate(_MARKS)).replace("x", "h").replace(" ", "") or "?"


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph, without their final stops.

    >>> list(sentences("АСТАНА. А. Сейіт El.kz-ке келді!"))
    ['АСТАНА', ' А. Сейіт El.kz-ке келді']
    """
    start = 0
    for match in _SENTENCE_END.finditer(paragraph):
        yield paragraph[start : match.start()]
        start = match.end()
    if start < len(paragraph):
        yield paragraph[start:]
