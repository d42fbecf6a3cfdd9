"""Lists of articles with pages, such as a front page, and archives by date: links, each with the date beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from crawler.addresses import Addresses
from crawler.sources.links import announced_links
from crawler.sources.source import Days, Listing, SourcePage

Step = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class ListPages:
    """A list of articles with pages, such as the front page: newest first."""

    path: str
    edition: str = ""
    more: str = "?page={page}"
    """What is appended to the path for the second and later pages: their number, or «{offset}», the articles before."""
    size: int = 0
    """How many articles a page has; «{offset}» is reckoned by it."""

    @property
    def name(self) -> str:
        return f"list {self.path}"

    def starts(self, days: Days) -> Iterator[SourcePage]:  # noqa: ARG002 - a list begins with its newest page
        yield SourcePage(self.path)

    def after(self, page: SourcePage) -> SourcePage | None:
        return following(page, self.more, self.size)

    @property
    def has_days(self) -> bool:
        return True

    def at(self, page: SourcePage, number: int) -> SourcePage:
        """Another page of the same list, by its number."""
        start = page.start or page.path
        return (
            SourcePage(start) if number == 1 else following(SourcePage(start, number - 1, start), self.more, self.size)
        )

    def owns(self, path: str) -> bool:
        return path == self.path or re.fullmatch(_pattern(self.path + self.more), path) is not None

    def read(self, body: bytes, url: str, addresses: Addresses, content_type: str | None = None) -> Listing:
        return announced_links(body, url, addresses, content_type)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """A page with the newest articles that has no further pages: it says nothing of what is older."""

    path: str = "/"
    edition: str = ""

    @property
    def name(self) -> str:
        return f"front page {self.path}"

    def starts(self, days: Days) -> Iterator[SourcePage]:  # noqa: ARG002 - it has the newest articles only
        yield SourcePage(self.path)

    def after(self, page: SourcePage) -> SourcePage | None:  # noqa: ARG002 - and no pages
        return None

    @property
    def has_days(self) -> bool:
        return False

    def owns(self, path: str) -> bool:
        return path == self.path

    def read(self, body: bytes, url: str, addresses: Addresses, content_type: str | None = None) -> Listing:
        return announced_links(body, url, addresses, content_type)


@dataclass(frozen=True, slots=True)
class DateArchive:
    """An archive with a list for each day, month or year, such as «/archive/2022-09-01/».

    A crawl that wants no days looks at the `latest` of them; one that wants days looks at theirs, back to `first`.

    >>> archive = DateArchive("/search?year={day:%Y}&month={day:%m}", step="month", more="&page={page}")
    >>> [page.path for page in archive.starts(Days(date(2026, 4, 6), since=date(2022, 9, 20), until=date(2022, 10, 2)))]
    ['/search?year=2022&month=10', '/search?year=2022&month=09']
    """

    path: str
    """The path with the format of a date in it, named `day`."""
    step: Step = "day"
    edition: str = ""
    more: str = ""
    """What is appended for the second and later pages of one list; empty when there is one page a list."""
    latest: int = 2
    first: date | None = None
    """The first day that the archive has; back-fills go no further back."""

    @property
    def name(self) -> str:
        return f"archive {self.path}"

    def starts(self, days: Days) -> Iterator[SourcePage]:
        last = min(days.until or days.today, days.today)
        wanted = days.since or self.first
        if days.since is None and days.until is None:
            begin, wanted = _begin(days.today, self.step), None
            for _ in range(self.latest - 1):
                begin = _begin(begin - timedelta(days=1), self.step)
            wanted = begin
        oldest = max(filter(None, (wanted, self.first)), default=None)
        if oldest is None:
            raise ValueError(f"{self.name}: a back-fill needs since= or the archive's first day")
        begin = _begin(last, self.step)
        while begin >= _begin(oldest, self.step):
            yield SourcePage(self.path.format(day=begin), days=(begin, _end(begin, self.step)))
            begin = _begin(begin - timedelta(days=1), self.step)

    def after(self, page: SourcePage) -> SourcePage | None:
        return following(page, self.more) if self.more else None

    @property
    def has_days(self) -> bool:
        return True

    def owns(self, path: str) -> bool:
        return re.fullmatch(f"{_pattern(self.path)}(?:{_pattern(self.more)})?", path) is not None

    def read(self, body: bytes, url: str, addresses: Addresses, content_type: str | None = None) -> Listing:
        return announced_links(body, url, addresses, content_type)


def following(page: SourcePage, more: str, size: int = 0) -> SourcePage:
    """The next page of a list whose later pages have `more` at the end of their paths.

    >>> following(SourcePage("/kk/news", 2, "/kk/news"), "?start={offset}", size=20).path
    '/kk/news?start=40'
    """
    start = page.start or page.path
    end = more.format(page=page.number + 1, offset=page.number * size)
    return SourcePage(start + end, page.number + 1, start, page.days)


def _pattern(template: str) -> str:
    """A regular expression for what a template with «{page}», «{offset}» and «{day:%Y}» becomes.

    >>> _pattern("/a.b/?page={page}")
    '/a\\\\.b/\\\\?page=\\\\d+'
    """
    parts = re.split(r"(\{page\}|\{offset\}|\{day[^}]*\})", template)
    return "".join(
        r"\d+" if part in ("{page}", "{offset}") else r"[\d/.-]+" if part.startswith("{day") else re.escape(part)
        for part in parts
    )


def _begin(day: date, step: Step) -> date:
    if step == "day":
        return day
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _end(begin: date, step: Step) -> date:
    """The last day of the period that begins on a day."""
    longest = {"day": 0, "month": 31, "year": 366}[step]
    return begin if not longest else _begin(begin + timedelta(days=longest), step) - timedelta(days=1)
