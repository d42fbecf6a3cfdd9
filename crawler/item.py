"""What a spider yields: an article as shown and as the pipelines come to understand it, one that is gone, a list."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from crawler.addresses import ArticleAddress
from crawler.backfill import Span
from crawler.capture.exchange import Location
from crawler.images import ImageFile
from crawler.normalise.attributions import Attribution
from crawler.normalise.bylines import Byline
from crawler.normalise.credits import CreditLine
from crawler.normalise.dates import Moment
from crawler.normalise.dates.conflicts import DateConflict
from crawler.normalise.unreadable import Unreadable
from crawler.normalise.views import Count
from crawler.shown import Shown
from crawler.sources import Announced


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer of the site: the address that gave it, when (UTC), the HTTP status, and its payload's digest."""

    url: str
    at: datetime
    status: int
    payload_digest: str = ""
    location: Location | None = None
    """Its record; None when it was not captured."""
    etag: str = ""
    last_modified: str = ""
    """Both as the headers of that name have them."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that could not be read as the value of a field, and why."""

    field: str
    shown: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleItem:
    """One article from one capture. `shown` never changes; each pipeline fills the one value that is its own."""

    agency: str
    """The spider's name."""
    address: ArticleAddress
    fetched: Fetched
    shown: Shown
    agency_name: str
    time_zone: str
    other_urls: tuple[str, ...] = ()
    """Other addresses, on the agency's own site, that led here."""
    date_published: Moment | None = None
    date_modified: Moment | None = None
    date_conflicts: tuple[DateConflict, ...] = ()
    views: Count | None = None
    credit: CreditLine | None = None
    photo_credits: tuple[CreditLine | None, ...] = ()
    """One for each of `shown.photos`."""
    authors: tuple[Byline, ...] = ()
    attribution: Attribution | None = None
    unread: tuple[Unread, ...] = ()

    def with_unread(self, field: str, error: Unreadable) -> "ArticleItem":
        """The item with one more text that could not be read; the value stays empty."""
        return replace(self, unread=(*self.unread, Unread(field, error.shown, error.reason)))


@dataclass(frozen=True, slots=True)
class GoneItem:
    """An article whose address answered 404 or 410."""

    agency: str
    address: ArticleAddress
    fetched: Fetched


@dataclass(frozen=True, slots=True)
class SameItem:
    """An article whose address answered 304: its page is as it was when it was fetched last."""

    agency: str
    address: ArticleAddress
    fetched: Fetched


@dataclass(frozen=True, slots=True)
class ListedItem:
    """What one page of a source announced."""

    agency: str
    source: str
    fetched: Fetched
    announced: tuple[Announced, ...]
    time_zone: str


@dataclass(frozen=True, slots=True)
class WalkedItem:
    """Days of a source that have been walked without a gap, by a walk that began at `began`."""

    agency: str
    source: str
    days: Span
    began: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class MissedItem:
    """An article that was not fetched; `reason` is a word, see the table `crawl_missed`."""

    agency: str
    address: ArticleAddress
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ImageItem:
    """A picture of an article, or what came in its place; `urls` are the addresses that lead to it."""

    agency: str
    fetched: Fetched
    urls: tuple[str, ...]
    file: ImageFile


Item: TypeAlias = ArticleItem | GoneItem | SameItem | ListedItem | WalkedItem | MissedItem | ImageItem
"""What a spider yields."""
