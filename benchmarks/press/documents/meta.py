"""The line of credit, date and views: «Фото: gov.kz 13.01.2023 18:19 1188» in all its forms."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from .pen import Pen, say
from .text import Text

Items: TypeAlias = list[tuple[str, str]]
"""What the line shows, in order: what it is (credit, date, views) and its text."""

_SHAPES = {"credit": "M4 4h16v16H4z", "date": "M12 2a10 10 0 1 0 .1 0z", "views": "M1 12s4-8 11-8 11 8 11 8z"}
_EMOJI = {"credit": "📷", "date": "🕒", "views": "👁"}
_GLYPHS = {"credit": "\ue412", "date": "\uf017", "views": "\uf06e"}
_FONT_ICONS = {"credit": "camera", "date": "clock", "views": "eye"}


def items(text: Text, order: str) -> Items:
    """The parts of the line that this text has, in the order named by `order`: «date credit views»."""
    values = {"credit": text.credit, "date": text.date, "views": text.views.replace(" ", "\u00a0")}
    return [(kind, values[kind]) for kind in order.split() if values[kind]]


def _joined(separator: str) -> Callable[[Pen, Text, Items], str]:
    return lambda pen, _, parts: pen("div", say(separator.join(value for _, value in parts)), role="meta")


def _spans(pen: Pen, text: Text, parts: Items) -> str:
    return pen(
        "div", *(pen("span", say(value), role=kind) for kind, value in parts), role="meta", style="word-spacing:9px"
    )


def _divs(pen: Pen, text: Text, parts: Items) -> str:
    return pen("div", *(pen("div", say(value), role=kind) for kind, value in parts), role="meta")


def _list(pen: Pen, text: Text, parts: Items) -> str:
    return pen("ul", *(pen("li", say(value), role=kind) for kind, value in parts), role="meta")


def _definitions(pen: Pen, text: Text, parts: Items) -> str:
    labels = {"credit": text.words.pictured, "date": text.words.published, "views": text.words.viewed}
    return pen(
        "dl", *(pen("dt", say(labels[kind])) + pen("dd", say(value), role=kind) for kind, value in parts), role="meta"
    )


def _cells(pen: Pen, text: Text, parts: Items) -> str:
    return pen("table", pen("tr", *(pen("td", say(value), role=kind) for kind, value in parts)), role="meta")


def _with_icons(icon: Callable[[Pen, str], str]) -> Callable[[Pen, Text, Items], str]:
    return lambda pen, _, parts: pen(
        "div", *(pen("span", icon(pen, kind), " ", say(value), role=kind) for kind, value in parts), role="meta"
    )


def _svg(pen: Pen, kind: str) -> str:
    return pen("svg", f"<title>{kind}</title>", f'<path d="{_SHAPES[kind]}"/>', viewBox="0 0 24 24", width="16")


def _bare_icons(pen: Pen, text: Text, parts: Items) -> str:
    """Text nodes with icons between them, all in one element."""
    inner = " ".join(pen("i", role=f"fa fa-{_FONT_ICONS[kind]}") + " " + say(value) for kind, value in parts)
    return pen("p", inner, role="meta")


def _bold_views(pen: Pen, text: Text, parts: Items) -> str:
    return pen("p", " ".join(pen("b", value) if kind == "views" else say(value) for kind, value in parts), role="meta")


def _time(pen: Pen, text: Text, parts: Items) -> str:
    return pen(
        "div",
        *(
            pen("time", say(value), role="date", datetime=text.stamp)
            if kind == "date"
            else pen("span", say(value), role=kind)
            for kind, value in parts
        ),
        role="meta",
    )


def _split_time(pen: Pen, text: Text, parts: Items) -> str:
    """Day and time in elements of their own."""
    day_and_time = " ".join(pen("span", part) for part in text.date.split())
    return pen(
        "div",
        *(pen("span", day_and_time if kind == "date" else say(value), role=kind) + " " for kind, value in parts),
        role="meta",
    )


def _linked_credit(pen: Pen, text: Text, parts: Items) -> str:
    return pen(
        "div",
        " ".join(
            pen("a", say(value), href="https://example.com/", rel="nofollow") if kind == "credit" else say(value)
            for kind, value in parts
        ),
        role="meta",
    )


def _after_section(pen: Pen, text: Text, parts: Items) -> str:
    section = [pen("a", say(text.section), href="/news/", role="section")] if text.section else []
    return pen("div", " • ".join([*section, *(say(value) for _, value in parts)]), role="meta")


FORMS: Mapping[str, Callable[[Pen, Text, Items], str]] = {
    "line": _joined(" "),
    "lines": lambda pen, _, parts: pen("div", "<br>".join(say(value) for _, value in parts), role="meta"),
    "pipes": _joined(" | "),
    "bullets": _joined(" • "),
    "middots": _joined(" · "),
    "slashes": _joined(" / "),
    "no-break": _joined("\u00a0\u00a0"),
    "spans": _spans,
    "divs": _divs,
    "list": _list,
    "definitions": _definitions,
    "cells": _cells,
    "icons-font": _with_icons(lambda pen, kind: pen("i", role=f"fa fa-{_FONT_ICONS[kind]}", aria_hidden="true")),
    "icons-ligature": _bare_icons,
    "icons-svg": _with_icons(_svg),
    "icons-image": _with_icons(lambda pen, kind: pen("img", src=f"/i/{kind}.svg", alt=kind, width="16")),
    "icons-emoji": _with_icons(lambda _, kind: _EMOJI[kind]),
    "icons-glyph": _with_icons(lambda pen, kind: pen("span", _GLYPHS[kind], style="font-family:icons")),
    "bold-views": _bold_views,
    "time": _time,
    "split-time": _split_time,
    "linked-credit": _linked_credit,
    "after-section": _after_section,
}

ORDERS = ("credit date views", "date credit views", "views date credit", "date views credit")
