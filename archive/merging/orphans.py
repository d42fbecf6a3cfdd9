"""Captures of the other archive that belong to no article there: lists, robots.txt, errors, pictures, redirects.

A 404, 410 or 304 of an article that the other archive had not seen by then belongs to it where this one had.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive import late
from archive.article import Identity
from archive.merging import join
from archive.merging.articles import WITHOUT_PAGE
from archive.merging.join import Conflict
from archive.merging.readers import Marks
from archive.merging.side import CaptureRow, Source, find, put_capture, same_capture

_KNOWN_AT = """
SELECT id, agency, native_id, edition FROM articles WHERE agency = ?1 AND first_seen < ?2
AND id IN (SELECT article FROM addresses WHERE url = ?3) ORDER BY native_id, edition LIMIT 1
"""


def join_orphans(
    connection: sqlite3.Connection, source: Source, rows: Iterable[Sequence[object]], marks: Marks
) -> list[Conflict]:
    """Puts these captures (rows of SELECT_CAPTURES) into this archive; gives what was read in two ways."""
    conflicts = []
    for row in rows:
        theirs = source.capture(row)
        found = same_capture(connection, theirs)
        if found is None:
            article = _article_of(connection, source, theirs)
            put_capture(connection, None, article, replace(theirs, is_article=article is not None))
            if article is not None:
                late.save_joined(connection, article, _edition(connection, article), {})
            continue
        number, mine = found
        ranks = marks.rank(mine.warc_file, mine.warc_offset), source.marks.rank(mine.warc_file, mine.warc_offset)
        kept = join.captures(mine, theirs, ranks)
        conflict = join.conflict_of(mine, theirs, kept, ranks, None)
        if conflict:
            conflicts.append(conflict)
        article = _own_article(connection, number) if mine.is_article else _article_of(connection, source, theirs)
        kept = replace(kept, is_article=article is not None)
        if kept != mine:
            put_capture(connection, number, article, kept)
            if article is not None:
                late.save_joined(connection, article, _edition(connection, article), {})
    return conflicts


def _edition(connection: sqlite3.Connection, article: int) -> str:
    edition: str = connection.execute("SELECT edition FROM articles WHERE id = ?", (article,)).fetchone()[0]
    return edition


def _own_article(connection: sqlite3.Connection, number: int) -> int | None:
    found: int | None = connection.execute("SELECT article FROM captures WHERE id = ?", (number,)).fetchone()[0]
    return found


def _article_of(connection: sqlite3.Connection, source: Source, capture: CaptureRow) -> int | None:
    """The article that this archive knew at that time, and the other one did not yet."""
    if capture.status not in WITHOUT_PAGE:
        return None
    found = connection.execute(_KNOWN_AT, (capture.agency, capture.fetched_at, capture.url)).fetchone()
    if found is None:
        return None
    article: int = found[0]
    theirs = find(source.connection, Identity(*found[1:]))
    if theirs is not None:
        sql = "SELECT first_seen FROM articles WHERE id = ?"
        if source.connection.execute(sql, (theirs,)).fetchone()[0] <= capture.fetched_at:
            return None
    return article
