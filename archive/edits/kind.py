"""Of what kind an edit is: a headline's, of facts, of wording, a mere typo; and whether the page says that it was made.

The order is that of interest: a headline that changed after people had shared it comes first, a comma last.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from archive.content import Content
from archive.edits.words import Swap, swaps
from archive.kazakh.stem import stem
from archive.kazakh.text import fold

VERSION = 1
"""Goes up when an edit that is in archives already would be of another kind."""


class Kind(StrEnum):
    """What an edit changed, the most interesting first."""

    HEADLINE = "headline"
    FACTS = "facts"
    """Numbers, names or dates in lead or text."""
    WORDING = "wording"
    OTHER = "other"
    """Photos, credits, section, byline, the date: not the text."""
    TYPO = "typo"
    """Spelling, marks, letters of another alphabet."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of an article's content; words are counted in headline, lead and text."""

    kind: Kind
    words_added: int
    words_removed: int
    says_so: bool
    """The text itself says since this edit that it was changed («жаңартылды», «обновлено»)."""


_SAYS = re.compile(
    r"жаңартылды|жаңартылған|түзетілді|түзету енгізілді|толықтырылды|жаңарту\b|өңделді|"
    r"обновлен|исправлен|дополнен|уточнен|updated\b|correct(?:ed|ion)\b"
)
_CAPITAL = re.compile(r"[^\W\d_a-zа-яёәғқңөұүһі]")
_MONTHS = frozenset(
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан января февраля марта апреля мая"
    " июня июля августа сентября октября ноября декабря".split()
)
_NUMERALS = frozenset(
    "бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз мың миллион млн"
    " миллиард млрд триллион трлн пайыз есе жоқ емес один два три четыре пять шесть семь восемь девять десять сто"
    " тысяча не нет".split()
)
"""Words that count or deny: «екі» for «үш» is a fact, and so is «емес»."""


def edit_of(before: Content, after: Content) -> Edit:
    """What kind of edit leads from one content to the next.

    >>> was = Content("Көпір салынды", None, None, "Көпірге 41 млн теңге жұмсалды.", None, None, None)
    >>> now = Content("Көпір салынды", None, None, "Көпірге 46 млн теңге жұмсалды.", None, None, None)
    >>> edit_of(was, now)
    Edit(kind=<Kind.FACTS: 'facts'>, words_added=1, words_removed=1, says_so=False)
    """
    headline = swaps(before.headline, after.headline)
    text = (*swaps(before.description or "", after.description or ""), *swaps(before.article_body, after.article_body))
    changed = (*headline, *text)
    return Edit(
        kind=_kind(before, after, headline, text),
        words_added=sum(len(one.after) for one in changed),
        words_removed=sum(len(one.before) for one in changed),
        says_so=any(_SAYS.search(" ".join(one.after).casefold()) for one in changed),
    )


def _kind(before: Content, after: Content, headline: tuple[Swap, ...], text: tuple[Swap, ...]) -> Kind:
    if any(not _is_typo(one) for one in headline):
        return Kind.HEADLINE
    meant = [one for one in text if not _is_typo(one)]
    if any(_has_facts(one) for one in meant):
        return Kind.FACTS
    if meant:
        return Kind.WORDING
    texts = (before.headline, before.description, before.article_body)
    return Kind.OTHER if texts == (after.headline, after.description, after.article_body) else Kind.TYPO


def _is_typo(swap: Swap) -> bool:
    """Whether the same words are only spelled otherwise: look-alike letters, marks, a letter of a longer word."""
    before, after = fold(" ".join(swap.before)), fold(" ".join(swap.after))
    if _letters(before) == _letters(after):
        return True
    if len(swap.before) != len(swap.after) or any(map(str.isdigit, before + after)):
        return False
    return all(
        _are_near(first, second)
        for first, second in zip(before.split(), after.split(), strict=False)
        if first != second
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _are_near(first: str, second: str) -> bool:
    """One letter more, less, another or swapped, within a word that has at least five, and not its ending."""
    if min(len(first), len(second)) < 5 or abs(len(first) - len(second)) > 1 or {first, second} & _NUMERALS:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    end = 0
    while end < min(len(first), len(second)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    rest = first[start : len(first) - end], second[start : len(second) - end]
    is_swapped = len(rest[0]) == 2 and rest[0] == rest[1][::-1]
    if max(map(len, rest)) > 1 and not is_swapped:
        return False
    return end > 0 or stem(first) == stem(second)


def _has_facts(swap: Swap) -> bool:
    """Whether numbers, names or dates differ; a word's form alone («Алматыда», «Алматыға») is no other name."""
    return _facts(swap.before) != _facts(swap.after)


def _facts(words: tuple[str, ...]) -> list[str]:
    return sorted(stem(word) for word in words if _is_fact(word))


def _is_fact(word: str) -> bool:
    if any(map(str.isdigit, word)) or _CAPITAL.match(word):
        return True
    folded = fold(word)
    return folded in _NUMERALS or stem(folded) in _month_stems()


@cache
def _month_stems() -> frozenset[str]:
    return frozenset(map(stem, _MONTHS))
