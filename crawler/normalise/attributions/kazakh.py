"""Attributions in Kazakh: «… деп хабарлайды El.kz тілшісі», «Бұл туралы … мәлімдеді, деп жазады El.kz»."""

import re

from archive.kazakh.cases import nominative
from crawler.normalise.attributions.clause import (
    Clause,
    agency_in,
    canonical,
    quoted_name,
    sentence_start,
    verbs,
)
from crawler.normalise.parties import is_state

_SAYS = re.compile(
    r"\b(?:"
    r"деп (?:хабарлай?ды|хабарлап отыр|жаз(?:а|ған|ып отыр)?ды|жазып отыр|мәлімдейді|жеткізеді)"
    r"|dep (?:habarla[iıy]dy|jazady)"
    r"|دەپ (?:حابارلايدى|جازادى)"
    r")(?=[\s,.]|$)"
)
_THIS = re.compile(r"(?:Бұл|Осы) (?:туралы|жөнінде|жайында),? ")
_TOLD = re.compile(
    r" (?:мәлімде(?:ді|йді|лді)|мәлім (?:етті|болды)|хабарла(?:ды|йды|нды)|айт(?:ты|ылды|ылған)|айтып берді"
    r"|жаз(?:ды|ады|ылды|ылған)|белгілі болды|(?:мәлімет|ақпарат) (?:берді|таратты)|түсіндірді|жария(?:лады|ланды)"
    r"|баяндады|жеткізді|ескертті|растады|нақтылады),?\s*$"
)
_LINKING = re.compile(r"[\s,]*(?:сілтеме жаса(?:п|й отырып)|silteme jasap|سىلتەمە جاساپ)\s*$")
_ROLE = re.compile(
    r"(?:[-–]\w{1,5})?\s*"
    r"(?:(?:(?:меншікті|арнайы|menshikti) )?(?:тілшісі|корреспонденті|tilshisi|tılşısı)"
    r"|(?:ақпарат(?:тық)? )?(?:агентт[iі]г[iі]|порталы|сайты)|басылымы|اقپارات اگەنتتىگى)?[\s,]*"
)
"""What follows the reporter's name: «El.kz-тің тілшісі», «El.kz ақпараттық агенттігі»."""


def find_clause(paragraph: str) -> Clause | None:
    """The attribution in a paragraph, None when there is none."""
    for says, end in verbs(_SAYS, paragraph):
        rest = paragraph[says.end() : end]
        reporter = _reporter(rest) or (None if _LATIN_VERB.match(says[0]) else _brand(rest))
        if reporter is None:
            continue
        name, after = reporter
        source, start = _linked(rest[after:]), says.start()
        before = sentence_start(paragraph, start)
        this = _THIS.match(paragraph, before)
        if this and source is None:
            source, start = _who_told(paragraph[this.end() : start]), before
        return Clause(paragraph[start:end], name, source)
    return None


_NAMED = re.compile(
    r"\s*(?P<name>[^\s,.«»\"]+(?: [A-ZА-ЯӘҒҚҢӨҰҮҺІ][^\s,.«»\"]*)?) "
    r"(?:(?:ақпарат(?:тық)?|жаңалықтар|aqparattyq) )?"
    r"(?:агентт[iі]г[iі]|порталы|сайты|басылымы|газет[iі]|agenttigi|portaly)"
)
"""An agency that nobody knows, by what it is called: «Kaznews ақпараттық порталы»."""
_BRAND = re.compile(r"\s*(?P<name>[A-Z][A-Za-z]{2,})\s*")
"""One Latin word in a text of another script: «دەپ حابارلايدى Qamshy»."""
_LATIN_VERB = re.compile(r"dep ", re.IGNORECASE)


def _reporter(rest: str) -> tuple[str, int] | None:
    """Who reports, and where the name ends: a site or known party, a name in quotes, a state body, a named agency."""
    agency = agency_in(rest)
    if agency:
        return agency
    name = quoted_name(rest) or (rest.strip() if is_state(rest) else "")
    if name:
        return name, len(rest)
    named = _NAMED.match(rest)
    return (named["name"], named.end()) if named else None


def _brand(rest: str) -> tuple[str, int] | None:
    brand = _BRAND.fullmatch(rest)
    return (brand["name"], len(rest)) if brand else None


def _linked(rest: str) -> str | None:
    """The source in what follows the reporter: «тілшісі министрліктің баспасөз қызметіне сілтеме жасап»."""
    linking = _LINKING.search(rest)
    return _source(_ROLE.sub("", rest[: linking.start()], count=1)) if linking else None


def _who_told(said: str) -> str | None:
    """The source in «… РМК мәлімдеді, »."""
    told = _TOLD.search(said)
    return _source(said[: told.start()]) if told else None


def _source(phrase: str) -> str | None:
    phrase = phrase.strip(" ,")
    name = canonical(phrase)
    return (canonical(nominative(phrase)) if name == phrase else name) or None
