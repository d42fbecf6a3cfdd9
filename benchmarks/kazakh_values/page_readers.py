"""Readers of pages, ours and the peers, each as its documentation says to get the most; all see the same page.

htmldate, and trafilatura through it, are told that nothing is later than the day of the capture, and search extensively
for the original date. newspaper4k has no Kazakh; its language is Russian. An error of a peer is raised.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import htmldate as htmldate_library
import newspaper as newspaper4k
import trafilatura as trafilatura_library

from crawler.normalise.bylines import read_byline
from crawler.normalise.dates import read_date
from crawler.normalise.unreadable import Unreadable
from crawler.page import Page
from crawler.read import ChangedPage, CutOff, NotArticle, read_page


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it was captured: when, and the zone of its site."""

    url: str
    html: str
    at: datetime
    zone: str

    @property
    def day(self) -> str:
        """The day of the capture at the site, ISO 8601."""
        return self.at.astimezone(ZoneInfo(self.zone)).date().isoformat()


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found: a date in ISO 8601, on local clocks when it has no offset, empty when none; authors."""

    date: str = ""
    authors: tuple[str, ...] = ()


def muragat(page: Seen) -> Found:
    """Ours without any selector of an agency: structured data and the visible lines."""
    try:
        shown = read_page(page.html.encode(), page.url, layouts=[Page()], captured=page.at.date())
    except (NotArticle, ChangedPage, CutOff):
        return Found()
    try:
        date = read_date(shown.date_published, at=page.at, zone=page.zone).text if shown.date_published else ""
    except Unreadable:
        date = ""
    return Found(date, tuple(name for byline in shown.authors for name in _names(byline)))


def htmldate(page: Seen) -> Found:
    """htmldate knows dates only, to the day."""
    return Found(
        htmldate_library.find_date(
            page.html, url=page.url, extensive_search=True, original_date=True, max_date=page.day
        )
        or ""
    )


def trafilatura(page: Seen) -> Found:
    """trafilatura's metadata; its date is htmldate's."""
    asked = {"extensive_search": True, "original_date": True, "max_date": page.day}
    found = trafilatura_library.bare_extraction(
        page.html, url=page.url, with_metadata=True, include_comments=False, date_extraction_params=asked
    )
    if found is None:
        return Found()
    return Found(found.date or "", tuple(name.strip() for name in (found.author or "").split(";") if name.strip()))


def newspaper(page: Seen) -> Found:
    """newspaper4k's parsing of a page that is there already."""
    article = newspaper4k.Article(page.url, language="ru", fetch_images=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        article.download(input_html=page.html)
        article.parse()
    published = article.publish_date
    return Found(published.isoformat() if isinstance(published, datetime) else "", tuple(article.authors))


PAGE_READERS: dict[str, Callable[[Seen], Found]] = {
    "Muragat": muragat,
    "htmldate": htmldate,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper,
}


def _names(byline: str) -> tuple[str, ...]:
    try:
        return tuple(author.name for author in read_byline(byline))
    except Unreadable:
        return ()
