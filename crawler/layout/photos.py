"""The article's pictures with their alternative text, caption and credit, each tied to its own picture."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from lxml.etree import _Element

from archive.kazakh.text import clean, fold
from crawler.addresses import as_requested, resolve
from crawler.layout.body import Text
from crawler.layout.image_sizes import largest_address, own_address
from crawler.layout.lines import Line, above
from crawler.layout.meta import credit_label
from crawler.layout.page_lines import PageLines, holds
from crawler.layout.words import SENTENCE_END, Mark
from crawler.shown import ShownPhoto

_ICON = re.compile(
    r"(?:icon|logo|sprite|pixel|counter|avatar|emoji|banner|spacer|blank)[^/]*$|^data:|\.svg(?:\?|$)", re.IGNORECASE
)
_SMALL = 80
"""Pixels: a picture declared narrower or lower is an icon."""
_BOX = 300
"""Letters up to which an element around a picture is its frame: caption and credit, no paragraphs."""
_CAPTION = 250
_NEAR = 6
_LEAD = 20
_MOST = 0.6
_CREDIT_INSIDE = re.compile(
    r"\s*[|(/–—-]?\s*(?P<credit>(?:(?:иллюстративное|архивное|көрнекі|мұрағаттағы) )?"
    r"(?:фото|сурет|коллаж|инфографика|скриншот|s[uúýw]ret|foto|photo|سۋرەت)\s*:.+?)\)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Framed:
    """A photo, and the lines that are its caption and credit."""

    photo: ShownPhoto
    lines: frozenset[int]


def find_photos(page: PageLines, indices: Sequence[int], text: Text, at: int, taken: frozenset[int]) -> list[Framed]:
    """The photos among the pictures at `indices`; `at` is the headline, `taken` are lines with dates or counts."""
    photos = []
    paragraph = _paragraph(page, text)
    for position, index in enumerate(indices):
        line = page.lines[index]
        url = own_address(line.element)
        if not resolve(page.url, url) or not url or _is_icon(line.element, url):
            continue
        following = indices[position + 1] if position + 1 < len(indices) else len(page.lines)
        near = _framed(page, line, following, text.container) or _below(
            page, line, following, at, taken | text.excluded, paragraph
        )
        caption, credit, used = _captioned(page, near, page.folded[at], taken)
        alt = clean(line.element.get("alt") or "")
        shown = resolve(page.url, url)
        largest = as_requested(resolve(page.url, largest_address(line.element, line.href))) or as_requested(shown)
        photos.append(Framed(ShownPhoto(shown, alt, caption, credit, largest), frozenset(used)))
    return photos


def _paragraph(page: PageLines, text: Text) -> tuple[str, str | None] | None:
    """The tag and class that most paragraphs have; None when they have none in common."""
    kinds = Counter(
        _kind(line) for line in page.between(text.start, text.last + 1) if holds(text.container, line.element)
    )
    kind, count = kinds.most_common(1)[0]
    return kind if count >= kinds.total() * _MOST else None


def _kind(line: Line) -> tuple[str, str | None]:
    return str(line.element.tag), line.element.get("class")


def stands_alone(page: PageLines, index: int, headline: int, container: _Element) -> bool:
    """Whether nothing but its own caption and credit stands between a picture and the headline below it."""
    frame = _frame_element(page, page.lines[index], set(above(container)) | set(above(page.lines[headline].element)))
    return all(
        (frame is not None and holds(frame, line.element))
        or line.caption
        or credit_label(line.text)
        or page.folded[line.index] == page.folded[headline]
        for line in page.between(index + 1, headline)
    )


def _is_icon(picture: _Element, url: str) -> bool:
    if _ICON.search(url.partition("?")[0]) or _ICON.search(url):
        return True
    for name in ("width", "height"):
        size = re.match(r"\d+", picture.get(name) or "")
        if size and int(size[0]) < _SMALL:
            return True
    return False


def _framed(page: PageLines, picture: Line, following: int, container: _Element) -> list[Line]:
    """The lines that share the picture's frame."""
    frame = _frame_element(page, picture, set(above(container)))
    if frame is None:
        return []
    after = page.between(picture.index + 1, min(following, picture.index + _NEAR))
    return [line for line in after if holds(frame, line.element)]


def _captioned(
    page: PageLines, near: Sequence[Line], headline: str, taken: frozenset[int]
) -> tuple[str, str, set[int]]:
    """Caption and credit among the lines near a picture, and which lines they are."""
    caption = credit = ""
    used = set()
    for line in near:
        if line.index in taken or page.folded[line.index] == headline or page.mark(line) is Mark.LABEL:
            continue
        if credit_label(line.text) and not credit:
            credit = line.text
        elif not caption and len(line.text) <= _CAPTION and not page.elsewhere[line.index]:
            caption, credit_inside = _split_credit(line, headline)
            credit = credit or credit_inside
            if fold(caption) == headline:
                caption = ""
        else:
            continue
        used.add(line.index)
    return caption, credit, used


def _split_credit(line: Line, headline: str) -> tuple[str, str]:
    """A caption line that ends with its credit: in an element of its own («Спортшылар. <em>Фото: El.kz</em>»), after
    the headline again, or after a label."""
    words, said = line.text.split(), len(headline.split())
    after = " ".join(words[said:])
    if after and fold(" ".join(words[:said])) == headline and credit_label(after):
        return " ".join(words[:said]), after
    if len(line.parts) > 1 and credit_label(line.parts[-1]):
        return clean(line.text.removesuffix(line.parts[-1])), line.parts[-1]
    inside = _CREDIT_INSIDE.search(line.text)
    return (line.text[: inside.start()], inside["credit"]) if inside else (line.text, "")


def _frame_element(page: PageLines, picture: Line, holders: Set[_Element]) -> _Element | None:
    """The largest element around the picture that is no more than its frame, and none of `holders`."""
    frame = None
    for holder in picture.element.iterancestors():
        if holder in holders:
            break
        inside = [
            line for line in page.lines[max(0, picture.index - 3) : picture.index + 8] if holds(holder, line.element)
        ]
        if sum(len(line.text) for line in inside) > _BOX or sum(line.picture for line in inside) > 1:
            break
        frame = holder
        if holder.tag == "figure":
            break
    return frame


def _below(
    page: PageLines,
    picture: Line,
    following: int,
    at: int,
    taken: frozenset[int],
    paragraph: tuple[str, str | None] | None,
) -> list[Line]:
    """Without a frame: the lines below the picture that are its caption and credit.

    A credit line with at most one line between; or a line that is marked up otherwise than the paragraphs, unless it
    is the first text below the headline: that would be the lead.
    """
    after = page.between(picture.index + 1, min(following, picture.index + _NEAR))
    texts = [line for line in after if page.folded[line.index] != page.folded[at]][:2]
    for position, line in enumerate(texts):
        if line.index in taken:
            break
        if credit_label(line.text) and len(line.text) <= _CAPTION:
            return texts[: position + 1] if all(map(_like_caption, texts[:position])) else []
    lead = any(
        page.folded[line.index] != page.folded[at] and line.index not in taken and len(line.text) >= _LEAD
        for line in page.between(at + 1, picture.index)
    )
    if not texts or texts[0].index in taken or not lead or paragraph is None:
        return []
    first = texts[0]
    odd = _kind(first) != paragraph and not first.heading and not first.quoted and first.element.tag != "li"
    return [first] if odd and _like_caption(first) and not page.is_link(first) else []


def _like_caption(line: Line) -> bool:
    return line.caption or (len(line.text) <= _CAPTION and (not SENTENCE_END.search(line.text) or len(line.text) < 120))
