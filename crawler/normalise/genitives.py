"""Names that Russian puts into another case: «Фото Марата Ильясова» is by Марат Ильясов.

Knows the endings of surnames in -ов, -ев, -ин, -ский and of first names beside them; other names stay as they are.
"""

import re

_WOMAN = re.compile(r"(?:ов|ев|ёв|ин|ын)ой", re.IGNORECASE)
_MAN = re.compile(r"(?:ов|ев|ёв|ин|ын)а", re.IGNORECASE)
_SKY = re.compile(r"(?:ск|цк)ого", re.IGNORECASE)
_VOWELS = "аеёиоуыэюяәөұүі"


def nominative_person(name: str) -> str:
    """A person's name from the Russian genitive, its surname's upper case kept.

    >>> [nominative_person(name) for name in ("Марата Ильясова", "Натальи Ковалевой", "Тахира САСЫКОВА")]
    ['Марат Ильясов', 'Наталья Ковалева', 'Тахир САСЫКОВ']
    """
    *given, surname = name.split()
    if _WOMAN.search(surname[-4:]) and surname[-2:].lower() == "ой":
        return " ".join([*map(_woman, given), surname[:-2] + ("А" if surname.isupper() else "а")])
    if _MAN.search(surname[-3:]) and all(word[-1] in "ая" for word in given):
        return " ".join([*map(_man, given), surname[:-1]])
    if _SKY.search(surname[-5:]):
        return " ".join([*map(_man, given), surname[:-3] + ("ИЙ" if surname.isupper() else "ий")])
    return name


def _man(given: str) -> str:
    """From «Марата», «Сергея», «Игоря»."""
    if given.endswith("а"):
        return given[:-1]
    return given[:-1] + ("й" if given[-2:-1] in _VOWELS else "ь") if given.endswith("я") else given


def _woman(given: str) -> str:
    if given.endswith("ы"):
        return given[:-1] + "а"
    if given.endswith("и"):
        return given[:-1] + "я" if given[-2:-1] in "ьи" else given[:-1] + "а"
    return given
