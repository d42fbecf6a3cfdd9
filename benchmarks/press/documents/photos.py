"""The article's photos: how the image is written, and where its caption and credit stand."""

from collections.abc import Callable, Mapping

from .pen import Pen, say
from .text import Photo

_PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def _lazy(pen: Pen, photo: Photo) -> str:
    return pen("img", src=_PIXEL, data_src=photo.address, alt=photo.alt, loading="lazy") + pen(
        "noscript", pen("img", src=photo.address, alt=photo.alt)
    )


def _picture(pen: Pen, photo: Photo) -> str:
    return pen(
        "picture",
        pen("source", srcset=f"{photo.address}.webp", type="image/webp"),
        pen("img", src=photo.address, srcset=f"{photo.address} 1200w", alt=photo.alt),
    )


def _linked(pen: Pen, photo: Photo) -> str:
    return pen("a", pen("img", src=photo.address, alt=photo.alt), href=photo.address, data_fancybox="gallery")


IMAGES: Mapping[str, Callable[[Pen, Photo], str]] = {
    "plain": lambda pen, photo: pen("img", src=photo.address, alt=photo.alt),
    "title": lambda pen, photo: pen("img", src=photo.address, alt=photo.alt, title=photo.alt),
    "lazy": _lazy,
    "picture": _picture,
    "linked": _linked,
    "amp": lambda pen, photo: pen(
        "amp-img", src=photo.address, alt=photo.alt, width="1200", height="675", layout="responsive"
    ),
}

_SMALL = "font-size:12px;color:#888"


def _figure(pen: Pen, image: str, captions: list[str], extra: str) -> str:
    caption = " ".join(pen("span", say(line)) for line in captions)
    return pen("figure", image, pen("figcaption", caption, extra) if caption or extra else "", role="photo")


def _figure_line(pen: Pen, image: str, captions: list[str], extra: str) -> str:
    caption = say(" ".join(captions))
    return pen("figure", image, pen("figcaption", caption, extra) if caption or extra else "", role="photo")


def _div(pen: Pen, image: str, captions: list[str], extra: str) -> str:
    lines = "".join(pen("div", say(line), role="caption", style=_SMALL) for line in captions)
    return pen("div", pen("div", image), lines, extra, role="photo")


def _paragraph(pen: Pen, image: str, captions: list[str], extra: str) -> str:
    lines = "".join(pen("br") + pen("small", say(line)) for line in captions)
    return pen("p", image, lines) + extra


def _table(pen: Pen, image: str, captions: list[str], extra: str) -> str:
    rows = [image, *(pen("small", say(line)) for line in captions), extra]
    return pen("table", *(pen("tr", pen("td", row)) for row in rows if row), role="photo", width="100%")


FIGURES: Mapping[str, Callable[[Pen, str, list[str], str], str]] = {
    "figure": _figure,
    "figure-line": _figure_line,
    "div": _div,
    "paragraph": _paragraph,
    "table": _table,
}
"""Each takes the image, the captions from top to bottom, and what else stands under the photo (HTML)."""

REPEATS: Mapping[str, Callable[[Photo, str], list[str]]] = {
    "alt": lambda photo, _: [photo.caption, photo.credit],
    "caption": lambda photo, headline: [photo.alt if photo.alt == headline else photo.caption, photo.credit],
}
"""Where the headline is repeated at a photo: in the alt only, or also as the visible caption."""


def picture(pen: Pen, photo: Photo, headline: str, *, image: str, figure: str, repeat: str, extra: str = "") -> str:
    """A photo with everything that stands around it."""
    captions = [line for line in REPEATS[repeat](photo, headline) if line]
    return FIGURES[figure](pen, IMAGES[image](pen, photo), captions, extra)
