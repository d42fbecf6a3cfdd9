"""How a text is written as a page: tidy as a good content system writes it, or rough as nobody should. Draws shapes."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from benchmarks.press.documents import Text
from benchmarks.press.documents.document import document
from benchmarks.press.documents.sample import draw
from benchmarks.press.documents.shape import Shape, objections

OWN, TIDY, ROUGH = "own", "tidy", "rough"
LOOKS = {
    OWN: "the agency's own page in the stand-in press, with the class names and the order of parts that were reported",
    TIDY: "complete and correct JSON-LD and OpenGraph, usual class names, one h1, paragraphs in p, `time`, UTF-8",
    ROUGH: "any markup: misleading or no class names, tables, missing, wrong or broken metadata, other articles around"
    " and within, damaged HTML, old encodings",
}
_TRIES = 1000


def rough(text: Text, chance: Random) -> Shape:
    """Any shape that leaves no doubt about what the page says."""
    return _drawn(text, chance, lambda shape: shape)


def tidy(text: Text, chance: Random) -> Shape:
    """A shape with everything that readers hope for."""

    def put_right(shape: Shape) -> Shape:
        return replace(
            shape,
            classes="usual",
            microdata=chance.random() < 0.3,
            title=chance.choice(("headline", "headline-site")),
            structured=(chance.choice(("json-right", "json-graph", "json-list")), "opengraph-right"),
            skeleton=chance.choice(("semantic", "semantic", "divs")),
            logo=chance.choice(("image", "text")),
            section=chance.choice(("line", "link", "crumbs", "crumbs-and-line")),
            headline="h1",
            lead=chance.choice(("p", "div", "strong")),
            byline=chance.choice(("under-headline", "labelled")),
            figure=chance.choice(("figure", "figure-line")),
            meta=chance.choice(("time", "time", "spans", "icons-font")),
            body=chance.choice(("p", "p", "p-class", "p-article")),
            inline=chance.choice(("plain", "links")),
            headings=chance.choice(("h2", "h3")),
            inside=shape.inside[:1],
            side=shape.side[:1],
            noise="none",
            damage=(),
            encoding="utf-8",
        )

    return _drawn(text, chance, put_right)


def render(text: Text, shape: Shape, notice: str) -> bytes:
    """The page; its first line says that it is a stand-in."""
    html = document("page", text, shape).html
    mark, comment = b"\xef\xbb\xbf", f"<!-- {notice} -->\n".encode()
    return mark + comment + html.removeprefix(mark) if html.startswith(mark) else comment + html


def _drawn(text: Text, chance: Random, change: Callable[[Shape], Shape]) -> Shape:
    for _ in range(_TRIES):
        shape = change(draw(chance))
        if not objections(text, shape):
            return shape
    raise LookupError(f"no shape suits {text.name}")
