"""How an agency's article pages are described: dated layouts, and selectors that say how many elements they find.

    LAYOUTS = (
        Page(until=date(2024, 6, 30), headline=one("h1.title"), published=maybe("time::attr(datetime)")),
        Page(headline=one("h1"), authors=every("a[rel=author]"), views_beside_date=True),
    )

A selector that finds another number of elements than it promises means a changed page: its value is not used, the
lower layers are asked, and the doubt is recorded. What selectors leave open the lower layers find, so a layout with
no selector at all is a layout too. Nothing is read here; that is `crawler.read`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from lxml.etree import _Element
from parsel import Selector

from archive.kazakh.text import clean


@dataclass(frozen=True, slots=True)
class Select:
    """A CSS selector with parsel's `::text` and `::attr(name)`, and how many elements it has to find."""

    css: str
    least: int
    most: int | None

    def read(self, root: _Element) -> tuple[str, ...]:
        """The texts of what it finds, cleaned; raises `Changed` when their number is not what was promised."""
        found = Selector(root=root).css(self.css)
        if len(found) < self.least or (self.most is not None and len(found) > self.most):
            raise Changed(self, len(found))
        if "::" in self.css:
            return tuple(text for match in found.getall() if (text := clean(match)))
        return tuple(text for match in found if (text := clean("".join(match.root.itertext()))))


class Changed(LookupError):  # noqa: N818 - says what became of the page
    """A selector found too few or too many elements."""

    def __init__(self, select: Select, found: int) -> None:
        promised = (
            "exactly one"
            if select.most == 1 and select.least == 1
            else "one or more"
            if select.least
            else "at most one"
        )
        super().__init__(f"{select.css!r} promised {promised} and found {found}")


def one(css: str) -> Select:
    """Exactly one element."""
    return Select(css, 1, 1)


def maybe(css: str) -> Select:
    """One element or none."""
    return Select(css, 0, 1)


def every(css: str) -> Select:
    """One element or more, all of them wanted."""
    return Select(css, 1, None)


@dataclass(frozen=True, slots=True)
class Page:
    """One layout of an agency's article pages, in use up to the capture day `until` (None: today's)."""

    until: date | None = None
    headline: Select | None = None
    description: Select | None = None
    article_section: Select | None = None
    article_body: Select | None = None
    authors: Select | None = None
    date_published: Select | None = None
    date_modified: Select | None = None
    views: Select | None = None
    credit: Select | None = None
    tags: Select | None = None
    views_beside_date: bool = False
    """A bare number beside the date is the view count: only where the agency is known to show it so."""

    def selectors(self) -> dict[str, Select]:
        """The declared selectors by the name of their field."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if isinstance(value, Select)}


def layout_of(layouts: Sequence[Page], captured: date) -> Page:
    """The layout in use on the day of the capture; raises ValueError when the last one is over by then.

    >>> old, new = Page(until=date(2024, 6, 30)), Page()
    >>> layout_of((old, new), date(2024, 6, 30)) is old, layout_of((old, new), date(2024, 7, 1)) is new
    (True, True)
    """
    for layout in layouts:
        if layout.until is None or captured <= layout.until:
            return layout
    raise ValueError(f"no layout for a page captured on {captured}: the last one ends on {layouts[-1].until}")
