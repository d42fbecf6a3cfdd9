"""Lists of articles with pages, such as a front page: the links to articles, each with the date beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import HTMLParser, LxmlError, _Element, fromstring

from archive.kazakh.text import clean
from crawler.addresses import Addresses, ArticleAddress, resolve
from crawler.decode import decode
from crawler.normalise.dates import find_date
from crawler.sources.source import Announced

_ENTRY = 6
"""Elements upwards from a link within which the date of its entry stands."""


@dataclass(frozen=True, slots=True)
class ListPages:
    """A list of articles with pages, such as the front page: newest first."""

    path: str
    edition: str = ""
    more: str = "?page={page}"
    """What is appended to the path for the second and later pages."""

    @property
    def name(self) -> str:
        return f"list {self.path}"

    def address(self, page: int) -> str | None:
        return self.path if page == 1 else self.path + self.more.format(page=page)

    def read(self, body: bytes, url: str, addresses: Addresses, content_type: str | None = None) -> list[Announced]:
        try:
            root = fromstring(decode(body, content_type).encode(), HTMLParser(encoding="utf-8"))
        except LxmlError:
            return []
        if root is None:
            return []
        links = [
            (link, article)
            for link in root.iter("a")
            if (article := addresses.identify(resolve(url, (link.get("href") or "").strip()))) is not None
        ]
        dates: dict[ArticleAddress, str] = {}
        for link, article in links:
            if not dates.get(article):
                dates[article] = _date_beside(link, addresses, url, article)
        return [Announced(article, date) for article, date in _once(dates)]


def _once(dates: dict[ArticleAddress, str]) -> Iterator[tuple[ArticleAddress, str]]:
    """Each article once, under the first of its addresses."""
    seen: dict[tuple[str, str], tuple[ArticleAddress, str]] = {}
    for article, date in dates.items():
        key = article.native_id, article.edition
        if key not in seen or (date and not seen[key][1]):
            seen[key] = seen.get(key, (article, date))[0], date
    yield from seen.values()


def _date_beside(link: _Element, addresses: Addresses, url: str, article: ArticleAddress) -> str:
    """The date in the smallest element around the link that names no other article."""
    for step, holder in enumerate(link.iterancestors()):
        if step >= _ENTRY:
            break
        others = (addresses.identify(resolve(url, other.get("href") or "")) for other in holder.iter("a"))
        if any(other is not None and other.native_id != article.native_id for other in others):
            break
        text = clean(" ".join(map(str, holder.itertext())))
        span = find_date(text) if len(text) < 1000 else None
        if span:
            return text[span[0] : span[1]]
    return ""
