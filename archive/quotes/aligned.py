"""A text in Cyrillic, with the way back to the places in the text as it was written."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from archive.kazakh.arabic import from_arabic
from archive.kazakh.latin import alphabet_of, from_latin

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0652'’ʼ][^\W\d_]*)*|ٴ[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Aligned:
    """`text` has the words of `original` in Cyrillic."""

    text: str
    original: str
    _here: tuple[int, ...]
    _there: tuple[int, ...]

    def place(self, at: int) -> int:
        """Where in the original stands what stands at `at`: exact between words, the word's end within one."""
        number = bisect_right(self._here, at) - 1
        here, there = self._here[number], self._there[number]
        following = self._there[number + 1] if number + 1 < len(self._there) else len(self.original)
        return min(there + at - here, following)


def aligned(text: str, edition: str) -> Aligned:
    """The text of an edition in Cyrillic; the text itself where it is in Cyrillic.

    >>> found = aligned("«Jańa jyl», - dedi ol.", "kk-Latn")
    >>> found.text, found.place(found.text.index("»"))
    ('«Жаңа жыл», - деді ол.', 9)
    """
    if edition not in ("kk-Latn", "kk-Arab"):
        return Aligned(text, text, (0,), (0,))
    alphabet = alphabet_of(text)
    parts: list[str] = []
    here, there = [0], [0]
    size, at = 0, 0
    for match in _WORD.finditer(text):
        between = text[at : match.start()]
        word = from_latin(match[0], alphabet) if edition == "kk-Latn" else from_arabic(match[0])
        parts += [between, word]
        size += len(between)
        here += [size, size + len(word)]
        there += [match.start(), match.end()]
        size += len(word)
        at = match.end()
    parts.append(text[at:])
    return Aligned("".join(parts), text, tuple(here), tuple(there))
