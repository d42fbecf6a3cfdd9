"""The sounds that decide which form an ending takes: the harmony of vowels and the class of the last sound.

Rules of the grammar («Қазақ грамматикасы», 2002): үндестік заңы, that is the harmony of vowels (буын үндестігі) and the
assimilation of consonants (дыбыс үндестігі).
"""

BACK, FRONT, EITHER = 0, 1, 2
"""Жуан, жіңішке; EITHER where a stem tells nothing («литр», «БҰҰ»)."""

VOWELS = frozenset("аәеёиоөуүұыіэюя")
VOWEL, GLIDE, LIQUID, NASAL, VOICED, VOICELESS = range(6)
CLASSES = {
    **dict.fromkeys("аәеёоөүұыіэя", VOWEL),
    **dict.fromkeys("ийруюў", GLIDE),
    **dict.fromkeys("ль", LIQUID),
    **dict.fromkeys("мнң", NASAL),
    **dict.fromkeys("жз", VOICED),
    **dict.fromkeys("бвгғдкқпстфхһцчшщъ", VOICELESS),
}
"""The class of each letter; б, в, г, д at the end of a loan are spoken voiceless: «клубтар», «Тоқаевтың»."""

_TELLING = {**dict.fromkeys("аоұыяё", BACK), **dict.fromkeys("әеөүіэь", FRONT), "и": EITHER}
_VOICELESS_OF = {"б": "п", "г": "к", "ғ": "қ"}


def harmony_of(stem: str) -> int:
    """Which endings a stem takes: those of its last telling vowel (буын үндестігі); у and ю go with their neighbours.

    >>> harmony_of("бала") == harmony_of("кітап") == harmony_of("тау") == BACK
    True
    >>> harmony_of("мектеп") == harmony_of("мұғалім") == harmony_of("рубль") == FRONT
    True

    и takes both («литрге», «политикке», «тарихқа»), у after a consonant too («институтқа», «келуге»); a final к or г is
    front whatever the vowel («банкке», «Нью-Йоркте»), and surnames in -в go now with -е-, now with the name before it
    («Ахметовке», «Тоқаевқа»).

    >>> [harmony_of(stem) == EITHER for stem in ("литр", "институт", "банк", "тоқаев", "қр")]
    [True, True, True, True, True]
    """
    last = stem[-1:]
    for at in range(len(stem) - 1, -1, -1):
        letter = stem[at]
        telling = _TELLING.get(letter)
        if telling is not None:
            return EITHER if last == "в" or (telling == BACK and last in "кг") else telling
        if letter == "у" and stem[at - 1 : at] not in VOWELS:
            return EITHER
    return EITHER


def unvoiced(stem: str) -> str:
    """The stem with its last sound as it is at the end of a word: п, к, қ become б, г, ғ before a vowel.

    >>> unvoiced("кітаб"), unvoiced("еңбег"), unvoiced("балығ"), unvoiced("адам")
    ('кітап', 'еңбек', 'балық', 'адам')
    """
    return stem[:-1] + _VOICELESS_OF[stem[-1]] if stem[-1:] in _VOICELESS_OF else stem
