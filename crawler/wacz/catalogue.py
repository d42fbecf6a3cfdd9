"""All responses of the WARC files beside the rows of the archive, in temporary tables: an archive's index may be large.

`responses` is what there is, `chosen` what is wanted of it, `packed` what has come into the WACZ, and where.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from crawler.capture.cdxj import Entry
from crawler.wacz.sources import Source

_SCHEMA = """
CREATE TEMP TABLE responses (
  key TEXT, timestamp TEXT, url TEXT, mime TEXT, status INTEGER, digest TEXT, offset INTEGER, length INTEGER,
  file TEXT, record_id TEXT, truncated TEXT, PRIMARY KEY (file, offset)
) STRICT, WITHOUT ROWID;
CREATE INDEX temp.responses_by_url ON responses (url, timestamp);
CREATE INDEX temp.responses_by_digest ON responses (digest);
CREATE TEMP TABLE chosen (file TEXT, offset INTEGER, PRIMARY KEY (file, offset)) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE packed (
  key TEXT, timestamp TEXT, url TEXT, mime TEXT, status INTEGER, digest TEXT, offset INTEGER, length INTEGER,
  file TEXT, record_id TEXT, truncated TEXT, source TEXT, source_offset INTEGER
) STRICT;
CREATE INDEX temp.packed_by_digest ON packed (digest);
CREATE INDEX temp.packed_by_time ON packed (key, timestamp)
"""
_ADD = "INSERT OR REPLACE INTO responses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PACK = "INSERT INTO packed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PACK_ALL = """
INSERT INTO packed
SELECT key, timestamp, url, mime, status, digest, offset, length, ?, record_id, truncated, file, offset
FROM responses WHERE file = ?
"""
_IS_WHOLE = """
SELECT count(*), count(chosen.offset) FROM responses LEFT JOIN chosen USING (file, offset) WHERE responses.file = ?
"""
_SHOWN = """
CREATE TEMP TABLE shown AS
WITH candidates AS (
  SELECT *,
    mime <> 'warc/revisit' AND digest IN (SELECT digest FROM packed WHERE mime = 'warc/revisit') AS is_repeated,
    row_number() OVER (
      PARTITION BY key, timestamp
      ORDER BY EXISTS (
        SELECT 1 FROM captures WHERE warc_file = source AND warc_offset = source_offset AND content_digest IS NOT NULL
      ) DESC, status BETWEEN 200 AND 299 DESC, status BETWEEN 300 AND 399 DESC, mime = 'warc/revisit', file, offset DESC
    ) AS place
  FROM packed
  WHERE status <> 304 AND url LIKE 'http%' AND (mime <> 'warc/revisit' OR digest IN (
    SELECT digest FROM packed WHERE mime <> 'warc/revisit' AND truncated = '' AND digest <> ''
  ))
)
SELECT * FROM candidates WHERE place = 1 OR is_repeated
"""
_LINES = """
SELECT key, timestamp, url, mime, status, digest, offset, length, file, record_id, truncated
FROM shown ORDER BY key, timestamp, place, file, offset
"""


class Catalogue:
    """The temporary tables of one connection, which may be to an archive that is only read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        for statement in _SCHEMA.split(";\n"):
            connection.execute(statement)

    def add(self, found: Iterable[Entry]) -> None:
        """Responses that a file has."""
        rows = (_values(entry) for entry in found)
        self.connection.executemany(_ADD, rows)

    def is_whole(self, source: Source) -> bool:
        """Whether all responses of a file are wanted."""
        there, wanted = self.connection.execute(_IS_WHOLE, (source.path.name,)).fetchone()
        return bool(there == wanted and there)

    def chosen(self, source: Source) -> frozenset[int]:
        """Where in a file the records are that are wanted."""
        rows = self.connection.execute("SELECT offset FROM chosen WHERE file = ?", (source.path.name,))
        return frozenset(offset for (offset,) in rows)

    def pack_whole(self, source: Source) -> None:
        """A file has come into the WACZ as it is."""
        self.connection.execute(_PACK_ALL, (source.packed_name, source.path.name))

    def pack(self, entry: Entry, source: Source, offset: int) -> None:
        """A response has come into the WACZ, from this place of a file."""
        values = (*_values(entry), source.path.name, offset)
        self.connection.execute(_PACK, values)

    def choose_shown(self) -> None:
        """Decides what the index for replay has; `lines` and the list of pages need it.

        Left out are 304s, which pywb shows as empty pages, and revisits whose payload is not packed. Players look up by
        address and second: of two captures that have both in common the one of an article stays, else the better
        status, else the last. One whose payload a revisit repeats stays in any case, after the other.
        """
        self.connection.execute(_SHOWN)
        self.connection.execute("CREATE INDEX temp.shown_by_source ON shown (source, source_offset)")

    def lines(self) -> Iterator[str]:
        """The lines of the index for replay, sorted."""
        for row in self.connection.execute(_LINES):
            yield Entry(*row).line()

    def counts(self) -> tuple[int, int]:
        """How many responses were packed, and how many of them the index for replay has."""
        sql = "SELECT (SELECT count(*) FROM packed), (SELECT count(*) FROM shown)"
        packed, shown = self.connection.execute(sql).fetchone()
        return int(packed), int(shown)


def _values(entry: Entry) -> tuple[str | int, ...]:
    return (
        entry.key, entry.timestamp, entry.url, entry.mime, entry.status, entry.digest, entry.offset, entry.length,
        entry.filename, entry.record_id, entry.truncated,
    )  # fmt: skip
