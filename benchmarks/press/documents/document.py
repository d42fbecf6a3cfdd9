"""A document: the bytes of a page made of a text and a shape, with the reading that is expected of it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from .damage import DAMAGES, ENCODINGS
from .noise import noisy
from .shape import Shape
from .skeleton import page
from .text import Reading, Text


@dataclass(frozen=True, slots=True)
class Document:
    """A page as it comes over the wire, without headers."""

    name: str
    html: bytes
    url: str
    captured: date
    expected: Reading
    photos: tuple[str, ...]
    """The addresses of the article's own photos, in order."""

    shape: Shape


def document(name: str, text: Text, shape: Shape) -> Document:
    """The text in this shape."""
    html = noisy(page(text, shape), shape.noise)
    for damage in shape.damage:
        html = DAMAGES[damage](html)
    return Document(
        name=f"{text.name}/{name}",
        html=ENCODINGS[shape.encoding](html),
        url=text.url,
        captured=text.captured,
        expected=text.expected,
        photos=tuple(urljoin(text.url, photo.address) for photo in text.photos),
        shape=shape,
    )
