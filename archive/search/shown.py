"""The headline of a hit and the best part of its text, with what was looked for marked in the original. Pure.

What FTS5's highlight() and snippet() do, which read the whole of a text several times and ask the index once more for
each hit: 20 hits of a frequent word took them 5 to 22 ms.
"""

from collections.abc import Sequence

from archive.kazakh.latin import alphabet_of
from archive.search.marking import Found, Wanted, find
from archive.search.tokens import places

BEGIN, END = "\u0002", "\u0003"
"""Around what was found, in highlighted texts: characters that no text of an article has."""

_WORDS = 32
"""Tokens of a part, as in snippet(…, 32)."""
_NEAR = 260
"""Characters that a part has, by and large."""
_BEFORE = 100
"""Characters in which the beginning of a sentence is looked for."""
_SENTENCE_ENDS = ".!?…\n"


def shown(headline: str, body: str, edition: str, wanted: Sequence[Wanted]) -> tuple[str, str]:
    """The headline and a part of the text, with BEGIN and END around what was found.

    >>> from archive.search.marking import Place
    >>> school = Wanted((Place("мектепте", frozenset({"мектеп"})),))
    >>> shown("Жаңа мектеп", "Ол мектебіне барды.", "kk-Cyrl", [school]) == (
    ...     f"Жаңа {BEGIN}мектеп{END}", f"Ол {BEGIN}мектебіне{END} барды."
    ... )
    True
    """
    alphabet = alphabet_of(f"{headline} {body}") if edition == "kk-Latn" else None
    in_headline, in_body = find(headline, body, edition, wanted, alphabet)
    return _marked(headline, in_headline, 0, len(headline)), _part(body, in_body)


def _part(text: str, found: Sequence[Found]) -> str:
    """The part with most of what was looked for, the earliest of several; without any, the beginning."""
    best, first = 0, 0
    for one in found:
        held = [other for other in found if one.begin <= other.begin and other.end <= one.begin + _NEAR]
        worth = 100 * len({other.which for other in held}) + len(held)
        if worth > best:
            best, first = worth, one.begin
    begin = _beginning(text, first)
    spans = places(text[begin : begin + 2 * _NEAR])
    last = spans[: _WORDS + 1]
    if len(last) <= _WORDS and begin + 2 * _NEAR >= len(text):
        end = len(text)
    else:
        end = begin + (last[:_WORDS][-1][1] if last else 2 * _NEAR)
    return f"{'…' if begin else ''}{_marked(text, found, begin, end)}{'…' if end < len(text) else ''}"


def _beginning(text: str, first: int) -> int:
    """Where a part begins that has the word there: with its sentence, if that begins near, else some words before."""
    since = max(0, first - _BEFORE)
    before = text[since:first]
    end = max(before.rfind(mark) for mark in _SENTENCE_ENDS)
    if end >= 0:
        return since + end + 1 + len(before[end + 1 :]) - len(before[end + 1 :].lstrip())
    if since == 0:
        return 0
    gap = before.find(" ", _BEFORE // 2)
    return since + gap + 1 if gap >= 0 else first


def _marked(text: str, found: Sequence[Found], begin: int, end: int) -> str:
    """The text from `begin` to `end` with marks; what overlaps is marked as one."""
    parts, at, marked = [], begin, -1
    for one in found:
        left, right = max(one.begin, marked), one.end
        if one.begin < begin or left >= right or right > end:
            continue
        parts += [text[at:left], BEGIN, text[left:right], END]
        at = marked = right
    return "".join([*parts, text[at:end]])
