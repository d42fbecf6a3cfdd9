"""What saving one capture comes to, when it is the newest of its article and shows what the one before showed.

No transaction and no retry: `archive.store` has those. A capture that changes anything, or is not newer than all before
it, is left to `archive.late`.
"""

import sqlite3
from zoneinfo import ZoneInfo

from archive import late, rows
from archive.article import Article, Gone, Identity, Outcome, Same, utc_text
from archive.history import GONE_STATUSES
from archive.reading import Reading, reading_of

_FIND = """
SELECT id, last_checked, content_digest, reading_digest, gone_at, doubt FROM articles
WHERE agency = ? AND native_id = ? AND edition = ?
"""
_SEEN = "UPDATE articles SET last_seen = ?, last_checked = ?, gone_at = NULL WHERE id = ?"
_SEEN_WITH_VIEWS = """
UPDATE articles SET last_seen = ?, last_checked = ?, gone_at = NULL,
  view_count = ?, view_count_shown = ?, view_count_rounded_to = ? WHERE id = ?
"""


def save_article(connection: sqlite3.Connection, article: Article, zone: ZoneInfo) -> Outcome:
    """Saves what a page said; `zone` is the agency's."""
    reading = reading_of(article)
    found = _find(connection, article.identity)
    if found is None:
        return _save_new(connection, reading, zone)
    article_id, last_checked, content_digest, reading_digest, gone_at, doubt = found
    if reading.seen_at <= last_checked or reading.content_digest != content_digest or doubt is not None:
        return late.save_article(connection, article_id, reading, zone)

    rows.write_capture(
        connection,
        article.identity.agency,
        article_id,
        article.capture,
        reading.content_digest,
        article.structure,
    )
    if gone_at is not None:
        connection.execute(
            "UPDATE disappearances SET returned_at = ? WHERE article = ? AND gone_at = ?",
            (reading.seen_at, article_id, gone_at),
        )
    if reading.digest != reading_digest:
        rows.write_reading(connection, article_id, reading, zone)
    seen = (reading.seen_at, reading.seen_at)
    if reading.shows_views:
        connection.execute(_SEEN_WITH_VIEWS, (*seen, *rows.view_values(article), article_id))
    else:
        connection.execute(_SEEN, (*seen, article_id))
    rows.write_sightings(connection, article_id, reading)
    return Outcome.UNCHANGED


def save_gone(connection: sqlite3.Connection, gone: Gone) -> Outcome:
    """Saves that an article's address answered 404 or 410; raises ValueError for another status."""
    if gone.capture.status not in GONE_STATUSES:
        raise ValueError(f"status {gone.capture.status} of {gone.capture.url} does not say that it is gone")
    found = _find(connection, gone.identity)
    if found is None:
        if gone.capture.warc:
            rows.write_capture(connection, gone.identity.agency, None, gone.capture, None)
        return Outcome.UNKNOWN
    article_id, last_checked, _, _, gone_at, _ = found
    seen_at = utc_text(gone.capture.fetched_at)
    if seen_at <= last_checked:
        return late.save_gone(connection, article_id, gone)

    rows.write_capture(connection, gone.identity.agency, article_id, gone.capture, None)
    if gone_at is None:
        connection.execute(
            "INSERT INTO disappearances (article, gone_at, status) VALUES (?, ?, ?)",
            (article_id, seen_at, gone.capture.status),
        )
    connection.execute(
        "UPDATE articles SET last_checked = ?, gone_at = ? WHERE id = ?", (seen_at, gone_at or seen_at, article_id)
    )
    return Outcome.STILL_GONE if gone_at else Outcome.GONE


def save_same(connection: sqlite3.Connection, same: Same) -> Outcome:
    """Saves that an article's address answered 304: its page is as it was."""
    found = _find(connection, same.identity)
    if found is None:
        if same.capture.warc:
            rows.write_capture(connection, same.identity.agency, None, same.capture, None)
        return Outcome.UNKNOWN
    return late.save_same(connection, found[0], same)


def _save_new(connection: sqlite3.Connection, reading: Reading, zone: ZoneInfo) -> Outcome:
    article_id = rows.insert_article(connection, reading, zone)
    agency = reading.article.identity.agency
    article = reading.article
    rows.write_capture(connection, agency, article_id, article.capture, reading.content_digest, article.structure)
    place, edition = (reading.seen_at, reading.content_digest), article.identity.edition
    rows.write_revision(connection, article_id, place, reading.content, None, edition)
    rows.write_sightings(connection, article_id, reading)
    return Outcome.NEW


def _find(
    connection: sqlite3.Connection, identity: Identity
) -> tuple[int, str, str, str, str | None, str | None] | None:
    key = (identity.agency, identity.native_id, identity.edition)
    found: tuple[int, str, str, str, str | None, str | None] | None = connection.execute(_FIND, key).fetchone()
    return found
