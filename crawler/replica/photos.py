"""Draws the stand-in's pictures: small steppe landscapes, the same bytes for the same address."""

import hashlib
import io
import random
from functools import lru_cache

from PIL import Image, ImageDraw

from crawler.replica.sizes import PhotoFile

SIZE = (1200, 675)
_SKIES = [
    ("#27406b", "#f2b880"),
    ("#5b8fc7", "#e8f1f7"),
    ("#37517e", "#f6d6c3"),
    ("#7fa7c9", "#f7e9c8"),
    ("#2d2f55", "#d9826b"),
    ("#8fb7cf", "#fdf6e3"),
]
_LANDS = [
    ("#8a9a5b", "#5f7a45", "#37512f"),
    ("#c8a45d", "#a67f42", "#6d5128"),
    ("#8d99ae", "#5c677d", "#33415c"),
    ("#b5c18e", "#7d9d6c", "#4b6b4f"),
]


@lru_cache(maxsize=1000)
def draw(path: str, file: PhotoFile) -> bytes:
    """One file of the photo whose own path is `path`: a landscape, 10 to 40 kB."""
    picture = _landscape(path)
    if file.width != SIZE[0]:
        picture = picture.resize((file.width, file.height))
    if file.encoding_format == "image/png":
        picture = picture.quantize(32, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return _bytes(picture, file.encoding_format.removeprefix("image/").upper())


def _landscape(path: str) -> Image.Image:
    draw_by = random.Random(hashlib.sha256(path.encode()).digest())  # noqa: S311 - a picture, not a secret
    top, bottom = draw_by.choice(_SKIES)
    picture = Image.composite(
        Image.new("RGB", SIZE, bottom), Image.new("RGB", SIZE, top), Image.linear_gradient("L").resize(SIZE)
    )
    canvas = ImageDraw.Draw(picture)
    x, y, radius = draw_by.randrange(150, 1050), draw_by.randrange(90, 260), draw_by.randrange(35, 75)
    canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill="#fff4d6")
    for layer, colour in enumerate(draw_by.choice(_LANDS)):
        level = 360 + layer * 95
        ridge = [(step * 120, level + draw_by.randrange(-60, 60) // (layer + 1)) for step in range(11)]
        canvas.polygon([(0, 675), *ridge, (1200, 675)], fill=colour)
    return picture


def logo() -> bytes:
    """The site's mark, a PNG of 96 by 96 pixels: a sun over the steppe."""
    picture = Image.new("RGB", (96, 96), "#00779e")
    canvas = ImageDraw.Draw(picture)
    canvas.ellipse((28, 18, 68, 58), fill="#ffcb2d")
    canvas.polygon([(0, 96), (0, 66), (48, 50), (96, 70), (96, 96)], fill="#004a63")
    return _bytes(picture, "PNG")


def _bytes(picture: Image.Image, form: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, quality=70, method=0)
    return buffer.getvalue()
