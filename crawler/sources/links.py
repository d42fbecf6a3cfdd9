"""The links to articles on an HTML page, each with its text and the date that stands beside it. Pure."""

from collections.abc import Iterator

from lxml.etree import HTMLParser, LxmlError, _Element, fromstring

from archive.kazakh.text import clean
from crawler.addresses import Addresses, ArticleAddress, resolve
from crawler.decode import decode
from crawler.normalise.dates import find_date
from crawler.sources.source import Announced, Listing

_ENTRY = 6
"""Elements upwards from a link within which the date of its entry stands."""
_LONGEST_ENTRY = 1000


def announced_links(body: bytes, url: str, addresses: Addresses, content_type: str | None = None) -> Listing:
    """Each article that the page at `url` links to, once, under the first of its addresses."""
    try:
        root = fromstring(decode(body, content_type).encode(), HTMLParser(encoding="utf-8"))
    except LxmlError:
        return Listing()
    if root is None:
        return Listing()
    base = resolve(url, next((base.get("href", "") for base in root.iter("base") if base.get("href")), ""))
    # A base on another site would send all links there; the page's own address is what they are meant for.
    astray = not addresses.is_own(base)
    url = url if astray else base
    links = [
        (link, article)
        for link in root.iter("a")
        if (article := addresses.identify(resolve(url, (link.get("href") or "").strip()))) is not None
    ]
    dates: dict[ArticleAddress, str] = {}
    titles: dict[ArticleAddress, str] = {}
    for link, article in links:
        if not dates.get(article):
            dates[article] = _date_beside(link, addresses, url, article)
        titles[article] = max(titles.get(article, ""), clean("".join(map(str, link.itertext()))), key=len)
    return Listing(tuple(_once(dates, titles)), elsewhere=int(astray))


def _once(dates: dict[ArticleAddress, str], titles: dict[ArticleAddress, str]) -> Iterator[Announced]:
    seen: dict[tuple[str, str], Announced] = {}
    for article, date in dates.items():
        key = article.native_id, article.edition
        first = seen.get(key)
        if first is None:
            seen[key] = Announced(article, date, titles[article])
        else:
            longer = max(first.title, titles[article], key=len)
            seen[key] = Announced(first.article, first.date_shown or date, longer)
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
        span = find_date(text) if len(text) < _LONGEST_ENTRY else None
        if span:
            return text[span[0] : span[1]]
    return ""
