"""Which line is the headline: by all that speaks for it, none of it enough alone.

A page may put its logo into h1 and its headline into a div; `<title>` may name the site only; JSON-LD may describe
another article. So each line gets points, and a line with too few is no headline: the page is then no article.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml.etree import _Element

from archive.kazakh.text import clean, fold
from crawler.layout.lines import Line
from crawler.layout.page_lines import PageLines
from crawler.layout.slug import in_slug
from crawler.layout.words import Mark

_SHORTEST, _LONGEST = 8, 400
_HEADING = {0: 0, 1: 6, 2: 3, 3: 1, 4: 0, 5: 0, 6: 0}
_ENOUGH = 6
_CERTAIN = 12
"""Points that no other line reaches by the address alone."""

_DIGIT = re.compile(r"\d")
_ABOVE = 4
"""Lines of text above a headline among which its date stands."""

_NEVER = (Mark.SHARE, Mark.COMMENTS, Mark.RELATED, Mark.PROMOTION, Mark.HOME)
_TELLING = 20
"""Letters from which the beginning of a headline tells it from others."""
_NEAR = 10
"""Lines of text within which the date of an article follows its headline (lead, captions, credit, controls between)."""

_LARGE = re.compile(r"font-size\s*:\s*(?:[2-9]\d(?:\.\d+)?px|[1-9]\d\dpx|1\.[5-9]\d*r?em|[2-9](?:\.\d+)?r?em|x+-large)")
_DATE_LINE = 160
_DATED = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2}|\d{4}-\d\d|\d:\d\d|\d{1,2}[ -]+[^\W\d_]{3,},? +\d{4}|\d{4} [^\W\d_]+ \d"
)
"""A line that may hold a date; whether it does is for `crawler.normalise`, which takes fifty times as long."""

_AFFIX = re.compile(r"\s+[|•·—–:»/-]+\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Titles:
    """What the page says of its own title outside its visible lines, folded for comparing."""

    title: str = ""
    parts: frozenset[str] = frozenset()
    """The title and its parts between separators: «headline - El.kz»."""

    declared: frozenset[str] = frozenset()
    """og:title, JSON-LD and microdata headlines."""

    @classmethod
    def of(cls, title: str, declared: Iterable[str]) -> "Titles":
        """From the texts as they stand in the page."""
        parts = map(fold, (title, *_AFFIX.split(title)))
        return cls(fold(title), frozenset(filter(None, parts)), frozenset(filter(None, map(fold, declared))))


def find_headline(page: PageLines, titles: Titles, first_prose_after: Sequence[int]) -> int | None:
    """The index of the headline's line; None when no line has enough for it."""
    evidence = _Evidence(page, titles, first_prose_after, _repeats(page))
    possible = [line for line in page.lines if _possible(page, line)]
    best = max(((evidence.points(line), -line.index) for line in possible), default=(0.0, 0))
    if best[0] < _CERTAIN:
        # The address tells, where the rest leaves doubts; it is asked last because it takes longest.
        best = max(((evidence.points(line, slug=True), -line.index) for line in possible), default=(0.0, 0))
    return _first_said(page, -best[1]) if best[0] >= _ENOUGH else None


def _first_said(page: PageLines, index: int) -> int:
    """The first of the lines shortly before that say the same in the same kind of element: the others repeat it."""
    chosen = page.lines[index]
    for line in page.lines[max(0, index - _NEAR) : index]:
        same = page.folded[line.index] == page.folded[index] and line.heading == chosen.heading
        if same and _possible(page, line) and page.is_link(line) == page.is_link(chosen):
            return line.index
    return index


def _possible(page: PageLines, line: Line) -> bool:
    # In the order of what it costs: most lines of a page are links to other articles.
    if page.elsewhere[line.index] or not _SHORTEST <= len(line.text) <= _LONGEST:
        return False
    if line.furniture or line.caption or line.quoted or page.folded[line.index] in page.names:
        return False
    return not _mostly_figures(line.text)


@lru_cache(4096)
def _mostly_figures(text: str) -> bool:
    return _DIGIT.search(text) is not None and sum(map(str.isalpha, text)) < len(text) / 2


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a line, in points."""

    page: PageLines
    titles: Titles
    first_prose_after: Sequence[int]
    repeats: Mapping[str, int]

    def points(self, line: Line, *, slug: bool = False) -> float:
        """The points of one line; with `slug` the address counts, too."""
        page, text = self.page, self.page.folded[line.index]
        points: float = _HEADING[line.heading] + 6 * _in_title(text, self.titles)
        points += 4 * (text in self.titles.declared) + 3 * (self.repeats.get(text, 0) > 1) + 2 * _emphasised(line)
        if slug and in_slug(line.text, page.url):
            points += 5
        if not points or page.mark(line) in _NEVER:
            return 0  # standing above a date and a text is not enough: a lead does, too
        if page.is_link(line):
            points -= 1
        if len(text) > 200:
            points -= 3
        if line.index and page.is_prose(page.lines[line.index - 1]):
            points -= 2  # a sub-heading
        if " " not in text:
            points -= 4
        if line.text.endswith("."):
            points -= 3
        return points + self._surroundings(line.index)

    def _surroundings(self, at: int) -> float:
        """A date and running text soon after it."""
        page, prose = self.page, self.first_prose_after[at]
        points = -6.0 if prose < 0 else 2.0 * (page.texts_to(at, prose) <= _NEAR)
        after = page.lines[at + 1 : at + 2 * _NEAR]
        before = page.lines[max(0, at - _NEAR) : at]
        if any(_dated(line.text) and page.texts_to(at, line.index) <= _NEAR for line in after):
            return points + 4
        return points + 2 * any(_dated(line.text) and page.texts_to(line.index, at) <= _ABOVE for line in before)


def _dated(text: str) -> bool:
    return 0 < len(text) <= _DATE_LINE and _holds_date(text)


@lru_cache(4096)  # asked for the neighbours of every line, and neighbours recur from page to page
def _holds_date(text: str) -> bool:
    return _DATED.search(text) is not None


def _emphasised(line: Line) -> bool:
    """Set in large letters, as pages without headings do it: by a style, by `<font size>`, by `<big>` or bold alone."""
    holders = (line.element, *line.element)
    return any(_large(holder) or _bold(holder, line) for holder in holders)


def _large(element: _Element) -> bool:
    style = element.get("style")
    if style and _LARGE.search(style):
        return True
    return element.tag in ("font", "big") and (element.get("size") or "0").lstrip("+") > "3"


def _bold(element: _Element, line: Line) -> bool:
    return element.tag in ("strong", "b") and clean("".join(map(str, element.itertext()))) == line.text


def _in_title(text: str, titles: Titles) -> float:
    """How well a line stands in `<title>`: 1 when the title, or a part of it between separators, is the line."""
    if not titles.title or not text:
        return 0
    if text in titles.parts:
        return 1
    # A headline may hold the separators itself, and a title may be cut: «Headline of the art… - El.kz».
    if len(text) >= _TELLING and (titles.title.startswith(text) or titles.title.endswith(text)):
        return 1
    return 0.8 if any(len(part) >= _TELLING and text.startswith(part) for part in titles.parts) else 0


def _repeats(page: PageLines) -> dict[str, int]:
    """How often each line is said: a headline comes again as its photo's alternative text or caption."""
    counts: dict[str, int] = {}
    for line in page.lines:
        if page.elsewhere[line.index]:
            continue
        text = fold(line.element.get("alt") or "") if line.picture else page.folded[line.index]
        if len(text) >= _SHORTEST:
            counts[text] = counts.get(text, 0) + 1
    return counts
