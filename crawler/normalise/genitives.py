"""Names that Russian puts into another case: «Фото Марата Ильясова» is by Марат Ильясов.

Knows the endings of surnames in -ов, -ев, -ин, -ский and of first names beside them; other names stay as they are.
"""

import re

_OF_A_WOMAN = re.compile(r"(?<=[оеё]в|[иы]н)ой$", re.IGNORECASE)
_OF_A_MAN = re.compile(r"(?<=[оеё]в|[иы]н)а$", re.IGNORECASE)
_OF_A_SKY = re.compile(r"(?<=[сц]к)ого$", re.IGNORECASE)
_WOMEN = frozenset(
    "айгера айжана айнура айша айя александра алия алла алтынайа альбина альмира амина анара анастасия анна "
    "антонина аружана асима асия ақмарала бибигуля ботагоза валентина валерия вера вероника виктория галина галия "
    "гульмира гульнара гүлмира гүлнара гүлшара дана дария дарья диана дина динара дәрия евгения екатерина елена "
    "жамиля жанара жанна зарема зарина зауреша земфира зинаида зухра зәуреша индира инна ирина камила камилла "
    "карина катерина клара ксения күләша лариса лаура лейла лидия лия людмила ләйла мадина майра малика маржана "
    "марина мария меруерта мәдина мөлдіра надежда наталия наталья нина нұргүлия ольга раиса райхана римма рита "
    "роза сабина салима салтаната самира сара светлана софия софья сәуля тамара татьяна фатима элла эльвира "
    "эльмира юлия яна ұлжана әлия әсия"
    .split()
)  # fmt: skip
"""Given names of women that end as a man's does in the genitive."""
_VOWELS = "аеёиоуыэюяәөұүі"


def nominative_person(name: str) -> str:
    """A person's name from the Russian genitive; a name that is in no genitive stays as it is.

    >>> [nominative_person(name) for name in ("Марата Ильясова", "Натальи Ковалевой", "Динара Омарова")]
    ['Марат Ильясов', 'Наталья Ковалева', 'Динара Омарова']
    """
    *given, surname = name.split()
    if _OF_A_WOMAN.search(surname):
        return " ".join([*map(_woman, given), _OF_A_WOMAN.sub("а", surname)])
    if not _WOMEN.isdisjoint(word.casefold() for word in given):
        return name  # «Динара Омарова» is a woman; of the man «Динар Омаров» it would be the genitive
    if all(word.endswith(("а", "я")) for word in given):
        if _OF_A_MAN.search(surname):
            return " ".join([*map(_man, given), _OF_A_MAN.sub("", surname)])
        if _OF_A_SKY.search(surname):
            return " ".join([*map(_man, given), _OF_A_SKY.sub("ий", surname)])
    return name


def _man(given: str) -> str:
    """From «Марата», «Сергея», «Игоря»."""
    if given.endswith("а"):
        return given[:-1]
    return given[:-1] + ("й" if given[-2] in _VOWELS else "ь")


def _woman(given: str) -> str:
    """From «Светланы», «Ольги», «Натальи»; «Айгуль» has no other case."""
    if given.endswith(("ы", "ги", "ки", "хи")):
        return given[:-1] + "а"
    return given[:-1] + "я" if given.endswith("и") else given
