"""How a word that was typed without the nine Kazakh letters may be spelled: by the harmony of its vowels. Pure.

A word has front vowels or back ones, and к, г go with front, қ, ғ with back ones («Қазақ грамматикасы», 2002).
"""

_FRONT = str.maketrans("оуи", "өүі")
_FRONT_A = str.maketrans("оуиа", "өүіә")
_BACK = str.maketrans("кгу", "қғұ")
_NASALS = ("ын", "ин", "ан", "ен", "он", "ун", "ін")
"""Ends that may be those of the genitive or of the second person: «мектептин» is «мектептің»."""


def variants(word: str) -> tuple[str, ...]:
    """Spellings of a word in Russian letters, the word itself first.

    >>> variants("мектептин")[:3], "қазақтың" in variants("казактын"), "үкімет" in variants("укимет")
    (('мектептин', 'мектептің', 'мектептін'), True, True)
    """
    front, mixed, back = word.translate(_FRONT), word.translate(_FRONT_A), word.translate(_BACK)
    found = [word]
    for spelled in (front, back, mixed, word):
        if word.endswith(_NASALS):
            found.append(spelled[:-1] + "ң")
        found.append(spelled)
        inside = spelled.replace("нд", "ңд").replace("нг", "ңг").replace("нғ", "ңғ").replace("нл", "ңл")
        found.append(inside)
    return tuple(dict.fromkeys(found))
