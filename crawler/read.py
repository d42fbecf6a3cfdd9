"""From a page's bytes to what it showed: the agency's selectors, its structured data and its visible lines together.

Pure: no network, no clock, no archive. For every field the topmost layer that gives the value is named with it.
What the page shows its readers wins over what it says to machines: JSON-LD may carry another article's data, a
site-wide description or the hour in another zone, so a structured value counts when the page shows the same text, and
alone only where the lines give nothing; then it is named as a doubt.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from typing import NoReturn, cast

from lxml.etree import HTMLParser, LxmlError, XPath, _Element, fromstring

from archive.kazakh.text import clean, fold
from crawler.addresses import resolve
from crawler.decode import decode
from crawler.health.challenge import challenge_in
from crawler.layout import Reading, read_lines
from crawler.layout.headline import Titles
from crawler.page import Changed, Page, layout_of
from crawler.shown import Layer, Shown
from crawler.structured import Declared, declared_in

_TITLE = XPath("string(//title)")
_DESCRIPTION = XPath("//meta[@name='description']/@content")
_CANONICAL = XPath("string(//link[@rel='canonical']/@href)")
_LEAST = 200
"""Letters of text below which a page without a date is no article: «Бет табылмады. Сіз іздеген бет жоқ.»"""


_WBR = re.compile(r"</?wbr\b[^>]*>", re.IGNORECASE)
_ENDS = ("</html", "</body", "</HTML", "</BODY")


class NotArticle(ValueError):  # noqa: N818 - says what the page is
    """Nothing on the page makes it an article's."""


class Challenged(NotArticle):
    """A guard's page that asks whether we are a person; `guard` is whose."""

    def __init__(self, guard: str) -> None:
        super().__init__(f"{guard} asked whether we are a person")
        self.guard = guard


class ChangedPage(ValueError):  # noqa: N818 - says what became of the page
    """The page looks like an article's, and its headline or its text can't be found: its layout is not known."""


class CutOff(ValueError):  # noqa: N818 - says what the page is
    """The page ends in the middle of its text: half an article would look like an edit of the whole one."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What each layer found on a page, before they are put together."""

    selected: dict[str, tuple[str, ...]]
    """By the agency's selectors, by field."""
    declared: tuple[Declared, ...]
    """In JSON-LD, microdata and OpenGraph."""
    lines: Reading
    """In the visible lines."""
    canonical: str
    doubts: tuple[str, ...]
    ended: bool
    """The document has its end tag."""

    def shown(self) -> Shown:
        """The layers put together; raises `NotArticle`, `ChangedPage` and `CutOff`."""
        reading, layers = _override(self.lines, self.selected)
        if self.lines.text_is_last and not self.ended:
            last = (reading.description, *reading.article_body)[-1]
            raise CutOff(f"the page ends after {last[-60:]!r}")
        if not reading.headline or not reading.article_body:
            _refuse(reading, self.declared)
        if not reading.date_published and not self.declared and sum(map(len, reading.article_body)) < _LEAST:
            raise NotArticle(f"no date, and next to no text under {reading.headline!r}")
        own = [one for one in self.declared if _describes(one, reading)]
        doubts = self.doubts
        if self.declared and not own:
            doubts = (*doubts, f"the page's metadata describes another article: {self.declared[0].headline!r}")
        return _shown(reading, layers, own, doubts, self.canonical)


def read_page(
    body: bytes,
    url: str,
    *,
    layouts: Sequence[Page],
    captured: date,
    content_type: str | None = None,
    names: Sequence[str] = (),
) -> Shown:
    """What the page at `url` showed.

    `body` is the decoded HTTP payload, `captured` the local day of the capture, which picks the layout, `names` the
    agency's own names («El.kz»), which are never a headline. Raises `NotArticle`, `ChangedPage`, `CutOff`.
    """
    return examine(body, url, layouts=layouts, captured=captured, content_type=content_type, names=names).shown()


def examine(
    body: bytes,
    url: str,
    *,
    layouts: Sequence[Page],
    captured: date,
    content_type: str | None = None,
    names: Sequence[str] = (),
) -> Examined:
    """What each layer finds on the page at `url`; for the arguments see `read_page`. Raises `NotArticle`."""
    challenge = challenge_in({}, body)
    if challenge is not None:
        raise Challenged(challenge.guard)
    layout = layout_of(layouts, captured)
    text = decode(body, content_type)
    root = _parse(text)
    declared = declared_in(root)
    selected, doubts = _select(layout, root)
    by_lines = partial(
        read_lines,
        root,
        url,
        titles=Titles.of(clean(str(_TITLE(root))), (one.headline for one in declared)),
        descriptions=_descriptions(root, declared),
        names=frozenset(map(fold, names)),
        views_beside_date=layout.views_beside_date,
    )
    lines = by_lines(headline=selected.get("headline", ("",))[0])
    if "headline" in selected and (not lines.article_body or fold(lines.headline) in set(map(fold, names))):
        # A logo, or a text that no reader sees: such a selector would lose the article.
        lower = by_lines()
        if lower.article_body:
            lines = lower
            doubts.append(f"headline: the selector found {selected.pop('headline')[0]!r}, which is no headline here")
    return Examined(
        selected, declared, lines, _canonical(root, url), tuple(doubts), any(text.rfind(end) >= 0 for end in _ENDS)
    )


def _parse(text: str) -> _Element:
    if text.lstrip()[:1] in ("{", "["):
        raise NotArticle("the page is JSON, not HTML")
    try:
        # As bytes: lxml refuses str with an XML declaration of another encoding.
        # Without <wbr>: libxml2 (2.14) doesn't know that it is empty, and hangs all that follows into it.
        text = _WBR.sub("", text) if "<wbr" in text or "<WBR" in text else text
        root = fromstring(text.encode(), HTMLParser(encoding="utf-8"))
    except LxmlError as error:
        raise NotArticle(f"the page is no HTML: {error}") from error
    if root is None:
        raise NotArticle("the page is empty")
    return root


def _select(layout: Page, root: _Element) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """What the agency's own selectors find, by field; one that breaks its promise finds nothing and is a doubt."""
    found: dict[str, tuple[str, ...]] = {}
    doubts: list[str] = []
    for name, select in layout.selectors().items():
        try:
            texts = select.read(root)
        except Changed as changed:
            doubts.append(f"{name}: {changed}")
            continue
        if texts:
            found[name] = texts
    return found, doubts


def _override(reading: Reading, selected: dict[str, tuple[str, ...]]) -> tuple[Reading, dict[str, Layer]]:
    values: dict[str, object] = {}
    for name, texts in selected.items():
        many = isinstance(getattr(reading, name), tuple)
        values[name] = texts if many else texts[0]
    layers = {
        field.name: Layer.LINES
        for field in fields(reading)
        if field.name not in ("other_dates", "structure") and getattr(reading, field.name) not in ("", (), True, False)
    }
    layers |= dict.fromkeys(selected, Layer.SELECTOR)
    return replace(reading, **values), layers  # type: ignore[arg-type]


def _refuse(reading: Reading, declared: Sequence[Declared]) -> NoReturn:
    """Never half an article: says whether the page is none, or one that this reader no longer understands."""
    signs = any(one.date_published or one.article_body for one in declared) or reading.date_published
    if not reading.headline:
        if signs:
            raise ChangedPage("no headline: no line of the page is one")
        raise NotArticle("no headline")
    if signs:
        raise ChangedPage(f"no text under the headline {reading.headline!r}")
    raise NotArticle(f"no text under {reading.headline!r}")


def _describes(declared: Declared, reading: Reading) -> bool:
    """Whether a description is of this very article: its headline is the page's, or the one begins with the other."""
    said, shown = fold(declared.headline), fold(reading.headline)
    return bool(said) and (said == shown or (min(len(said), len(shown)) >= 20 and (said in shown or shown in said)))


def _shown(
    reading: Reading, layers: dict[str, Layer], own: Sequence[Declared], doubts: Sequence[str], canonical: str
) -> Shown:
    values = {field.name: getattr(reading, field.name) for field in fields(reading) if field.name != "text_is_last"}
    for name in ("date_published", "date_modified", "article_section"):
        for one in own:
            if not values[name] and (text := getattr(one, name)):
                values[name], layers[name] = text, Layer.STRUCTURED
    told = [("structured", one.date_published) for one in own if one.date_published != values["date_published"]]
    values["other_dates"] = tuple(dict.fromkeys([*reading.other_dates, *(date for date in told if date[1])]))
    for name in ("headline", "description", "article_section", "authors"):
        if layers.get(name) is Layer.LINES and any(getattr(one, name) == values[name] for one in own):
            layers[name] = Layer.STRUCTURED
    return Shown(**values, canonical=canonical, layers=layers, doubts=tuple(doubts))


def _descriptions(root: _Element, declared: Sequence[Declared]) -> frozenset[str]:
    texts = [*cast("list[str]", _DESCRIPTION(root)), *(one.description for one in declared)]
    return frozenset(fold(text) for text in texts if text)


def _canonical(root: _Element, url: str) -> str:
    href = str(_CANONICAL(root))
    return resolve(url, href.strip()) if href else ""
