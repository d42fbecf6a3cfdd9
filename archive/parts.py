"""The tables below an article (photos, credits, authors, tags, sources, conflicts), replaced by what was read last.

It opens no transaction and decides nothing: the caller says when a reading is the newest.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from archive import images
from archive.article import Article, DateConflict, Photo


@dataclass(frozen=True, slots=True)
class _Link:
    """The statements for one kind of name that articles share; a name that no article has any more is dropped."""

    old: str
    clear: str
    name: str
    link: str
    drop: str


_AUTHORS = _Link(
    old="SELECT author FROM article_authors WHERE article = ?",
    clear="DELETE FROM article_authors WHERE article = ?",
    name="INSERT INTO authors (name) VALUES (?) ON CONFLICT DO NOTHING",
    link="INSERT INTO article_authors (article, position, author, name_shown, role, city) VALUES (?, ?, ?, ?, ?, ?)",
    drop="DELETE FROM authors WHERE name = ?1 AND NOT EXISTS (SELECT 1 FROM article_authors WHERE author = ?1)",
)
_TAGS = _Link(
    old="SELECT tag FROM article_tags WHERE article = ?",
    clear="DELETE FROM article_tags WHERE article = ?",
    name="INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING",
    link="INSERT INTO article_tags (article, position, tag) VALUES (?, ?, ?)",
    drop="DELETE FROM tags WHERE name = ?1 AND NOT EXISTS (SELECT 1 FROM article_tags WHERE tag = ?1)",
)
_SOURCES = _Link(
    old="SELECT news_source FROM article_news_sources WHERE article = ?",
    clear="DELETE FROM article_news_sources WHERE article = ?",
    name="INSERT INTO news_sources (name) VALUES (?) ON CONFLICT DO NOTHING",
    link="INSERT INTO article_news_sources (article, position, news_source, role) VALUES (?, ?, ?, ?)",
    drop="DELETE FROM news_sources WHERE name = ?1"
    " AND NOT EXISTS (SELECT 1 FROM article_news_sources WHERE news_source = ?1)",
)
_PHOTO = """
INSERT INTO photos (article, position, url, alt, caption, credit_text_shown, credit_text, form, largest_url)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (article, position) DO UPDATE SET url = excluded.url, alt = excluded.alt, caption = excluded.caption,
  credit_text_shown = excluded.credit_text_shown, credit_text = excluded.credit_text, form = excluded.form,
  largest_url = excluded.largest_url
RETURNING id
"""


def replace(connection: sqlite3.Connection, article_id: int, article: Article, *, is_new: bool) -> None:
    """Writes what `article` shows below its row; `is_new` says that nothing is there yet, which saves the looking."""
    authors = [(author.name, author.name_shown, author.role, author.city) for author in article.authors]
    _replace_names(connection, _AUTHORS, article_id, authors, is_new=is_new)
    _replace_names(connection, _TAGS, article_id, [(tag,) for tag in article.tags], is_new=is_new)
    _replace_names(connection, _SOURCES, article_id, [(s.name, s.role) for s in article.news_sources], is_new=is_new)
    _replace_photos(connection, article_id, article.photos, is_new=is_new)
    _replace_conflicts(connection, article_id, article.date_conflicts, is_new=is_new)


def _replace_names(
    connection: sqlite3.Connection, sql: _Link, article_id: int, rows: Sequence[tuple[str | None, ...]], *, is_new: bool
) -> None:
    """`rows` begin with the name; their place in the sequence is their position, from 1."""
    old = [] if is_new else [name for (name,) in connection.execute(sql.old, (article_id,))]
    if old:
        connection.execute(sql.clear, (article_id,))
    for position, row in enumerate(rows, start=1):
        connection.execute(sql.name, row[:1])
        connection.execute(sql.link, (article_id, position, *row))
    for name in set(old) - {row[0] for row in rows}:
        connection.execute(sql.drop, (name,))


def _replace_photos(connection: sqlite3.Connection, article_id: int, photos: Sequence[Photo], *, is_new: bool) -> None:
    for position, photo in enumerate(photos, start=1):
        shown = (photo.url, photo.alt, photo.caption, photo.credit_text_shown, photo.credit_text, photo.form)
        (photo_id,) = connection.execute(_PHOTO, (article_id, position, *shown, photo.largest_url)).fetchone()
        images.show_in_photo(connection, photo_id)
        if not is_new:
            connection.execute("DELETE FROM credits WHERE photo = ?", (photo_id,))
        for place, credit in enumerate(photo.credits, start=1):
            connection.execute("INSERT INTO credits VALUES (?, ?, ?, ?)", (photo_id, place, credit.name, credit.kind))
    if not is_new:
        connection.execute("DELETE FROM photos WHERE article = ? AND position > ?", (article_id, len(photos)))


def _replace_conflicts(
    connection: sqlite3.Connection, article_id: int, conflicts: Sequence[DateConflict], *, is_new: bool
) -> None:
    if not is_new:
        connection.execute("DELETE FROM date_conflicts WHERE article = ?", (article_id,))
    for position, conflict in enumerate(conflicts, start=1):
        values = (conflict.source, conflict.shown, conflict.value or None, conflict.reason)
        connection.execute("INSERT INTO date_conflicts VALUES (?, ?, ?, ?, ?, ?)", (article_id, position, *values))
