"""Attributions in Kazakh that come before the news: «Ақорданың хабарлауынша, …», «Бұл туралы Kazinform жазды.»,
«El.kz хабарлайды».

Of what is said so only agencies, state bodies, quoted names and offices of the press are sources: «Оның айтуынша» is a
quotation of somebody.
"""

import re

from archive.kazakh.cases import nominative
from crawler.normalise.attributions.clause import (
    Clause,
    agency_in,
    canonical,
    news_agency,
    quoted_name,
    sentence_end,
)
from crawler.normalise.parties import is_state, known_party

_BY_THE_WORD_OF = re.compile(
    r"(?:^|(?<=[.!?…] ))(?P<who>(?:[^.!?,;:]|\.(?=\w)){2,80}?) (?:"
    r"(?:хабарлау|айту|жазу)ынша|(?:мәлімдеу|жеткізу)інше|мәлімет(?:тер)?інше|дере[гк](?:тер)?інше|ақпарат(?:тар)?ынша"
    r"|(?:мәлімет(?:тер)?і|дере[гк](?:тер)?і|ақпарат(?:тар)?ы)(?: бойынша|н[ае] (?:сүйен\w+|сәйкес))"
    r"|хабарлағандай|жазғандай"
    r"|(?:habarla[yuý]+nsha|málimetinshe|dereginshe)|(?:حابارلاۋىنشا|مالىمەتىنشە|دەرەگىنشە)"
    r")(?=[\s,.]|$)"
)
_ABOUT_THIS = re.compile(
    r"(?:^|(?<=[.!?…] ))(?:Бұл|Осы) (?:туралы|жөнінде|жайында),? (?P<who>(?:[^.!?,;:]|\.(?=\w)){2,80}?) "
    r"(?:(?:жаз|хабарла|жарияла)(?:ды|ған|йды)|мәлімде(?:ді|ген|йді)|жазады|хабарлап отыр"
    r"|(?:жазыл|жариялан|айтыл|хабарлан)(?:ды|ған)|көрсетіл(?:ді|ген))(?=[\s.]|$)"
)
_REPORTS = re.compile(
    r"(?:^|(?<=[.!?…,–—-] ))(?P<who>[^\s,«»\"]+)(?:[-–]\w{1,5})?"
    r"(?: (?:меншікті |арнайы )?(?:тілшісі|корреспонденті)| (?:ақпарат(?:тық)? )?(?:агентт[iі]г[iі]|порталы|сайты))?"
    r" (?:хабарлайды|хабарлап отыр|жазады|жазып отыр|habarlaıdy|habarlaidy|jazady|حابارلايدى|جازادى)(?=[\s.]|$)"
)
_OFFICE = re.compile(r"баспасөз|сайт|порта?л|арна|газет|хабарлама|агентт[iі]к", re.IGNORECASE)


def find_first(paragraph: str) -> Clause | None:
    """The attribution of these forms in a paragraph; None when there is none."""
    for match in _BY_THE_WORD_OF.finditer(paragraph):
        clause = _clause(match["who"], paragraph[match.start() : match.end()])
        if clause is not None:
            return clause
    for match in _ABOUT_THIS.finditer(paragraph):
        end = sentence_end(paragraph, match.end())
        clause = _clause(match["who"], paragraph[match.start() : end])
        if clause is not None:
            return clause
    for match in _REPORTS.finditer(paragraph):
        name = news_agency(match["who"])
        if name is not None:
            return Clause(paragraph[match.start() : match.end()], name, None)
    return None


def _clause(who: str, shown: str) -> Clause | None:
    """An agency reports; a state body, a quoted name, an office is whose word it is."""
    who = who.strip(" ,–—-")
    found = agency_in(who)
    if found is not None and news_agency(found[0]) is not None and not is_state(who):
        return Clause(shown, found[0], None)
    bare = nominative(who)
    known = known_party(bare) or known_party(who)
    if known is not None and known.kind in ("state", "company"):
        return Clause(shown, "", known.name)
    if quoted_name(who):
        return Clause(shown, "", canonical(who))
    if is_state(bare) or _OFFICE.search(bare):
        return Clause(shown, "", bare)
    return None
