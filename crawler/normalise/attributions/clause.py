"""What the clauses of both languages share: the result, and the names of agencies and sources in a text."""

import re
from dataclasses import dataclass

from archive.kazakh.cases import Case, nominative
from crawler.normalise.parties import DOMAIN, Party, known_party, site_name

_QUOTED = re.compile(r"[«\"“„]([^»\"”“]+)[»\"”“]")
_REPUBLIC = re.compile(
    r"^(?:ҚР|РК|QR|KR|قر|Қазақстан Республикасы(?:ның)?)\s+|\s+(?:РК|Республики Казахстан)$", re.IGNORECASE
)
_EDITION = re.compile(r"^(?:www|m|kaz|qaz|kz|qz|kk|lat|ar|tote|ru|rus|en)\.", re.IGNORECASE)
_PRESS = re.compile(
    r"^(?P<name>\S+(?: \S+){0,2}) (?:(?:ұлттық |ақпарат(?:тық)? |халықаралық )?"
    r"(?:агентт[iі]г[iі]|порталы|сайты|басылымы|газет[iі]|журналы|(?:теле)?арнасы)"
    r"|(?:agenttigi|portaly|saıty|saity|basylymy|gazeti)|(?:اگەنتتىگى|سايتى|پورتالى|باسىلىمى|گازەتى))$"
)
"""«Reuters агенттігі», «The Guardian басылымы»."""
_CLOSING = ("»", '"', "”")
_AT_THE_END: tuple[Case, ...] = ("genitive", "dative")
"""Some put the ending of a case into the quotes: «Ұлыс медиаға» сілтеп."""
_OF_WHOM = re.compile(r"(?:[нмдт][ыі]ң|[ndt][yi][ńñŋ]|ىڭ|л[ыі]қ|ресми|resmı|رەسمي)$", re.IGNORECASE)
"""A genitive or an adjective before «сайты»: it is no name."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause as shown, who reports (empty when it says only on whose word), on whose word."""

    shown: str
    reporter: str
    source: str | None = None


def agency_named(name: str) -> str | None:
    """The canonical name of an agency or a site; None when a name is neither.

    >>> agency_named("KAZINFORM"), agency_named("TINFO.KZ"), agency_named("Ақорда")
    ('Kazinform', 'tinfo.kz', None)
    """
    known = listed(name)
    if known is not None:
        return known.name if known.kind == "agency" else None
    return site_name(name) if DOMAIN.fullmatch(name) else None


def quoted_name(text: str) -> str | None:
    """The name in a text's quotes: «Қазгидромет» РМК."""
    match = _QUOTED.search(text)
    return match[1] if match else None


def listed(name: str) -> Party | None:
    """The known party of a name, with or without the republic's or, of a site, the edition's.

    >>> listed("ҚР Ішкі істер министрлігі") == listed("ІІМ"), listed("kaz.nur.kz") == listed("Nur.kz")
    (True, True)
    """
    known = known_party(name)
    if known is None and DOMAIN.fullmatch(name):
        return known_party(_EDITION.sub("", name))
    return known or known_party(_REPUBLIC.sub("", name))


def canonical(name: str) -> str:
    """The canonical name of a source: a known party's or site's, what stands in quotes, else as written.

    >>> canonical("Zakon.kz сайты"), canonical("«Қазгидромет» РМК"), canonical("The Guardian басылымы")
    ('Zakon.kz', 'Қазгидромет', 'The Guardian')
    """
    known = listed(name)
    if known:
        return known.name
    quoted = quoted_name(name)
    if quoted:
        bare = nominative(quoted, *(_AT_THE_END if name.endswith(_CLOSING) else ("genitive",)))
        inner = known_party(quoted) or known_party(bare)
        return inner.name if inner else bare
    site = DOMAIN.match(name)
    if site:
        known = listed(site[0])
        return known.name if known else site_name(site[0])
    press = _PRESS.match(name)
    if press and not _OF_WHOM.search(press["name"]):
        inner = known_party(press["name"])
        return inner.name if inner else press["name"]
    return name
