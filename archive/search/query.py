"""What somebody typed into a search box, taken apart: words, phrases, exclusions, fields, filters. Never fails.

What is no syntax is taken for words: every text is a query.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from archive.search.tokens import HYPHENS, tokens

_PART = re.compile(
    r"""(?P<minus>(?<!\S)[-−–])?
        (?:(?P<name>[^\W\d_]+):(?=[^\s:]))?
        (?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»]|(?P<word>[^\s"“”„«»]+)|["“”„«»])""",
    re.VERBOSE,
)
_FIELDS: Mapping[str, str] = {
    **dict.fromkeys(("headline", "title", "тақырып", "заголовок"), "headline"),
    **dict.fromkeys(("body", "text", "мәтін", "текст"), "body"),
}
_FILTERS: Mapping[str, str] = {
    **dict.fromkeys(("agency", "агенттік", "агентство"), "agency"),
    **dict.fromkeys(("section", "айдар", "рубрика"), "section"),
    **dict.fromkeys(("since", "бастап", "с"), "since"),
    **dict.fromkeys(("until", "дейін", "по"), "until"),
    **dict.fromkeys(("credit", "фото"), "credit"),
    **dict.fromkeys(("lang", "language", "edition", "тіл", "язык"), "edition"),
}
_OR = frozenset(("OR", "НЕМЕСЕ", "ИЛИ", "|"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
MOST_TERMS = 30
"""Words and phrases that are looked for, and words of a phrase; what comes after them is left out."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase that is looked for, as it was typed."""

    text: str
    field: str = ""
    """headline or body; empty for both."""
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """What the articles must be like; empty where it doesn't matter."""

    agency: str = ""
    section: str = ""
    since: str = ""
    """The first local day of publication: 2023, 2023-01 or 2023-01-13."""
    until: str = ""
    credit: str = ""
    """Part of the name of somebody who is credited for a photo."""
    edition: str = ""
    """kk, kk-Latn, ru and so on."""
    credit_kind: str = ""
    """Of what kind somebody is who is credited for a photo: agency, person, state and so on."""


@dataclass(frozen=True, slots=True)
class Query:
    """Of each group one term at least must be found, of `excluded` none."""

    groups: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    filters: Filters = field(default_factory=Filters)


def parse(text: str) -> Query:
    """What a typed text asks for; a half of a surrogate pair (bytes that are no UTF-8, on a command line) is no word.

    >>> parse('мектеп -жеке "жаңа оқу" OR емтихан').groups
    ((Term(text='мектеп', field='', is_prefix=False),), (Term(text='жаңа оқу', field='', is_prefix=False), \
Term(text='емтихан', field='', is_prefix=False)))
    >>> parse("тақырып:әкім* lang:ru since:2023-02").filters
    Filters(agency='', section='', since='2023-02', until='', credit='', edition='ru', credit_kind='')
    """
    groups: list[tuple[Term, ...]] = []
    excluded: list[Term] = []
    filters = Filters()
    joins = False
    terms = 0
    for part in _PART.finditer(_SURROGATE.sub(" ", text)):
        name, word, phrase = (part[group] or "" for group in ("name", "word", "phrase"))
        value = phrase or word
        if word in _OR and not part["minus"] and not name:
            joins = bool(groups)
            continue
        kind = _FILTERS.get(name.casefold())
        if kind and _is_filter(kind, value):
            filters = replace(filters, **{kind: value})
            continue
        column = _FIELDS.get(name.casefold(), "")
        if name and not column:
            value = f"{name}:{value}"
        term = Term(value.rstrip("*"), column, is_prefix=bool(word) and value.endswith("*"))
        found = tokens(term.text)
        if not found:
            continue
        if len(found) > MOST_TERMS:
            kept = (one if one[0] in HYPHENS else f" {one}" for one in found[:MOST_TERMS])
            term = replace(term, text="".join(kept).strip(), is_prefix=False)
        terms += 1
        if terms > MOST_TERMS:
            continue
        if part["minus"]:
            excluded.append(term)
        elif joins:
            groups[-1] = (*groups[-1], term)
        else:
            groups.append((term,))
        joins = False
    return Query(tuple(groups), tuple(excluded), filters)


def _is_filter(kind: str, value: str) -> bool:
    """Whether a filter can be meant; «с: 5» in a text is none."""
    return is_day(value) if kind in ("since", "until") else bool(value)


def is_day(text: str) -> bool:
    """Whether `since` or `until` can be this: a year, a month or a day that there is."""
    if _DAY.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
