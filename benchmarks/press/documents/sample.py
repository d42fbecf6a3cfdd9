"""Random shapes: all choices of all tables together, drawn from a seed."""

from collections.abc import Collection
from random import Random

from . import around, article, body, closing, damage, head, inline, inside, meta, noise, opening, photos, skeleton
from .pen import dice
from .shape import Shape, objections
from .text import Text

_BEFORE = ("today", "menu", "menu-line", "search", "ticker", "weather", "currency", "cookies", "subscribe", "hidden")
_SIDE = ("latest", "others", "popular", "article-cards", "microdata-cards", "subscribe", "currency", "weather")
_AFTER = ("comments", "no-comments", "related", "next-article", "mistake", "subscribe", "popular", "hidden")


def _one(chance: Random, table: Collection[str]) -> str:
    return chance.choice(list(table))


def _some(chance: Random, table: Collection[str], most: int) -> tuple[str, ...]:
    return tuple(chance.sample(list(table), chance.randint(0, most)))


def draw(chance: Random) -> Shape:
    """Any shape at all, whether it suits a text or not."""
    damages = [name for name in damage.DAMAGES if name != "no-skeleton"]
    return Shape(
        classes=chance.choice(("plain", "random", "random", "none")),
        seed=chance.randrange(10**6),
        microdata=chance.random() < 0.15,
        title=_one(chance, head.TITLES),
        structured=_some(chance, head.STRUCTURED, 2),
        skeleton=_one(chance, skeleton.SKELETONS),
        logo=_one(chance, around.LOGOS),
        order=_one(chance, article.ORDERS),
        section=_one(chance, opening.SECTIONS),
        headline=_one(chance, opening.HEADLINES),
        lead=_one(chance, opening.LEADS),
        byline=_one(chance, opening.BYLINES),
        figure=_one(chance, photos.FIGURES),
        image=_one(chance, photos.IMAGES),
        repeat=_one(chance, photos.REPEATS),
        meta=_one(chance, meta.FORMS),
        items=_one(chance, meta.ORDERS),
        near=_some(chance, opening.NEAR, 2),
        body=_one(chance, body.STYLES),
        inline=_one(chance, inline.INLINES),
        headings=_one(chance, body.HEADINGS),
        inside=_some(chance, inside.INSIDE, 3),
        before=_some(chance, _BEFORE, 4),
        side=_some(chance, _SIDE, 2),
        share=_one(chance, closing.SHARES),
        tags=_one(chance, closing.TAGS),
        after=(*_some(chance, _AFTER, 3), "footer"),
        noise=_one(chance, noise.NOISES) if chance.random() < 0.3 else "none",
        damage=(_one(chance, damages),) if chance.random() < 0.3 else (),
        encoding=_one(chance, damage.ENCODINGS) if chance.random() < 0.2 else "utf-8",
    )


def shapes(text: Text, seed: int, number: int) -> list[Shape]:
    """So many shapes that suit the text; the same seed gives the same shapes."""
    chance = dice(seed, text.name)
    found: list[Shape] = []
    while len(found) < number:
        shape = draw(chance)
        if not objections(text, shape):
            found.append(shape)
    return found
