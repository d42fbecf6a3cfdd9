"""Reading a page by its visible lines, when nobody knows its markup: the headline, the line with the date, the text.

Hangs on no class name and on no tag alone. Every value is a text that the page shows; where the lines don't settle
a value it stays empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element

from archive.kazakh.text import fold
from crawler.layout.around import find_authors, find_section, find_tags
from crawler.layout.body import Text, find_text, is_filler, prose_after
from crawler.layout.head import bare_views, first, head_metas
from crawler.layout.headline import Titles, find_headline
from crawler.layout.lead import find_lead
from crawler.layout.lines import Line, above, lines_of
from crawler.layout.meta import Meta, metas_of
from crawler.layout.page_lines import PageLines, holds
from crawler.layout.photos import find_photos, stands_alone
from crawler.layout.words import TAGS_IN_LINE, Mark
from crawler.shown import ShownPhoto

_PHOTO_ABOVE = 5
"""Lines above the headline among which a photo of its own may stand, with caption and credit."""
_BEFORE = 15
"""Lines above the headline among which its date, its count and its credit may stand."""
_HEAD_TEXT = 20
"""Letters from which a line between headline and text may be a lead."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the visible lines gave; empty where they gave nothing."""

    headline: str = ""
    description: str = ""
    article_section: str = ""
    article_body: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    date_published: str = ""
    date_modified: str = ""
    other_dates: tuple[tuple[str, str], ...] = ()
    """What `<time>` says for machines beside the date that it shows; see `Shown`."""
    views: str = ""
    credit: str = ""
    photos: tuple[ShownPhoto, ...] = ()
    tags: tuple[str, ...] = ()
    structure: str = ""
    """Where headline and text stand: the tags from the root to each, «html/body/div/h1 html/body/div/div»."""
    text_is_last: bool = False
    """Nothing visible comes after the text: the page may have been cut off."""


def read_lines(
    root: _Element,
    url: str,
    *,
    titles: Titles,
    descriptions: frozenset[str] = frozenset(),
    names: frozenset[str] = frozenset(),
    headline: str = "",
    views_beside_date: bool = False,
) -> Reading:
    """Reads the visible lines of a parsed page.

    `titles` and `descriptions` are what the page's metadata says, folded; `names` the agency's own names, folded;
    `headline` is given when a selector has found it already. Returns an empty `Reading` when no line is a headline.
    """
    page = PageLines(lines_of(root), url, names)
    at = _index_of(page, headline) if headline else find_headline(page, titles, prose_after(page))
    if at is None:
        return Reading()
    text = find_text(page, at)
    said = page.folded[at]
    if text is None:
        return Reading(headline=page.lines[at].text)
    metas = metas_of(page, at - _BEFORE, text.end)
    article = [line for line in page.lines[at + 1 : text.end] if line.index not in text.excluded]
    return _read_article(page, at, said, text, article, metas, descriptions, views_beside_date=views_beside_date)


def _index_of(page: PageLines, headline: str) -> int | None:
    wanted = fold(headline)
    matches = [line for line in page.lines if page.folded[line.index] == wanted and not page.elsewhere[line.index]]
    return max(matches, key=lambda line: 7 - line.heading if line.heading else 0).index if matches else None


def _read_article(
    page: PageLines,
    at: int,
    said: str,
    text: Text,
    article: Sequence[Line],
    metas: Sequence[Meta],
    descriptions: frozenset[str],
    *,
    views_beside_date: bool,
) -> Reading:
    repeats = [line.index for line in article if line.text and page.folded[line.index] == said]
    head = head_metas(page, at, text, metas)
    dated = frozenset(meta.index for meta in metas if meta.date or meta.modified or meta.views or meta.number)
    framed = find_photos(page, _own_pictures(page, at, text), text, at, dated)
    claimed: set[int] = set().union(*(photo.lines for photo in framed))
    head = [meta for meta in head if meta.index not in claimed]
    section = find_section(page, at, _near(metas, at, head), claimed)
    taken = claimed.union(repeats, (meta.index for meta in head))
    rest = [line for line in article if line.text and line.index not in taken]
    signed = find_authors(page, [line.index for line in rest], text, section)
    taken.update(index for _, index in signed)
    free = [line for line in rest if line.index not in taken and not page.is_link(line)]
    texts = _texts(page, free, text, metas, section)
    lead = find_lead(page, texts, text.container, sorted(meta.index for meta in head), repeats, descriptions)
    photos = [photo.photo for photo in framed]
    credit = first(meta.credit for meta in head)
    if not credit and not any(photo.credit for photo in photos):
        credit = _credit_below(texts, text, metas)
    if credit and photos and not photos[0].credit:
        photos[0] = replace(photos[0], credit=credit)
    return Reading(
        headline=page.lines[at].text,
        description=page.lines[lead].text if lead is not None else "",
        article_section=section,
        article_body=tuple(line.text for line in texts if line.index != lead),
        authors=tuple(name for name, _ in signed if name) or tuple(meta.author for meta in head[:1] if meta.author),
        date_published=first(meta.date for meta in head),
        date_modified=first(meta.modified for meta in head),
        other_dates=tuple(("structured", stamp) for stamp in _stamps(page, head)),
        views=first(meta.views for meta in head) or (bare_views(head) if views_beside_date else ""),
        credit=credit or first(photo.credit for photo in photos[:1]),
        photos=tuple(photos),
        tags=tuple(find_tags(page, text, at)),
        structure=f"{_path_to(page.lines[at].element)} {_path_of([line for line in texts if line.index != lead])}",
        text_is_last=bool(texts) and not any(page.between(texts[-1].index + 1, len(page.lines))),
    )


def _path_of(body: Sequence[Line]) -> str:
    """Where most of a text stands. Its container won't do: that may change with a paragraph."""
    weights: dict[str, int] = {}
    for line in body:
        path = _path_to(line.element)
        weights[path] = weights.get(path, 0) + len(line.text)
    return max(weights, key=lambda path: (weights[path], path), default="")


def _path_to(element: _Element) -> str:
    return "/".join(reversed([str(holder.tag) for holder in above(element)]))


def _stamps(page: PageLines, head: Sequence[Meta]) -> list[str]:
    """The attribute `datetime` of the date's own `<time>`."""
    return [stamp for meta in head[:1] if meta.date and (stamp := page.lines[meta.index].stamp)]


def _credit_below(texts: Sequence[Line], text: Text, metas: Sequence[Meta]) -> str:
    """A credit that ends the text: «Сурет: автордың жеке архивінен алынды.»"""
    last = texts[-1].index if texts else text.end
    return first(meta.credit for meta in metas if last < meta.index < text.end and meta.index not in text.excluded)


def _near(metas: Sequence[Meta], at: int, head: Sequence[Meta]) -> list[Meta]:
    """The article's own lines with date, count and credit, and those before its headline."""
    return [*head, *(meta for meta in metas if meta.index < at and meta not in head and not meta.rubric)]


def _own_pictures(page: PageLines, at: int, text: Text) -> list[int]:
    """The pictures from the headline to the end of the text, and one right above the headline."""
    above_it = [
        line.index
        for line in page.lines[max(0, at - _PHOTO_ABOVE) : at]
        if line.picture and line.index not in text.excluded and stands_alone(page, line.index, at, text.container)
    ]
    below = [line.index for line in page.lines[at : text.end] if line.picture and line.index not in text.excluded]
    own = (page.lines[index] for index in [*above_it, *below])
    return [line.index for line in own if not line.furniture and not page.elsewhere[line.index]]


def _texts(page: PageLines, lines: Sequence[Line], text: Text, metas: Sequence[Meta], section: str) -> list[Line]:
    """The paragraphs among an article's lines, the lead still with them."""
    meta_lines = {meta.index for meta in metas if not meta.rubric or meta.number}
    kept = [
        line
        for line in lines
        if line.index not in meta_lines
        and not line.caption
        and page.mark(line) is not Mark.LABEL
        and not TAGS_IN_LINE.match(line.text)
        and (line.text != section or line.index > text.start)
        and (
            holds(text.container, line.element)
            if line.index >= text.start
            else len(line.text) >= _HEAD_TEXT or page.is_prose(line)
        )
    ]
    while kept and is_filler(kept[0]):
        del kept[0]
    while kept and is_filler(kept[-1]):
        del kept[-1]
    return kept
