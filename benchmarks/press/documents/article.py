"""Puts an article together: in which order its parts stand."""

from collections.abc import Mapping
from dataclasses import replace

from . import body, closing, inside, meta, opening
from .pen import Pen
from .photos import picture
from .shape import Shape
from .text import Text

ORDERS: Mapping[str, str] = {
    "seed": "section headline near lead photo meta",
    "in-figure": "section headline near lead photo+meta",
    "before-photo": "section headline near lead meta photo",
    "above-lead": "section headline near meta lead photo",
    "photo-first": "section photo headline near meta lead",
    "photo-top": "section photo+credit headline near lead meta",
    "credit-in-figure": "section headline meta near lead photo+credit",
    "above-headline": "section meta headline near lead photo",
    "first-of-all": "meta section headline near lead photo",
    "meta-last": "section headline near lead photo+credit body meta",
}
"""What stands from top to bottom; the body comes last where it is not named. `photo+` names what the figure holds."""


def article(pen: Pen, text: Text, shape: Shape) -> str:
    """The article's parts one after another, from its section to the promotion after the share bar."""
    order = ORDERS[shape.order].split()
    byline_last = shape.byline == "after-body"
    byline = opening.BYLINES[shape.byline](pen, text) if text.authors else ""
    shown = text
    if "photo+credit" in order:
        shown = replace(text, credit="")
    line = meta.FORMS[shape.meta](pen, shown, meta.items(shown, shape.items))
    parts = {
        "section": opening.SECTIONS[shape.section](pen, text) if text.section else "",
        "headline": opening.HEADLINES[shape.headline](pen, text.headline),
        "near": ("" if byline_last else byline) + "".join(opening.NEAR[name](pen, text) for name in shape.near),
        "lead": opening.LEADS[shape.lead](pen, text.lead) if text.lead else "",
        "meta": line,
        "photo": _first_photo(pen, text, shape),
        "photo+meta": _first_photo(pen, text, shape, extra=line),
        "photo+credit": _first_photo(pen, text, shape, credit=text.credit),
        "body": _body(pen, text, shape),
    }
    closed = (byline if byline_last else "") + (closing.TAGS[shape.tags](pen, text) if text.tags else "")
    return "\n".join(
        (
            *(parts[name] for name in order),
            "" if "body" in order else parts["body"],
            closed,
            closing.SHARES[shape.share](pen, text),
        )
    )


def _body(pen: Pen, text: Text, shape: Shape) -> str:
    written = body.blocks(pen, text, shape)
    return body.whole(pen, shape, inside.interrupt(pen, text, written, shape.inside, body.STYLES[shape.body].block))


def _first_photo(pen: Pen, text: Text, shape: Shape, *, credit: str = "", extra: str = "") -> str:
    if not text.photo:
        return ""
    photo = replace(text.photo, credit=credit or text.photo.credit)
    return picture(pen, photo, text.headline, image=shape.image, figure=shape.figure, repeat=shape.repeat, extra=extra)
