"""Kazakh nouns in their cases, written by the rules of a grammar; nothing of the stemmer's is used.

«Қазақ грамматикасы» (2002), 176-189: vowel harmony and assimilation of plural, possessive and cases. Loans, verbs and
irregular words are left out: these are words to fill a large archive with.
"""

import random

_BACK, _FRONT = "аоұыуяюё", "әөүіеэ"
_VOICELESS = "пфкқтсшщхчцһ"
_NASAL, _LIQUID = "мнң", "рйуи"
_ONSETS = "б д ж з к қ м н р с т ш ғ л п".split()
_CODAS = ["", "", "", "л", "н", "р", "с", "т", "қ", "к", "м", "п", "ш", "з"]


def is_back(word: str) -> bool:
    """Whether the word's last vowel is a back one."""
    return next((letter in _BACK for letter in reversed(word) if letter in _BACK + _FRONT), True)


def made_up(generator: random.Random) -> str:
    """A word of two or three syllables that could be Kazakh: all its vowels back or all front."""
    vowels = generator.choice(("аыоұ", "еіөү"))
    back = vowels[0] == "а"
    word = ""
    for syllable in range(generator.choice((2, 2, 3))):
        # Round vowels stand in first syllables only.
        vowel = generator.choice(vowels if syllable == 0 else vowels[:2])
        word += generator.choice(_ONSETS) + vowel + generator.choice(_CODAS)
    swap = str.maketrans("кг", "қғ") if back else str.maketrans("қғ", "кг")
    return word.translate(swap)


def _harmonic(word: str, back: str, front: str) -> str:
    return word + (back if is_back(word) else front)


def plural(word: str) -> str:
    """-лар, -дар, -тар.

    >>> plural("қала"), plural("мектеп"), plural("адам"), plural("көл")
    ('қалалар', 'мектептер', 'адамдар', 'көлдер')
    """
    last = word[-1]
    if last in _VOICELESS + "бвгд":
        return _harmonic(word, "тар", "тер")
    return _harmonic(word, "дар", "дер") if last in _NASAL + "лзж" else _harmonic(word, "лар", "лер")


def possessive(word: str) -> str:
    """The third person's -ы, -сы; п, к, қ become voiced.

    >>> possessive("мектеп"), possessive("қала"), possessive("тарақ")
    ('мектебі', 'қаласы', 'тарағы')
    """
    last = word[-1]
    if last in _BACK + _FRONT:
        return _harmonic(word, "сы", "сі")
    voiced = word[:-1] + {"п": "б", "к": "г", "қ": "ғ"}.get(last, last)
    return _harmonic(voiced, "ы", "і")


def cases(word: str, *, owned: bool = False) -> tuple[str, ...]:
    """Genitive, dative, accusative, locative, ablative; `owned` after a possessive of the third person.

    >>> cases("мектеп")
    ('мектептің', 'мектепке', 'мектепті', 'мектепте', 'мектептен')
    >>> cases("қаласы", owned=True)
    ('қаласының', 'қаласына', 'қаласын', 'қаласында', 'қаласынан')
    """
    if owned:
        return tuple(
            _harmonic(word, back, front)
            for back, front in (("ның", "нің"), ("на", "не"), ("н", "н"), ("нда", "нде"), ("нан", "нен"))
        )
    last = word[-1]
    vowel = last in _BACK + _FRONT
    voiceless = last in _VOICELESS + "бвгд"
    nasal = last in _NASAL
    genitive = ("ның", "нің") if vowel or nasal else ("тың", "тің") if voiceless else ("дың", "дің")
    dative = ("қа", "ке") if voiceless else ("ға", "ге")
    accusative = ("ны", "ні") if vowel else ("ты", "ті") if voiceless else ("ды", "ді")
    locative = ("та", "те") if voiceless else ("да", "де")
    ablative = ("тан", "тен") if voiceless else ("нан", "нен") if nasal else ("дан", "ден")
    return tuple(_harmonic(word, *ending) for ending in (genitive, dative, accusative, locative, ablative))


def paradigm(word: str) -> tuple[str, ...]:
    """The word's forms, the word itself first: 24 in all."""
    many, own = plural(word), possessive(word)
    owned = possessive(many)
    return (word, *cases(word), many, *cases(many), own, *cases(own, owned=True), owned, *cases(owned, owned=True))
