"""Ours: structured data and visible lines, without an agency's file; or told the least that such a file says."""

import importlib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pkgutil import iter_modules

from benchmarks.press.readers.hints import Hints
from crawler import agencies
from crawler.normalise.bylines import read_byline
from crawler.normalise.dates import read_date
from crawler.normalise.unreadable import Unreadable
from crawler.normalise.views import read_views
from crawler.page import Page
from crawler.plan import Plan
from crawler.read import ChangedPage, CutOff, NotArticle, read_page
from crawler.spider import AgencySpider

DISTRIBUTIONS = ("lxml",)
_UNKNOWN = (Page(),)
_TOLD = (Page(views_beside_date=True),)


def read(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """Of a site that nobody has described. A bare number beside the date is not taken for a count of views."""
    return _read(html, url, hints, _UNKNOWN, ())


def read_told(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """Told the site's name, and that a bare number beside the date is its count of views. No selectors."""
    return _read(html, url, hints, _TOLD, (hints.site,))


def read_as_crawled(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """With the file of the agency whose address it is, as a crawl reads it; of another site as `read` does."""
    agency = _agency(url)
    if agency is None:
        return read(html, url, hints)
    return _read(html, url, hints, tuple(agency.layouts), (agency.agency_name,))


def _agency(url: str) -> AgencySpider | None:
    return next((one for one in _agencies() if one.addresses.identify(url) is not None), None)


@cache
def _agencies() -> tuple[AgencySpider, ...]:
    modules = [importlib.import_module(one.name) for one in iter_modules(agencies.__path__, f"{agencies.__name__}.")]
    found = [kind for module in modules for kind in vars(module).values() if isinstance(kind, type)]
    # A base that agencies share has no name of its own.
    return tuple(kind(Plan()) for kind in found if issubclass(kind, AgencySpider) and "name" in vars(kind))


def _read(
    html: bytes, url: str, hints: Hints, layouts: tuple[Page, ...], names: tuple[str, ...]
) -> Mapping[str, object]:
    at = datetime.fromisoformat(hints.captured)
    try:
        shown = read_page(html, url, layouts=layouts, captured=at.date(), names=names)
    except (NotArticle, ChangedPage, CutOff):
        return {}
    return {
        "headline": shown.headline,
        "lead": shown.description,
        "section": shown.article_section,
        "authors": [name for byline in shown.authors for name in _names(byline)],
        "date": _date(shown.date_published, at, hints.zone),
        "views": _views(shown.views),
        "credit": shown.credit,
        "body": list(shown.article_body),
    }


def _date(shown: str, at: datetime, zone: str) -> str:
    try:
        return read_date(shown, at=at, zone=zone).text if shown else ""
    except Unreadable:
        return ""


def _views(shown: str) -> int | None:
    try:
        return read_views(shown).value if shown else None
    except Unreadable:
        return None


def _names(byline: str) -> tuple[str, ...]:
    try:
        return tuple(author.name for author in read_byline(byline))
    except Unreadable:
        return ()
