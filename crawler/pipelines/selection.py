"""Lets through what the crawl was asked for: days of publication, section, number of articles."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.frontier.limit import Limit
from crawler.item import ArticleItem, Item
from crawler.plan import Plan
from crawler.spider import AgencySpider
from crawler.summary import PREFIX
from crawler.unkept import UnkeptItem


class Selection:
    """Drops the rest, each counted; after `limit` articles `crawler.frontier.limit` ends the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    def process_item(self, item: Item) -> Item:
        """The item when it is wanted; raises DropItem when it is not."""
        spider = self._crawler.spider
        if not isinstance(item, ArticleItem) or not isinstance(spider, AgencySpider):
            return item
        plan = spider.plan
        reason = unwanted(item, plan)
        if reason:
            self._crawler.stats.inc_value(PREFIX + "outside")
            raise DropItem(f"{item.address.url}: {reason}", log_level="INFO")
        limit = self._crawler.get_extension(Limit)
        if limit is not None and not limit.take(plan.limit):
            raise UnkeptItem(f"{item.address.url}: more than limit={plan.limit}", log_level="DEBUG")
        return item


def unwanted(item: ArticleItem, plan: Plan) -> str:
    """Why an article is not what was asked for; empty when it is.

    An article whose day can't be read is kept, as it may be of the wanted days.
    """
    day = item.date_published.day if item.date_published else None
    if not plan.wants_day(day):
        return f"published on {day}, outside of {plan.since or '…'} to {plan.until or '…'}"
    if plan.section and item.shown.article_section.casefold() != plan.section.casefold():
        return f"in section {item.shown.article_section!r}, not {plan.section!r}"
    return ""
