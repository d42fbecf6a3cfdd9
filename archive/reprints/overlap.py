"""How much of two texts is the same, and whether one is a reprint of the other. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

ENOUGH = 0.5
"""The share of one text's runs of three words that must stand in the other."""

_SAME_NUMBERS = 0.67
"""Of the numbers with the same words around them in both texts, the share that must be the same.

In exchange rates every other such number is (the 1 of «1 АҚШ доллары»), in reprints nearly all are.
"""

Place = tuple[str, str, str]
"""The two words before a number and the one after it, numbers among them as «#»."""


@dataclass(frozen=True, slots=True)
class Passages:
    """A text's runs of three words, and its numbers by what stands around them."""

    runs: frozenset[str]
    numbers: dict[Place, Counter[str]]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Which share of the first text stands in the second, and of the second in the first."""

    of_first: float
    of_second: float

    def turned(self) -> "Overlap":
        """The same, with the texts the other way round."""
        return Overlap(self.of_second, self.of_first)


def passages(words: Sequence[str]) -> Passages:
    """What of a text is compared; `words` are those of `fingerprint.words`."""
    numbers: dict[Place, Counter[str]] = {}
    masked = ["", "", *("#" if word[0].isdecimal() else word for word in words), ""]
    for index, word in enumerate(words):
        if word[0].isdecimal():
            place = (masked[index], masked[index + 1], masked[index + 3])
            numbers.setdefault(place, Counter())[word] += 1
    runs = zip(words, words[1:], words[2:], strict=False)
    return Passages(frozenset(f"{one} {two} {three}" for one, two, three in runs), numbers)


def overlap(first: Passages, second: Passages) -> Overlap | None:
    """How much the texts have in common; None when that doesn't make one a reprint of the other.

    It does when half of the shorter one stands in the other, unless it is the same form with other numbers in it, such
    as yesterday's weather and today's.

    >>> text = "бүгін таңертең ауылда жаңа кітапхана ашылды".split()
    >>> overlap(passages(text), passages(text[:4]))
    Overlap(of_first=0.5, of_second=1.0)
    >>> rates = [f"бүгін доллар бағамы {rate} теңге болды деп хабарлады банк" for rate in (520, 521)]
    >>> overlap(*(passages(text.split()) for text in rates)) is None
    True
    """
    if not first.runs or not second.runs:
        return None
    common = len(first.runs & second.runs)
    if common < ENOUGH * min(len(first.runs), len(second.runs)) or not _numbers_agree(first, second):
        return None
    return Overlap(round(common / len(first.runs), 3), round(common / len(second.runs), 3))


def _numbers_agree(first: Passages, second: Passages) -> bool:
    same = compared = 0
    for place in first.numbers.keys() & second.numbers.keys():
        ours, theirs = first.numbers[place], second.numbers[place]
        same += (ours & theirs).total()
        compared += min(ours.total(), theirs.total())
    return same >= _SAME_NUMBERS * compared
