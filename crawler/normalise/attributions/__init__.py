"""Who reports the news, and on whose word: «деп хабарлайды El.kz «Қазгидромет» РМК-ға сілтеме жасап».

Finds the one clause in a text's paragraphs; the agency that publishes the page is not assumed to be its reporter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.normalise.attributions import kazakh, russian


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source attribution: the clause as shown, who reports, and the source on whose word, if one is named."""

    shown: str
    reporter: str
    source: str | None = None


def find_attribution(paragraphs: Sequence[str], language: str) -> Attribution | None:
    """The first attribution of a text, in Kazakh («kk») or Russian («ru»); None when no clause names an agency.

    >>> find_attribution(["Қар жауады, деп хабарлайды El.kz Tengrinews.kz-ке сілтеме жасап."], "kk")
    Attribution(shown='деп хабарлайды El.kz Tengrinews.kz-ке сілтеме жасап', reporter='El.kz', source='Tengrinews.kz')
    """
    find = russian.find_clause if language == "ru" else kazakh.find_clause
    for paragraph in paragraphs:
        clause = find(paragraph)
        if clause is not None:
            return Attribution(clause.shown, clause.reporter, clause.source)
    return None
