"""Taking what crawls on other machines hand over: each message once, whatever dies on the way."""

from collections.abc import Sequence

from archive import crawls, handed
from archive.article import Agency, Outcome
from archive.crawls import CrawlBegun
from archive.errors import ArchiveError
from archive.handed import HandedEnd, HandedRecord
from archive.store.saving import Saving


class Taking(Saving):
    """What the one writer does; each method raises ArchiveError, and then has written nothing."""

    def position(self, stream: str) -> str:
        """Up to which message of a stream all is in this archive; empty where nothing is."""
        with self._explained():
            return handed.position(self._connection, stream)

    def take(self, records: Sequence[HandedRecord], *, stream: str, after: str, upto: str) -> list[Outcome]:
        """Saves what the messages `after` one up to another brought, and that position, or nothing.

        Gives the outcomes of what pages said. Raises ArchiveError, too, when another process has taken them meanwhile.
        """
        with self._writing():
            if handed.position(self._connection, stream) != after:
                raise ArchiveError(f"Another process takes what is handed over into {self._path}, so this one stops.")
            outcomes = [outcome for one in records if (outcome := self._take_one(one)) is not None]
            handed.keep_position(self._connection, stream, upto)
        return outcomes

    def _take_one(self, record: HandedRecord) -> Outcome | None:
        if isinstance(record, Agency):
            self._register(record)
        elif isinstance(record, CrawlBegun):
            crawls.start(self._connection, record)
        elif isinstance(record, HandedEnd):
            handed.end_crawl(self._connection, record)
        else:
            return self._save_one(record)
        return None
