"""The shape of a document: which of the known ways each part of it is written in. It writes nothing itself."""

from dataclasses import dataclass

from .text import Heading, Paragraph, Photo, Text


@dataclass(frozen=True, slots=True)
class Shape:
    """One choice for every part; each value is a key of the table in the module named beside it."""

    classes: str = "plain"  # pen
    seed: int = 0
    microdata: bool = False
    title: str = "headline-site"  # head.TITLES
    structured: tuple[str, ...] = ()  # head.STRUCTURED
    skeleton: str = "semantic"  # skeleton.SKELETONS
    logo: str = "image"  # around.LOGOS
    order: str = "seed"  # article.ORDERS
    section: str = "line"  # opening.SECTIONS
    headline: str = "h1"  # opening.HEADLINES
    lead: str = "p"  # opening.LEADS
    byline: str = "under-headline"  # opening.BYLINES
    figure: str = "figure"  # photos.FIGURES
    image: str = "plain"  # photos.IMAGES
    repeat: str = "alt"  # photos.REPEATS
    meta: str = "line"  # meta.FORMS
    items: str = "credit date views"  # meta.ORDERS
    near: tuple[str, ...] = ()  # opening.NEAR: what stands under the headline
    body: str = "p"  # body.STYLES
    inline: str = "plain"  # inline.INLINES
    headings: str = "h2"  # body.HEADINGS
    inside: tuple[str, ...] = ()  # inside.INSIDE: what stands between the paragraphs
    before: tuple[str, ...] = ("menu",)  # around.FURNITURE
    side: tuple[str, ...] = ()  # around.FURNITURE: a column of its own before the article
    share: str = "text"  # closing.SHARES
    tags: str = "links"  # closing.TAGS
    after: tuple[str, ...] = ("footer",)  # around.FURNITURE
    noise: str = "none"  # noise.NOISES
    damage: tuple[str, ...] = ()  # damage.DAMAGES
    encoding: str = "utf-8"  # damage.ENCODINGS


HEADLINE_TITLES = frozenset({"headline", "headline-site", "site-headline"})
RIGHT_DATA = frozenset({"json-right", "json-graph", "json-list", "json-several", "json-wrong", "opengraph-right"})
ESCAPABLE = frozenset({"plain", "links", "whole-span", "all-bold"})
LINE_AFTER_LEAD = frozenset({"seed", "in-figure", "before-photo", "photo-top"})
CREDIT_BY_PHOTO = frozenset({"seed", "in-figure", "photo-top", "credit-in-figure", "meta-last"})


def objections(text: Text, shape: Shape) -> list[str]:
    """Why a careful reader could disagree about this document; empty where nobody could."""
    marked = shape.headline.startswith("h1") and shape.section != "h1"
    told = shape.title in HEADLINE_TITLES or bool(RIGHT_DATA & set(shape.structured)) or text.repeats_headline
    plain_lead = shape.lead in {"p", "div"}
    has_headings = any(isinstance(block, Heading) for block in text.blocks)
    only_paragraphs = all(isinstance(block, Paragraph | Photo) for block in text.blocks)
    own_captions = any(photo.caption or photo.credit for photo in text.photos)
    doubts = {
        "nothing tells that this line is the headline": not marked and not told,
        "the section is shown nowhere near the headline": bool(text.section)
        and shape.section == "none"
        and (shape.meta != "after-section" or shape.order == "meta-last"),
        "the lead looks like the first paragraph": bool(text.lead)
        and shape.order == "photo-first"
        and (plain_lead or (shape.lead == "strong" and shape.inline == "all-bold")),
        "only the photo parts the lead from the body": bool(text.lead)
        and plain_lead
        and shape.body == "p-no-body"
        and shape.order not in LINE_AFTER_LEAD,
        "the lead looks like the first heading": bool(text.lead)
        and has_headings
        and shape.order == "photo-first"
        and shape.lead in {"h2", "strong"},
        "escaped markup is known for paragraphs only": shape.body == "escaped" and not only_paragraphs,
        "what is escaped twice shows letters of its own": shape.body == "escaped" and shape.inline not in ESCAPABLE,
        "a photo's own caption needs a figure": own_captions and shape.figure == "paragraph",
        "there is no photo to hold the line": not text.photo
        and shape.order in {"in-figure", "photo-first", "photo-top", "credit-in-figure", "meta-last"},
        "a credit without label is known by the photo above it": bool(text.credit)
        and not text.credit.startswith("Фото")
        and shape.order not in CREDIT_BY_PHOTO,
        "the declarations of encoding contradict each other": "xhtml" in shape.damage and shape.encoding != "utf-8",
        "without views the counter of comments is the only number": not text.views and "counter" in shape.near,
    }
    return [doubt for doubt, holds in doubts.items() if holds]
