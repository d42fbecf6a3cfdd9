"""Letters that another script doesn't tell apart, guessed from their neighbours by the rules of Kazakh spelling.

For what reads Latin and Arabic letters into Cyrillic: a letter that may be one of two is a capital until it is guessed.
"""

import re

_PAIRS = {"О": "оө", "Ұ": "ұү", "Ы": "ыі", "І": "ыі", "К": "қк", "Г": "ғг"}
"""The back letter and the front one. «І» is front without a hint, the others are back."""
_HINTS = {**dict.fromkeys("аоұықғ", 0), **dict.fromkeys("әеөүікг", 1)}
_VOWELS = "аәеоөұүыіэ"
_FRONT_A = re.compile("(?<![қғ])А(?=[^аәеиоөұүыіэАОҰЫІ]{1,2}е(?!н$))")


def harmonised(word: str) -> str:
    """The word with every doubtful letter as the nearest certain one says, by the harmony of vowels (буын үндестігі).

    >>> harmonised("қЫркҰйек"), harmonised("бОлды"), harmonised("кІтапты"), harmonised("мАселе"), harmonised("бІлІм")
    ('қыркүйек', 'болды', 'кітапты', 'мәселе', 'білім')
    """
    word = _FRONT_A.sub("ә", word, count=1).replace("А", "а")
    after: list[tuple[int, int] | None] = []
    hint: tuple[int, int] | None = None
    for at in range(len(word) - 1, -1, -1):
        after.append(hint)
        if word[at] in _HINTS:
            hint = (at, _HINTS[word[at]])
    after.reverse()
    letters: list[str] = []
    before: tuple[int, int] | None = None
    for at, letter in enumerate(word):
        if letter in _PAIRS:
            front = _nearest(at, before, after[at], default=int(letter == "І"))
            letters.append(_PAIRS[letter][front])
        else:
            letters.append(letter)
        if letters[-1] in _HINTS:
            before = (at, _HINTS[letters[-1]])
    return "".join(letters)


def _nearest(at: int, before: tuple[int, int] | None, after: tuple[int, int] | None, default: int) -> int:
    if before and after:
        return before[1] if at - before[0] <= after[0] - at else after[1]
    hint = before or after
    return hint[1] if hint else default


def with_glides(word: str) -> str:
    """A word in which every и and й is и, with й after vowels, and я, ия, ю where they are spelled so.

    >>> [with_glides(word) for word in "қыркүиек саиабақ партиа қоиу иағни".split()]
    ['қыркүйек', 'саябақ', 'партия', 'қою', 'яғни']
    """
    word = re.sub(f"(^|[{_VOWELS}у])иа", r"\1я", word)
    word = re.sub(f"([{_VOWELS}])иу", r"\1ю", word)
    word = re.sub("иа(?!р)", "ия", word)
    return re.sub(f"(?<=[{_VOWELS}])и", "й", word)
