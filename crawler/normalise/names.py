"""Names of people: how bylines and credits write them, and their normal capitals."""

import re

from archive.kazakh.skeleton import skeleton
from archive.kazakh.text import unmix

_WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)?|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_OF_FATHER = re.compile(r"(?:ұлы|қызы|uly|qyzy|ūly|ulı|qızı)", re.IGNORECASE)
_MOST_WORDS = 3
_ARABIC = re.compile(r"[\u0600-\u06ff]+(?: [\u0600-\u06ff]+){1,2}")
_SURNAME_ENDS = ("ov", "ova", "ev", "eva", "uli", "kizi")
"""Of skeletons: «قايىرجانوۆ», «سەرىكۇلى», «قىزى»."""


def is_person(name: str) -> bool:
    """Whether a text has the shape of a person's name: two or three words with capitals, or initials.

    «қызы» and «ұлы» may follow in lower case. A script without capitals says nothing, so its names are not told apart.

    >>> [is_person(name) for name in ("Павел Михеев", "А.Б. Нұр-Ахмет", "Әсел Серік қызы", "Видеодан скрин", "Алматы")]
    [True, True, True, False, False]
    """
    words = name.split()
    if len(words) > 2 and _OF_FATHER.fullmatch(words[-1]):
        words.pop()
    return 2 <= len(words) <= _MOST_WORDS and all(word[0].isupper() and _WORD.fullmatch(word) for word in words)


def is_name_in_arabic(name: str) -> bool:
    """Whether two or three words in Arabic letters, which have no capitals, end in a surname that is one by its form.

    >>> is_name_in_arabic("نۇرلان قايىرجانوۆ"), is_name_in_arabic("تۇركىستان وبلىسى")
    (True, False)
    """
    return _ARABIC.fullmatch(name) is not None and skeleton(name.rsplit(maxsplit=1)[-1]).endswith(_SURNAME_ENDS)


def normal_name(shown: str) -> str:
    """A name without the capitals that bylines put on surnames, each word in one alphabet.

    >>> normal_name("Ерлан БЕКСҰЛТАН"), normal_name("Ә. НҰР-АХМЕТ")
    ('Ерлан Бексұлтан', 'Ә. Нұр-Ахмет')
    """
    return " ".join("-".join(map(_normal_part, word.split("-"))) for word in unmix(shown).split())


def _normal_part(part: str) -> str:
    return part.capitalize() if part.isupper() and len(part) > 1 and "." not in part else part
