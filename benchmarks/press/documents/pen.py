"""Writes elements: the one place that knows how tags, classes and microdata look. It knows nothing of articles."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

VOID = frozenset({"br", "img", "hr", "meta", "link", "input", "source"})

MISLEADING: Mapping[str, str] = {
    "article": "sidebar-left",
    "headline": "logo-text",
    "lead": "promo",
    "meta": "footer-info",
    "body": "related-wrap",
    "paragraph": "menu-item",
    "photo": "comment-photo",
    "side": "article-content",
    "card": "post-title",
    "footer": "entry-content",
}
"""Names of a template that was copied from elsewhere: each says something untrue."""

USUAL: Mapping[str, str] = {
    "article": "post type-post hentry",
    "headline": "entry-title",
    "lead": "entry-summary",
    "meta": "entry-meta",
    "date": "entry-date published",
    "views": "post-views",
    "credit": "wp-caption-text photo-credit",
    "section": "cat-links category",
    "byline": "byline",
    "author-name": "author vcard url fn",
    "body": "entry-content",
    "photo": "wp-caption post-thumbnail",
    "caption": "wp-caption-text",
    "breadcrumb": "breadcrumbs",
    "tags": "tags-links",
    "share": "sharedaddy share-buttons",
    "side": "widget-area sidebar",
    "card": "related-post widget",
    "footer": "site-footer",
    "menu": "main-navigation menu",
    "logo": "site-title",
}
"""Names that the themes of the commonest systems give, which generic readers know."""

ITEMPROP: Mapping[str, str] = {
    "headline": "headline",
    "lead": "description",
    "date": "datePublished",
    "body": "articleBody",
    "section": "articleSection",
    "author-name": "author",
}


def dice(*seeds: object) -> Random:
    """A source of repeatable choices: the same seeds, the same choices."""
    return Random("/".join(map(str, seeds)))  # noqa: S311 nothing here is a secret


def say(text: str) -> str:
    """Text as character data.

    >>> say("а < ә")
    'а &lt; ә'
    """
    return html.escape(text, quote=False)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes elements in one manner.

    `classes` says how roles become class names: plain (as themselves), usual, random (drawn with `seed`),
    none, misleading.

    >>> Pen()("p", "Сәлем", role="lead", data_id="7")
    '<p class="lead" data-id="7">Сәлем</p>'
    """

    classes: str = "plain"
    seed: int = 0
    microdata: bool = False

    def __call__(self, name: str, /, *children: str, role: str = "", **attributes: str) -> str:
        """An element; children are HTML already, attribute names have `_` for `-`."""
        written = {"class": self._class(role)} if role and self.classes != "none" else {}
        if self.microdata and role in ITEMPROP:
            written["itemprop"] = ITEMPROP[role]
        if self.microdata and role == "article":
            written |= {"itemscope": "", "itemtype": "https://schema.org/NewsArticle"}
        written |= {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        start = name + "".join(
            f' {key}="{html.escape(value)}"' if value else f" {key}" for key, value in written.items()
        )
        return f"<{start}>" if name in VOID else f"<{start}>{''.join(children)}</{name}>"

    def _class(self, role: str) -> str:
        match self.classes:
            case "random":
                drawn = dice(self.seed, role)
                return "".join(drawn.choices("bcdfghjklmnpqrstvwxz0123456789_", k=3 + drawn.randrange(6))).join(
                    ("c", "x")
                )
            case "misleading":
                return MISLEADING.get(role, role)
            case "usual":
                return USUAL.get(role, role)
            case _:
                return role
