"""The one spider that all agencies share: from an agency's sources to its articles.

An agency's file says what is special about it; nothing here knows any agency. What the archive already holds is
asked of `crawler.frontier.memory`; what values mean is for the pipelines.
"""

import logging
import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.addresses import Addresses, ArticleAddress
from crawler.answers import NOT_MODIFIED, content_type_of, fetched_of
from crawler.backfill import Span
from crawler.evidence import Evidence
from crawler.filling import filling, over
from crawler.health.challenge import challenge_in
from crawler.item import ArticleItem, Fetched, GoneItem, ListedItem, MissedItem, SameItem, WalkedItem
from crawler.number_spider import NumberSpider
from crawler.page import Page
from crawler.periods import WINDOW, Periods
from crawler.plan import Plan, sites_in
from crawler.polite.postponed import Postponed
from crawler.read import Challenged, ChangedPage, CutOff, NotArticle, read_page
from crawler.safe.kinds import Kind
from crawler.safe.refused import Refused
from crawler.sources import Announced, Days, IdRange, Source
from crawler.summary import PREFIX
from crawler.unkept import LimitReached
from crawler.walk import Walk, day_of, day_shown, moment_shown

logger = logging.getLogger(__name__)

_GONE = (404, 410)
_FAILED = "failed"
_LISTS, _REVISITS = -1, -2
"""Priorities: a list's articles come before its next page, and what is known already comes last."""


class AgencySpider(NumberSpider):
    """Crawls one agency. A subclass is a description: see `crawler/agencies/el_kz.py`."""

    agency_name: ClassVar[str]
    base: ClassVar[str]
    """The agency's own base address, without a final slash."""
    time_zone: ClassVar[str]
    article: ClassVar[re.Pattern[str]]
    """The path of an article's address, with the groups `id` and, with several editions, `edition`."""
    editions: ClassVar[dict[str, tuple[str, str]]]
    """By short name: the group `edition` in addresses, and the edition's name in the archive."""
    edition_hosts: ClassVar[Mapping[str, str]] = {}
    """The bases of editions with a host of their own, each with the value that stands for the group `edition`."""
    mirrors: ClassVar[Sequence[str]] = ()
    """Hosts, or patterns of them, that show the same pages under the same paths: known, and never fetched."""
    edition_parameter: ClassVar[str] = ""
    """The parameter that stands for the group `edition` («?ln=lat»: "ln"), where the path doesn't say it."""
    final_slash: ClassVar[bool] = True
    """Whether the agency's own addresses of articles end in a slash."""
    layouts: ClassVar[Sequence[Page]]
    sources: ClassVar[Sequence[Source]]
    """Their paths are below `base`; those of an edition with a host of its own are whole addresses."""
    evidence: ClassVar[Sequence[Evidence]] = ()
    """What of this is known and what is a guess."""

    def __init__(self, plan: Plan, **kwargs: Any) -> None:
        """`plan` says what is wanted; see `from_crawler` for the arguments of the command line."""
        super().__init__(**kwargs)
        self.plan = plan
        self.addresses = self.addresses_at(plan.site)
        self.allowed_domains = sorted({*self.addresses.hosts, *self.image_hosts})

    @classmethod
    def from_crawler(cls, crawler: Crawler, *_: Any, **kwargs: Any) -> Self:
        """Makes the spider from `-a` arguments; raises `PlanError` with a sentence for the user."""
        return super().from_crawler(crawler, Plan.parse(kwargs, cls.editions))

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Says in the User-Agent who asks, and where to complain (setting CONTACT)."""
        super().update_settings(settings)
        introduce(settings)

    @classmethod
    def addresses_at(cls, site: str) -> Addresses:
        """The agency's addresses, fetched from `site`: see `crawler.plan.Plan.site`; empty for its own."""
        sites = sites_in(site)
        return Addresses(
            cls.base,
            cls.article,
            dict(cls.editions.values()),
            sites.get("", cls.base),
            tuple(cls.image_hosts),
            cls.edition_hosts,
            sites,
            tuple(cls.mirrors),
            cls.edition_parameter,
            cls.final_slash,
        )

    def wants_image(self, url: str) -> bool:
        """Whether a picture at this address is the agency's to give, and none of its pages is there."""
        return super().wants_image(url) and self.source_of(url) is None

    def wants_edition(self, edition: str) -> bool:
        """Whether an edition, by its name in the archive, was asked for."""
        return not self.plan.edition or self.editions[self.plan.edition][1] == edition

    async def start(self) -> AsyncIterator[Request]:
        """The addresses that were asked for, else the first page of every source."""
        for url in self.plan.urls:
            article = self.addresses.identify(url)
            if article is None:
                self._problem(f"{url}: not the address of an article of {self.agency_name}.")
            else:
                yield self.article_request(article)
        if self.plan.urls or self.plan.mode == "revisit":
            return
        sources, today = self.wanted_sources(), self._today()
        filled = await filling(self._memory, self.name, sources, self.plan, today)
        is_left = not filled.is_done
        for source in sources:
            if isinstance(source, IdRange):
                async for request in self._numbers(source, today):
                    is_left = True
                    yield request
            elif is_left and not await self._is_early(source):
                for walk in filled.walks(source, self.plan, datetime.now(UTC)):
                    yield self._list_request(source, walk)
        if not is_left:
            self._count("nothing-left")

    async def _is_early(self, source: Source) -> bool:
        """Whether a source has hardly anything new yet, and this crawl wants nothing in particular."""
        periods = Periods.parse(self.settings["SOURCE_PERIODS"] or "")
        if periods is None or self._memory is None or self.plan.restricted or self.plan.edition or self.plan.mode:
            return False
        now = datetime.now(UTC)
        first = next(iter(source.starts(Days(self._today()))), None)
        url = self.addresses.whole(first.path) if first is not None else ""
        habit = await self._memory.habit(self.name, source.name, url, now - WINDOW)
        due = periods.due(habit, now)
        if due is not None:
            self._count("sources/early")
            local = due.astimezone(ZoneInfo(self.time_zone))
            self._note(f"{source.name}: not asked before {local:%d %b %H:%M}, as it seldom has anything new.")
        return due is not None

    def wanted_sources(self) -> list[Source]:
        """The sources of the edition that was asked for."""
        return [one for one in self.sources if not self.plan.edition or one.edition in ("", self.plan.edition)]

    def article_request(self, article: ArticleAddress, *, revisit: bool = False) -> Request:
        """The request for one article; known ones come after all others."""
        return Request(
            self.addresses.fetched(article.url),
            callback=self.parse_article,
            errback=self.failed,
            meta={"article": article, "handle_httpstatus_list": (*_GONE, NOT_MODIFIED)},
            priority=_REVISITS if revisit else 0,
        )

    def source_of(self, url: str) -> Source | None:
        """The source that an address on the agency's own site is a page of; the first, when there are several."""
        path = self.addresses.short(url)
        return next((source for source in self.sources if source.owns(path)), None)

    def _list_request(self, source: Source, walk: Walk) -> Request:
        return Request(
            self.addresses.fetched(walk.page.path),
            callback=self.parse_list,
            errback=self.list_failed,
            cb_kwargs={"source": source, "walk": walk},
            priority=_LISTS,
            dont_filter=walk.seek is not None,  # a page may be looked at before it is walked
        )

    async def parse_list(
        self, response: Response, source: Source, walk: Walk
    ) -> AsyncIterator[Request | ListedItem | WalkedItem]:
        """What one page of a source announces, its articles, then its next page unless the walk is over."""
        self._answered()
        if self._is_challenge(response):
            return
        listing = source.read(response.body, response.url, self.addresses, content_type_of(response))
        fetched = fetched_of(response, self.addresses)
        owner = self.source_of(fetched.url)
        if owner is not None and listing.announced:
            yield ListedItem(self.name, owner.name, fetched, listing.announced, self.time_zone)
        fresh, now = walk.fresh(listing.announced), datetime.now(UTC)
        days = [day for one in fresh if (day := day_of(one, self.time_zone, now)) is not None]
        sought = walk.sought(source, listing.announced, days, is_end=not fresh)
        if sought is not None and sought.page != walk.page:
            yield self._list_request(source, sought)
            return
        walk = sought or walk
        if fresh or walk.page.number == 1:  # a crawl that goes on with another may begin at the end of a list
            self._count(f"announced/{source.name}", len(fresh))
        if listing.elsewhere:
            self._count(f"refused/{Kind.ELSEWHERE}", listing.elsewhere)
        known, walked = await self._known(fresh)
        for one in fresh:
            day = day_of(one, self.time_zone, now)
            wants_day = (walk.range or self.plan).wants_day(day)
            wanted = wants_day and self.wants_edition(one.article.edition)
            is_held = walk.range is not None and day is None and _key(one) in known and self.plan.mode != "all"
            if wanted and not is_held and self._has_news(one, known, now):
                yield self.article_request(one.article)
            elif wanted:
                self._count("known")
        for further in listing.further:
            if self.plan.since is None or (day_shown(further.modified_shown, self.time_zone, now) or now.date()) >= (
                self.plan.since
            ):
                yield self._list_request(source, Walk(source.name, further.page, range=walk.range))
        following = source.after(walk.page)
        held = walked and all(_key(one) in known for one in fresh)
        since = walk.range.first if walk.range is not None else self.plan.since
        end = walk.end(fresh, since, self.time_zone, now, known=lambda _: held)
        spans, walk = walk.passed(source, days, is_end=bool(end) or following is None)
        for item in self._walked(walk, spans):
            yield item
        if walk.range is not None and not walk.range.spans:
            end = end or "all days that were wanted have been passed, so paging stops."
        if end and following is not None:
            logger.info("%s: %s", source.name, end)
            if walk.page.number > 1 or fresh:
                self._note(f"{source.name}, page {walk.page.number}: {end}")
        elif following is not None:
            yield self._list_request(source, walk.to(following, listing.announced))

    def _walked(self, walk: Walk, spans: Sequence[Span]) -> Iterator[WalkedItem]:
        began = walk.range.began if walk.range is not None else datetime.now(UTC)
        for span in over(spans, self._today()):
            yield WalkedItem(self.name, walk.source, span, began, datetime.now(UTC))

    async def _known(self, announced: Sequence[Announced]) -> tuple[dict[tuple[str, str], datetime], bool]:
        """Those of them that the archive has, with the newest look at each; and whether an earlier crawl saw all."""
        if self._memory is None:
            return {}, False
        known = await self._memory.last_checked(self.name, [one.article for one in announced])
        return known, await self._memory.walked(self.name, self.plan.scope())

    def _has_news(self, one: Announced, known: Mapping[tuple[str, str], datetime], now: datetime) -> bool:
        """Whether an article that a source names is to be read: it is new, or was changed since the newest look.

        Known ones come when they are due; see `crawler.frontier.revisits`.
        """
        checked = known.get(_key(one))
        if checked is None or self.plan.mode == "all" or (self.plan.restricted and self.plan.mode != "new"):
            return True
        changed = moment_shown(one.modified_shown, self.time_zone, now)
        return changed is not None and changed > checked

    def parse_article(self, response: Response) -> Iterator[ArticleItem | GoneItem | SameItem | MissedItem | Request]:
        """What an article's page showed; a page that is no article is counted and leaves nothing."""
        self._answered()
        asked: ArticleAddress = response.meta["article"]
        fetched = fetched_of(response, self.addresses)
        if response.status in _GONE:
            yield GoneItem(self.name, asked, fetched)
            return
        address = self.addresses.identify(response.url)
        if response.status == NOT_MODIFIED and address is not None:
            self._count("pages/not-modified")
            yield SameItem(self.name, address, fetched)
            return
        if address is None:
            self._count("pages/not-article")
            logger.warning("%s: not an article: it leads to %s", asked.url, response.url)
            return
        redirects = tuple(response.meta.get("redirect_urls", ()))
        try:
            item = self.item_of(response.body, fetched, address, content_type=content_type_of(response))
        except Challenged as error:
            self._challenged(error.guard, address.url)
            yield MissedItem(self.name, asked, "guard", datetime.now(UTC))
            return
        except NotArticle as error:
            self._count("pages/not-article")
            logger.warning("%s: not an article: %s", address.url, error)
            return
        except ChangedPage as error:
            self._count("pages/changed")
            logger.warning("%s: the page has changed: %s", address.url, error)
            return
        except CutOff as error:
            yield from self._once_more(response, error)
            return
        for doubt in item.shown.doubts:
            logger.info("%s: %s", address.url, doubt)
        others = {asked.url, fetched.url, *map(self.addresses.own, redirects)} - {item.address.url}
        yield replace(item, other_urls=tuple(sorted(others)))

    def _once_more(self, response: Response, error: CutOff) -> Iterator[Request]:
        """Asks again for a page that came cut off; after the last try it counts as the site's own way of giving it."""
        request = response.request
        again = get_retry_request(request, spider=self, reason="cut off") if request is not None else None
        if again is not None:
            yield again
            return
        self._count("pages/cut-off")
        logger.warning("%s: cut off: %s", response.url, error)

    def item_of(
        self, body: bytes, fetched: Fetched, address: ArticleAddress, *, content_type: str | None = None
    ) -> ArticleItem:
        """The item of one article's page, with all addresses on the agency's own site.

        Needs no running crawl. Raises `NotArticle` and `ChangedPage` of `crawler.read`.
        """
        shown = read_page(
            body,
            fetched.url,
            layouts=self.layouts,
            captured=fetched.at.astimezone(ZoneInfo(self.time_zone)).date(),
            content_type=content_type,
            names=(self.agency_name,),
        )
        own = self.addresses.own
        photos = tuple(replace(one, url=own(one.url), largest_url=own(one.largest_url)) for one in shown.photos)
        shown = replace(shown, photos=photos, canonical=own(shown.canonical))
        canonical = self.addresses.identify(shown.canonical)
        if canonical is not None and (canonical.native_id, canonical.edition) == (address.native_id, address.edition):
            address = canonical
        return ArticleItem(self.name, address, fetched, shown, self.agency_name, self.time_zone)

    def failed(self, failure: Failure) -> Iterator[MissedItem]:
        """Counts an article's page that could not be fetched, or was not wanted, and says why."""
        reason, request = failure.value, failure.request  # type: ignore[attr-defined]
        missed = ""
        if isinstance(reason, HttpError):
            self._answered()
            self._count("pages/failed")
            logger.warning("%s: HTTP status %s", reason.response.url, reason.response.status)
            missed = "guard" if self._is_challenge(reason.response) else _FAILED
        elif isinstance(reason, LimitReached):
            return
        elif isinstance(reason, Postponed):
            pass  # never sent, and counted where it was put off
        elif isinstance(reason, DownloadCancelledError):
            self._count("pages/refused")  # too large: Scrapy has said so
            missed = Kind.TOO_LARGE
        elif isinstance(reason, IgnoreRequest):
            self._count("pages/refused")
            logger.warning("%s: refused: %s", _request_url(failure), reason)
            missed = reason.kind if isinstance(reason, Refused) else ""
        else:
            self._count("pages/failed")
            logger.warning("%s: failed: %s", _request_url(failure), failure.getErrorMessage() or type(reason).__name__)
            missed = _FAILED
        # A failure has its own capture, unless a redirect led there.
        if missed and (missed != _FAILED or "redirect_urls" in request.meta):
            yield MissedItem(self.name, request.meta["article"], str(missed), datetime.now(UTC))

    def list_failed(self, failure: Failure) -> Iterator[Request | WalkedItem]:
        """A list's page that can't be had: the end of the list when it is a later page, else a problem."""
        walk: Walk = failure.request.cb_kwargs["walk"]  # type: ignore[attr-defined]
        source: Source = failure.request.cb_kwargs["source"]  # type: ignore[attr-defined]
        reason = failure.value
        if isinstance(reason, LimitReached):
            return
        if isinstance(reason, HttpError):
            self._answered()
            if walk.page.number > 1 and reason.response.status in _GONE:
                sought = walk.sought(source, (), (), is_end=True)
                if sought is not None:
                    yield self._list_request(source, sought)
                else:
                    yield from self._walked(walk, walk.passed(source, (), is_end=True)[0])
                return
        if isinstance(reason, Postponed):
            return
        self._problem(f"{walk.source}, page {walk.page.number}: {failure.getErrorMessage() or type(reason).__name__}")

    def _is_challenge(self, response: Response) -> bool:
        """Whether a guard answered in the site's place; counted then."""
        headers = {
            name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
            for name, values in response.headers.items()
        }
        challenge = challenge_in(headers, response.body)
        if challenge is not None:
            self._challenged(challenge.guard, self.addresses.own(response.url))
        return challenge is not None

    def _challenged(self, guard: str, url: str) -> None:
        self._count(f"challenges/{guard}")
        self.crawler.stats.set_value(f"{PREFIX}challenges/{guard}/example", url)
        logger.warning("%s: %s asked whether we are a person", url, guard)

    def _answered(self) -> None:
        self._count("answers")

    def _count(self, name: str, count: int = 1) -> None:
        self.crawler.stats.inc_value(PREFIX + name, count)

    def _problem(self, sentence: str) -> None:
        logger.error("%s", sentence)
        self.crawler.stats.set_value(
            PREFIX + "problems", (*self.crawler.stats.get_value(PREFIX + "problems", ()), sentence)
        )


def _key(one: Announced) -> tuple[str, str]:
    return one.article.native_id, one.article.edition


def introduce(settings: BaseSettings) -> None:
    """Puts our name, version and contact into the User-Agent, unless the user gives another."""
    agent = f"Muragat/{version('muragat')} (archive of the Kazakh press; +{settings['CONTACT']})"
    settings.set("USER_AGENT", agent, priority="spider")


def _request_url(failure: Failure) -> str:
    return getattr(getattr(failure, "request", None), "url", "?")
