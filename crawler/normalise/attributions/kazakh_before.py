"""Kazakh attributions before the news or the verb: «Бұл туралы министрлік хабарлады», «Ақорданың хабарлауынша»."""

import re
from itertools import islice

from crawler.normalise.attributions.clause import Clause
from crawler.normalise.attributions.kazakh_forms import (
    AROUND,
    BY_THE_WORD_OF,
    LAST_VERB,
    LINK,
    MOST,
    TOLD,
    after_about_this,
    after_opening,
    to_the_end,
)
from crawler.normalise.attributions.named import Agency, agency_at, agency_in, body_named, object_of_link
from crawler.normalise.attributions.words import Words

_BOUNDARY = re.compile(r"(?:(?<!\S)(?:,|-|dep)(?!\S) )+")


def about_this(words: Words) -> Clause | None:
    """«Бұл туралы облыс әкімдігі хабарлады»: whose word; «Бұл туралы El.kz тілшісі хабарлайды»: who reports."""
    first = after_about_this(words)
    if first is None:
        return None
    for told in TOLD.finditer(words.line, words.place(first), words.place(first) + AROUND):
        after = words.index(told.start())
        agency = agency_at(words, first, after)
        if agency is not None:
            return _of_agency(to_the_end(words, 0), agency, reports=told["reporting"] is not None)
        found = body_named(words, first, after, "locative", "ablative")
        if found is not None:
            return Clause(to_the_end(words, 0), "", found.name)
    return None


def by_the_word_of(words: Words) -> Clause | None:
    """«Ақорданың хабарлауынша, …», «El.kz тілшісі хабарлағандай, …»; an agency's data are its word."""
    first = after_opening(words)
    for by in BY_THE_WORD_OF.finditer(words.line, 0, AROUND):
        after = words.index(by.start())
        shown = words.part(first, words.after(by.end()))
        agency = agency_at(words, first, after)
        if agency is not None:
            return _of_agency(shown, agency, reports=by["reports"] is not None)
        found = body_named(words, first, after, "genitive")
        if found is not None:
            return Clause(shown, "", found.name)
    return None


def _of_agency(shown: str, agency: Agency, *, reports: bool) -> Clause:
    """An agency that reports, or on whose word another does: only its own correspondent reports in any form."""
    return Clause(shown, agency.name) if reports or agency.has_correspondent else Clause(shown, "", agency.name)


def before_the_verb(words: Words) -> Clause | None:
    """«…, El.kz хабарлайды», «El.kz министрлікке сілтеме жасап хабарлайды», «Reuters-ке сілтеме жасап, El.kz …»."""
    for verb in islice(LAST_VERB.finditer(words.line), MOST):
        after, lowest = words.index(verb.start()), max(0, verb.start() - AROUND)
        link = LINK.search(words.line, lowest, verb.start())
        first = _clause_start(words, lowest, link.start() if link else verb.start())
        found = _linked(words, link, first, after) if link else (agency_at(words, first, after), None)
        if found[0] is not None:
            return Clause(words.part(first, words.after(verb.end())), found[0].name, found[1])
    return None


def _linked(words: Words, link: re.Match[str], first: int, after: int) -> tuple[Agency | None, str | None]:
    """Who reports, before or after what it links to, and to whom."""
    before, behind = words.index(link.start()), words.after(link.end())
    behind += words.word(behind) == ","
    if behind < after:
        return agency_at(words, behind, after), object_of_link(words, first, before)
    agency = agency_in(words, first, before)
    return agency, object_of_link(words, agency.after, before) if agency else None


def link_alone(words: Words) -> Clause | None:
    """«QazAqparatqa» silteme jasap, where a stop parts it from who reports."""
    link = LINK.search(words.line, 0, AROUND)
    if link is None or link.end() < len(words.line):
        return None
    found = body_named(words, 0, words.index(link.start()), "dative")
    return Clause(words.part(0, len(words)), "", found.name) if found is not None else None


def _clause_start(words: Words, lowest: int, highest: int) -> int:
    """The first word of the clause that ends at a place: after the last comma, dash or «деп»."""
    start = words.index(lowest)
    for boundary in _BOUNDARY.finditer(words.line, lowest, highest):
        start = words.index(boundary.end())
    return start
