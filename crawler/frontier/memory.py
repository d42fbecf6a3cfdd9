"""What the archive remembers of an agency, for a crawl that wants to know what is new. Read only."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial
from heapq import nlargest
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from scrapy import signals
from scrapy.crawler import Crawler

from archive.article import Capture
from archive.store import Archive
from archive.warc.find import whole_of
from archive.warc.records import Exchange
from crawler.addresses import ArticleAddress
from crawler.frontier.ages import Ages
from crawler.frontier.store import FrontierError
from crawler.frontier.stores import known_to_all
from crawler.item import ArticleItem, GoneItem, SameItem
from crawler.periods import Habit

if TYPE_CHECKING:
    from crawler.shared.known import Known

logger = logging.getLogger(__name__)

_Result = TypeVar("_Result")


class Memory:
    """An extension: opens the archive (setting ARCHIVE) for the time of one crawl, with a connection of its own.

    It shares none with the storing pipeline, whose transactions run in another thread; it is asked in a thread, too.
    Where several machines crawl together, what each of them has looked at counts as well.
    """

    def __init__(self, archive: Archive, known: "Known | None" = None) -> None:
        self._archive, self._known = archive, known
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="memory")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises ArchiveError when the archive can't be opened."""
        known = known_to_all(crawler.settings, crawler.spidercls.name)
        memory = cls(Archive.open(Path(crawler.settings["ARCHIVE"])), known)
        if known is not None:
            crawler.signals.connect(memory.looked, signals.item_scraped)
        crawler.signals.connect(memory.close, signals.engine_stopped)
        return memory

    def close(self) -> None:
        """Closes the archive."""
        self._thread.shutdown()
        self._archive.close()
        if self._known is not None:
            self._known.close()

    async def looked(self, item: object) -> None:
        """An item is stored: all workers get to know when its article was looked at.

        What they don't get to know they look at once more, so a server that can't be reached is no reason to stop here.
        """
        if self._known is not None and isinstance(item, (ArticleItem, GoneItem, SameItem)):
            key, at = (item.address.native_id, item.address.edition), item.fetched.at
            try:
                await self._asked(partial(self._known.note, key, at))
            except FrontierError as error:
                logger.warning("%s", error)

    async def last_checked(self, agency: str, articles: Sequence[ArticleAddress]) -> dict[tuple[str, str], datetime]:
        """Of these articles, by native id and edition, those that the archive has, with the newest look at each."""
        keys = [(one.native_id, one.edition) for one in articles]
        found = await self._asked(partial(self._archive.last_checked, agency, keys))
        if self._known is not None:
            for key, at in (await self._asked(partial(self._known.last_checked, keys))).items():
                found[key] = max(at, found.get(key, at))
        return found

    async def walked(self, agency: str, scope: Mapping[str, str]) -> bool:
        """Whether an earlier crawl has walked all lists to their end: a list's known part need not be walked again.

        `scope` is what the crawl is asked for (`Plan.scope`).
        """
        if await self._asked(partial(self._archive.last_complete_crawl, agency)) is not None:
            return True
        return self._known is not None and await self._asked(partial(self._known.walked, scope))

    async def validators(self, url: str) -> tuple[str, str]:
        """ETag and Last-Modified of the newest page of an address that an article was read from; else empty."""
        return await self._asked(partial(self._archive.validators, url))

    async def source_validators(self, url: str) -> tuple[str, str]:
        """ETag and Last-Modified of the newest page of an address that is in a WARC file; else empty."""
        found = await self._asked(partial(self._archive.page, url, datetime.now(UTC)))
        return (found.etag, found.last_modified) if found is not None else ("", "")

    async def habit(self, agency: str, source: str, url: str, since: datetime) -> Habit | None:
        """What is known of a source since then, by the address of its first page; None when it was never asked."""

        def ask() -> Habit | None:
            looks = self._archive.looks(url, since)
            return Habit(*looks, self._archive.news(agency, source, since)) if looks is not None else None

        return await self._asked(ask)

    async def page(self, url: str, until: datetime, etag: str = "") -> Capture | None:
        """The newest page of an address that is in a WARC file; see `Archive.page`."""
        return await self._asked(partial(self._archive.page, url, until, etag))

    async def whole(self, capture: Capture, folder: Path) -> Exchange | None:
        """The record of a capture in that folder, with its body; None when it isn't there any more."""
        return await self._asked(lambda: whole_of(self._archive.same_payload(capture.payload_digest), lambda _: folder))

    async def done_days(self, agency: str, sources: Collection[str], since: date, until: date) -> dict[str, set[date]]:
        """By source, the days of a back-fill that are done."""
        return await self._asked(partial(self._archive.done_days, agency, sources, since, until))

    async def numbered(self, agency: str) -> list[tuple[int, str, str | None]]:
        """The numbers that the archive knows of an agency, each with its edition and day."""
        return await self._asked(partial(self._archive.numbered, agency))

    async def ended(self, urls: Collection[str], *, pages_too: bool) -> set[str]:
        """Of these addresses those that need not be asked for again."""
        return await self._asked(partial(self._archive.ended, urls, pages_too=pages_too))

    def answer(self, url: str, since: datetime) -> Capture | None:
        """The latest answer of an address since a moment that is in a WARC file. Blocking."""
        return self._archive.answer(url, since)

    async def due(self, agency: str, ages: Ages, now: datetime, most: int) -> list[ArticleAddress]:
        """Up to `most` articles that are to be read again by now, the most overdue for their age first."""
        return await self._asked(lambda: self._due(agency, ages, now, most))

    async def oldest(self, agency: str, most: int) -> list[ArticleAddress]:
        """Up to `most` articles, those first that were not looked at for the longest time."""

        def ask() -> list[ArticleAddress]:
            found = sorted(self._archive.all_checked(agency), key=lambda one: one.checked)[:most]
            return [ArticleAddress(one.identity.native_id, one.identity.edition, one.url) for one in found]

        return await self._asked(ask)

    def _due(self, agency: str, ages: Ages, now: datetime, most: int) -> list[ArticleAddress]:
        oftener = ages.oftener()
        late = (
            ((oftener if one.often else ages).lateness(one.born, one.checked, now), one.identity.native_id, one)
            for one in self._archive.all_checked(agency)
        )
        found = nlargest(most, (one for one in late if one[0] >= 0), key=lambda one: one[:2])
        return [ArticleAddress(one.identity.native_id, one.identity.edition, one.url) for _, _, one in found]

    async def _asked(self, ask: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, ask)
