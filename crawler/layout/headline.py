"""Which line is the headline: by all that speaks for it, none of it enough alone.

A page may put its logo into h1 and its headline into a div; `<title>` may name the site only; JSON-LD may describe
another article. So each line gets points, and a line with too few is no headline: the page is then no article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.kazakh.text import fold
from crawler.layout.lines import Line
from crawler.layout.meta import Meta
from crawler.layout.page_lines import PageLines
from crawler.layout.words import COMMENTS, HOME, PROMOTION, RELATED, SHARE

_SHORTEST, _LONGEST = 8, 400
_HEADING = {0: 0, 1: 6, 2: 3, 3: 1, 4: 0, 5: 0, 6: 0}
_ENOUGH = 6
_NEAR = 10
"""Lines of text within which the date of an article follows its headline (lead, captions, credit, controls between)."""

_AFFIX = re.compile(r"\s+[|•·—–:»/-]+\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Titles:
    """What the page says of its own title outside its visible lines, folded for comparing."""

    title: str = ""
    declared: frozenset[str] = frozenset()
    """og:title, JSON-LD and microdata headlines."""


def find_headline(page: PageLines, titles: Titles, metas: Sequence[Meta], first_prose_after: Sequence[int]) -> int | None:
    """The index of the headline's line; None when no line has enough for it."""
    dated = [meta.index for meta in metas if meta.date]
    repeats = _repeats(page)
    best: tuple[float, int] | None = None
    for line in page.lines:
        if not _possible(page, line):
            continue
        points = _points(page, line, titles, dated, repeats, first_prose_after)
        if points >= _ENOUGH and (best is None or points > best[0]):
            best = points, line.index
    return best[1] if best else None


def _possible(page: PageLines, line: Line) -> bool:
    text = line.text
    if not _SHORTEST <= len(text) <= _LONGEST or line.furniture or line.caption or line.quoted:
        return False
    if not any(map(str.isalpha, text)) or page.folded[line.index] in page.names:
        return False
    if page.elsewhere[line.index]:
        return False
    return not any(pattern.match(text) for pattern in (SHARE, COMMENTS, RELATED, PROMOTION, HOME))


def _points(
    page: PageLines,
    line: Line,
    titles: Titles,
    dated: Sequence[int],
    repeats: dict[str, int],
    first_prose_after: Sequence[int],
) -> float:
    text = page.folded[line.index]
    points: float = _HEADING[line.heading]
    title = _in_title(text, titles.title)
    points += 6 * title
    if text in titles.declared:
        points += 4
    if repeats.get(text, 0) > 1:
        points += 3
    if page.is_link(line):
        points -= 1
    if any(0 < _texts(page, line.index, date) <= _NEAR for date in dated if date > line.index):
        points += 4
    elif any(_texts(page, date, line.index) <= 4 for date in dated if date < line.index):
        points += 2
    prose = first_prose_after[line.index]
    if prose < 0:
        points -= 6
    elif _texts(page, line.index, prose) <= _NEAR:
        points += 2
    if len(text) > 200:
        points -= 3
    return points


def _texts(page: PageLines, start: int, end: int) -> int:
    """How many lines of text lie between two lines, the second counted."""
    return sum(1 for _ in page.between(start + 1, end + 1))


def _in_title(text: str, title: str) -> float:
    """How well a line stands in `<title>`: 1 when the title, or a part of it between separators, is the line."""
    if not title or not text:
        return 0
    if text == title or text in _AFFIX.split(title):
        return 1
    # A headline may hold the separators itself, and a title may be cut: «Headline of the art… - El.kz».
    if len(text) >= 20 and (title.startswith(text) or title.endswith(text)):
        return 1
    cut = re.sub(r"(?:\.\.\.|…).*$", "", title).strip()
    return 0.8 if len(cut) >= 30 and text.startswith(cut) else 0


def _repeats(page: PageLines) -> dict[str, int]:
    """How often each line is said: a headline comes again as its photo's alternative text or caption."""
    counts: dict[str, int] = {}
    for line in page.lines:
        text = fold(line.element.get("alt") or "") if line.picture else page.folded[line.index]
        if len(text) >= _SHORTEST and not page.elsewhere[line.index]:
            counts[text] = counts.get(text, 0) + 1
    return counts
