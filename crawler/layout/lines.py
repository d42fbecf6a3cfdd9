"""From a parsed page to its visible lines, as a reader would see them: text and pictures, in order.

What is invisible (scripts, styles, templates, hidden elements, comments) is left out. Nothing is judged here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import html
from lxml.etree import _Element

from archive.kazakh.text import clean
from crawler.addresses import is_picture_file

_SKIPPED = frozenset(
    "script style template noscript svg math iframe object embed audio video canvas select textarea input datalist map "
    "area dialog aside amp-analytics amp-sidebar amp-state title".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr q rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SKIP, _FLOW, _PICTURE, _BREAK, _BLOCK = range(5)
_KINDS = {
    **dict.fromkeys(_SKIPPED, _SKIP),
    **dict.fromkeys(_INLINE, _FLOW),
    **dict.fromkeys(("img", "amp-img"), _PICTURE),
    "br": _BREAK,
}
"""How an element takes part in the flow of text; what is not named is a block."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_HIDES = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CLASS_ALONE = re.compile(r"^\s*(?:\w+)?\.([\w-]+)\s*$")
_MARKUP_AS_TEXT = re.compile(r"</?(?:p|br|div|a|strong|em|span|ul|li|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_DEPTH = 200
"""Deeper elements are not entered: Python's stack is finite, and no article stands that deep."""


@dataclass(slots=True, eq=False)
class Line:
    """One visible line, or one picture (`picture` set, text empty)."""

    text: str
    element: _Element
    """The innermost block that holds the line, or the picture itself."""
    runs: tuple[str, ...] = ()
    """Its text as it stands between inline elements, white space and all."""
    heading: int = 0
    """1 to 6 inside h1 to h6, else 0."""
    linked: float = 0.0
    """The share of its letters that is inside links."""
    href: str = ""
    """Where its first link leads."""
    furniture: bool = False
    """Inside nav, or a footer that is no article's."""
    quoted: bool = False
    time: str = ""
    """The text of its `<time>` element."""
    stamp: str = ""
    """The attribute `datetime` of that element."""
    picture: bool = False
    caption: bool = False
    """Inside figcaption."""
    index: int = 0

    @property
    def parts(self) -> tuple[str, ...]:
        """The runs of text between inline elements: «13.01.2023», «1188» where their spans touch on the page."""
        if len(self.runs) == 1:
            return (self.text,)
        return tuple(part for run in self.runs if (part := clean(run)))


@dataclass(slots=True)
class _Open:
    """The line that is being collected."""

    runs: list[str] = field(default_factory=list)
    element: _Element | None = None
    linked: int = 0
    href: str = ""
    time: str = ""
    stamp: str = ""


@dataclass(slots=True)
class _Place:
    """What surrounds an element: kept on the way down."""

    block: _Element
    heading: int = 0
    href: str | None = None
    furniture: bool = False
    quoted: bool = False
    caption: bool = False
    article: bool = False


class _Collector:
    def __init__(self, hidden_classes: frozenset[str], *, unescape: bool) -> None:
        self.lines: list[Line] = []
        self.open = _Open()
        self.hidden_classes = hidden_classes
        self.unescape = unescape

    def add(self, text: str, place: _Place) -> None:
        line = self.open
        if line.element is None:
            if text.isspace():
                return
            line.element = place.block
        line.runs.append(text)
        if place.href is not None:
            line.linked += len(text.strip())
            line.href = line.href or place.href

    def close(self, place: _Place) -> None:
        line = self.open
        if line.element is None:
            return
        self.open = _Open()
        joined = "".join(line.runs)
        if self.unescape and "<" in joined and _MARKUP_AS_TEXT.search(joined):
            self._reread(joined, place)
            return
        text = clean(joined)
        # A picture's address as text stands for a picture that the site has lost (qamshy.kz, adyrna.kz).
        if text and not ("/" in text and " " not in text and is_picture_file(text)):
            self.lines.append(
                Line(
                    text,
                    line.element,
                    tuple(line.runs),
                    place.heading,
                    min(1.0, line.linked / len(text)),
                    line.href,
                    place.furniture,
                    place.quoted,
                    clean(line.time) if line.time else "",
                    line.stamp,
                    caption=place.caption,
                    index=len(self.lines),
                )
            )

    def _reread(self, markup: str, place: _Place) -> None:
        """Markup that the page shows as text (AMP pages with escaped bodies): its lines instead."""
        for line in lines_of(html.fromstring(f"<div>{markup}</div>"), unescape=False):
            line.element, line.index = place.block, len(self.lines)
            line.text = _MARKUP_AS_TEXT.sub("", line.text)
            if line.text:
                self.lines.append(line)

    def picture(self, element: _Element, place: _Place) -> None:
        self.lines.append(
            Line("", element, href=place.href or "", furniture=place.furniture, picture=True, index=len(self.lines))
        )

    def walk(self, element: _Element, place: _Place, depth: int) -> None:
        # White space between blocks is most of a page's texts; it is asked for here, as a call costs more than it.
        text = element.text
        if text and (self.open.element is not None or not text.isspace()):
            self.add(text, place)
        for child in element:
            tag = child.tag
            # A comment's tag is a function, and in no table.
            kind = _KINDS.get(tag, _BLOCK) if isinstance(tag, str) else _SKIP
            if kind is not _SKIP:
                self._enter(child, tag, kind, place, depth)
            text = child.tail
            if text and (self.open.element is not None or not text.isspace()):
                self.add(text, place)

    def _enter(self, child: _Element, tag: str, kind: int, place: _Place, depth: int) -> None:
        get = child.get
        if depth > _DEPTH or get("hidden") is not None:
            return
        style = get("style")
        if style and _HIDDEN.search(style):
            return
        if self.hidden_classes and not self.hidden_classes.isdisjoint((get("class") or "").split()):
            return
        if kind is _PICTURE:
            # A picture in the middle of a sentence (an icon) doesn't break it; one between blocks stands alone.
            self.picture(child, place)
        elif kind is _BREAK:
            if place.heading:
                self.add(" ", place)
            else:
                self.close(place)
        elif kind is _FLOW and not (style and _BLOCK_STYLE.search(style)):
            if tag == "a":
                href = place.href
                place.href = get("href") or ""
                self.walk(child, place, depth + 1)
                place.href = href
            else:
                self.walk(child, place, depth + 1)
                if tag == "time":
                    self.open.time = self.open.time or "".join(map(str, child.itertext()))
                    self.open.stamp = self.open.stamp or clean(child.get("datetime") or "")
        else:
            if self.open.element is not None:
                self.close(place)
            inner = _Place(
                child,
                _HEADINGS.get(tag, place.heading),
                (get("href") or "") if tag == "a" else place.href,
                place.furniture or tag == "nav" or (tag == "footer" and not place.article),
                place.quoted or tag == "blockquote",
                place.caption or tag == "figcaption",
                place.article or tag == "article",
            )
            self.walk(child, inner, depth + 1)
            if self.open.element is not None:
                self.close(inner)


def lines_of(root: _Element, *, unescape: bool = True) -> list[Line]:
    """The visible lines and pictures under `root`, in document order; each knows its `index`.

    With `unescape`, markup that the page shows as text is read as markup, once.
    """
    collector = _Collector(_hidden_classes(root), unescape=unescape)
    place = _Place(root)
    # From the root, not from <body>: without that tag libxml2 (2.14) leaves the whole page in <head>.
    collector.walk(root, place, 0)
    collector.close(place)
    return collector.lines


def _hidden_classes(root: _Element) -> frozenset[str]:
    """Classes that the page's own style sheets hide, by rules that name nothing but the class."""
    return frozenset().union(*(_hidden_by(style.text) for style in root.iter("style") if style.text))


@lru_cache(32)  # a site's pages share their style sheet
def _hidden_by(style: str) -> frozenset[str]:
    hidden: set[str] = set()
    for rule in style.split("}"):
        selectors, _, declarations = rule.partition("{")
        if "none" in declarations and _HIDES.search(declarations):
            hidden.update(match[1] for one in selectors.split(",") if (match := _CLASS_ALONE.match(one)))
    return frozenset(hidden)


def above(element: _Element) -> Iterator[_Element]:
    """The element and everything that holds it, inside out.

    >>> [e.tag for e in above(html.fromstring("<div><p><b>a</b></p></div>")[0][0])][:3]
    ['b', 'p', 'div']
    """
    yield element
    yield from element.iterancestors()
