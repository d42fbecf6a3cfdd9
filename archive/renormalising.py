"""Values that older readers have read: which articles have some, all that they showed, and writing what it means now.

Only values change: what a page said, its revisions and captures stay. How a text is read is for the caller.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from archive import rows
from archive.article import Agency, Article
from archive.content import reading_digest
from archive.loading import load_article
from archive.reading import readers_text, reading_of

_STALE = """
SELECT id FROM articles WHERE readers IS NOT ?1
UNION
SELECT article FROM views WHERE reader IS NOT ?2 AND view_count_shown IS NOT NULL
ORDER BY 1
"""
_AGENCY = """
SELECT agencies.id, name, agencies.url, time_zone FROM agencies JOIN articles ON agency = agencies.id
WHERE articles.id = ?
"""
_STATE = "SELECT content_digest, reading_digest, last_seen FROM articles WHERE id = ?"
_COUNTS = """
SELECT seen_at, view_count_shown, view_count, rounded_to FROM views
WHERE article = ? AND view_count_shown IS NOT NULL ORDER BY seen_at
"""
_UNREAD = "SELECT field, shown, reason, seen_at FROM unread WHERE article = ? ORDER BY field, shown"
_SET_COUNT = """
UPDATE views SET view_count = ?, rounded_to = ?, reader = ? WHERE article = ? AND seen_at = ? AND view_count_shown = ?
"""


@dataclass(frozen=True, slots=True)
class Count:
    """A count of views as one capture showed it, and what it means (None: could not be read)."""

    seen_at: str
    shown: str
    value: int | None
    rounded_to: int | None


@dataclass(frozen=True, slots=True)
class UnreadText:
    """A text of a field that could not be read, why, and the first capture that showed it (UTC)."""

    field: str
    shown: str
    reason: str
    seen_at: str

    @property
    def moment(self) -> datetime:
        """The time of that capture."""
        return datetime.fromisoformat(self.seen_at)


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as the archive has it, with every count that its pages showed and every text that was not read."""

    id: int
    agency: Agency
    article: Article
    counts: tuple[Count, ...]
    unread: tuple[UnreadText, ...]
    state: tuple[str, str, str]
    """Digests and last capture: when a crawl has changed them meanwhile, the article is not overwritten."""


def stale(connection: sqlite3.Connection, readers: Mapping[str, str]) -> list[int]:
    """The numbers of the articles with a value that another version than `readers` names has read."""
    found = connection.execute(_STALE, (readers_text(readers), readers.get("views")))
    return [article_id for (article_id,) in found]


def load(connection: sqlite3.Connection, article_ids: Iterable[int]) -> list[Kept]:
    """These articles, without those that are no longer there."""
    kept = []
    for article_id in article_ids:
        state = connection.execute(_STATE, (article_id,)).fetchone()
        if state is None:
            continue
        kept.append(
            Kept(
                id=article_id,
                agency=Agency(*connection.execute(_AGENCY, (article_id,)).fetchone()),
                article=load_article(connection, article_id),
                counts=tuple(Count(*row) for row in connection.execute(_COUNTS, (article_id,))),
                unread=tuple(UnreadText(*row) for row in connection.execute(_UNREAD, (article_id,))),
                state=state,
            )
        )
    return kept


def write(connection: sqlite3.Connection, batch: Sequence[Kept]) -> int:
    """Writes the articles' values, counts and unread texts as they are in `batch`; gives how many were written.

    An article that a crawl has saved since it was loaded is left as the crawl wrote it.
    """
    written = 0
    for kept in batch:
        if connection.execute(_STATE, (kept.id,)).fetchone() != kept.state:
            continue
        content_digest = kept.state[0]
        reading = replace(
            reading_of(kept.article),
            content_digest=content_digest,
            digest=reading_digest(kept.article, content_digest),
        )
        rows.write_reading(connection, kept.id, reading, ZoneInfo(kept.agency.time_zone))
        reader = kept.article.readers.get("views")
        connection.executemany(
            _SET_COUNT,
            [(count.value, count.rounded_to, reader, kept.id, count.seen_at, count.shown) for count in kept.counts],
        )
        rows.write_newest_views(connection, kept.id)
        connection.execute("DELETE FROM unread WHERE article = ?", (kept.id,))
        connection.executemany(
            "INSERT INTO unread (article, field, shown, reason, seen_at) VALUES (?, ?, ?, ?, ?)",
            [(kept.id, text.field, text.shown, text.reason, text.seen_at) for text in kept.unread],
        )
        written += 1
    return written
