"""Attributions in Kazakh: «… деп хабарлайды El.kz тілшісі», «Бұл туралы министрлік хабарлады», «El.kz хабарлайды».

One grammar over skeletons (see `words`) for Cyrillic, Latin and Arabic script. Of what stands before the news only
agencies, bodies and names in quotes are sources: «Оның айтуынша» is a quotation of somebody.
"""

from collections.abc import Iterator

from archive.kazakh.text import unmix
from crawler.normalise.attributions.clause import Clause
from crawler.normalise.attributions.kazakh_after import after_the_verb
from crawler.normalise.attributions.kazakh_before import about_this, before_the_verb, by_the_word_of, link_alone
from crawler.normalise.attributions.words import sentences, words_of

_STEMS = (
    "хабарла", "деп жаз", "жазады", "жазып отыр", "жазуын", "жазғандай", "деп мәлім", "деп жетк", "сілте",
    "мәлімет", "мәлімдеуін", "жеткізуін", "білдіруін", "айтуын", "дерек", "дерег",
    "ақпаратын", "ақпараты ", "ақпаратқа ",
    "бұл туралы", "осы туралы", "бұл жөнінде", "осы жөнінде", "бұл жай", "осы жай",
    "habarla", "xabarla", "jaz", "zhaz", "lim", "silte", "sılte", "derek", "dereg", "aqparat", "aıtý", "aitu", "aytw",
    "l tu", "l tý", "y tu", "y tý", "ı tu",
    "حابارلا", "جاز", "مالىم", "سىلتە", "دەرەك", "دەرەگ", "اقپارات", "ايتۋ", "ل تۋرا", "ى تۋرا",
)  # fmt: skip
"""Without one of these a text has none of the forms: most sentences have not."""


def find_clauses(paragraph: str) -> Iterator[Clause]:
    """The attributions in a paragraph, sentence by sentence."""
    if _may_have(paragraph):
        for sentence in filter(_may_have, sentences(paragraph)):
            yield from _of_sentence(sentence)


def _may_have(text: str) -> bool:
    lower = unmix(text).casefold().replace("\u00a0", " ")
    return any(stem in lower for stem in _STEMS)


def _of_sentence(sentence: str) -> Iterator[Clause]:
    """Who reports, and apart from that on whose word, where the sentence says so first."""
    words = words_of(sentence)
    finders = (after_the_verb, about_this, before_the_verb, link_alone)
    first = next((clause for find in finders if (clause := find(words)) is not None), None)
    if first is not None:
        yield first
    by = by_the_word_of(words)
    if by is not None:
        yield by
