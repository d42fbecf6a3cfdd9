"""Names of people as a text shows them: where they stand, and which of its words belong to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.quotes.language import Language
from archive.quotes.quote import Span

_CAPITAL = r"[A-Z\u00c0-\u00deА-ЯЁӘҒҚҢӨҰҮҺІ]"
_LETTER = r"[^\W\d_]"
_NAME = rf"{_CAPITAL}\.(?: ?{_CAPITAL}\.)?|{_CAPITAL}{_LETTER}*(?:[-’'‑]{_LETTER}+)*"
_OF_FATHER = "ұлы|қызы|улы|кызы|uly|qyzy"
_RUN = re.compile(rf"(?<![\w«\"“„.-])(?:{_NAME})(?: (?:{_NAME}|(?:{_OF_FATHER})\b))*(?![\w])")
_PATRONYMIC = re.compile(
    r"(?<=\w\w)(?:ұлы|қызы|улы|кызы|[оеё]вич|[оеё]вна|ична|ич)(?:[нтдм][ыі]ң|[ғқнт]?а|ын|ом|у|ой|е|ы)?$"
)
_LATIN = re.compile(r"[A-Za-z]")
_SHORT = re.compile(rf"{_CAPITAL}{{2,5}}$")
"""An abbreviation: «ҚР», «БАҚ», «РМК»."""
_MOST = 3
"""Words of a name."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals side by side that can be a name, and where they stand."""

    words: tuple[str, ...]
    span: Span


def is_patronymic(word: str) -> bool:
    """Whether a word says whose son or daughter somebody is.

    >>> [is_patronymic(word) for word in ("Сейдірұлы", "Иванович", "Көлгінов")]
    [True, True, False]
    """
    return _PATRONYMIC.search(word) is not None


def is_initial(word: str) -> bool:
    """«Қ.», «Қ.К.»."""
    return word.endswith(".")


def runs(text: str, start: int, end: int, language: Language) -> Iterator[Run]:
    """The runs of words in a part of a text that can be names of people, each cut to the name.

    Words that belong to no person (places, offices, bodies, abbreviations, words in another alphabet) end a run.
    """
    for match in _RUN.finditer(text, start, end):
        words = match[0].split(" ")
        at = match.start()
        part: list[tuple[str, int]] = []
        for word in words:
            if _breaks(word, language):
                yield from _cut(part)
                part = []
            else:
                if len(part) > 1 and not _goes_together(part[-1][0], word, language):
                    yield from _cut(part)
                    part = []
                part.append((word, at))
            at += len(word) + 1
        yield from _cut(part)


def _goes_together(last: str, word: str, language: Language) -> bool:
    """Whether a third word belongs to a name: «Асхат Оралов Парижде» has a place behind it."""
    return is_patronymic(last) or is_patronymic(word) or language.nominative(word) == word


def _breaks(word: str, language: Language) -> bool:
    return (
        _LATIN.match(word) is not None
        or _SHORT.match(word) is not None
        or language.is_no_name(word)
        or language.is_office(word)
        or language.is_body(word)
    )


def _cut(part: list[tuple[str, int]]) -> Iterator[Run]:
    """The last two words, or three with a patronymic; what stands before is no part of the name."""
    if not part:
        return
    size = _MOST if len(part) >= _MOST and is_patronymic(part[-1][0].lower()) else 2
    kept = part[-size:]
    words = tuple(word for word, _ in kept)
    yield Run(words, Span(kept[0][1], kept[-1][1] + len(kept[-1][0])))
