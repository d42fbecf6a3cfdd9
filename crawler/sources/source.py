"""What a source of articles is: which addresses to ask, and what an answer announces. Fetching is the spider's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from crawler.addresses import Addresses, ArticleAddress


@dataclass(frozen=True, slots=True)
class Announced:
    """An article that a source names, with what the source says of it: texts as shown, empty where it says nothing."""

    article: ArticleAddress
    date_shown: str = ""
    """When it was published."""
    title: str = ""
    modified_shown: str = ""
    """When it was changed last: a sitemap's `lastmod`, which is no date of publication."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of a source: its path below the agency's base, and the how manyth page of its list it is."""

    path: str
    number: int = 1
    start: str = ""
    """The path of the list's first page; empty on that page itself."""
    days: tuple[date, date] | None = None
    """The first and the last day whose articles this list has; None for one that is no list of days."""


@dataclass(frozen=True, slots=True)
class Further:
    """Another page of the same source that a page names: a sitemap of an index; `modified_shown` as it says."""

    page: SourcePage
    modified_shown: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What one page of a source says, in the page's order, each article once."""

    announced: tuple[Announced, ...] = ()
    further: tuple[Further, ...] = ()
    elsewhere: int = 0
    """What would lead to another site: entries of a feed or a sitemap, or the page's `base`. None of it is followed."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of publication that a crawl wants; None is no bound. `today` is the agency's own day."""

    today: date
    since: date | None = None
    until: date | None = None


class Source(Protocol):
    """One place where an agency announces articles."""

    @property
    def name(self) -> str:
        """What people call it, in summaries and messages."""

    @property
    def edition(self) -> str:
        """The short name of the edition that it announces; empty for all."""

    @property
    def has_days(self) -> bool:
        """Whether it can be walked from day to day, so that a day of it can be done."""

    def starts(self, days: Days) -> Iterator[SourcePage]:
        """The pages at which to begin for articles of these days, newest first."""

    def after(self, page: SourcePage) -> SourcePage | None:
        """The page that follows in the same list; None when there is none."""

    def owns(self, path: str) -> bool:
        """Whether a path (with its query) is that of one of its pages."""

    def read(self, body: bytes, url: str, addresses: Addresses, content_type: str | None = None) -> Listing:
        """What the page at `url` announces; a page that is none of this source's announces nothing."""
