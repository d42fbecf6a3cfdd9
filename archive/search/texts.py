"""Which articles' texts a transaction has changed, and what they said before: noted by SQLite itself.

Temporary triggers see every change that their connection makes to `articles`, whoever makes it, and a transaction that
is rolled back takes their notes with it. What is done with the notes is for `archive.search.index`
and `archive.reprints.index`.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

_BODY = "iif({0}description IS NULL, {0}article_body, {0}description || char(10, 10) || {0}article_body)"
"""As in the view search_content (archive/migrations/)."""

_WATCH = (
    """
CREATE TEMP TABLE changed_texts (article INTEGER PRIMARY KEY, edition TEXT, headline TEXT, body TEXT)
""",
    """
CREATE TEMP TRIGGER text_inserted AFTER INSERT ON main.articles BEGIN
  INSERT OR IGNORE INTO changed_texts (article) VALUES (new.id);
END
""",
    f"""
CREATE TEMP TRIGGER text_updated AFTER UPDATE OF edition, headline, description, article_body ON main.articles
WHEN (old.edition, old.headline, old.description, old.article_body)
  IS NOT (new.edition, new.headline, new.description, new.article_body)
BEGIN
  INSERT OR IGNORE INTO changed_texts VALUES (old.id, old.edition, old.headline, {_BODY.format("old.")});
END
""",  # noqa: S608 - our own names
    f"""
CREATE TEMP TRIGGER text_deleted AFTER DELETE ON main.articles BEGIN
  INSERT OR IGNORE INTO changed_texts VALUES (old.id, old.edition, old.headline, {_BODY.format("old.")});
END
""",  # noqa: S608
)
_CHANGED = f"""
SELECT changed.article, changed.edition, changed.headline, changed.body,
  articles.edition, articles.headline, {_BODY.format("articles.")}
FROM changed_texts AS changed LEFT JOIN articles ON articles.id = changed.article
ORDER BY changed.article
"""  # noqa: S608
_AFTER = f"""
SELECT id, edition, headline, {_BODY.format("")} FROM articles WHERE id > ? ORDER BY id LIMIT ?
"""  # noqa: S608

_ONE = f"SELECT {_BODY.format('')} FROM articles WHERE id = ?"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Text:
    """What of an article is searched and compared: headline, and lead and text as one."""

    edition: str
    headline: str
    body: str


@dataclass(frozen=True, slots=True)
class Change:
    """An article's text before and after a transaction; None where there was no article, or is none."""

    article: int
    before: Text | None
    after: Text | None


def watch(connection: sqlite3.Connection) -> None:
    """From now on notes are taken of what this connection changes."""
    connection.execute("PRAGMA temp_store = MEMORY")
    for statement in _WATCH:
        connection.execute(statement)


def changes(connection: sqlite3.Connection) -> list[Change]:
    """What was changed since the last call, in the order of the articles' numbers; forgets it.

    So whoever commits asks once, and hands the answer to all that keeps in step with the texts.
    """
    if connection.execute("SELECT 1 FROM changed_texts LIMIT 1").fetchone() is None:
        return []
    found = [Change(article, _text(row[:3]), _text(row[3:])) for article, *row in connection.execute(_CHANGED)]
    connection.execute("DELETE FROM changed_texts")
    return found


def texts_after(connection: sqlite3.Connection, article: int, most: int) -> Iterator[tuple[int, Text]]:
    """Up to `most` articles with numbers above this one, in their order."""
    for number, *row in connection.execute(_AFTER, (article, most)):
        yield number, Text(*row)


def body_of(connection: sqlite3.Connection, article: int) -> str:
    """An article's lead and text as one; empty when there is no such article."""
    found = connection.execute(_ONE, (article,)).fetchone()
    return found[0] if found else ""


def _text(row: list[str | None]) -> Text | None:
    edition, headline, body = row
    return None if edition is None or headline is None or body is None else Text(edition, headline, body)
