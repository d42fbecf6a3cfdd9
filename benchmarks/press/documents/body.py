"""The body of an article: how its paragraphs, headings, quotes and lists are written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .inline import INLINES
from .pen import Pen, say
from .photos import picture
from .shape import Shape
from .text import Heading, Items, Paragraph, Photo, Quote, Text

_PIECE = "margin-bottom:1em"


@dataclass(frozen=True, slots=True)
class Style:
    """How a body is written: one paragraph (with its place among the blocks), any other block, the whole."""

    paragraph: Callable[[Pen, int, str], str]
    block: Callable[[Pen, str], str] = lambda _, block: block
    whole: Callable[[Pen, str], str] = lambda pen, blocks: pen("div", blocks, role="body")


def _row(pen: Pen, inner: str) -> str:
    return pen("tr", pen("td", inner))


def _rows(pen: Pen, inner: str) -> str:
    return pen("div", pen("table", pen("tbody", inner), width="100%", cellspacing="9"), role="body")


def _nested(pen: Pen, place: int, inner: str) -> str:
    for _ in range(place % 3):
        inner = pen("div", inner)
    return inner


STYLES: Mapping[str, Style] = {
    "p": Style(lambda pen, _, inner: pen("p", inner)),
    "p-class": Style(lambda pen, _, inner: pen("p", inner, role="paragraph", style="text-align: justify;", dir="ltr")),
    "p-spaced": Style(lambda pen, _, inner: pen("p", inner) + "\n<p>&nbsp;</p>\n"),
    "p-nested": Style(lambda pen, place, inner: _nested(pen, place, pen("p", inner))),
    "p-sections": Style(lambda pen, _, inner: pen("section", pen("p", inner))),
    "p-article": Style(
        lambda pen, _, inner: pen("p", inner), whole=lambda pen, blocks: pen("article", blocks, role="body")
    ),
    "p-no-body": Style(lambda pen, _, inner: pen("p", inner), whole=lambda _, blocks: blocks),
    "p-in-divs": Style(lambda pen, _, inner: pen("div", pen("div", pen("p", inner)), role="paragraph")),
    "div": Style(lambda pen, _, inner: pen("div", inner, role="paragraph", style=_PIECE)),
    "div-in-divs": Style(lambda pen, _, inner: pen("div", pen("div", inner), style=_PIECE)),
    "spans": Style(lambda pen, _, inner: pen("span", inner, role="paragraph", style=f"display:block;{_PIECE}")),
    "fonts": Style(lambda pen, _, inner: pen("font", inner, size="3") + "<br><br>\n"),
    "breaks": Style(lambda _, __, inner: f"{inner}<br><br>\n"),
    "breaks-spaced": Style(lambda _, __, inner: f"&nbsp;&nbsp;&nbsp; {inner}<br />\n<br />\n"),
    "breaks-blank": Style(lambda _, __, inner: f"{inner}<br>\n&nbsp;<br>\n"),
    "bare-first": Style(lambda pen, place, inner: pen("p", inner) if place else f"\n{inner}\n"),
    "cells": Style(lambda pen, _, inner: _row(pen, inner), _row, _rows),
    "cells-p": Style(lambda pen, _, inner: _row(pen, pen("p", inner)), _row, _rows),
    "list": Style(
        lambda pen, _, inner: pen("li", inner, style=f"list-style:none;{_PIECE}"),
        lambda pen, block: pen("li", block, style="list-style:none"),
        lambda pen, blocks: pen("div", pen("ul", blocks), role="body"),
    ),
    "escaped": Style(lambda pen, _, inner: say(pen("p", inner)) + "\n"),
}

HEADINGS: Mapping[str, Callable[[Pen, str], str]] = {
    "h2": lambda pen, text: pen("h2", text),
    "h3": lambda pen, text: pen("h3", pen("span", text)),
    "strong": lambda pen, text: pen("p", pen("strong", text)),
    "div": lambda pen, text: pen("div", text, style="font-weight:bold;font-size:1.3em"),
}


def blocks(pen: Pen, text: Text, shape: Shape) -> list[str]:
    """The body's blocks, each as HTML, in order; `inside` puts other things between them."""
    style, inline = STYLES[shape.body], INLINES[shape.inline]
    written = []
    for place, block in enumerate(text.blocks):
        match block:
            case Paragraph(line):
                written.append(style.paragraph(pen, place, inline(pen, line)))
            case Heading(line):
                written.append(style.block(pen, HEADINGS[shape.headings](pen, say(line))))
            case Quote(line):
                written.append(style.block(pen, pen("blockquote", pen("p", inline(pen, line)), role="quote")))
            case Items(lines):
                written.append(style.block(pen, pen("ul", *(pen("li", inline(pen, line)) for line in lines))))
            case Photo():
                shown = picture(pen, block, text.headline, image=shape.image, figure=shape.figure, repeat=shape.repeat)
                written.append(style.block(pen, shown))
    return written


def whole(pen: Pen, shape: Shape, written: list[str]) -> str:
    """The body's element around its blocks."""
    return STYLES[shape.body].whole(pen, "".join(written))
