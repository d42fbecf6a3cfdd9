"""What the captures of a first contact say of an agency's file: reachable, sources, fields by layer, doubts. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from archive.warc.payload import Undecodable, payload_of
from archive.warc.records import Exchange
from crawler.addresses import as_requested, resolve
from crawler.evidence import verdict
from crawler.item import ArticleItem, Fetched
from crawler.pipelines.understand import understand
from crawler.probing.doubts import Doubt, SourceSeen, about_fields, about_robots, about_sources
from crawler.probing.fields import NEEDED, FieldSeen, fields_of
from crawler.read import ChangedPage, CutOff, NotArticle, examine
from crawler.sources import Days
from crawler.sources.discovery import Robots, feeds_in, robots_in
from crawler.spider import AgencySpider

_MOST_ARTICLES = 5
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that is known of an agency after a first contact."""

    agency: str
    name: str
    base: str
    verified: str
    answered: bool
    """Whether any of its pages answered with a page."""
    seen_at: datetime | None = None
    robots_status: int = 0
    robots: Robots | None = None
    sources: tuple[SourceSeen, ...] = ()
    found: tuple[str, ...] = ()
    """Feeds and sitemaps that the site names itself."""
    article_url: str = ""
    fields: tuple[FieldSeen, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    evidence: tuple[tuple[str, str, str], ...] = field(default_factory=tuple)
    """Of the agency's file: part, status, what it says."""

    @property
    def works(self) -> bool:
        """Whether an article was read with all that an article needs."""
        return all(any(one.name == name and one.value for one in self.fields) for name in NEEDED)


def diagnose(spider: AgencySpider, exchanges: Iterable[Exchange], agent: str) -> Diagnosis:
    """What the captures of an agency's pages say; of several of one address the newest counts.

    `agent` is the name under which robots.txt knows us.
    """
    newest = _newest(spider, exchanges)
    pages = {url: one for url, one in newest.items() if one.status == 200 and one.kind == "response"}
    robots_status, robots = _robots(spider, newest, agent)
    sources = tuple(_sources(spider, newest))
    found = tuple(dict.fromkeys((*(robots.sitemaps if robots else ()), *_feeds(pages.values()))))
    article = _article(spider, pages)
    item, fields, wrong = article.item, article.fields, article.doubts
    doubts = [
        *about_robots(spider.name, robots_status, robots, is_empty=not newest),
        *about_sources(spider, sources, found),
        *wrong,
        *(about_fields(spider, item, fields) if item is not None else ()),
    ]
    return Diagnosis(
        agency=spider.name,
        name=spider.agency_name,
        base=spider.base,
        verified=verdict(spider.evidence),
        answered=bool(pages),
        seen_at=max((one.at for one in newest.values()), default=None),
        robots_status=robots_status,
        robots=robots,
        sources=sources,
        found=found,
        article_url=article.url,
        fields=fields,
        doubts=tuple(doubts),
        evidence=tuple((one.part, one.status, one.says) for one in spider.evidence),
    )


@dataclass(frozen=True, slots=True)
class _Article:
    url: str = ""
    item: ArticleItem | None = None
    fields: tuple[FieldSeen, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def _newest(spider: AgencySpider, exchanges: Iterable[Exchange]) -> dict[str, Exchange]:
    newest: dict[str, Exchange] = {}
    for one in exchanges:
        url = spider.addresses.own(one.url)
        if one.kind != "revisit" and (url not in newest or newest[url].at <= one.at):
            newest[url] = one
    return newest


def _robots(spider: AgencySpider, newest: Mapping[str, Exchange], agent: str) -> tuple[int, Robots | None]:
    answer = newest.get(f"{spider.base}/robots.txt")
    if answer is None:
        return 0, None
    if answer.status != 200:
        return answer.status, None
    first = tuple(url for _, url in _first_pages(spider))
    return 200, robots_in(_body(answer).decode("utf-8", "replace"), agent, first)


def _first_pages(spider: AgencySpider) -> Iterator[tuple[str, str]]:
    """The name of each source, and the address of its first page."""
    days = Days(datetime.now(ZoneInfo(spider.time_zone)).date())
    for source in spider.sources:
        page = next(iter(source.starts(days)), None)
        if page is not None:
            yield source.name, spider.addresses.whole(page.path)


def _sources(spider: AgencySpider, newest: Mapping[str, Exchange]) -> Iterator[SourceSeen]:
    by_name = {source.name: source for source in spider.sources}
    for name, url in _first_pages(spider):
        answer, led_to = _followed(spider, newest, url)
        if answer is None:
            yield SourceSeen(name, url)
        elif answer.kind == "failure":
            yield SourceSeen(name, url, failure=answer.header("captureFailed") or "no answer")
        elif answer.status != 200:
            yield SourceSeen(name, url, answer.status)
        else:
            kind = answer.header("Content-Type") or None
            listing = by_name[name].read(_body(answer), answer.url, spider.addresses, kind)
            yield SourceSeen(name, url, 200, len(listing.announced) or len(listing.further), led_to=led_to)


def _followed(spider: AgencySpider, newest: Mapping[str, Exchange], url: str) -> tuple[Exchange | None, str]:
    """The answer at the end of an address's redirects, and where that is; empty when there are none."""
    start, answer = url, newest.get(url)
    for _ in range(_MOST_REDIRECTS):
        if answer is None or answer.status not in _REDIRECTS:
            break
        url = spider.addresses.own(as_requested(resolve(answer.url, answer.header("Location"))))
        answer = newest.get(url)
    return answer, url if url != start else ""


def _feeds(pages: Iterable[Exchange]) -> Iterator[str]:
    for one in pages:
        if "html" in one.header("Content-Type"):
            yield from feeds_in(_body(one), one.url, one.header("Content-Type"))


def _article(spider: AgencySpider, pages: Mapping[str, Exchange]) -> _Article:
    """The newest article that can be read; else what is wrong with the newest."""
    articles = [(url, one) for url, one in pages.items() if spider.addresses.identify(one.url) is not None]
    wrong = _Article()
    for url, page in sorted(articles, key=lambda pair: pair[1].at, reverse=True)[:_MOST_ARTICLES]:
        try:
            return _read(spider, url, page)
        except (NotArticle, ChangedPage, CutOff) as error:
            doubt = Doubt(f"{url}: {type(error).__name__}: {error}.", f"scrapy probe {spider.name} {url}")
            wrong = wrong if wrong.url else _Article(url, doubts=(doubt,))
    return wrong


def _read(spider: AgencySpider, url: str, page: Exchange) -> _Article:
    address = spider.addresses.identify(page.url)
    assert address is not None  # noqa: S101 - only such pages are asked for
    body, kind = _body(page), page.header("Content-Type") or None
    fetched = Fetched(url, page.at, page.status)
    item = understand(spider.item_of(body, fetched, address, content_type=kind))
    examined = examine(
        body,
        url,
        layouts=spider.layouts,
        captured=page.at.astimezone(ZoneInfo(spider.time_zone)).date(),
        content_type=kind,
        names=(spider.agency_name,),
    )
    doubts = tuple(Doubt(f"{url}: {doubt}.", f"scrapy probe {spider.name} {url}") for doubt in item.shown.doubts)
    return _Article(url, item, fields_of(item, examined), doubts)


def _body(exchange: Exchange) -> bytes:
    try:
        return payload_of(exchange)
    except Undecodable:
        return b""
