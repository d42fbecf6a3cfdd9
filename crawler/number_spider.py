"""What every agency's spider does about articles that nothing announces: asks for their numbers.

Which numbers, is `crawler.numbers`' and `crawler.filling`'s to say.
"""

from collections.abc import AsyncIterator
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from scrapy import Request
from scrapy.http import Response

from crawler.article_spider import ArticleSpider
from crawler.filling import numbers_of, search_of
from crawler.frontier.memory import Memory
from crawler.item import ArticleItem, GoneItem, MissedItem, SameItem
from crawler.numbers import Search
from crawler.sources import IdRange
from crawler.walk import day_shown


class NumberSpider(ArticleSpider):
    """Knows only how to ask for numbers; a part of `crawler.spider.AgencySpider`."""

    @cached_property
    def _memory(self) -> Memory | None:
        return self.crawler.get_extension(Memory)

    def _today(self) -> date:
        return datetime.now(ZoneInfo(self.time_zone)).date()

    async def _numbers(self, source: IdRange, today: date, search: Search | None = None) -> AsyncIterator[Request]:
        """The articles that have no announcement: the numbers of the wanted days, or the next one of their search."""
        plan, memory = self.plan, self._memory
        if memory is None:
            return
        in_range = plan.since is not None or plan.until is not None
        if in_range and search is None:
            search = await search_of(memory, self.name, source, plan, today)
            if search is None:
                self._note(f"{source.name}: the archive knows no article with a number and a day to begin from.")
                return
        number = search.number if search is not None else None
        if search is not None and number is not None:
            article = self.addresses.identify(self.addresses.whole(source.path_of(number)))
            if article is not None:
                request = self.article_request(article)
                kwargs = {"source": source, "search": search}
                yield request.replace(callback=self.parse_number, cb_kwargs=kwargs, dont_filter=True)
            return
        found = search.found if search is not None else None
        for article in await numbers_of(memory, self.name, source, self.addresses, found, again=in_range):
            if self.wants_edition(article.edition):
                yield self.article_request(article)

    async def parse_number(
        self, response: Response, source: IdRange, search: Search
    ) -> AsyncIterator[ArticleItem | GoneItem | SameItem | MissedItem | Request]:
        """An article that tells where the numbers of the wanted days are, and the number to ask for after it."""
        day = None
        for one in self.parse_article(response):
            yield one
            if isinstance(one, Request):
                return
            if isinstance(one, ArticleItem):
                day = day_shown(one.shown.date_published, self.time_zone, one.fetched.at)
        async for request in self._numbers(source, self._today(), search.saw(day)):
            yield request
