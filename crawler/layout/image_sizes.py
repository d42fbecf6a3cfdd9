"""The sizes in which a page offers one picture: which address is the picture's own, and which leads to the largest.

Addresses come as the page writes them. No picture is fetched and none is measured.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from crawler.addresses import is_picture_file

_SRCSETS = ("data-srcset", "data-lazy-srcset", "srcset")
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy")
"""Where scripts find the picture that they load later; `src` is then a placeholder."""
_ORIGINALS = ("data-orig-file", "data-full-url")
"""The file as it was uploaded: WordPress with Jetpack, and WordPress' own galleries."""
_ADDRESS = re.compile(r"[\s,]*([^\s,]\S*)")
_DESCRIPTOR = re.compile(r"(\d{1,6})w|(\d{1,3}(?:\.\d{1,6})?|\.\d{1,6})x")
_PIXELS = re.compile(r"\s*(\d{1,6})(?:px)?\s*")
_MIN_WIDTH = re.compile(r"min-width\s*:\s*(\d{1,6})px", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One address of a srcset: `width` in pixels, 0 when it is not said; `density` 1 when it is not said."""

    address: str
    width: int = 0
    density: float = 1.0


def candidates(srcset: str) -> Iterator[Candidate]:
    """The addresses of a srcset with their descriptors (HTML Standard, 4.8.4.2.1); one with unknown ones is left out.

    >>> for one in candidates("/a.jpg 600w, /b,c.jpg 1200w,/d.jpg, /e.jpg 1.5x, /f.jpg 3q"):
    ...     print(one.address, one.width, one.density)
    /a.jpg 600 1.0
    /b,c.jpg 1200 1.0
    /d.jpg 0 1.0
    /e.jpg 0 1.5
    """
    place = 0
    while found := _ADDRESS.match(srcset, place):
        address, place = found[1], found.end()
        descriptors = ""
        if not address.endswith(","):
            comma = srcset.find(",", place)
            end = len(srcset) if comma < 0 else comma
            descriptors, place = srcset[place:end].strip(), end + 1
        known = _DESCRIPTOR.fullmatch(descriptors)
        if address.startswith("data:") or (descriptors and known is None):
            continue
        width, density = (known[1], known[2]) if known else (None, None)
        yield Candidate(address.rstrip(","), int(width or 0), float(density or 1))


def own_address(picture: _Element) -> str:
    """The address of the picture as the page shows it: the lazy one before the placeholder; empty when there is none.

    >>> from lxml.html import fromstring
    >>> own_address(fromstring('<img src="/wait.gif" data-src="/a.jpg" srcset="/b.jpg 1200w">'))
    '/a.jpg'
    """
    lazy = (picture.get(name) for name in _LAZY)
    srcsets = [list(candidates(picture.get(name) or "")) for name in _SRCSETS]
    largest = [max(some, key=lambda one: (one.width, one.density)).address if some else "" for some in srcsets]
    return _first(*lazy, *largest[:-1], picture.get("src"), largest[-1])


def largest_address(picture: _Element, link: str = "") -> str:
    """The address of the largest size that the page offers of a picture; `link` is where a click on it leads.

    What the page calls the original wins, then a link to a file, then the widest of all srcsets, those of the sources
    of its `<picture>` too. Of equal ones the picture's own wins: the sources hold it in other formats.

    >>> from lxml.html import fromstring
    >>> picture = '<picture><source srcset="/a.webp 600w, /b.webp 1600w"><img src="/a.jpg" width="600"></picture>'
    >>> image = next(fromstring(picture).iter("img"))
    >>> largest_address(image), largest_address(image, "/original.jpg?1"), largest_address(image, "/gallery/")
    ('/b.webp', '/original.jpg?1', '/b.webp')
    """
    own = own_address(picture)
    named = _first(*(picture.get(name) for name in _ORIGINALS), link if is_picture_file(link) else "")
    if named:
        return named
    best, best_rank = own, (_width(picture), 1.0)
    for holder in (picture, *_sources(picture)):
        for name in _SRCSETS:
            for one in candidates(holder.get(name) or ""):
                rank = (one.width or _width(holder) * one.density, one.density)
                if rank > best_rank:
                    best, best_rank = one.address, rank
    return best


def _first(*addresses: str | None) -> str:
    stripped = ((address or "").strip() for address in addresses)
    return next((address for address in stripped if address and not address.startswith("data:")), "")


def _sources(picture: _Element) -> Iterator[_Element]:
    """The sources beside a picture in its `<picture>`; libxml2 may have put it inside the last of them."""
    for above in picture.iterancestors():
        if above.tag == "picture":
            yield from above.iter("source")
        elif above.tag != "source":
            return


def _width(holder: _Element) -> float:
    """Pixels that an element says its picture is wide, or that a screen has to have for it; 0 when it says nothing."""
    said = _PIXELS.fullmatch(holder.get("width") or "") or _MIN_WIDTH.search(holder.get("media") or "")
    return float(said[1]) if said else 0.0
