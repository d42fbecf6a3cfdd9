"""Where the article's text is, where it ends, and which lines between are not of it.

The text is found by its weight (the innermost element that holds most of the running text after the headline), its
end by the share bar or the comments, and other articles' boxes by their links. No class name takes part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from crawler.layout.lines import Line, above
from crawler.layout.page_lines import PROSE, PageLines, holds
from crawler.layout.words import EMBEDDED, SENTENCE_END, Mark

_MOST = 0.8
_BOX_LINKS = 0.2
"""A box (sidebar, card, list) with this share of its letters in links to other pages is about other articles."""
_BOX_SMALL = 400
"""Letters up to which a box that holds such a link is about other articles whatever its share."""
_SHORT_NEWS = 25
"""Letters that make running text where there is nothing longer."""
_TITLE = 30
"""Links of fewer letters are rubrics, tags and names: they don't make their surroundings another article's."""
_ENDS = (Mark.SHARE, Mark.COMMENTS, Mark.NEXT)
_ASIDE = (Mark.RELATED, Mark.PROMOTION)
_FOREIGN = (Mark.RELATED, Mark.SHARE, Mark.COMMENTS, Mark.CONTROL)
_MARK = 80
"""Longer lines are sentences, whatever word they begin with."""


@dataclass(frozen=True, slots=True)
class Text:
    """Where the text of the article is, by indices of lines; `end` is excluded."""

    container: _Element
    """The innermost element that holds most of the running text."""
    start: int
    """The first line of running text in the container."""
    last: int
    """The last line of running text in the container."""
    end: int
    excluded: frozenset[int]
    """Lines between headline and end that belong to other articles or to the page's furniture."""


def find_text(page: PageLines, headline: int) -> Text | None:
    """The article's text after the line `headline`; None when there is no running text."""
    end = _find_end(page, headline)
    prose = _prose(page, headline, end)
    for mark in page.between(headline + 1, end):
        if page.mark(mark) in _ASIDE and (before := _prose(page, headline, mark.index)):
            container = _container(before, _texts(page, headline, mark.index))
            if not any(holds(container, line.element) for line in prose if line.index > mark.index):
                end = mark.index
                break
    prose = _prose(page, headline, end)
    if not prose:
        return None
    container = _container(prose, _texts(page, headline, end))
    excluded = frozenset(_excluded(page, headline, end, container))
    kept = [line for line in prose if line.index not in excluded]
    if not kept:
        return None
    inside = [line.index for line in kept if holds(container, line.element)] or [kept[0].index]
    return Text(container, inside[0], inside[-1], end, excluded)


def _texts(page: PageLines, headline: int, end: int) -> list[Line]:
    return [line for line in page.between(headline + 1, end) if page.folded[line.index] != page.folded[headline]]


def _prose(page: PageLines, headline: int, end: int) -> list[Line]:
    """The running text between headline and end; where there is nothing long, whatever is a sentence."""
    texts = _texts(page, headline, end)
    prose = [line for line in texts if _running(page, line) or _sentence(page, line)]
    return prose or [
        line
        for line in texts
        if len(line.text) >= _SHORT_NEWS and not page.is_link(line) and not line.furniture and not line.caption
    ]


def prose_after(page: PageLines) -> list[int]:
    """For each line the index of the next line of running text after it, -1 when none follows."""
    following, next_prose = [-1] * len(page.lines), -1
    for line in reversed(page.lines):
        following[line.index] = next_prose
        if line.text and _running(page, line):
            next_prose = line.index
    return following


def _running(page: PageLines, line: Line) -> bool:
    return len(line.text) >= PROSE and page.is_prose(line) and page.mark(line) not in _ASIDE


def _find_end(page: PageLines, headline: int) -> int:
    """The first share bar or comment heading below the text; one above the text doesn't end it."""
    before = 0
    for line in page.between(headline + 1, len(page.lines)):
        if _ends(page, line):
            if before >= 2 or (before == 1 and not _goes_on(page, line.index)):
                return line.index
        elif _running(page, line) or _sentence(page, line):
            before += 1
    return len(page.lines)


def _goes_on(page: PageLines, mark: int) -> bool:
    """Whether running text follows before the next share bar or comment heading."""
    for line in page.between(mark + 1, len(page.lines)):
        if _ends(page, line):
            return False
        if _running(page, line):
            return True
    return False


def _sentence(page: PageLines, line: Line) -> bool:
    if len(line.text) < _SHORT_NEWS or page.is_link(line) or line.furniture or line.caption:
        return False
    return bool(SENTENCE_END.search(line.text)) and page.mark(line) not in _ASIDE


def _ends(page: PageLines, line: Line) -> bool:
    return len(line.text) <= _MARK and page.mark(line) in _ENDS


def _container(prose: Sequence[Line], after: Sequence[Line]) -> _Element:
    weights: dict[_Element, int] = {}
    for line in prose:
        for holder in above(line.element):
            weights[holder] = weights.get(holder, 0) + len(line.text)
    total = sum(len(line.text) for line in prose)
    heaviest = max(prose, key=lambda line: len(line.text))
    container = next(holder for holder in above(heaviest.element) if weights[holder] >= total * _MOST)
    # One paragraph is no container: a short second one beside it would be lost.
    while sum(holds(container, line.element) for line in after) == 1 and container.tag != "body":
        parent = container.getparent()
        if parent is None:
            break
        container = parent
    return container


def _excluded(page: PageLines, headline: int, end: int, container: _Element) -> Iterator[int]:
    holders = {*above(container), *above(page.lines[headline].element)}
    named = _named_boxes(page, end)
    seen: set[_Element] = set()
    for line in page.lines[:end]:
        if line.furniture or (line.text and _foreign_words(page, line)):
            yield line.index
        if page.elsewhere[line.index] and (line.picture or len(line.text) >= _TITLE):
            yield line.index
            box = _box(line.element, holders, named)
            if box is not None and box not in seen:
                seen.add(box)
                yield from _box_lines(page, box, line.index, end)
        elif line.quoted and any(EMBEDDED.search(holder.get("class") or "") for holder in above(line.element)):
            yield line.index


def _foreign_words(page: PageLines, line: Line) -> bool:
    mark = page.mark(line)
    return mark is Mark.PROMOTION or (len(line.text) <= _MARK and mark in _FOREIGN)


def _named_boxes(page: PageLines, end: int) -> set[_Element]:
    """The elements that begin with «Read also»: such a box ends where it ends, however short the text around it is."""
    named: set[_Element] = set()
    before: Line | None = None
    for line in page.between(0, end):
        if page.mark(line) is Mark.RELATED and before is not None:
            named.update(holder for holder in above(line.element) if not holds(holder, before.element))
        before = line
    return named


def _box(element: _Element, holders: set[_Element], named: set[_Element]) -> _Element | None:
    """The largest element around a link that holds neither the text's container nor the headline; or a named one."""
    if element in holders:
        return None
    box = element
    for holder in element.iterancestors():
        if holder in holders or (box in named and holder not in named):
            break
        box = holder
    return box


def _box_lines(page: PageLines, box: _Element, at: int, end: int) -> Iterator[int]:
    """The lines of a box around the line `at`, when the box is about other articles."""
    first = last = at
    while first > 0 and holds(box, page.lines[first - 1].element):
        first -= 1
    while last + 1 < end and holds(box, page.lines[last + 1].element):
        last += 1
    inside = page.lines[first : last + 1]
    letters = sum(len(line.text) for line in inside)
    links = sum(len(line.text) for line in inside if page.elsewhere[line.index])
    pictures = any(line.picture and page.elsewhere[line.index] for line in inside)
    if letters and (links >= letters * _BOX_LINKS or (letters <= _BOX_SMALL and (links or pictures))):
        yield from (line.index for line in inside)


def is_filler(line: Line) -> bool:
    """A button, a control, an icon's label: short, no sentence, no heading («A+ A-», «Басып шығару»)."""
    return (
        len(line.text) < 25
        and not line.heading
        and not re.search(r"[.!?…»”:]\s*$", line.text)
        and line.element.tag != "li"
    )
