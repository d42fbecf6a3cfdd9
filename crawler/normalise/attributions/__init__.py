"""Who reports the news, and on whose word: «деп хабарлайды El.kz «Қазгидромет» РМК-ға сілтеме жасап».

Finds the one clause in a text's paragraphs; the agency that publishes the page is not assumed to be its reporter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.normalise.attributions import kazakh, russian
from crawler.normalise.attributions.datelines import find_dateline
from crawler.normalise.attributions.first import find_first

_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)
"""Markup that some pages show as text."""
_HEAD = 2
"""Paragraphs that may begin with a dateline: the lead and the first."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source attribution: the clause as shown, who reports (empty when it says only on whose word), the source."""

    shown: str
    reporter: str
    source: str | None = None


def find_attribution(paragraphs: Sequence[str], language: str) -> Attribution | None:
    """The first attribution of a text, in Kazakh («kk») or Russian («ru»); None when nothing names who reports.

    A dateline says who reports even where a later clause names somebody else: on whose word, then.

    >>> find_attribution(["Қар жауады, деп хабарлайды El.kz Tengrinews.kz-ке сілтеме жасап."], "kk")
    Attribution(shown='деп хабарлайды El.kz Tengrinews.kz-ке сілтеме жасап', reporter='El.kz', source='Tengrinews.kz')
    >>> find_attribution(["АСТАНА. KAZINFORM – Қар жауады, деп хабарлайды «Қазгидромет» РМК."], "kk")
    Attribution(shown='деп хабарлайды «Қазгидромет» РМК', reporter='Kazinform', source='Қазгидромет')
    """
    texts = [_TAG.sub("", paragraph) if "<" in paragraph else paragraph for paragraph in paragraphs]
    dateline = next(filter(None, map(find_dateline, texts[:_HEAD])), None)
    finders = (russian.find_clause,) if language == "ru" else (kazakh.find_clause, find_first)
    clause = next((found for text in texts for find in finders if (found := find(text)) is not None), None)
    if dateline is None:
        return None if clause is None else Attribution(clause.shown, clause.reporter, clause.source)
    if clause is None:
        return Attribution(dateline.shown, dateline.reporter)
    source = clause.source or (clause.reporter if clause.reporter != dateline.reporter else None)
    return Attribution(clause.shown, dateline.reporter, source)
