"""Reads an article back from its rows: the record that was saved, as the archive says it now.

The capture that it names is the newest page's time and address, without status and digest. It writes nothing.
"""

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime

from archive.article import (
    Article,
    Author,
    Capture,
    Credit,
    DateConflict,
    DateReading,
    Identity,
    NewsSource,
    OtherDate,
    Photo,
)

_ARTICLE = """
SELECT agency, native_id, edition, url, headline, description, article_section, article_body, authors_shown,
  credit_text_shown, date_published, date_published_shown, date_published_precision, date_modified,
  date_modified_shown, date_modified_precision, other_dates_shown, attribution_shown, layers, readers, last_seen,
  view_count, view_count_shown, view_count_rounded_to
FROM articles WHERE id = ?
"""
_HOW_READ = """
SELECT date_published_rule, date_published_zone_from, date_published_year_inferred, date_published_relative,
  date_modified_rule, date_modified_zone_from, date_modified_year_inferred, date_modified_relative
FROM articles WHERE id = ?
"""
_AUTHORS = "SELECT author, name_shown, role, city FROM article_authors WHERE article = ? ORDER BY position"
_TAGS = "SELECT tag FROM article_tags WHERE article = ? ORDER BY position"
_SOURCES = "SELECT news_source, role FROM article_news_sources WHERE article = ? ORDER BY position"
_PHOTOS = """
SELECT id, url, alt, caption, credit_text_shown, credit_text, form, largest_url FROM photos WHERE article = ?
ORDER BY position
"""
_CREDITS = "SELECT name, kind FROM credits WHERE photo = ? ORDER BY position"
_CONFLICTS = "SELECT source, shown, ifnull(value, ''), reason FROM date_conflicts WHERE article = ? ORDER BY position"


def load_article(connection: sqlite3.Connection, article_id: int) -> Article:
    """The article with this number, without what only single captures have: its unread texts and other addresses.

    `credit_text` is left out, too: the column holds the lines of all its photos. Raises KeyError when there is none.
    """
    cursor = connection.execute(_ARTICLE, (article_id,))
    found = cursor.fetchone()
    if found is None:
        raise KeyError(article_id)
    row = dict(zip((column for column, *_ in cursor.description), found, strict=True))
    how = connection.execute(_HOW_READ, (article_id,)).fetchone()
    return Article(
        identity=Identity(row["agency"], row["native_id"], row["edition"]),
        url=row["url"],
        capture=Capture(row["url"], datetime.fromisoformat(row["last_seen"]), 200),
        headline=row["headline"],
        article_body=tuple(row["article_body"].split("\n\n")) if row["article_body"] else (),
        description=row["description"],
        article_section=row["article_section"],
        authors=tuple(Author(*author) for author in connection.execute(_AUTHORS, (article_id,))),
        authors_shown=tuple(json.loads(row["authors_shown"] or "[]")),
        tags=tuple(tag for (tag,) in connection.execute(_TAGS, (article_id,))),
        photos=tuple(_photo(connection, *photo) for photo in connection.execute(_PHOTOS, (article_id,)).fetchall()),
        credit_text_shown=row["credit_text_shown"],
        date_published=row["date_published"],
        date_published_shown=row["date_published_shown"],
        date_published_precision=row["date_published_precision"],
        date_published_reading=_date_reading(*how[:4]),
        date_modified=row["date_modified"],
        date_modified_shown=row["date_modified_shown"],
        date_modified_precision=row["date_modified_precision"],
        date_modified_reading=_date_reading(*how[4:]),
        other_dates=tuple(OtherDate(*other) for other in json.loads(row["other_dates_shown"] or "[]")),
        date_conflicts=tuple(DateConflict(*conflict) for conflict in connection.execute(_CONFLICTS, (article_id,))),
        attribution_shown=row["attribution_shown"],
        news_sources=tuple(NewsSource(*source) for source in connection.execute(_SOURCES, (article_id,))),
        layers=json.loads(row["layers"]),
        readers=_readers(row["readers"]),
        view_count=row["view_count"],
        view_count_shown=row["view_count_shown"],
        view_count_rounded_to=row["view_count_rounded_to"],
    )


def _photo(
    connection: sqlite3.Connection,
    photo_id: int,
    url: str,
    alt: str | None,
    caption: str | None,
    credit_text_shown: str | None,
    credit_text: str | None,
    form: str | None,
    largest_url: str | None,
) -> Photo:
    credits_ = tuple(Credit(*credit) for credit in connection.execute(_CREDITS, (photo_id,)))
    return Photo(url, alt, caption, credit_text_shown, credit_text, form, credits_, largest_url)


def _date_reading(
    rule: str | None, zone_from: str | None, year_inferred: int | None, relative: int | None
) -> DateReading | None:
    return None if rule is None else DateReading(rule, zone_from or "", bool(year_inferred), bool(relative))


def _readers(text: str | None) -> Mapping[str, str]:
    readers: Mapping[str, str] = json.loads(text) if text else {}
    return readers
