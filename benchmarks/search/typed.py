"""The ways in which a word is typed: as it is written, on a Russian keyboard, in Latin and in Arabic letters."""

from collections.abc import Callable, Mapping
from functools import partial

from archive.kazakh.arabic import to_arabic
from archive.kazakh.latin import to_latin

_RUSSIAN = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_CHAT = str.maketrans(
    dict(
        zip(
            "абвгғдеёжзийкқлмнңопрстуұүфхһцчшщыіэюяәө",
            "a b v g g d e e zh z i i k k l m n n o p r s t u u u f h h c ch sh sh y i e yu ya a o".split(),
            strict=True,
        )
    )
    | {"ь": "", "ъ": ""}
)


def russian_keyboard(word: str) -> str:
    """The word by someone who has no Kazakh letters: the ones beside them.

    >>> russian_keyboard("Үкіметтің")
    'Укиметтин'
    """
    return word.translate(_RUSSIAN)


def chat(word: str) -> str:
    """The word in Latin letters without marks, as it is written in chats: қ is k, ж is zh, ә is a.

    Not by our own table for ASCII, which is more careful than people are.

    >>> chat("Қазақстанның"), chat("жәдігер")
    ('kazakstannyn', 'zhadiger')
    """
    return word.lower().translate(_CHAT)


WAYS: Mapping[str, tuple[Callable[[str], str], float]] = {
    "as written": (str, 0.90),
    "Russian keyboard": (russian_keyboard, 0.85),
    "Latin of 2018 (á, ń, ý)": (partial(to_latin, alphabet="2018"), 0.85),
    "Latin of 2021 (ä, ñ, ū)": (partial(to_latin, alphabet="2021"), 0.85),
    "Latin as in chats (a, n, u)": (chat, 0.85),
    "Arabic (töte jazu)": (to_arabic, 0.80),
}
"""How a word is typed, and the F that is aimed at."""
AIM_FOR_LEMMAS = 0.92
"""Of lemmas as they are written."""
