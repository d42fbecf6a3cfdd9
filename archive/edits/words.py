"""The difference of two texts word by word. Says nothing of what it means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from archive.kazakh.text import fold

_PIECE = re.compile(r"\w+(?:[-’'.,]\w+)*|\s+|[^\w\s]")
"""Words with their inner hyphens, and numbers such as 52,29; spaces; single marks."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, was added or was removed."""

    kind: str
    """same, added or removed."""
    text: str


@dataclass(frozen=True, slots=True)
class Swap:
    """Words that stood in one place before and after; either may be empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """How `after` came from `before`, in the order of reading: what was removed stands before what was added.

    Paragraphs are matched first, then the words of those that changed.

    >>> [(piece.kind, piece.text) for piece in difference("Он үй салынды.", "Он бес үй салынды.")]
    [('same', 'Он'), ('added', ' бес'), ('same', ' үй салынды.')]
    """
    found: list[Piece] = []
    for old, new in _paragraphs(before, after):
        if old == new:
            _add(found, "same", new)
        else:
            for piece in _within(old, new):
                _add(found, piece.kind, piece.text)
    return tuple(found)


def swaps(before: str, after: str) -> tuple[Swap, ...]:
    """Each place where words differ: what stood there, and what stands there now; marks and spaces are left out.

    The first word of a sentence is in small letters: its capital says nothing.
    """
    found = []
    for old, new in _paragraphs(before, after):
        if old == new:
            continue
        first, second = _plain_words(old), _plain_words(new)
        for kind, start, end, new_start, new_end in _matcher(first, second).get_opcodes():
            if kind != "equal":
                found.append(Swap(tuple(first[start:end]), tuple(second[new_start:new_end])))
    return tuple(found)


def _paragraphs(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Paragraphs that belong together, each with its blank line; one that has no fellow stands beside nothing."""
    first, second = _cut(before), _cut(after)
    matcher = SequenceMatcher(None, [fold(one) for one in first], [fold(one) for one in second], autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        old, new = first[start:end], second[new_start:new_end]
        if kind == "replace" and len(old) != len(new):
            yield from _aligned(old, new)
            continue
        for place in range(max(len(old), len(new))):
            yield (old[place] if place < len(old) else ""), (new[place] if place < len(new) else "")


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Of unlike numbers of paragraphs, each old one with the most similar new one that is not passed yet."""
    place = 0
    for one in old:
        words = _words(one)
        ratios = [_matcher(words, _words(other)).quick_ratio() for other in new[place:]]
        best = max(range(len(ratios)), key=lambda at: ratios[at], default=None)
        if best is None or ratios[best] < 0.5:
            yield one, ""
            continue
        for other in new[place : place + best]:
            yield "", other
        yield one, new[place + best]
        place += best + 1
    for other in new[place:]:
        yield "", other


def _within(old: str, new: str) -> Iterator[Piece]:
    first, second = _PIECE.findall(old), _PIECE.findall(new)
    for kind, start, end, new_start, new_end in _matcher(first, second).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(second[new_start:new_end]))
            continue
        if end > start:
            yield Piece("removed", "".join(first[start:end]))
        if new_end > new_start:
            yield Piece("added", "".join(second[new_start:new_end]))


def _cut(text: str) -> list[str]:
    parts = text.split("\n\n") if text else []
    return [f"{part}\n\n" for part in parts[:-1]] + parts[-1:]


def _words(text: str) -> list[str]:
    return [piece for piece in _PIECE.findall(text) if piece[0].isalnum() or piece[0] == "_"]


def _plain_words(text: str) -> list[str]:
    found = []
    is_first = True
    for piece in _PIECE.findall(text):
        if piece[0].isalnum():
            found.append(piece.lower() if is_first and not piece.isupper() else piece)
            is_first = False
        elif piece in ".!?…":
            is_first = True
    return found


def _matcher(first: Sequence[str], second: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, first, second, autojunk=False)


def _add(found: list[Piece], kind: str, text: str) -> None:
    if not text:
        return
    if found and found[-1].kind == kind:
        text = found.pop().text + text
    found.append(Piece(kind, text))
