"""Saving what pages said: a batch at a time, all of it or nothing."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from archive import backfill, images, rows
from archive.announcements import save_listed
from archive.article import Agency, Gone, Image, Listed, Outcome, Response, Same
from archive.backfill import Missed, Walked
from archive.errors import ArchiveError
from archive.packed import Entry
from archive.saving import save_article, save_gone, save_same
from archive.store.file import ArchiveFile
from archive.warc_files import ReadTo, save_read_to

_AGENCY = """
INSERT INTO agencies (id, name, url, time_zone) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url, time_zone = excluded.time_zone
"""


class Saving(ArchiveFile):
    """What a crawl or a reading of WARC files writes; each method raises ArchiveError, and then has written nothing."""

    def __init__(self, connection: sqlite3.Connection, path: Path, patience: float) -> None:
        """Takes over an open connection; `Archive.open` is the way to get an archive."""
        super().__init__(connection, path, patience)
        self._zones: dict[str, ZoneInfo] = {}

    def register(self, agency: Agency) -> None:
        """Makes an agency known, or brings its name, address and zone up to date; comes before saving its articles."""
        with self._writing():
            self._register(agency)

    def save(self, batch: Sequence[Entry]) -> list[Outcome]:
        """Saves all of `batch` or, on an error, nothing of it; gives an outcome each, in the same order.

        The order of captures does not matter, in a batch or between batches: an older capture that arrives late, and a
        capture saved once more, leave the rows as if all captures had come once and in order of time. Two exceptions:
        a `Gone` for an article that was never saved is not kept (UNKNOWN), not even if a page of it comes later; and
        the outcomes are those of the moment, so that a late, older page with another content counts as REVISED.
        Times are whole seconds: of several captures of one article within one second, the last address counts.
        Raises ArchiveError for an agency that is not registered.
        """
        with self._writing():
            return [self._save_one(entry) for entry in batch]

    def _register(self, agency: Agency) -> None:
        self._connection.execute(_AGENCY, (agency.id, agency.name, agency.url, agency.time_zone))
        self._zones.pop(agency.id, None)

    def _save_one(self, entry: Entry) -> Outcome:
        if isinstance(entry, Gone):
            return save_gone(self._connection, entry)
        if isinstance(entry, Same):
            return save_same(self._connection, entry)
        if isinstance(entry, Listed):
            if entry.capture.warc:
                rows.write_capture(self._connection, entry.agency, None, entry.capture, None)
            save_listed(self._connection, entry)
            return Outcome.KEPT
        if isinstance(entry, Walked):
            backfill.save_walked(self._connection, entry)
            return Outcome.KEPT
        if isinstance(entry, Missed):
            backfill.save_missed(self._connection, entry)
            return Outcome.KEPT
        if isinstance(entry, ReadTo):
            save_read_to(self._connection, entry)
            return Outcome.KEPT
        if isinstance(entry, Response):
            rows.write_capture(self._connection, entry.agency, None, entry.capture, None)
            return Outcome.KEPT
        if isinstance(entry, Image):
            rows.write_capture(self._connection, entry.agency, None, entry.capture, None)
            images.save_image(self._connection, entry)
            return Outcome.IMAGE
        return save_article(self._connection, entry, self._zone(entry.identity.agency))

    def _zone(self, agency: str) -> ZoneInfo:
        if agency not in self._zones:
            sql = "SELECT time_zone FROM agencies WHERE id = ?"
            found = self._connection.execute(sql, (agency,)).fetchone()
            if found is None:
                raise ArchiveError(f"The agency {agency} is not registered in {self._path}.")
            self._zones[agency] = ZoneInfo(found[0])
        return self._zones[agency]
