"""The quotes of articles in the archive: written with the article, and found again where older rules found them.

It opens no transaction: `archive.store` has those.
"""

import sqlite3

from archive.quotes.find import find_quotes
from archive.quotes.quote import VERSION

_QUOTE = """
INSERT INTO quotes (article, position, starts, ends, kind, quote, speaker_shown, speaker, role, verb, rule, confidence)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_READER = "INSERT INTO quote_readers (article, reader) VALUES (?1, ?2) ON CONFLICT (article) DO UPDATE SET reader = ?2"
_STALE = """
FROM articles LEFT JOIN quote_readers ON article = articles.id
WHERE articles.id > ? AND reader IS NOT ?
"""


def replace(connection: sqlite3.Connection, article_id: int, edition: str, body: str, *, is_new: bool) -> None:
    """Writes the quotes of an article's text; `is_new` says that none are there yet, which saves the looking."""
    if not is_new:
        connection.execute("DELETE FROM quotes WHERE article = ?", (article_id,))
    rows = [
        (
            article_id,
            position,
            quote.starts,
            quote.ends,
            quote.kind,
            quote.quote,
            quote.speaker_shown,
            quote.speaker,
            quote.role,
            quote.verb,
            quote.rule,
            quote.confidence,
        )
        for position, quote in enumerate(find_quotes(body, edition), start=1)
    ]
    connection.executemany(_QUOTE, rows)
    connection.execute(_READER, (article_id, VERSION))


def count_stale(connection: sqlite3.Connection) -> int:
    """How many articles have quotes by older rules, or were stored before there were any."""
    count: int = connection.execute(f"SELECT count(*) {_STALE}", (0, VERSION)).fetchone()[0]
    return count


def find_again(connection: sqlite3.Connection, after: int, most: int) -> list[int]:
    """Finds the quotes of up to `most` such articles with numbers above `after`; gives the numbers, in their order."""
    sql = f"SELECT articles.id, edition, article_body {_STALE} ORDER BY articles.id LIMIT ?"
    stale = connection.execute(sql, (after, VERSION, most)).fetchall()
    for article_id, edition, body in stale:
        replace(connection, article_id, edition, body, is_new=False)
    return [article_id for article_id, _, _ in stale]
