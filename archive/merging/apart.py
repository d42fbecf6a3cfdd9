"""What belongs to no single article, row by row: agencies, layouts, pictures, announcements, walked days, WARC files.

Each step takes rows of the other archive and joins them with this one's; a row that is here already changes nothing.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from archive import announcements, images
from archive.article import Capture, Image
from archive.merging.readers import Mark
from archive.merging.selection import Selection

_AGENCY = """
SELECT id, name, url, time_zone, (SELECT ifnull(max(last_checked), '') FROM articles WHERE agency = agencies.id)
FROM agencies WHERE id = ?
"""
_PUT_AGENCY = """
INSERT INTO agencies (id, name, url, time_zone) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url, time_zone = excluded.time_zone
"""
_IMAGE = """
SELECT payload_digest, encoding_format, width, height, content_size FROM images WHERE url = ? AND fetched_at = ?
"""
_ANNOUNCED = f"""
SELECT {", ".join(announcements.COLUMNS)} FROM announcements
WHERE agency = ? AND source = ? AND native_id = ? AND edition = ?
"""  # noqa: S608 - our own names
_MARK = "SELECT file, size, readers, read_to, read_at FROM warc_files WHERE file = ? AND size = ?"
PLAIN = {
    "layouts": "INSERT INTO layouts (agency, structure, path) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    "crawl_days": """
INSERT INTO crawl_days (agency, source, day, began_at, walked_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (agency, source, day) DO UPDATE SET began_at = excluded.began_at, walked_at = excluded.walked_at
WHERE (excluded.walked_at, excluded.began_at) > (crawl_days.walked_at, crawl_days.began_at)
""",
    "crawl_missed": """
INSERT INTO crawl_missed (agency, native_id, edition, url, reason, missed_at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (agency, native_id, edition) DO UPDATE SET
  url = excluded.url, reason = excluded.reason, missed_at = excluded.missed_at
WHERE (excluded.missed_at, excluded.reason, excluded.url)
  > (crawl_missed.missed_at, crawl_missed.reason, crawl_missed.url)
""",
}
"""Tables whose rows are joined by one statement: the later walk, the newest reason."""
COLUMNS = {
    "layouts": "agency, structure, path",
    "crawl_days": "agency, source, day, began_at, walked_at",
    "crawl_missed": "agency, native_id, edition, url, reason, missed_at",
    "images": "url, fetched_at, payload_digest, encoding_format, width, height, content_size",
    "announcements": ", ".join(announcements.COLUMNS),
}


def join_agencies(connection: sqlite3.Connection, other: sqlite3.Connection, selection: Selection) -> list[str]:
    """Agencies as the archive has them that looked at their pages last; gives those that the two have otherwise."""
    differ = []
    sql, values = selection.rows("agencies", "id")
    for (agency,) in other.execute(sql, values).fetchall():
        theirs = other.execute(_AGENCY, (agency,)).fetchone()
        mine = connection.execute(_AGENCY, (agency,)).fetchone()
        if mine is not None and mine[:4] == theirs[:4]:
            continue
        if mine is not None:
            differ.append(agency)
        if mine is None or (theirs[4], theirs) > (mine[4], mine):
            connection.execute(_PUT_AGENCY, theirs[:4])
    return differ


def join_images(connection: sqlite3.Connection, rows: Iterable[tuple[object, ...]]) -> None:
    """Pictures, and what photos show of them; of two within one second the one with the greater digest."""
    for url, fetched_at, *theirs in rows:
        mine = connection.execute(_IMAGE, (url, fetched_at)).fetchone()
        if mine is not None and _sortable(mine) >= _sortable(theirs):
            continue
        digest, encoding_format, width, height, size = theirs
        capture = Capture(str(url), datetime.fromisoformat(str(fetched_at)), 200, str(digest or ""))
        images.save_image(connection, Image("", capture, (str(url),), encoding_format, width, height, size))  # type: ignore[arg-type]


def join_announcements(connection: sqlite3.Connection, rows: Iterable[tuple[str | None, ...]]) -> None:
    """Announcements as if all of both had come here one by one; of two days for the same words the later one."""
    day = announcements.COLUMNS.index("published_day")
    for theirs in rows:
        mine = connection.execute(_ANNOUNCED, theirs[:4]).fetchone()
        if mine == theirs:
            continue
        kept = list(theirs)
        if mine is not None and _words(mine) == _words(theirs):
            kept[day] = max(mine[day] or "", theirs[day] or "") or None
        announcements.save_joined(connection, tuple(kept))


def join_marks(connection: sqlite3.Connection, marks: Iterable[Mark]) -> None:
    """How far WARC files were read; of two marks the newer readers'."""
    sql = "REPLACE INTO warc_files (file, size, readers, read_to, read_at) VALUES (?, ?, ?, ?, ?)"
    for theirs in marks:
        found = connection.execute(_MARK, (theirs.file, theirs.size)).fetchone()
        if found is None or Mark(*found).order < theirs.order:
            connection.execute(sql, (theirs.file, theirs.size, theirs.readers, theirs.read_to, theirs.read_at))


def _words(row: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """What tells which of two announcements is the newer: all but their day and when it was first made."""
    names = ("last_announced", "title", "date_shown", "modified_shown", "url")
    return tuple(row[announcements.COLUMNS.index(name)] for name in names)


def _sortable(values: Iterable[object]) -> tuple[str, ...]:
    return tuple("" if one is None else f"{one:>12}" if isinstance(one, int) else str(one) for one in values)
