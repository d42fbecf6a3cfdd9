"""What the archive knows of captures: which answers are on record, where they are, and which files were read."""

from collections.abc import Mapping
from datetime import datetime

from archive import warc_files
from archive.article import Capture, WarcPlace, utc_text
from archive.store.file import ArchiveFile

_ANSWER = """
SELECT fetched_at, status, payload_digest, warc_file, warc_offset, warc_length FROM captures
WHERE url = ? AND fetched_at >= ? AND warc_file IS NOT NULL AND status > 0 ORDER BY fetched_at DESC, id DESC LIMIT 1
"""
_VALIDATORS = """
SELECT ifnull(etag, ''), ifnull(last_modified, ''),
  captures.content_digest IS NOT NULL AND gone_at IS NULL AND doubt IS NULL
FROM captures LEFT JOIN articles ON articles.id = article
WHERE captures.url = ? AND status = 200 ORDER BY fetched_at DESC, captures.id DESC LIMIT 1
"""
_PAGE = """
SELECT fetched_at, payload_digest, warc_file, warc_offset, warc_length, ifnull(etag, ''), ifnull(last_modified, '')
FROM captures WHERE url = ? AND fetched_at <= ? AND status = 200 AND warc_file IS NOT NULL
ORDER BY ifnull(etag, '') = ? AND etag <> '' DESC, fetched_at DESC, id DESC LIMIT 1
"""
_LOOKS = """
SELECT count(*), min(fetched_at), max(fetched_at) FROM captures
WHERE url = ? AND fetched_at >= ? AND status IN (200, 304)
"""


class Captured(ArchiveFile):
    """Questions about captures; each raises ArchiveError when the file can't be read."""

    def read_to(self, file: str, size: int, readers: Mapping[str, str]) -> int:
        """Up to which byte a WARC file of that name and size was read by these versions of the readers."""
        with self._explained():
            return warc_files.read_to(self._connection, file, size, readers)

    def unread_files(self, sizes: Mapping[str, int]) -> list[str]:
        """Of these WARC files, by name and size, those whose records are not all in the archive, whoever read them."""
        with self._explained():
            return [name for name, size in sizes.items() if not warc_files.is_read(self._connection, name, size)]

    def same_payload(self, payload_digest: str) -> list[WarcPlace]:
        """Records with this payload, the earliest first: whole ones and revisits."""
        sql = """
SELECT warc_file, warc_offset, warc_length FROM captures WHERE payload_digest = ? AND warc_file IS NOT NULL
ORDER BY fetched_at LIMIT 50
"""
        with self._explained():
            return [WarcPlace(*row) for row in self._connection.execute(sql, (payload_digest,))]

    def answer(self, url: str, since: datetime) -> Capture | None:
        """The latest answer of an address since a moment (UTC) that is in a WARC file; None when there is none."""
        with self._explained():
            found = self._connection.execute(_ANSWER, (url, utc_text(since))).fetchone()
        if found is None:
            return None
        fetched_at, status, digest, *place = found
        return Capture(url, datetime.fromisoformat(fetched_at), status, digest or "", WarcPlace(*place))

    def validators(self, url: str) -> tuple[str, str]:
        """ETag and Last-Modified of the newest page of an address, if an article was read from it; else empty.

        Also empty when the article is gone or was read with doubt: then the page itself is wanted.
        """
        with self._explained():
            found = self._connection.execute(_VALIDATORS, (url,)).fetchone()
        return (found[0], found[1]) if found and found[2] else ("", "")

    def page(self, url: str, until: datetime, etag: str = "") -> Capture | None:
        """The page of an address that a 304 at a moment (UTC) with that ETag refers to; None when none is on record.

        The newest with the very ETag, else the newest.
        """
        with self._explained():
            found = self._connection.execute(_PAGE, (url, utc_text(until), etag)).fetchone()
        if found is None:
            return None
        fetched_at, digest, *place, etag, last_modified = found
        at = datetime.fromisoformat(fetched_at)
        return Capture(url, at, 200, digest or "", WarcPlace(*place), etag=etag, last_modified=last_modified)

    def looks(self, url: str, since: datetime) -> tuple[int, datetime, datetime] | None:
        """How often an address answered since a moment (UTC), the first time and the last; None for never."""
        with self._explained():
            count, first, last = self._connection.execute(_LOOKS, (url, utc_text(since))).fetchone()
        return (count, datetime.fromisoformat(first), datetime.fromisoformat(last)) if count else None
