"""Writing single rows about an article: the statements and nothing more.

What is to be written is decided in `archive.saving` and, for captures that arrive late, in `archive.late`.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from archive import parts
from archive.article import Article, Capture, utc_text
from archive.content import COLUMNS, TRANSLITERATED, Content, changed
from archive.edits.kind import VERSION, edit_of
from archive.edits.respelling import respelled
from archive.quotes import table as quotes
from archive.reading import READ_COLUMNS, Reading, row_values, structure_digest

_INSERT = f"""
INSERT INTO articles (agency, native_id, edition, {", ".join(READ_COLUMNS)},
  view_count, view_count_shown, view_count_rounded_to, first_seen, last_seen, last_checked, revision_count)
VALUES (?, ?, ?, {", ".join("?" for _ in READ_COLUMNS)}, ?, ?, ?, ?, ?, ?, 1)
RETURNING id
"""  # noqa: S608
_READ = f"UPDATE articles SET {', '.join(f'{column} = ?' for column in READ_COLUMNS)} WHERE id = ?"  # noqa: S608
_ADOPT_CAPTURE = """
UPDATE captures SET warc_file = ?, warc_offset = ?, warc_length = ?
WHERE url = ? AND fetched_at = ? AND warc_file IS NULL
"""
_UPDATE_CAPTURE = """
UPDATE captures SET status = ?3, payload_digest = ?4, article = ?5, content_digest = ?6, agency = ?7, failure = ?8,
  structure = ?9, etag = ?10, last_modified = ?11
WHERE url = ?1 AND fetched_at = ?2 AND warc_file IS NULL
"""
_CAPTURE = """
INSERT INTO captures (url, fetched_at, status, payload_digest, article, content_digest, agency, failure, structure,
  etag, last_modified, warc_file, warc_offset, warc_length)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (warc_file, warc_offset) DO UPDATE SET status = excluded.status,
  payload_digest = excluded.payload_digest, article = ifnull(excluded.article, article),
  content_digest = ifnull(excluded.content_digest, content_digest), structure = ifnull(excluded.structure, structure)
"""
_REVISION = f"""
INSERT INTO revisions (article, seen_at, changed, content_digest, {", ".join(COLUMNS)})
VALUES (?, ?, ?, ?, {", ".join("?" for _ in COLUMNS)})
"""  # noqa: S608
_EDIT = "INSERT INTO edits VALUES (?, ?, ?, ?, ?, ?, ?)"
_DOUBT = f"""
INSERT INTO doubtful_readings (article, seen_at, changed, content_digest, {", ".join(COLUMNS)})
VALUES (?, ?, ?, ?, {", ".join("?" for _ in COLUMNS)})
"""  # noqa: S608
_VIEWS = """
INSERT INTO views (article, seen_at, view_count, view_count_shown, rounded_to, reader) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (article, seen_at) DO UPDATE SET view_count = excluded.view_count,
  view_count_shown = excluded.view_count_shown, rounded_to = excluded.rounded_to, reader = excluded.reader
WHERE ifnull(excluded.view_count, -1) > ifnull(views.view_count, -1)
"""
_PUT_VIEWS = (
    "REPLACE INTO views (article, seen_at, view_count, view_count_shown, rounded_to, reader) VALUES (?, ?, ?, ?, ?, ?)"
)
_NO_VIEWS = "DELETE FROM views WHERE article = ? AND seen_at = ?"
_COPY_VIEWS = """
INSERT INTO views (article, seen_at, view_count, view_count_shown, rounded_to, reader)
SELECT article, ?3, view_count, view_count_shown, rounded_to, reader FROM views WHERE article = ?1 AND seen_at = ?2
"""
_SEEN_ADDRESS = "UPDATE addresses SET last_seen = max(last_seen, ?) WHERE article = ? AND url = ?"
_NEWEST_VIEWS = """
UPDATE articles SET (view_count, view_count_shown, view_count_rounded_to) = (
  SELECT view_count, view_count_shown, rounded_to FROM views WHERE article = ?1 ORDER BY seen_at DESC LIMIT 1
) WHERE id = ?1
"""
_ADDRESS = """
INSERT INTO addresses (article, url, first_seen, last_seen) VALUES (?1, ?2, ?3, ?3)
ON CONFLICT (article, url) DO UPDATE SET
  first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen)
"""
_PUT_ADDRESS = """
INSERT INTO addresses (article, url, first_seen, last_seen) VALUES (?, ?, ?, ?)
ON CONFLICT (article, url) DO UPDATE SET
  first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen)
"""
_UNREAD = """
INSERT INTO unread (article, field, shown, reason, seen_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (article, field, shown) DO UPDATE SET
  reason = excluded.reason, seen_at = min(seen_at, excluded.seen_at)
"""


def insert_article(connection: sqlite3.Connection, reading: Reading, zone: ZoneInfo) -> int:
    """A new row of `articles` with all that is below it except its first capture and revision; gives its id."""
    return insert_values(connection, reading.article, row_values(reading, zone))


def insert_values(connection: sqlite3.Connection, article: Article, values: Sequence[object]) -> int:
    """`insert_article` with the values of READ_COLUMNS as another archive has them."""
    identity = (article.identity.agency, article.identity.native_id, article.identity.edition)
    seen_at = utc_text(article.capture.fetched_at)
    row = (*identity, *values, *view_values(article), seen_at, seen_at, seen_at)
    article_id: int = connection.execute(_INSERT, row).fetchone()[0]
    _write_parts(connection, article_id, article, values, is_new=True)
    return article_id


def write_capture(
    connection: sqlite3.Connection,
    agency: str,
    article_id: int | None,
    capture: Capture,
    digest: str | None,
    structure: str = "",
) -> None:
    """One row of `captures`, or what more is known of one; `digest` is the content's, None when it shows no article.

    A capture is known by its record's place, or by address and second where it is in no WARC file. `structure` is the
    path that tells the page's layout.
    """
    url, fetched_at, place = capture.url, utc_text(capture.fetched_at), capture.warc
    layout = structure_digest(structure) or None
    if layout:
        connection.execute("INSERT OR IGNORE INTO layouts VALUES (?, ?, ?)", (agency, layout, structure))
    values = (url, fetched_at, capture.status, capture.payload_digest or None, article_id, digest, agency)
    more = (capture.failure or None, layout, capture.etag or None, capture.last_modified or None)
    if place is None:
        if connection.execute(_UPDATE_CAPTURE, (*values, *more)).rowcount == 0:
            connection.execute(_CAPTURE, (*values, *more, None, None, None))
        return
    connection.execute(_ADOPT_CAPTURE, (place.file, place.offset, place.length, url, fetched_at))
    connection.execute(_CAPTURE, (*values, *more, place.file, place.offset, place.length))


def write_revision(
    connection: sqlite3.Connection,
    article_id: int,
    revision: tuple[str, str],
    content: Content,
    before: Content | None,
    edition: str,
) -> None:
    """One row of `revisions`: `revision` is when it was seen and its content's digest; and what kind of edit it is."""
    seen_at, digest = revision
    fields = changed(before, content, edition)
    connection.execute(_REVISION, (article_id, seen_at, fields, digest, *content.values()))
    if before is not None:
        edit = edit_of(respelled(before, content) if edition in TRANSLITERATED else before, content)
        values = (edit.kind, edit.words_added, edit.words_removed, edit.says_so, VERSION)
        connection.execute(_EDIT, (article_id, seen_at, *values))


def write_doubt(
    connection: sqlite3.Connection,
    article_id: int,
    doubt: tuple[str, str],
    content: Content,
    before: Content,
    edition: str,
) -> None:
    """One row of `doubtful_readings`: `doubt` is when it was seen and its content's digest."""
    seen_at, digest = doubt
    connection.execute(_DOUBT, (article_id, seen_at, changed(before, content, edition), digest, *content.values()))


def write_reading(connection: sqlite3.Connection, article_id: int, reading: Reading, zone: ZoneInfo) -> None:
    """Makes `reading` what the archive says about the article now."""
    write_values(connection, article_id, reading.article, row_values(reading, zone))


def write_values(connection: sqlite3.Connection, article_id: int, article: Article, values: Sequence[object]) -> None:
    """`write_reading` with the values of READ_COLUMNS as another archive has them."""
    connection.execute(_READ, (*values, article_id))
    _write_parts(connection, article_id, article, values, is_new=False)


def _write_parts(
    connection: sqlite3.Connection, article_id: int, article: Article, values: Sequence[object], *, is_new: bool
) -> None:
    body = str(values[READ_COLUMNS.index("article_body")])
    parts.replace(connection, article_id, article, is_new=is_new)
    quotes.replace(connection, article_id, article.identity.edition, body, is_new=is_new)


def write_sightings(connection: sqlite3.Connection, article_id: int, reading: Reading) -> None:
    """What each capture adds: a view count, the addresses, the texts that could not be read."""
    article = reading.article
    if reading.shows_views:
        connection.execute(_VIEWS, (article_id, reading.seen_at, *view_values(article), article.readers.get("views")))
    for url in dict.fromkeys((article.url, *article.other_urls)):
        connection.execute(_ADDRESS, (article_id, url, reading.seen_at))
    for unread in article.unread:
        connection.execute(_UNREAD, (article_id, unread.field, unread.shown, unread.reason, reading.seen_at))


def write_answered(connection: sqlite3.Connection, article_id: int, url: str, seen_at: str) -> None:
    """An address of the article that answered 304, if it is known."""
    connection.execute(_SEEN_ADDRESS, (seen_at, article_id, url))


def remove_views(connection: sqlite3.Connection, article_id: int, seen_at: str) -> None:
    """Takes back the count of one second."""
    connection.execute(_NO_VIEWS, (article_id, seen_at))


def repeat_views(connection: sqlite3.Connection, article_id: int, seen_at: str, shown_at: str) -> None:
    """Gives a page that is as it was at `shown_at` the count that it showed then."""
    connection.execute(_COPY_VIEWS, (article_id, shown_at, seen_at))


def write_newest_views(connection: sqlite3.Connection, article_id: int) -> None:
    """Gives the article the count of its newest page that showed one."""
    connection.execute(_NEWEST_VIEWS, (article_id,))


def put_views(
    connection: sqlite3.Connection,
    article_id: int,
    counts: Mapping[str, tuple[int | None, str | None, int | None, str | None]],
) -> None:
    """Counts by their times (count, as shown, rounded to, reader), in the place of what is there from those times."""
    connection.executemany(_PUT_VIEWS, ((article_id, seen_at, *count) for seen_at, count in counts.items()))


def put_addresses(connection: sqlite3.Connection, article_id: int, addresses: Mapping[str, tuple[str, str]]) -> None:
    """Addresses with the first time and the last that they were seen."""
    connection.executemany(_PUT_ADDRESS, ((article_id, url, *seen) for url, seen in addresses.items()))


def put_unread(
    connection: sqlite3.Connection, article_id: int, texts: Mapping[tuple[str, str], tuple[str, str]]
) -> None:
    """Texts by field that could not be read, with the reason and the first capture."""
    connection.executemany(_UNREAD, ((article_id, *text, *why) for text, why in texts.items()))


def view_values(article: Article) -> tuple[int | None, str | None, int | None]:
    """The count, the count as shown, and what it was rounded to."""
    return article.view_count, article.view_count_shown, article.view_count_rounded_to
