"""Names of bodies from a Russian case into the nominative: «в Актюбинском областном акимате», «на пресс-службу».

Knows the words that bodies' names begin with and the adjectives before them; a name of another kind stays as it is.
"""

import re

_HEADS = {
    "служб": "служба",
    "управлени": "управление",
    "министерств": "министерство",
    "агентств": "агентство",
    "ведомств": "ведомство",
    "общест": "общество",
    "предприяти": "предприятие",
    "объединени": "объединение",
    "учреждени": "учреждение",
    "департамент": "департамент",
    "комитет": "комитет",
    "акимат": "акимат",
    "центр": "центр",
    "музе": "музей",
    "театр": "театр",
    "университет": "университет",
    "институт": "институт",
    "совет": "совет",
    "фонд": "фонд",
    "штаб": "штаб",
    "клуб": "клуб",
    "завод": "завод",
    "аппарат": "аппарат",
    "отдел": "отдел",
    "портал": "портал",
    "сайт": "сайт",
    "компани": "компания",
    "ассоциаци": "ассоциация",
    "федераци": "федерация",
    "организаци": "организация",
    "полици": "полиция",
    "дирекци": "дирекция",
    "администраци": "администрация",
    "больниц": "больница",
    "палат": "палата",
    "библиотек": "библиотека",
    "школ": "школа",
    "лаборатори": "лаборатория",
    "филармони": "филармония",
    "банк": "банк",
    "суд": "суд",
    "прокуратур": "прокуратура",
    "правительств": "правительство",
    "маслихат": "маслихат",
    "бюро": "бюро",
    "академи": "академия",
    "корпораци": "корпорация",
    "инспекци": "инспекция",
}
"""Heads of the names of bodies: stem and nominative."""

_SHORTEST = 6
_MINISTRY = re.compile(
    r"(Мин(?:здрав|фин|юст|сельхоз|транс|прос|спорт|культ|энерго|обороны|образования|труда))[аеу]?(?=\s|$)"
)
_CASES = (
    "ого",
    "его",
    "ому",
    "ему",
    "ой",
    "ей",
    "ую",
    "юю",
    "ом",
    "ем",
    "ым",
    "им",
    "ый",
    "ий",
    "ая",
    "яя",
    "ое",
    "ее",
)
_CASE = re.compile(rf"(?:{'|'.join(_CASES)})$", re.IGNORECASE)
_STRESSED = frozenset(("областн", "городск", "краев", "мировой", "рядов"))
"""Stems of adjectives in -ой."""

_HEAD = re.compile(
    rf"(?P<adjectives>(?:[\w-]+(?:{'|'.join(_CASES)}) ){{0,3}})"
    rf"(?P<prefix>(?:\w+-)?)(?P<stem>{'|'.join(_HEADS)})\w{{0,3}}(?=\s|$)",
    re.IGNORECASE,
)


def nominative_body(phrase: str) -> str | None:
    """The phrase with its first noun, and the adjectives before it, in the nominative; None when it begins with no
    word for a body.

    >>> nominative_body("Актюбинском областном акимате"), nominative_body("Министерстве финансов")
    ('Актюбинский областной акимат', 'Министерство финансов')
    >>> nominative_body("пресс-службу акимата"), nominative_body("Минздрава РК"), nominative_body("соседей")
    ('пресс-служба акимата', 'Минздрав РК', None)
    """
    ministry = _MINISTRY.match(phrase)
    if ministry:
        return ministry[1] + phrase[ministry.end() :]
    head = _HEAD.match(phrase)
    if head is None:
        return None
    noun = _HEADS[head["stem"].lower()]
    adjectives = [_adjective(word, noun) for word in head["adjectives"].split()]
    is_capital = not head["prefix"] and head["stem"][0].isupper()
    return " ".join([*adjectives, head["prefix"] + (noun.capitalize() if is_capital else noun)]) + phrase[head.end() :]


def spellings(name: str) -> tuple[str, ...]:
    """What a name of one word may be in the nominative: «Казгидромета» is «Казгидромет», «Акорду» is «Акорда».

    >>> spellings("Акорду")
    ('Акорду', 'Акорд', 'Акорда', 'Акор')
    """
    return (name,) if " " in name or len(name) < _SHORTEST else (name, name[:-1], name[:-1] + "а", name[:-2])


def _adjective(word: str, noun: str) -> str:
    """An adjective from whatever case into the nominative that agrees with its noun.

    >>> [_adjective(*one) for one in (("Актюбинском", "акимат"), ("областную", "филармония"), ("городском", "бюро"))]
    ['Актюбинский', 'областная', 'городское']
    """
    stem = _CASE.sub("", word)
    soft = stem[-1:].casefold() in "гкхжшщч"
    if noun.endswith(("а", "я")):
        return stem + "ая"
    if noun.endswith(("о", "е")):
        return stem + ("ее" if stem[-1:].casefold() in "щчшж" else "ое")
    return stem + ("ой" if stem.casefold() in _STRESSED else "ий" if soft else "ый")
