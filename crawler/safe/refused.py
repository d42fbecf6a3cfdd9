"""A request or an answer that a crawl refuses, counted by kind."""

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.safe.kinds import Kind
from crawler.summary import PREFIX


class Refused(IgnoreRequest):
    """Raised instead of sending a request or giving its answer on; errbacks get it, no retry follows."""

    def __init__(self, kind: Kind, reason: str) -> None:
        """`reason` is for people: what was refused, and why."""
        super().__init__(reason)
        self.kind = kind


def refused(crawler: Crawler, kind: Kind, reason: str) -> Refused:
    """The exception to raise; what it is about is counted."""
    crawler.stats.inc_value(f"{PREFIX}refused/{kind}")
    return Refused(kind, reason)
