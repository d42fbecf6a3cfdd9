"""The record of crawls: what they were asked for, how they ended, and what that says of an agency's health."""

from datetime import datetime

from archive import crawls, health
from archive.crawls import CompleteCrawl, CrawlBegun, CrawlEnded
from archive.health import Pace, Seen
from archive.store.file import ArchiveFile


class Crawls(ArchiveFile):
    """The crawls of agencies; each method raises ArchiveError when the file can't be read or written."""

    def start_crawl(self, begun: CrawlBegun) -> int:
        """Writes down that a crawl of a registered agency has begun; gives its id for `finish_crawl`."""
        with self._writing():
            return crawls.start(self._connection, begun)

    def finish_crawl(self, crawl_id: int, ended: CrawlEnded) -> None:
        """Writes down how a crawl has ended, and what its pages showed."""
        with self._writing():
            crawls.finish(self._connection, crawl_id, ended)

    def health_before(self, agency: str, crawl: int, now: datetime, most: int = 10) -> tuple[list[Seen], Pace | None]:
        """What the last fine crawls before this one saw, and how the agency published in the months before `now`."""
        with self._explained():
            return health.before(self._connection, agency, crawl, most), health.pace(self._connection, agency, now)

    def last_complete_crawl(self, agency: str) -> CompleteCrawl | None:
        """The agency's latest crawl that was complete; None when there was none."""
        with self._explained():
            return crawls.last_complete(self._connection, agency)
