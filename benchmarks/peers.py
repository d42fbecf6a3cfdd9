"""The readers that are compared, each as its documentation says to use it, with the fields that it knows."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Protocol

import newspaper as newspaper4k
import trafilatura as trafilatura_library
from lxml import html

from archive.kazakh.text import clean
from crawler.agencies.el_kz import ElKz
from crawler.item import Fetched
from crawler.pipelines.understand import understand
from crawler.plan import Plan

KNOWS = {
    "Muragat": frozenset(("headline", "lead", "section", "authors", "day", "minute", "body", "views", "credit")),
    "trafilatura": frozenset(("headline", "lead", "section", "authors", "day", "body")),
    "newspaper4k": frozenset(("headline", "lead", "authors", "day", "minute", "body")),
    "lxml, parsing only": frozenset[str](),
}
_AT = datetime(2026, 4, 6, 12, tzinfo=UTC)
_SPIDER = ElKz(Plan())


class Page(Protocol):
    """What is read: the address and the bytes."""

    @property
    def url(self) -> str: ...
    @property
    def html(self) -> bytes: ...


def muragat(page: Page) -> Mapping[str, object]:
    """Ours, with all its values."""
    address = _SPIDER.addresses.identify(page.url)
    if address is None:
        raise ValueError(f"{page.url} is not an article's address")
    item = understand(_SPIDER.item_of(page.html, Fetched(page.url, _AT, 200), address))
    shown = item.shown
    return {
        "headline": shown.headline,
        "lead": shown.description,
        "section": shown.article_section,
        "authors": tuple(author.name for author in item.authors),
        "day": item.date_published.text[:10] if item.date_published else "",
        "minute": item.date_published.text[:16] if item.date_published else "",
        "body": shown.article_body,
        "views": item.views.value if item.views else None,
        "credit": shown.credit,
    }


def trafilatura(page: Page) -> Mapping[str, object]:
    """trafilatura's extraction with its metadata."""
    found = trafilatura_library.bare_extraction(page.html, url=page.url, with_metadata=True, include_comments=False)
    if found is None:
        return {}
    return {
        "headline": found.title or "",
        "lead": found.description or "",
        "section": (found.categories or [""])[0],
        "authors": tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
        "day": found.date or "",
        "body": _paragraphs(found.text or ""),
    }


def newspaper(page: Page) -> Mapping[str, object]:
    """newspaper4k's parsing of a page that is there already."""
    article = newspaper4k.Article(page.url, fetch_images=False)
    article.download(input_html=page.html.decode())
    article.parse()
    published = article.publish_date
    return {
        "headline": article.title,
        "lead": article.meta_description,
        "authors": tuple(article.authors),
        "day": published.isoformat()[:10] if isinstance(published, datetime) else "",
        "minute": published.isoformat()[:16] if isinstance(published, datetime) else "",
        "body": _paragraphs(article.text),
    }


def parsing_only(page: Page) -> Mapping[str, object]:
    """What nobody can be faster than: lxml's parsing alone."""
    html.document_fromstring(page.html)
    return {}


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(cleaned for line in text.splitlines() if (cleaned := clean(line)))
