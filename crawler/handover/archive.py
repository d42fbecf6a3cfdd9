"""A crawl's own archive that hands over all it saves, before it saves it, to the one writer of another archive.

Before: what dies in between is handed over once more, from its WARC record, and the writer's archive keeps one.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from archive.article import Agency, Outcome
from archive.crawls import CrawlBegun, CrawlEnded
from archive.handed import HandedEnd, HandedRecord
from archive.store import Archive, ArchiveError, Entry
from crawler.handover.message import pack_message
from crawler.handover.stream import Sender
from crawler.shared.server import SharedError


class HandingArchive(Archive):
    """An archive of a crawl's own, and the way to another one. Methods raise ArchiveError when either fails."""

    def __init__(self, connection: sqlite3.Connection, path: Path, patience: float) -> None:
        """Takes over an open connection; `HandingArchive.open` is the way to get one, and then `hand_to`."""
        super().__init__(connection, path, patience)
        self._sender: Sender | None = None
        self._agencies: dict[str, Agency] = {}
        self._begun: dict[int, CrawlBegun] = {}

    def hand_to(self, sender: Sender) -> Self:
        """From now on all that is saved is handed over first; gives this archive."""
        self._sender = sender
        return self

    def close(self) -> None:
        """Closes the file and the connection."""
        super().close()
        if self._sender is not None:
            self._sender.close()

    def register(self, agency: Agency) -> None:
        """See `Archive.register`. It goes with each message, so that a message can be taken whatever came before."""
        self._agencies[agency.id] = agency
        super().register(agency)

    def save(self, batch: Sequence[Entry]) -> list[Outcome]:
        """See `Archive.save`."""
        self._hand(batch)
        return super().save(batch)

    def start_crawl(self, begun: CrawlBegun) -> int:
        """See `Archive.start_crawl`."""
        self._hand((begun,))
        crawl = super().start_crawl(begun)
        self._begun[crawl] = begun
        return crawl

    def finish_crawl(self, crawl_id: int, ended: CrawlEnded) -> None:
        """See `Archive.finish_crawl`."""
        self._hand((HandedEnd(self._begun[crawl_id], ended),))
        super().finish_crawl(crawl_id, ended)

    def _hand(self, records: Iterable[HandedRecord]) -> None:
        if self._sender is None:
            raise ArchiveError(f"{self._path} has nobody to hand over to.")
        try:
            self._sender.send(pack_message((*self._agencies.values(), *records)))
        except SharedError as error:
            raise ArchiveError(str(error)) from error
