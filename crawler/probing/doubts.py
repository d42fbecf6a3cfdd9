"""What in a first contact wants a look, each with the command or the line of the agency's file that helps. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.item import ArticleItem
from crawler.probing.fields import FIELDS, NEEDED, FieldSeen
from crawler.sources.discovery import Robots
from crawler.spider import AgencySpider


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """One source of an agency's file, and what its page said; `status` 0 and `announced` None when it wasn't asked."""

    name: str
    url: str
    status: int = 0
    announced: int | None = None
    failure: str = ""
    led_to: str = ""
    """Where the address leads, if it is a redirect."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at, and the command or the line of the agency's file that helps."""

    sentence: str
    remedy: str = ""


def about_robots(agency: str, status: int, robots: Robots | None, *, is_empty: bool) -> Iterator[Doubt]:
    """Of robots.txt by its `status`; `is_empty` says that nothing at all was captured."""
    if is_empty:
        yield Doubt("Nothing of it was captured.", f"scrapy probe {agency}")
    if status >= 500 or status == 429:
        yield Doubt(f"robots.txt answers {status}, so nothing may be fetched (RFC 9309).")
    for url in robots.forbidden if robots else ():
        yield Doubt(f"robots.txt forbids {url}.", f"crawler/agencies/{agency}.py: take this source out")


def about_sources(spider: AgencySpider, sources: Sequence[SourceSeen], found: Sequence[str]) -> Iterator[Doubt]:
    """Of the sources of an agency's file, and of those that the site names itself and the file doesn't."""
    place = f"crawler/agencies/{spider.name}.py"
    for one in sources:
        if one.failure:
            yield Doubt(f"{one.name}: no answer ({one.failure}).")
        elif one.status not in (0, 200):
            yield Doubt(f"{one.name}: HTTP status {one.status}.", f"{place}: mend or take out the source {one.url}")
        elif one.led_to:
            yield Doubt(
                f"{one.name}: leads to {one.led_to}.", f"{place}: name that address, and save each crawl a request"
            )
        if one.announced == 0:
            yield Doubt(f"{one.name}: names no article.", f"{place}: does `article` fit the links on {one.url} ?")
    for url in found:
        path = spider.addresses.short(url)
        if spider.addresses.is_own(url) and not any(source.owns(path) for source in spider.sources):
            kind = "Sitemap" if "sitemap" in path.lower() else "Feed"
            yield Doubt(f"The site names {url}, which the agency's file does not.", f'{place}: add {kind}("{path}")')


def about_fields(spider: AgencySpider, item: ArticleItem, fields: Sequence[FieldSeen]) -> Iterator[Doubt]:
    """Of the fields of an article that was read."""
    url = item.fetched.url
    empty = [one for one in fields if not one.value]
    needed = [one.name for one in empty if one.name in NEEDED]
    if needed:
        yield Doubt(f"{url}: no {' and no '.join(needed)}.", f"scrapy probe {spider.name} {url}")
    others = [one.name for one in empty if one.name not in NEEDED]
    if others:
        name = others[0]
        call = "every" if FIELDS[name].many else "one"
        yield Doubt(
            f"Empty: {', '.join(others)}. Does the page show them?",
            f'crawler/agencies/{spider.name}.py: Page({name}={call}("css selector"), …)',
        )
    for unread in item.unread:
        yield Doubt(f"{unread.field}: can't read {unread.shown!r}: {unread.reason}.", "docs: Changing a parser")
    if not needed and not item.shown.doubts:
        yield Doubt("It was read. Is it right? Then keep it as a test.", f"scrapy fixture {spider.name} {url}")
