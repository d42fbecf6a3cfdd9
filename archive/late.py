"""Saving a capture that changes an article's history: other content, out of order, or read once more.

The capture is put in its place and the article's history is derived anew, so the rows end as if all had come in order.
Content that comes back in another alphabet keeps the spelling in which the archive has it first.
A capture that the archive has already (same address, same second) is replaced by what is read from it now.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from archive import rows
from archive.article import Capture, Gone, Outcome, Same, utc_text
from archive.content import COLUMNS, Content, changed
from archive.history import NOT_MODIFIED, Disappearance, History, Observation, SeenContent, history, resolved
from archive.reading import Reading

_REVISIONS = f"""
SELECT seen_at, content_digest, {", ".join(COLUMNS)} FROM revisions WHERE article = ? ORDER BY seen_at
"""  # noqa: S608
_DOUBTS = _REVISIONS.replace("FROM revisions", "FROM doubtful_readings")
_SUMMARY = """
UPDATE articles SET first_seen = ?, last_seen = ?, last_checked = ?, revision_count = ?, gone_at = ?, doubt = ?
WHERE id = ?
"""


def save_article(connection: sqlite3.Connection, article_id: int, reading: Reading, zone: ZoneInfo) -> Outcome:
    """Puts what a page said into the article's history; only the newest page changes the article's own row."""
    capture = reading.article.capture
    if _is_read_again(connection, article_id, capture):
        seen = (article_id, reading.seen_at)
        connection.execute("DELETE FROM views WHERE article = ? AND seen_at = ?", seen)
        connection.execute("DELETE FROM unread WHERE article = ? AND seen_at = ?", seen)
    agency, structure = reading.article.identity.agency, reading.article.structure
    rows.write_capture(connection, agency, article_id, capture, reading.content_digest, structure)
    rows.write_sightings(connection, article_id, reading)
    observations = _observations(connection, article_id)
    newest = max(seen for seen in observations if seen.content_digest)
    is_newest = (newest.seen_at, newest.url) == (reading.seen_at, capture.url)
    if is_newest and reading.digest != _reading_digest(connection, article_id):
        rows.write_reading(connection, article_id, reading, zone)
    before, after = _rewrite(connection, article_id, observations, reading.article.identity.edition, reading)
    rows.write_newest_views(connection, article_id)
    if before.revisions != tuple(one.content_digest for one in after.revisions):
        return Outcome.REVISED
    return Outcome.DOUBTFUL if len(after.doubts) > len(before.doubts) else Outcome.UNCHANGED


def save_gone(connection: sqlite3.Connection, article_id: int, gone: Gone) -> Outcome:
    """Puts a 404 or 410 into the article's history."""
    rows.write_capture(connection, gone.identity.agency, article_id, gone.capture, None)
    before, after = _rewrite(connection, article_id, _observations(connection, article_id), gone.identity.edition)
    is_more = len(after.disappearances) > before.disappearances
    return Outcome.GONE if is_more else Outcome.STILL_GONE


def save_same(connection: sqlite3.Connection, article_id: int, same: Same) -> Outcome:
    """Puts a 304 into the article's history."""
    rows.write_capture(connection, same.identity.agency, article_id, same.capture, None)
    before, after = _rewrite(connection, article_id, _observations(connection, article_id), same.identity.edition)
    rows.write_newest_views(connection, article_id)
    is_revised = before.revisions != tuple(one.content_digest for one in after.revisions)
    return Outcome.REVISED if is_revised else Outcome.UNCHANGED


def save_joined(connection: sqlite3.Connection, article_id: int, edition: str, contents: Mapping[str, Content]) -> None:
    """Derives an article's history anew after captures of another archive were put beside its own.

    `contents` are those, by digest, that the archive may not have, or not in the spelling of the first capture.
    """
    _rewrite(connection, article_id, _observations(connection, article_id), edition, joined=contents)
    rows.write_newest_views(connection, article_id)


def _is_read_again(connection: sqlite3.Connection, article_id: int, capture: Capture) -> bool:
    """Whether all that the archive has from this second was read from this very capture, or repeats a page before."""
    sql = "SELECT DISTINCT url FROM captures WHERE article = ? AND fetched_at = ? AND status <> 304"
    found = connection.execute(sql, (article_id, utc_text(capture.fetched_at))).fetchall()
    return found in ([], [(capture.url,)])


def _reading_digest(connection: sqlite3.Connection, article_id: int) -> str:
    digest: str = connection.execute("SELECT reading_digest FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    return digest


def _observations(connection: sqlite3.Connection, article_id: int) -> list[Observation]:
    sql = """
SELECT fetched_at, url, status, ifnull(content_digest, ''), ifnull(structure, '') FROM captures WHERE article = ?
"""
    return [Observation(*row) for row in connection.execute(sql, (article_id,))]


@dataclass(frozen=True, slots=True)
class _Was:
    """What the archive said of an article's history: content digests in order, and how many disappearances."""

    revisions: tuple[str, ...]
    doubts: tuple[str, ...]
    disappearances: int


def _rewrite(
    connection: sqlite3.Connection,
    article_id: int,
    observations: list[Observation],
    edition: str,
    reading: Reading | None = None,
    joined: Mapping[str, Content] | None = None,
) -> tuple[_Was, History]:
    """Derives the history from `observations` and writes what differs; gives what the archive said, and the history.

    `reading` is what has just been read, `joined` what another archive says: all other contents are in the revisions
    and doubts already.
    """
    revisions = connection.execute(_REVISIONS, (article_id,)).fetchall()
    doubts = connection.execute(_DOUBTS, (article_id,)).fetchall()
    contents = {row[1]: Content(*row[2:]) for row in (*doubts, *revisions)}
    read = dict(joined or {})
    if reading and (reading.content_digest not in contents or _is_first(observations, reading)):
        read[reading.content_digest] = reading.content
    is_respelled = any(contents.get(digest, content) != content for digest, content in read.items())
    contents |= read
    after = history(observations)
    # With doubts among them, the same revision may be held against another content than before.
    if is_respelled or doubts or after.doubts or _places(after.revisions) != [row[:2] for row in revisions]:
        connection.execute("DELETE FROM doubtful_readings WHERE article = ?", (article_id,))
        connection.execute("DELETE FROM revisions WHERE article = ?", (article_id,))
        for one in after.revisions:
            place, before = (one.seen_at, one.content_digest), contents.get(one.before)
            rows.write_revision(connection, article_id, place, contents[one.content_digest], before, edition)
        for one in after.doubts:
            place = one.seen_at, one.content_digest
            rows.write_doubt(connection, article_id, place, contents[one.content_digest], contents[one.before], edition)
    gone_before = _disappearances(connection, article_id)
    if after.disappearances != gone_before:
        connection.execute("DELETE FROM disappearances WHERE article = ?", (article_id,))
        for gone in after.disappearances:
            values = (article_id, gone.gone_at, gone.status, gone.returned_at)
            connection.execute("INSERT INTO disappearances VALUES (?, ?, ?, ?)", values)
    whole = resolved(observations)
    _write_same(connection, article_id, whole)
    shown = [seen for seen, _ in whole if seen.content_digest]
    checked = max(seen.seen_at for seen in observations)
    doubt = None
    if after.is_doubtful:
        sure = contents[after.revisions[-1].content_digest]
        doubt = changed(sure, contents[shown[-1].content_digest], edition)
    summary = (shown[0].seen_at, shown[-1].seen_at, checked, len(after.revisions), after.gone_at, doubt)
    connection.execute(_SUMMARY, (*summary, article_id))
    was = _Was(tuple(row[1] for row in revisions), tuple(row[1] for row in doubts), len(gone_before))
    return was, after


def _is_first(observations: Iterable[Observation], reading: Reading) -> bool:
    """Whether a capture is the first that shows its content."""
    same = [seen for seen in observations if seen.content_digest == reading.content_digest]
    first = min(same, key=lambda seen: (seen.seen_at, seen.url))
    return (first.seen_at, first.url) == (reading.seen_at, reading.article.capture.url)


def _write_same(connection: sqlite3.Connection, article_id: int, whole: list[tuple[Observation, str]]) -> None:
    pages = {seen.seen_at for seen, _ in whole if seen.content_digest and seen.status != NOT_MODIFIED}
    same = [(seen, shown_at) for seen, shown_at in whole if seen.status == NOT_MODIFIED]
    for seen, _ in same:
        rows.write_answered(connection, article_id, seen.url, seen.seen_at)
        if seen.seen_at not in pages:
            rows.remove_views(connection, article_id, seen.seen_at)  # of a page that was taken for the newest until now
    for seen, shown_at in same:
        if seen.content_digest:
            rows.repeat_views(connection, article_id, seen.seen_at, shown_at)


def _places(readings: Iterable[SeenContent]) -> list[tuple[str, str]]:
    return [(one.seen_at, one.content_digest) for one in readings]


def _disappearances(connection: sqlite3.Connection, article_id: int) -> tuple[Disappearance, ...]:
    sql = "SELECT gone_at, status, returned_at FROM disappearances WHERE article = ? ORDER BY gone_at"
    return tuple(Disappearance(*row) for row in connection.execute(sql, (article_id,)))
