"""Whether the first lines after the headline are a lead or already the text, by what sets a lead apart."""

from collections.abc import Sequence

from lxml.etree import _Element

from crawler.layout.lines import Line
from crawler.layout.page_lines import PageLines, holds
from crawler.layout.words import SENTENCE_END

_ENOUGH = 2.5
_SHORTEST = 20
_LONGEST = 600
_WHOLE_SENTENCE = 40
"""A line of this many letters without a full stop is a lead; a shorter one may be a sub-heading."""


def find_lead(
    page: PageLines,
    texts: Sequence[Line],
    container: _Element,
    marks: Sequence[int],
    repeats: Sequence[int],
    declared: frozenset[str],
) -> int | None:
    """The index of the lead among `texts` (the article's lines of text after its headline, in order), or None.

    `marks` are the indices of the lines with date, views or credit, `repeats` of those that say the headline again,
    `declared` the page's folded descriptions in its metadata. A lead stands apart: the date, the photo or the
    headline's repetition comes after it; it stands outside of the text's element; it is set in its own element or
    class; it has no full stop.
    """
    if not texts:
        return None
    first = texts[0]
    if len(texts) == 1:
        # A lead whose text is missing (not loaded, behind a wall) is a lead all the same.
        return None if SENTENCE_END.search(first.text) else first.index
    second = texts[1]
    if not _SHORTEST <= len(first.text) <= _LONGEST or first.quoted:
        return None
    points = 0.0
    if not holds(container, first.element) and first.index < second.index:
        points += 2
    if any(first.index < mark < second.index for mark in marks):
        points += 2
    if any(first.index < repeat < second.index for repeat in repeats):
        points += 2
    elif any(line.picture and not page.elsewhere[line.index] for line in page.lines[first.index + 1 : second.index]):
        points += 0.75
    points += _set_apart(first, texts[1:])
    if page.folded[first.index] in declared:
        points += 2
    if not SENTENCE_END.search(first.text):
        points += 2.5 if len(first.text) >= _WHOLE_SENTENCE else 1
    return first.index if points >= _ENOUGH else None


def _set_apart(first: Line, others: Sequence[Line]) -> float:
    """Whether the line is marked up otherwise than what follows, where that agrees with itself."""
    if first.heading and first.text.endswith((".", "…")) and len(first.text) >= _WHOLE_SENTENCE:
        return _ENOUGH  # no sub-heading ends with a full stop
    tags = {line.element.tag for line in others[:4]}
    if len(others) >= 2 and first.element.tag not in tags and not first.heading:
        return 2
    classes = [line.element.get("class") for line in others[:4]]
    own = first.element.get("class")
    if len(classes) >= 2 and len(set(classes)) == 1 and own is not None and own != classes[0]:
        return 2
    if _in_its_own_box(first, others[:4]):
        return 1
    return 1 if _all_strong(first.element) and not any(_all_strong(line.element) for line in others[:3]) else 0


def _in_its_own_box(first: Line, others: Sequence[Line]) -> bool:
    """Whether the others stand together in one element, and the first line in another one: «<div class=intro>»."""
    boxes = {line.element.getparent() for line in others}
    own = first.element.getparent()
    return (
        len(others) >= 2
        and len(boxes) == 1
        and own is not None
        and not any(holds(own, line.element) for line in others)
    )


def _all_strong(element: _Element) -> bool:
    children = [child for child in element if isinstance(child.tag, str)]
    return (
        len(children) == 1
        and children[0].tag in ("b", "strong", "em", "i")
        and not (element.text or "").strip()
        and not (children[0].tail or "").strip()
    )
