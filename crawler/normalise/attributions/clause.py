"""What the clauses of both languages share: the result, names of agencies inside a text, ends of sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from crawler.normalise.parties import DOMAIN, known_party, site_name

_QUOTED = re.compile(r"[«\"“„]([^»\"”“]+)[»\"”“]")
_WORD = re.compile(r"[^\s,«»\"“”()]+")
_ENDING = re.compile(r"[-–][^\W\d_]{1,5}$")
_SENTENCE_END = re.compile(r"(?<!\s\w)[.!?…]+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause as shown, who reports, on whose word."""

    shown: str
    reporter: str
    source: str | None


_MOST = 10
"""Verbs of a paragraph that are looked at: a text has one or two that report."""
_LONGEST = 400
"""Letters of a clause after its verb."""


def verbs(pattern: re.Pattern[str], paragraph: str) -> Iterator[tuple[re.Match[str], int]]:
    """The first verbs that report in a paragraph, each with the end of its clause; bounded, whatever the text."""
    for says in islice(pattern.finditer(paragraph), _MOST):
        yield says, min(sentence_end(paragraph, says.end()), says.end() + _LONGEST)


def quoted_name(text: str) -> str | None:
    """The name in a text's quotes: «Қазгидромет» РМК."""
    match = _QUOTED.search(text)
    return match[1] if match else None


def agency_in(text: str) -> tuple[str, int] | None:
    """The first news site or known party in a text, by its canonical name, and where its name ends.

    >>> agency_in("Алматыдағы BAQ.KZ тілшісі")
    ('Baq.kz', 17)
    """
    for match in _WORD.finditer(text):
        site = DOMAIN.match(match[0])
        word = site[0] if site else _ENDING.sub("", match[0])
        known = known_party(word)
        if known and known.kind not in ("stock", "social"):
            return known.name, match.start() + len(word)
        if site:
            return site_name(word), match.start() + len(word)
    return None


def news_agency(word: str) -> str | None:
    """The canonical name of a word that is an agency or a site; None when it is neither.

    >>> news_agency("KAZINFORM"), news_agency("TINFO.KZ"), news_agency("Ақорда")
    ('Kazinform', 'tinfo.kz', None)
    """
    known = known_party(word)
    if known is not None:
        return known.name if known.kind == "agency" else None
    return site_name(word) if DOMAIN.fullmatch(word) else None


def canonical(name: str) -> str:
    """The canonical name of a source: a site's or known party's, what stands in quotes, else as written."""
    known = known_party(name)
    if known:
        return known.name
    quoted = quoted_name(name)
    if quoted:
        inner = known_party(quoted)
        return inner.name if inner else quoted
    site = DOMAIN.match(name)
    if site:
        inner = known_party(site[0])
        return inner.name if inner else site_name(site[0])
    return name


def sentence_end(text: str, start: int) -> int:
    """Where the sentence ends that a place is in, before its final stop."""
    match = _SENTENCE_END.search(text, start)
    return match.start() if match else len(text)


def sentence_start(text: str, end: int) -> int:
    """Where the sentence begins that a place is in."""
    start = 0
    for match in _SENTENCE_END.finditer(text, 0, end):
        start = match.end() + 1
    return start
