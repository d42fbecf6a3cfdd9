"""Attributions in Kazakh: «… деп хабарлайды El.kz тілшісі», «Бұл туралы … мәлімдеді, деп жазады El.kz»."""

import re

from archive.kazakh.cases import nominative
from crawler.normalise.attributions.clause import (
    Clause,
    agency_in,
    canonical,
    quoted_name,
    sentence_end,
    sentence_start,
)
from crawler.normalise.parties import is_state

_SAYS = re.compile(
    r"(?:деп|dep|دەپ) (?:хабарла(?:й|п отыр)?ды|хабарлап отыр|жаз(?:а|ған|ып отыр)?ды|жазып отыр|мәлімдейді|жеткізеді|habarla[iıy]dy|jazady"
    r"|حابارلايدى|جازادى)(?=[\s,.]|$)"
)
_THIS = re.compile(r"(?:Бұл|Ол|Осы) (?:туралы|жөнінде|жайында),? ")
_TOLD = re.compile(
    r",? (?:(?:[а-яәғқңөұүһі]+ ){0,1})(?:мәлімде(?:ді|йді|лді)|мәлім (?:етті|болды)|хабарла(?:ды|йды|нды)|айт(?:ты|ылды|ылған)|айтып берді"
    r"|жаз(?:ды|ады|ылды|ылған)|белгілі болды|(?:мәлімет|ақпарат) (?:берді|таратты)|түсіндірді|жария(?:лады|ланды)|баяндады"
    r"|жеткізді|ескертті|растады|нақтылады),?\s*$"
)
_LINKING = re.compile(r"[\s,]*(?:сілтеме жаса(?:п|й отырып|ған)|silteme jasap|сىلتەمە جاساپ|سىلتەمە جاساپ|сүйеніп)\s*$")


def find_clause(paragraph: str) -> Clause | None:
    """The attribution in a paragraph, None when there is none."""
    for says in _SAYS.finditer(paragraph):
        end = sentence_end(paragraph, says.end())
        rest = paragraph[says.end() : end].strip(" ,")
        reporter = _reporter(rest)
        if reporter is None:
            continue
        name, after = reporter
        start, source = says.start(), _linked(rest[after:])
        before = sentence_start(paragraph, says.start())
        this = _THIS.match(paragraph, before)
        if this and source is None:
            source = _who_told(paragraph[this.end() : says.start()])
            start = before
        return Clause(paragraph[start:end], name, source)
    return None


def _reporter(rest: str) -> tuple[str, int] | None:
    agency = agency_in(rest)
    if agency:
        return agency
    quoted = quoted_name(rest)
    if quoted:
        return quoted, len(rest)
    return (rest, len(rest)) if is_state(rest) else None


def _linked(rest: str) -> str | None:
    """The source of «… тілшісі министрліктің баспасөз қызметіне сілтеме жасап»."""
    linking = _LINKING.search(rest)
    if linking is None:
        return None
    return _source(_ROLE.sub("", rest[: linking.start()]))


_ROLE = re.compile(
    r"^(?:[-–]\w{1,5})? *(?:(?:меншікті |арнайы )?(?:тілшісі|тілшісінің|корреспонденті)|ақпарат(?:тық)? агентт[iі]г[iі]|агенттігі|ақпараттық порталы|порталы|басылымы|сайты|اقپارات اگەنتتىگى)?[\s,]*"
)


def _who_told(said: str) -> str | None:
    """The source of «Бұл туралы … мәлімдеді, »."""
    told = _TOLD.search(said)
    return _source(said[: told.start()]) if told else None


def _source(phrase: str) -> str | None:
    phrase = phrase.strip(" ,")
    return canonical(nominative(canonical(phrase))) if phrase else None
