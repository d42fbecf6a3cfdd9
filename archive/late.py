"""Saving a capture that is not newer than all that the archive has of its article: out of order, or read once more.

The capture is put in its place and the article's history is derived anew, so the rows end as if all had come in order.
A capture that the archive has already (same address, same second) is replaced by what is read from it now.
"""

import sqlite3
from zoneinfo import ZoneInfo

from archive import rows
from archive.article import Capture, Gone, Outcome, utc_text
from archive.content import COLUMNS, Content
from archive.history import Disappearance, History, Observation, history
from archive.reading import Reading

_REVISIONS = f"""
SELECT seen_at, content_digest, {", ".join(COLUMNS)} FROM revisions WHERE article = ? ORDER BY seen_at
"""  # noqa: S608
_SUMMARY = """
UPDATE articles SET first_seen = ?, last_seen = ?, last_checked = ?, revision_count = ?, gone_at = ?
WHERE id = ?
"""


def save_article(connection: sqlite3.Connection, article_id: int, reading: Reading, zone: ZoneInfo) -> Outcome:
    """Puts what a page said into the article's history; only the newest page changes the article's own row."""
    capture = reading.article.capture
    if _is_read_again(connection, article_id, capture):
        seen = (article_id, reading.seen_at)
        connection.execute("DELETE FROM views WHERE article = ? AND seen_at = ?", seen)
        connection.execute("DELETE FROM unread WHERE article = ? AND seen_at = ?", seen)
    rows.write_capture(connection, reading.article.identity.agency, article_id, capture, reading.content_digest)
    rows.write_sightings(connection, article_id, reading)
    observations = _observations(connection, article_id)
    newest = max(seen for seen in observations if seen.content_digest)
    is_newest = (newest.seen_at, newest.url) == (reading.seen_at, capture.url)
    if is_newest and reading.digest != _reading_digest(connection, article_id):
        rows.write_reading(connection, article_id, reading, zone)
    before, after = _rewrite(connection, article_id, observations, reading.content)
    rows.write_newest_views(connection, article_id)
    is_revised = [digest for _, digest in before.revisions] != [digest for _, digest in after.revisions]
    return Outcome.REVISED if is_revised else Outcome.UNCHANGED


def save_gone(connection: sqlite3.Connection, article_id: int, gone: Gone) -> Outcome:
    """Puts a 404 or 410 into the article's history."""
    rows.write_capture(connection, gone.identity.agency, article_id, gone.capture, None)
    before, after = _rewrite(connection, article_id, _observations(connection, article_id), None)
    is_more = len(after.disappearances) > len(before.disappearances)
    return Outcome.GONE if is_more else Outcome.STILL_GONE


def _is_read_again(connection: sqlite3.Connection, article_id: int, capture: Capture) -> bool:
    """Whether all that the archive has from this second was read from this very capture."""
    sql = "SELECT url FROM captures WHERE article = ? AND fetched_at = ?"
    found = connection.execute(sql, (article_id, utc_text(capture.fetched_at))).fetchall()
    return found == [(capture.url,)]


def _reading_digest(connection: sqlite3.Connection, article_id: int) -> str:
    digest: str = connection.execute("SELECT reading_digest FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    return digest


def _observations(connection: sqlite3.Connection, article_id: int) -> list[Observation]:
    sql = "SELECT fetched_at, url, status, ifnull(content_digest, '') FROM captures WHERE article = ?"
    return [Observation(*row) for row in connection.execute(sql, (article_id,))]


def _rewrite(
    connection: sqlite3.Connection, article_id: int, observations: list[Observation], content: Content | None
) -> tuple[History, History]:
    """Derives the history from `observations` and writes what differs; gives the history before and after.

    `content` is what has just been read: all other contents are in the revisions already.
    """
    old_rows = connection.execute(_REVISIONS, (article_id,)).fetchall()
    contents = {row[1]: Content(*row[2:]) for row in old_rows}
    if content:
        contents[content.digest] = content
    before = History(tuple((row[0], row[1]) for row in old_rows), _disappearances(connection, article_id))
    after = history(observations)
    if after.revisions != before.revisions:
        connection.execute("DELETE FROM revisions WHERE article = ?", (article_id,))
        previous = None
        for seen_at, digest in after.revisions:
            rows.write_revision(connection, article_id, (seen_at, digest), contents[digest], previous)
            previous = contents[digest]
    if after.disappearances != before.disappearances:
        connection.execute("DELETE FROM disappearances WHERE article = ?", (article_id,))
        for gone in after.disappearances:
            values = (article_id, gone.gone_at, gone.status, gone.returned_at)
            connection.execute("INSERT INTO disappearances VALUES (?, ?, ?, ?)", values)
    shown = sorted(seen.seen_at for seen in observations if seen.content_digest)
    checked = max(seen.seen_at for seen in observations)
    summary = (shown[0], shown[-1], checked, len(after.revisions), after.gone_at)
    connection.execute(_SUMMARY, (*summary, article_id))
    return before, after


def _disappearances(connection: sqlite3.Connection, article_id: int) -> tuple[Disappearance, ...]:
    sql = "SELECT gone_at, status, returned_at FROM disappearances WHERE article = ? ORDER BY gone_at"
    return tuple(Disappearance(*row) for row in connection.execute(sql, (article_id,)))
