"""What the archive remembers of an agency, for a crawl that wants to know what is new. Read only."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

from archive.article import Capture, Identity
from archive.store import Archive
from crawler.addresses import ArticleAddress


class Memory:
    """An extension: opens the archive (setting ARCHIVE) for the time of one crawl, with a connection of its own.

    It shares none with the storing pipeline, whose transactions run in another thread.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises ArchiveError when the archive can't be opened."""
        memory = cls(Archive.open(Path(crawler.settings["ARCHIVE"])))
        crawler.signals.connect(memory.close, signals.engine_stopped)
        return memory

    def close(self) -> None:
        """Closes the archive."""
        self._archive.close()

    def holds(self, agency: str, article: ArticleAddress) -> bool:
        """Whether the archive has this article, under whatever address."""
        return self._archive.holds(Identity(agency, article.native_id, article.edition))

    def walked(self, agency: str) -> bool:
        """Whether an earlier crawl has walked all lists to their end: a list's known part need not be walked again."""
        return self._archive.last_complete_crawl(agency) is not None

    def answer(self, url: str, since: datetime) -> Capture | None:
        """The latest answer of an address since a moment that is in a WARC file."""
        return self._archive.answer(url, since)

    def due(self, agency: str, most: int) -> Iterator[ArticleAddress]:
        """Up to `most` articles to be read again, those first that were not looked at for the longest time."""
        for known in islice(self._archive.known(agency), most):
            yield ArticleAddress(known.identity.native_id, known.identity.edition, known.url)
