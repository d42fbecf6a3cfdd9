"""Attributions in Russian: «передает El.kz со ссылкой на пресс-службу», «Об этом сообщили в …, передает El.kz»."""

import re
from collections.abc import Iterator

from crawler.normalise.attributions.clause import Clause, agency_named, canonical, listed, quoted_name
from crawler.normalise.attributions.russian_cases import nominative_body, spellings
from crawler.normalise.attributions.words import sentences

_STEMS = (
    "передает", "передаёт", "сообщает", "пишет", "информирует", "об этом", "как сообщ", "как рассказ", "как перед",
    "как уточн", "как стало", "по данным", "по информации", "по сведениям", "по сообщению", "согласно",
)  # fmt: skip
"""Without one of these a text has none of the forms: most sentences have not."""
_AROUND = 250
_VERB = r"(?:переда[её]т|сообщает|пишет|информирует)"
_SAYS = re.compile(
    rf"(?:^|[,(–—-]|(?<!\w)как|^\W*Об этом(?: [^\W\d_]+){{0,3}}?)\s*(?P<verb>(?<!\w){_VERB}\s)", re.IGNORECASE
)
"""Where a clause begins: «Компания передает El.kz права» is none."""
_GENERIC = re.compile(
    r"(?:(?:[^\W\d_]+(?:ый|ий|ая|ое|ой) )*"
    r"(?:корреспондент|журналист|агентство|информагентство|издание|портал|телеканал|газета|сайт|радио|МИА|ИА|РИА) )*",
    re.IGNORECASE,
)
"""«собственный корреспондент МИА»."""
_NAME = re.compile(r"[«\"“„](?P<quoted>[^»\"”“]{1,60})[»\"”“]|(?P<plain>[^\s,()«»\"”“]+(?: [^\s,()«»\"”“]+){0,2})")
_NOBODY = re.compile(r"агентство|ведомство|портал|сайт|пресс-служба|организация|компания|учреждение", re.IGNORECASE)
"""Alone, these don't say whose."""
_ENDING = re.compile(r"[-–][^\W\d_]{1,5}$")
_LINK = re.compile(r"\s*,?\s*(?:со ссылкой на|ссылаясь на)\s+")
_CLAUSE_END = re.compile(r"\s*(?:[,;)]|$|со ссылкой|ссылаясь)")
_SOURCE_END = re.compile(r"[,;:()]|\s[-–—]\s|$")
_TOLD = re.compile(
    r"^[\s«\"–—-]*(?P<how>Об этом|Как)\s(?!ранее|уже)(?P<dative>(?:корреспонденту )?\S+ )??"
    r"(?:(?:сообщи|рассказа|заяви|уточни|написа|проинформирова|переда)л[аио]?|сообща(?:ет|ют|ется)|говорится|пишет"
    r"|стало известно|передает)\s(?P<to>(?:корреспонденту )?[^\s,]+ (?=в |на ))?(?:(?:в сообщении|из|во?|на|от)\s+)?",
    re.IGNORECASE,
)
_BY_THE_DATA_OF = re.compile(
    r"^[\s«\"–—-]*(?P<shown>(?:По|Согласно)\s(?:данным|информации|сведениям|сообщению)\s(?P<who>[^,;:]{2,120}))(?=,|$)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:^|[,–—-] )\s*(?P<clause>(?P<kind>(?:сайт|портал|агентство|издание|газета|телеканал|МИА|ИА) )?"
    r"(?:(?P<plain>[^\s,«»\"]+)|[«\"“](?P<quoted>[^»\"”]{1,60})[»\"”])"
    rf" {_VERB})(?=,|\s|$)(?P<rest>.{{0,120}})",
    re.IGNORECASE,
)


def find_clauses(paragraph: str) -> Iterator[Clause]:
    """The attributions in a paragraph, sentence by sentence."""
    paragraph = paragraph.replace("\u00a0", " ")
    if _may_have(paragraph):
        for sentence in filter(_may_have, sentences(paragraph)):
            yield from _of_sentence(sentence)


def _may_have(text: str) -> bool:
    lower = text.casefold()
    return any(stem in lower for stem in _STEMS)


def _of_sentence(sentence: str) -> Iterator[Clause]:
    """Who reports, and apart from that on whose word, where the sentence says so first."""
    first = _after_the_verb(sentence) or _told(sentence) or _of_a_body(sentence) or _before_the_verb(sentence)
    if first is not None:
        yield first
    data = _BY_THE_DATA_OF.match(sentence)
    source = _body(data["who"]) if data else None
    if data and source:
        yield Clause(data["shown"], "", source)


def _after_the_verb(sentence: str) -> Clause | None:
    """«…, передает El.kz со ссылкой на пресс-службу», alone or after «Об этом сообщили в …»."""
    for says in _SAYS.finditer(sentence):
        rest = sentence[says.end() : says.end() + _AROUND]
        name = _reporter(rest)
        if name is None:
            continue
        source = _linked(rest)
        told = _TOLD.match(sentence[: says.start("verb")]) if source is None else None
        if told:
            source = _source(sentence[told.end() : says.start("verb")])
        return Clause(sentence[0 if told else says.start("verb") :].strip(), name, source)
    return None


def _of_a_body(sentence: str) -> Clause | None:
    """«…, сообщает пресс-служба министерства»; «родителям» after «сообщает» is nobody who reports."""
    for says in _SAYS.finditer(sentence):
        phrase = _until_mark(sentence[says.end() : says.end() + _AROUND])
        if nominative_body(phrase) == phrase and not _NOBODY.fullmatch(phrase):
            return Clause(sentence[says.start("verb") :].strip(), canonical(phrase))
    return None


def _told(sentence: str) -> Clause | None:
    """«Об этом сообщили в пресс-службе»: whose word; who was told it reports: «Как сообщили El.kz в …»."""
    told = _TOLD.match(sentence)
    if told is None:
        return None
    source = _body(_until_mark(sentence[told.end() :]))
    if source is None:
        return None
    to = (told["dative"] or told["to"] or "").split()
    reporter = agency_named(_ENDING.sub("", to[-1])) if to else None
    return Clause(sentence.strip(), reporter or "", source)


def _before_the_verb(sentence: str) -> Clause | None:
    """«El.kz передает, что …»."""
    for first in _FIRST.finditer(sentence):
        name = agency_named(first["plain"] or first["quoted"]) or (first["quoted"] if first["kind"] else None)
        if name is not None:
            return Clause(first["clause"], name, _linked(first["rest"]))
    return None


def _reporter(rest: str) -> str | None:
    """The agency that follows the verb, known, a site or in quotes."""
    start = _GENERIC.match(rest)
    name = _NAME.match(rest, start.end() if start else 0)
    if name is None:
        return None
    if name["quoted"]:
        return canonical(name["quoted"]) if _CLAUSE_END.match(rest, name.end()) else None
    words = name["plain"].split()
    for count in range(len(words), 0, -1):
        known = agency_named(_ENDING.sub("", " ".join(words[:count])))
        if known is not None:
            return known
    return None


def _linked(rest: str) -> str | None:
    link = _LINK.search(rest)
    return _source(rest[link.end() :]) if link else None


def _until_mark(text: str) -> str:
    end = _SOURCE_END.search(text)
    return text[: end.start()].strip() if end else text


def _source(phrase: str) -> str | None:
    """The source in a phrase that is said to be one, whatever it is."""
    phrase = _until_mark(phrase.strip(" ,–—-"))
    return _body(phrase) or canonical(phrase) or None


def _body(phrase: str) -> str | None:
    """The canonical name of a phrase in whatever case, when it is a known party's, in quotes, or a body's."""
    for spelling in spellings(phrase):
        known = listed(spelling)
        if known is not None:
            return known.name
    name = canonical(phrase)
    if name != phrase and (quoted_name(phrase) is None or phrase.endswith(("»", '"', "”"))):
        return name
    bare = nominative_body(phrase)
    return canonical(bare) if bare is not None and not _NOBODY.fullmatch(bare) else None
