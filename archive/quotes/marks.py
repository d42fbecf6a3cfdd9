"""Where quotation marks open and close. It does not say whether what is between them was said by anybody."""

import re
from collections.abc import Iterator

from archive.quotes.quote import Span

_CLOSED_BY = {"«": "»", "“": "”", "„": "“”"}
_MARK = re.compile(r"[«»“”„\"]")
_ENDS = re.compile(r"[,.!?…]*\s*(?:[-–—]|$)")
_BREAK = "\n\n"
_MOST_PARAGRAPHS = 8
"""That one pair of marks may hold: a quote of more was never closed."""

_MOST_UNCLOSED = 50
"""Marks in one text: each costs a look through its paragraph, and a text of nothing but marks is no article."""


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text, which have blank lines between them."""
    start = 0
    for part in text.split(_BREAK):
        yield Span(start, start + len(part))
        start += len(part) + len(_BREAK)


def quoted(text: str) -> list[Span]:
    """What stands in quotation marks, without the marks, outermost ones only, in their order.

    A quote that opens a paragraph may close in a later one; others close in their own. Where marks within marks are
    closed once only, as many sites do, the outer pair goes to the paragraph's last mark.

    >>> text = "«Біз «Әр ауыл» дедік», - деді. \\"Иә\\", - деді ол."
    >>> [text[span.start : span.end] for span in quoted(text)]
    ['Біз «Әр ауыл» дедік', 'Иә']
    """
    found: list[Span] = []
    ends = 0
    again = 0
    parts = list(paragraphs(text))
    for number, part in enumerate(parts):
        at = max(part.start, ends)
        while (opening := _MARK.search(text, at, part.end)) is not None:
            at = opening.end()
            if opening[0] in "»”":
                continue
            close = _close(text, opening.start(), part.end)
            if close is None and opening.start() == part.start and opening[0] != '"':
                close = _later(text, part, parts[number + 1 : number + _MOST_PARAGRAPHS])
            if close is None:
                again += 1
                if again > _MOST_UNCLOSED:
                    return found
                continue
            found.append(Span(opening.end(), close))
            at = ends = close + 1
            if at > part.end:
                break
    return found


def _close(text: str, opening: int, end: int) -> int | None:
    mark = text[opening]
    if mark == '"':
        close = text.find('"', opening + 1, end)
        return close if close > 0 else None
    depth = 0
    last = None
    for match in _MARK.finditer(text, opening, end):
        if match[0] == mark:
            depth += 1
        elif match[0] in _CLOSED_BY[mark]:
            depth -= 1
            last = match.start()
            if depth == 0:
                return last
    return last


def _later(text: str, part: Span, following: list[Span]) -> int | None:
    """The mark that closes a quote of several paragraphs; each may open with a mark of its own."""
    mark = text[part.start]
    depth = 1
    for other in following:
        start = other.start + _opens_again(text, mark, other)
        for match in _MARK.finditer(text, start, other.end):
            depth += (match[0] == mark) - (match[0] in _CLOSED_BY[mark])
            if depth == 0:
                return match.start()
    return None


def _opens_again(text: str, mark: str, part: Span) -> bool:
    """Whether the mark that a paragraph begins with says that the quote goes on, and is not that of a title in it."""
    if not text.startswith(mark, part.start):
        return False
    close = _close(text, part.start, part.end)
    return close is None or _ENDS.match(text, close + 1, part.end) is not None
