"""Where a sentence ends, as far as finding speakers needs it."""

import re

from archive.quotes.quote import Span

_END = re.compile(r"[.!?…]+(?=[\s»”\"]|$)|[;:\n]| [-–—] |, ?[-–—]")
_LONGEST = 1000
"""Characters of a sentence that are looked through for its beginning or end."""
_FULL_STOP = re.compile(r"[.!?…]+(?=[\s»”\"]|$)|\n")
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_a-zа-яёәғқңөұүһі]$")
_ABBREVIATED = re.compile(r"(?:^|\s)(?:т|ж|м|б|г|ул|им|акад|проф|обл)$", re.IGNORECASE)


def sentence_end(text: str, start: int, end: int, *, whole: bool = False) -> int:
    """Where the clause at `start` ends, before its mark, or the `whole` sentence; a point after an initial ends none.

    >>> text = "деді Қ. Тоқаев. Ол – келді."
    >>> text[: sentence_end(text, 0, len(text))]
    'деді Қ. Тоқаев'
    """
    end = min(end, start + _LONGEST)
    for match in (_FULL_STOP if whole else _END).finditer(text, start, end):
        if match[0] == "." and (
            _INITIAL.search(text, start, match.start()) or _ABBREVIATED.search(text, start, match.start())
        ):
            continue
        return match.start()
    return end


_BEGIN = re.compile(r"[.!?…]+[»”\"]?\s+(?=[\"«“„–—-]?\s?[^\W_a-zа-яёәғқңөұүһі])")


def sentence_start(text: str, start: int, at: int) -> int:
    """Where the sentence begins that `at` stands in, not before `start`."""
    found = start = max(start, at - _LONGEST)
    for match in _BEGIN.finditer(text, start, at):
        if match[0].startswith(".") and _INITIAL.search(text, start, match.start()):
            continue
        found = match.end()
    return found


def trimmed(text: str, span: Span) -> Span:
    """Without spaces, the comma or the point at the end; three points stay.

    >>> [trimmed(text, Span(0, len(text))).end for text in ("Иә, ", "Иә.", "Иә...")]
    [2, 2, 5]
    """
    end = span.end
    while end > span.start and text[end - 1] in " ,\n":
        end -= 1
    if end > span.start and text[end - 1] == "." and text[max(span.start, end - 2) : end] != "..":
        end -= 1
    return Span(span.start, end)
