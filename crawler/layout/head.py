"""Which of the page's lines with a date, a count or a credit are this article's: those at its head.

The first date on a page need not be the article's (abai.kz prints today's at the top; qazaqstan.tv shows only other
articles' dates), so nearness to the headline decides, and a date after it goes before one above it.
"""

import re
from collections.abc import Iterable, Sequence

from crawler.layout.body import Text
from crawler.layout.lines import Line
from crawler.layout.meta import Meta
from crawler.layout.page_lines import PageLines
from crawler.layout.words import WEEKDAY

_ABOVE = 6
"""Lines of text above the headline among which its date may stand: date, count, credit, rubric and their labels."""
_BESIDE = 4
"""Lines of text from the date within which the count and the credit stand when they have lines of their own."""
_TITLE = 30
"""Letters from which a link to another page is another article's headline."""
_LEADS = 1
"""Lines of running text that may stand between headline and date: the lead."""
_BELOW = 4
"""Lines of text below the running text among which its date may stand."""

_DAY = re.compile(r"/(?:\d{8}|\d{4}[/-]\d\d[/-]\d\d)/?$")
"""The end of an address of a day's archive: a date may lead there («/20260330/»), and is the article's all the same."""


def head_metas(page: PageLines, at: int, text: Text, metas: Sequence[Meta]) -> list[Meta]:
    """The lines that speak of the article whose headline is the line `at`, the one with its date first."""
    candidates = [
        meta for meta in metas if meta.index not in text.excluded and not _leads_away(page, page.lines[meta.index])
    ]
    dated = _date_line(page, at, text, [meta for meta in candidates if meta.date])
    zone = [meta for meta in candidates if at < meta.index < text.start and meta is not dated]
    if dated is None:
        return zone
    beside = [
        meta
        for meta in candidates
        if meta is not dated
        and meta not in zone
        and not meta.date
        and meta.index < text.end
        and _distance(page, dated.index, meta.index) <= _BESIDE
        and _open_between(page, dated.index, meta.index, at)
    ]
    return [
        dated,
        *sorted(
            [meta for meta in zone if not meta.date or meta.modified] + beside,
            key=lambda meta: abs(meta.index - dated.index),
        ),
    ]


def _leads_away(page: PageLines, line: Line) -> bool:
    return page.is_link(line) and not _DAY.search(line.href)


def _date_line(page: PageLines, at: int, text: Text, dated: Sequence[Meta]) -> Meta | None:
    after = [meta for meta in dated if at < meta.index < text.end]
    if after:
        prose = [line for line in page.between(at + 1, after[0].index) if page.is_prose(line)]
        if sum(page.folded[line.index] != page.folded[at] for line in prose) <= _LEADS:
            return after[0]
    above = [meta for meta in dated if meta.index < at and _distance(page, meta.index, at) <= _ABOVE]
    near = [meta for meta in above if _open_between(page, meta.index, at, at) and not _today(page, meta)]
    if near:
        return near[-1]
    below = [meta for meta in after if meta.index > text.last]
    if (
        below
        and _distance(page, text.last, below[0].index) <= _BELOW
        and _open_between(page, text.last, below[0].index, at)
    ):
        return below[0]
    return None


def _today(page: PageLines, meta: Meta) -> bool:
    """A day with its weekday and no time above a headline is the day of the visit («Жұма, 18 қазан 2019»)."""
    return ":" not in meta.date and bool(WEEKDAY.match(page.lines[meta.index].text))


def _distance(page: PageLines, start: int, end: int) -> int:
    return abs(page.texts_to(start, end))


def _open_between(page: PageLines, start: int, end: int, headline: int) -> bool:
    """No link to another page and no furniture lies between two lines: they belong to one block."""
    low, high = sorted((start, end))
    return not any(
        (page.elsewhere[line.index] and len(line.text) >= _TITLE) or line.furniture
        for line in page.lines[low : high + 1]
        if page.folded[line.index] != page.folded[headline]  # a breadcrumb may end in the headline, as a link
    )


def first(texts: Iterable[str]) -> str:
    """The first text that is not empty.

    >>> first(["", "1188"])
    '1188'
    """
    return next((text for text in texts if text), "")


def bare_views(head: Sequence[Meta]) -> str:
    """The bare number beside the date: on the date's own line, else the one nearest to it; empty when two are."""
    if not head:
        return ""
    if head[0].date and head[0].number:
        return head[0].number
    numbers = [(abs(meta.index - head[0].index), meta.number) for meta in head if meta.number]
    nearest = [number for distance, number in numbers if distance == min(numbers)[0]]
    return nearest[0] if len(nearest) == 1 else ""
