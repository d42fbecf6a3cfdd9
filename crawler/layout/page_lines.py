"""The visible lines of one page, with what can be told of each by itself; the parts of the reader share it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from urllib.parse import urlsplit

from lxml.etree import _Element

from archive.kazakh.text import fold_clean
from crawler.addresses import resolve
from crawler.layout.lines import Line, above
from crawler.layout.words import Mark, mark_of

_TEASER = 0.75
"""A line with this share of its letters in a link is a link, not a sentence with a link in it."""

_IMAGE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", re.IGNORECASE)
"""A link to the picture itself, for a larger view."""

_NAMES = re.compile(r"/(?:author|avtor|tags?|teg)s?/|[?&](?:author|avtor|tags?|teg)=", re.IGNORECASE)
"""Links of authors and tags: short lines beside an article that are its own."""

_LONGEST_HEADLINE = 400
_HALF = 0.5
_TITLE = 25
"""Linked letters that are a headline, whatever date and count stand beside them on the line."""

PROSE = 60
"""Letters from which a line that is no link is taken for running text."""


@dataclass
class PageLines:
    """The lines of a page at `url`; `names` are the agency's own names, never a headline or a section."""

    lines: Sequence[Line]
    url: str
    names: frozenset[str] = frozenset()

    @cached_property
    def _site(self) -> str:
        return _site_of(urlsplit(self.url).hostname or "")

    @cached_property
    def _path(self) -> str:
        return urlsplit(self.url).path.rstrip("/")

    @cached_property
    def folded(self) -> list[str]:
        """Each line's text for comparing with a headline; long ones, which none is, as they stand."""
        return [_folded(line.text) if len(line.text) <= _LONGEST_HEADLINE else line.text for line in self.lines]

    def is_link(self, line: Line) -> bool:
        """The whole line leads somewhere."""
        return line.linked >= _TEASER

    def leads_elsewhere(self, line: Line) -> bool:
        """The whole line, or the picture, leads to another page of this site: another article's headline, a rubric."""
        linked = line.linked >= _TEASER or (line.linked >= _HALF and line.linked * len(line.text) >= _TITLE)
        if not (linked or (line.picture and line.href)):
            return False
        href = line.href.strip()
        if not _to_page(href):
            return False
        if href[0] == "/" and href[1:2] != "/":
            path = href.partition("?")[0].partition("#")[0]
        else:
            target = urlsplit(resolve(self.url, href))
            if _site_of(target.hostname or "") != self._site:
                return False
            path = target.path
        return path.rstrip("/") != self._path

    def mark(self, line: Line) -> Mark | None:
        """What the words of the line say that it is."""
        return mark_of(line.text)

    @cached_property
    def elsewhere(self) -> list[bool]:
        """For each line, `leads_elsewhere`."""
        return [self.leads_elsewhere(line) for line in self.lines]

    def is_prose(self, line: Line) -> bool:
        """Running text: long, and not one link."""
        return len(line.text) >= PROSE and line.linked < _TEASER and not line.furniture and not line.caption

    def texts_to(self, start: int, end: int) -> int:
        """How many lines of text lie between two lines, the second counted."""
        return self._counted[end] - self._counted[start]

    @cached_property
    def _counted(self) -> list[int]:
        return list(accumulate(bool(line.text) for line in self.lines))

    def between(self, start: int, end: int) -> Iterator[Line]:
        """The lines with text from `start` (included) to `end` (excluded)."""
        return (line for line in self.lines[max(0, start) : end] if line.text)


@lru_cache(4096)
def _to_page(href: str) -> bool:
    """Whether a link leads to a page of news or of a rubric: not to a picture, an author, a tag, or down the page."""
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
        return False
    return not _IMAGE.search(href) and not _NAMES.search(href)


_folded = lru_cache(4096)(fold_clean)  # most lines of a page stand on the page before, too


def _site_of(host: str) -> str:
    """The last two labels of the host: pages of kaz.inform.kz and of inform.kz are one site."""
    return host if host.replace(".", "").isdigit() else ".".join(host.rstrip(".").split(".")[-2:])


def holds(element: _Element, inner: _Element) -> bool:
    """Whether `inner` is `element` or stands in it."""
    holder: _Element | None = inner
    while holder is not None:
        if holder is element:
            return True
        holder = holder.getparent()
    return False


def common(first: _Element, second: _Element) -> _Element:
    """The innermost element that holds both; raises LookupError when they are of two documents."""
    holders = set(above(first))
    for holder in above(second):
        if holder in holders:
            return holder
    raise LookupError("two elements without a common root")
