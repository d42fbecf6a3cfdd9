"""Who reports the news, and on whose word: «деп хабарлайды El.kz «Қазгидромет» РМК-ға сілтеме жасап».

Finds the clauses in a text's paragraphs; the agency that publishes the page is not assumed to be its reporter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.normalise.attributions import kazakh, russian
from crawler.normalise.attributions.clause import Clause
from crawler.normalise.attributions.datelines import Dateline, find_dateline

_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)
"""Markup that some pages show as text."""
_HEAD = 2
"""Paragraphs that may begin with a dateline, and whose word is that of the whole news: the lead and the first."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source attribution: the clause as shown, who reports (empty when it says only on whose word), the source."""

    shown: str
    reporter: str
    source: str | None = None


def find_attribution(paragraphs: Sequence[str], language: str) -> Attribution | None:
    """The first attribution of a text, in Kazakh («kk») or Russian («ru»); None when nothing names who reports.

    A dateline says who reports even where a later clause names somebody else: on whose word, then. A clause that says
    only on whose word («Ақорданың хабарлауынша») goes with the one that says who reports when it stands in the same or
    a neighbouring paragraph, or in the lead: further off it is the source of some detail.

    >>> find_attribution(["Қар жауады, деп хабарлайды El.kz Tengrinews.kz-ке сілтеме жасап."], "kk")
    Attribution(shown='деп хабарлайды El.kz Tengrinews.kz-ке сілтеме жасап', reporter='El.kz', source='Tengrinews.kz')
    >>> find_attribution(["АСТАНА. KAZINFORM – Қар жауады, деп хабарлайды «Қазгидромет» РМК."], "kk")
    Attribution(shown='деп хабарлайды «Қазгидромет» РМК', reporter='Kazinform', source='Қазгидромет')
    """
    texts = [_TAG.sub("", paragraph) if "<" in paragraph else paragraph for paragraph in paragraphs]
    datelines = (
        (number, found) for number, text in enumerate(texts[:_HEAD]) if (found := find_dateline(text)) is not None
    )
    at, dateline = next(datelines, (0, None))
    if dateline is not None:
        texts[at] = texts[at][dateline.end :]
    clauses = _clauses(texts, language)
    return _of_dateline(at, dateline, clauses) if dateline is not None else _of_clauses(clauses)


_Placed = tuple[int, Clause]
"""The number of the paragraph, and a clause in it."""


def _clauses(texts: Sequence[str], language: str) -> list[_Placed]:
    """The clauses up to the paragraph after the first that says who reports."""
    find = russian.find_clauses if language == "ru" else kazakh.find_clauses
    clauses: list[_Placed] = []
    last = len(texts)
    for number, text in enumerate(texts):
        if number > last:
            break
        found = [(number, clause) for clause in find(text)]
        if last == len(texts) and any(clause.reporter for _, clause in found):
            last = number + 1
        clauses += found
    return clauses


def _of_clauses(clauses: Sequence[_Placed]) -> Attribution | None:
    at, first = next((placed for placed in clauses if placed[1].reporter), (0, None))
    if first is not None:
        return Attribution(first.shown, first.reporter, first.source or _word(at, clauses))
    return Attribution(clauses[0][1].shown, "", clauses[0][1].source) if clauses else None


def _of_dateline(at: int, dateline: Dateline, clauses: Sequence[_Placed]) -> Attribution:
    if not clauses:
        return Attribution(dateline.shown, dateline.reporter)
    _, clause = clauses[0]
    source = clause.source or (clause.reporter if clause.reporter != dateline.reporter else None)
    return Attribution(clause.shown, dateline.reporter, source or _word(at, clauses))


def _word(at: int, clauses: Sequence[_Placed]) -> str | None:
    """On whose word, of the clauses that say nothing else, near a paragraph."""
    return next(
        (
            clause.source
            for number, clause in clauses
            if not clause.reporter and (number < _HEAD or abs(number - at) < 2)
        ),
        None,
    )
