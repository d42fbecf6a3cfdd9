"""What a frontier counts, and says to whoever reads the crawl's summary: in Scrapy's stats. It decides nothing."""

from collections.abc import Sequence

from scrapy.crawler import Crawler

from crawler.summary import PREFIX


class Tally:
    """Counts and sentences of one crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._stats = crawler.stats

    def count(self, name: str, count: int = 1) -> None:
        """Adds to a count; none of a thing leaves no trace."""
        if count:
            self._stats.inc_value(name, count)

    def found(self, name: str, count: int) -> None:
        """Writes down a count of the summary, also that there is none."""
        self._stats.set_value(PREFIX + name, count)

    def say(self, kind: str, said: Sequence[str]) -> None:
        """Adds sentences to the «notes» or the «problems» of the summary."""
        before: tuple[str, ...] = self._stats.get_value(PREFIX + kind, ())
        if said:
            self._stats.set_value(PREFIX + kind, (*before, *said))
