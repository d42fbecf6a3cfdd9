"""The whole page: where the furniture, the side column and the article stand."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from . import around
from .article import article
from .head import head
from .pen import Pen
from .shape import Shape
from .text import Text

Skeleton: TypeAlias = Callable[[Pen, str, str, str, str], str]
"""Takes what is before, in the side column, the article, and what is after; gives the content of `body`."""


def _semantic(pen: Pen, before: str, side: str, main: str, after: str) -> str:
    column = pen("aside", side, role="side") if side else ""
    return pen("header", before) + pen("main", column, pen("article", main, role="article")) + after


def _divs(pen: Pen, before: str, side: str, main: str, after: str) -> str:
    """Divs only, deep; header and footer included."""
    column = pen("div", pen("div", side), role="side") if side else ""
    content = pen("div", pen("div", pen("div", main, role="article"), role="inner"), role="col-8")
    return pen("div", pen("div", before, role="top"), pen("div", column, content, role="row"), after, role="wrapper")


def _flat(pen: Pen, before: str, side: str, main: str, after: str) -> str:
    """No container at all: the article's parts are children of `body`, beside everything else."""
    return before + side + main + after


def _tables(pen: Pen, before: str, side: str, main: str, after: str) -> str:
    """Tables in tables, as in 2005; the side column is the left one."""
    inner = pen("table", pen("tr", pen("td", main, role="article")), width="100%")
    left = pen("td", side, role="side", width="200", valign="top") if side else ""
    row = pen("tr", left, pen("td", inner, valign="top"))
    return pen(
        "table",
        pen("tr", pen("td", before, colspan="2")),
        pen("tr", pen("td", pen("table", row, width="100%"), colspan="2")),
        pen("tr", pen("td", after, colspan="2")),
        width="980",
    )


def _columns(pen: Pen, before: str, side: str, main: str, after: str) -> str:
    """One table row: side, article, and the rest in a third column."""
    cells = [pen("td", cell, valign="top") for cell in (side, main, after) if cell]
    return before + pen("table", pen("tbody", pen("tr", *cells)))


def _amp(pen: Pen, before: str, side: str, main: str, after: str) -> str:
    config = pen("script", '{"vars": {"views": "777"}}', type="application/json")
    drawer = pen("amp-sidebar", before, layout="nodisplay", hidden="")
    analytics = pen("amp-analytics", config, type="googleanalytics")
    return (
        drawer
        + pen("header", pen("a", "El.kz", href="/"))
        + pen("main", main, role="article")
        + side
        + after
        + analytics
    )


def _side_inside(pen: Pen, before: str, side: str, main: str, after: str) -> str:
    """The side column is a child of the article's element, floated to the right of it."""
    column = pen("div", side, role="side", style="float:right;width:300px") if side else ""
    return before + pen("div", column, main, role="article") + after


SKELETONS: Mapping[str, Skeleton] = {
    "semantic": _semantic,
    "divs": _divs,
    "flat": _flat,
    "tables": _tables,
    "columns": _columns,
    "amp": _amp,
    "side-inside": _side_inside,
}


def page(text: Text, shape: Shape) -> str:
    """The HTML of one document, before noise and damage."""
    pen = Pen(shape.classes, shape.seed, shape.microdata)
    logo = around.LOGOS[shape.logo](pen, text)
    before = logo + "".join(around.FURNITURE[name](pen, text) for name in shape.before)
    side = "\n".join(around.FURNITURE[name](pen, text) for name in shape.side)
    after = "".join(around.FURNITURE[name](pen, text) for name in shape.after)
    content = SKELETONS[shape.skeleton](pen, before, side, article(pen, text, shape), after)
    start = "<html ⚡" if shape.skeleton == "amp" else "<html"
    return (
        f'<!DOCTYPE html>\n{start} lang="{text.words.language}">\n'
        f"{head(pen, text, shape)}\n<body>{content}</body></html>\n"
    )
