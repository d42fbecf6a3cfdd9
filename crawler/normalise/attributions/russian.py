"""Attributions in Russian: «передает El.kz со ссылкой на пресс-службу», «Об этом сообщили в …, передает El.kz»."""

import re

from crawler.normalise.attributions.clause import (
    Clause,
    agency_in,
    canonical,
    quoted_name,
    sentence_start,
    verbs,
)
from crawler.normalise.parties import is_state, known_party

_SAYS = re.compile(r"\b(?:переда[её]т|сообщает|пишет|информирует)(?=\s)")
_THIS = re.compile(r"Об этом ")
_TOLD = re.compile(
    r"(?:(?:сообщи|рассказа|заяви|уточни|написа|проинформирова)л[аио]?|сообщает|говорится|стало известно)"
    r"\s+(?:(?:в сообщении|на сайте|из|во?|от)\s+)?(?P<who>[^,]+),?\s*$"
)
_LINKING = re.compile(r"\s*,?\s*(?:со ссылкой на|ссылаясь на)\s+")
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
    rf"(?P<adjectives>(?:\w+(?:{'|'.join(_CASES)}) ){{0,3}})"
    rf"(?P<prefix>(?:\w+-)?)(?P<stem>{'|'.join(_HEADS)})\w{{0,3}}(?=\s|$)",
    re.IGNORECASE,
)
_BY_THE_DATA_OF = re.compile(
    r"(?:^|(?<=[.!?…] ))"
    r"(?P<shown>(?:По|Согласно) (?:данным|информации|сведениям|сообщению) (?P<who>[^.!?,;:]{2,80}))[,.]"
)


def find_clause(paragraph: str) -> Clause | None:
    """The attribution in a paragraph, None when there is none."""
    for says, end in verbs(_SAYS, paragraph):
        rest = paragraph[says.end() : end].strip(" ,")
        linking = _LINKING.search(rest)
        reporter = _reporter(rest[: linking.start()] if linking else rest)
        if reporter is None:
            continue
        source = _source(rest[linking.end() :]) if linking else None
        start = says.start()
        before = sentence_start(paragraph, says.start())
        this = _THIS.match(paragraph, before)
        told = _TOLD.match(paragraph[this.end() : says.start()]) if this else None
        if told and source is None:
            source, start = _source(told["who"]), before
        return Clause(paragraph[start:end], reporter, source)
    for data in _BY_THE_DATA_OF.finditer(paragraph):
        source = _source(data["who"])
        if source and (is_state(source) or known_party(source) or quoted_name(data["who"])):
            return Clause(data["shown"], "", source)
    return None


def _reporter(text: str) -> str | None:
    agency = agency_in(text)
    if agency:
        return agency[0]
    return quoted_name(text) or (text if is_state(text) else None)


def _source(phrase: str) -> str | None:
    phrase = phrase.strip(" ,")
    name = canonical(phrase)
    if name != phrase:
        return name
    head = _HEAD.match(phrase)
    if head is None:
        return phrase or None
    noun = _HEADS[head["stem"].lower()]
    adjectives = [_adjective(word, noun) for word in head["adjectives"].split()]
    return " ".join([*adjectives, head["prefix"] + noun]) + phrase[head.end() :]


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
