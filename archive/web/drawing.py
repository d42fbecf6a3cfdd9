"""Pictures of many small parts as SVG, for templates: bars side by side, and days by how complete they are.

Templates would take three times as long for the thousands of bars and days of a large archive.
"""

from collections.abc import Sequence
from typing import Protocol

from markupsafe import Markup, escape

from archive.web.charts import Bar
from archive.web.languages.catalogue import Words
from archive.web.languages.formats import Formats


class Day(Protocol):
    """What is drawn of one day."""

    @property
    def day(self) -> str: ...
    @property
    def known(self) -> int: ...
    @property
    def held(self) -> int: ...
    @property
    def level(self) -> int: ...
    @property
    def href(self) -> str: ...


def columns(bars: Sequence[Bar], width: float, height: float, about: str, f: Formats) -> Markup:
    """Upright bars, each with its label and value as a title; those with an address lead there."""
    role = "group" if any(bar.href for bar in bars) else "img"
    parts = [_opening("columns", role, about, width, height)]
    for bar in bars:
        if bar.value:
            rect = (
                f'<rect x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}">'
                f"<title>{escape(bar.label)}: {f.number(bar.value)}</title></rect>"
            )
            parts.append(f'<a href="{escape(bar.href)}">{rect}</a>' if bar.href else rect)
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704 - what is not ours is escaped


def heat(days: Sequence[Day | None], width: float, height: float, about: str, f: Formats, t: Words) -> Markup:
    """A row of days, each in the colour of its level; nothing where nothing is known of a day."""
    step = width / max(len(days), 1)
    parts = [_opening("heat", "group", about, width, height)]
    for place, one in enumerate(days):
        if one is not None:
            said = t("coverage.cell", day=f.day(one.day), held=f.number(one.held), known=f.number(one.known))
            parts.append(
                f'<a href="{escape(one.href)}"><rect class="k{one.level}" x="{place * step:g}" width="{step:g}"'
                f' height="{height}"><title>{escape(said)}</title></rect></a>'
            )
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704


def _opening(name: str, role: str, about: str, width: float, height: float) -> str:
    return (
        f'<svg class="{name}" role="{role}" aria-label="{escape(about)}" viewBox="0 0 {width} {height}"'
        ' preserveAspectRatio="none">'
    )
