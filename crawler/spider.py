"""The one spider that all agencies share: from an agency's sources to its articles.

An agency's file says what is special about it; nothing here knows any agency. What the archive already holds is
asked of `crawler.frontier.memory`; what values mean is for the pipelines.
"""

import logging
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from scrapy import Request
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.answers import content_type_of, fetched_of
from crawler.article_spider import GONE
from crawler.backfill import Span
from crawler.filling import filling, over
from crawler.item import ListedItem, WalkedItem
from crawler.number_spider import NumberSpider
from crawler.periods import WINDOW, Periods
from crawler.polite.postponed import Postponed
from crawler.safe.kinds import Kind
from crawler.sources import Announced, Days, IdRange, Source
from crawler.unkept import LimitReached
from crawler.walk import Walk, day_of, day_shown, moment_shown

logger = logging.getLogger(__name__)

_LISTS = -1
"""The priority of lists: a list's articles come before its next page."""


class AgencySpider(NumberSpider):
    """Crawls one agency. A subclass is a description: see `crawler/agencies/el_kz.py`."""

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

    def list_failed(self, failure: Failure) -> Iterator[Request | WalkedItem]:
        """A list's page that can't be had: the end of the list when it is a later page, else a problem."""
        walk: Walk = failure.request.cb_kwargs["walk"]  # type: ignore[attr-defined]
        source: Source = failure.request.cb_kwargs["source"]  # type: ignore[attr-defined]
        reason = failure.value
        if isinstance(reason, LimitReached):
            return
        if isinstance(reason, HttpError):
            self._answered()
            if walk.page.number > 1 and reason.response.status in GONE:
                sought = walk.sought(source, (), (), is_end=True)
                if sought is not None:
                    yield self._list_request(source, sought)
                else:
                    yield from self._walked(walk, walk.passed(source, (), is_end=True)[0])
                return
        if isinstance(reason, Postponed):
            return
        self._problem(f"{walk.source}, page {walk.page.number}: {failure.getErrorMessage() or type(reason).__name__}")


def _key(one: Announced) -> tuple[str, str]:
    return one.article.native_id, one.article.edition
