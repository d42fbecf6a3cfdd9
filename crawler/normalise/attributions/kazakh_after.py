"""Kazakh attributions that name who reports after the verb: «… деп хабарлайды El.kz министрлікке сілтеме жасап»."""

from itertools import islice

from archive.kazakh.text import clean
from crawler.normalise.attributions.clause import Clause
from crawler.normalise.attributions.kazakh_forms import (
    AROUND,
    LINK,
    MOST,
    SAYS,
    TOLD,
    after_about_this,
    after_opening,
    to_the_end,
)
from crawler.normalise.attributions.named import agency_in, body_named, object_of_link
from crawler.normalise.attributions.words import Words
from crawler.normalise.names import is_person

_LONGEST_VERB = 25


def after_the_verb(words: Words) -> Clause | None:
    """The clause with «деп хабарлайды», with the sentence about it: «Бұл туралы … мәлімдеді, деп хабарлайды El.kz»."""
    for says in islice(SAYS.finditer(words.line), MOST):
        verb, first = words.index(says.start()), words.after(says.end())
        after = words.index(words.place(first) + AROUND) + 1
        found = _reporter_and_source(words, first, after, is_past=says["past"] is not None)
        if found is None:
            continue
        reporter, source = found
        is_about_this = after_about_this(words) is not None
        told = _who_told(words, verb) if source is None else None
        return Clause(to_the_end(words, 0 if told or is_about_this else verb), reporter, source or told)
    return None


def _reporter_and_source(words: Words, first: int, after: int, *, is_past: bool) -> tuple[str, str | None] | None:
    """Who reports and on whose word, in what follows the verb."""
    link = LINK.search(words.line, words.place(first), words.place(after))
    if link is None:
        agency = agency_in(words, first, after)
        if agency is not None:
            return agency.name, _out_of(words, agency.after, after)
        body = None if is_past else body_named(words, first, after, "locative", "ablative", "dative")
        return (body.name, None) if body is not None and not body.was_in_case else None
    before, behind = words.index(link.start()), words.after(link.end())
    last = agency_in(words, behind, after)
    if last is not None:
        return last.name, object_of_link(words, first, before)
    agency = agency_in(words, first, before)
    if agency is not None:
        return agency.name, object_of_link(words, agency.after, before)
    source = object_of_link(words, first, before)
    return ("", source) if source else None


def _out_of(words: Words, first: int, after: int) -> str | None:
    """The source in «Kazinform министрліктің баспасөз қызметінен»."""
    found = body_named(words, first, after, "ablative")
    return found.name if found is not None and found.was_in_case else None


def _who_told(words: Words, verb: int) -> str | None:
    """The source in «Бұл туралы … РМК мәлімдеді, » before the verb; without «Бұл туралы» only who is certain."""
    before = words.line[: words.place(verb)].rstrip(' ,-"')
    told = TOLD.search(before, max(0, len(before) - _LONGEST_VERB))
    if told is None:
        return None
    about, after = after_about_this(words), words.index(told.start())
    first = after_opening(words) if about is None else about
    if words.place(after) - words.place(first) > AROUND:
        return None
    found = body_named(words, first, after, "locative", "ablative")
    if found is not None and (about is not None or found.is_listed):
        return found.name
    person = clean(words.part(max(first, after - 2), after))
    return person if about is not None and told["active"] and is_person(person) else None
