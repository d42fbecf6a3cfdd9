"""Keeps `coverage`, `credit_days` and `view_falls` in step with what they sum up. It opens no transaction.

What belongs in them is said by views (`coverage_reckoned`, `credits_with_articles`, `view_changes`): reckoning
everything again gives the same rows.
"""

import sqlite3
from collections.abc import Iterator

from archive.summaries.notes import changed_counts, changed_days

_DAY = """
WITH told AS (
  SELECT agency, native_id, edition, max(published_day) AS published_day, min(url) AS url
  FROM (
    SELECT agency, native_id, edition FROM announcements WHERE agency = :agency AND published_day IS :day
    UNION SELECT agency, native_id, edition FROM articles INDEXED BY articles_in_numbers
    WHERE agency = :agency AND published_day IS :day
  ) CROSS JOIN announcements USING (agency, native_id, edition)
  GROUP BY agency, native_id, edition
), known AS (
  SELECT told.agency, ifnull(articles.published_day, told.published_day) AS day, 1 AS announced,
    articles.id IS NOT NULL AS held,
    CASE WHEN articles.id IS NULL THEN ifnull(
      (SELECT status FROM captures WHERE captures.url = told.url ORDER BY fetched_at DESC LIMIT 1), -1) END AS status,
    CASE WHEN articles.id IS NULL THEN (SELECT reason FROM crawl_missed WHERE crawl_missed.url = told.url) END AS reason
  FROM told LEFT JOIN articles INDEXED BY articles_by_identity USING (agency, native_id, edition)
  UNION ALL
  SELECT agency, published_day, 0, 1, NULL, NULL FROM articles INDEXED BY articles_in_numbers
  WHERE agency = :agency AND published_day IS :day AND NOT EXISTS (
    SELECT 1 FROM announcements AS a
    WHERE (a.agency, a.native_id, a.edition) = (articles.agency, articles.native_id, articles.edition)
  )
)
INSERT INTO coverage
SELECT agency, day, count(*), sum(announced), sum(held),
  count(*) FILTER (WHERE status IN (404, 410)),
  count(*) FILTER (WHERE status = -1 AND reason = 'robots'),
  count(*) FILTER (WHERE status IN (401, 403, 451)
    OR (status = -1 AND reason IN ('host', 'address', 'redirects', 'too-large', 'encodings'))),
  count(*) FILTER (WHERE status BETWEEN 200 AND 399),
  count(*) FILTER (WHERE status = 0 OR (status >= 400 AND status NOT IN (401, 403, 404, 410, 451))),
  count(*) FILTER (WHERE status = -1
    AND ifnull(reason, '') NOT IN ('robots', 'host', 'address', 'redirects', 'too-large', 'encodings'))
FROM known WHERE day IS :day GROUP BY agency, day
"""
_CREDITS = """
INSERT INTO credit_days SELECT agency, published_day, kind, count(*), count(DISTINCT articles.id)
FROM articles INDEXED BY articles_in_numbers CROSS JOIN photos ON photos.article = articles.id
  CROSS JOIN credits ON credits.photo = photos.id
WHERE agency = :agency AND published_day IS :day GROUP BY agency, published_day, kind
"""
_ALL_CREDITS = """
SELECT agency, published_day, kind, count(*), count(DISTINCT article) FROM credits_with_articles
GROUP BY agency, published_day, kind
"""
_FALLS = """
INSERT INTO view_falls SELECT article, seen_at, view_count - change, view_count FROM view_changes
WHERE article = ? AND fell = 1
"""
_ALL_FALLS = "SELECT article, seen_at, view_count - change, view_count FROM view_changes WHERE fell = 1"
_KEPT = {
    "days whose coverage is another": ("SELECT * FROM coverage", "SELECT * FROM coverage_reckoned"),
    "days whose photo credits are others": ("SELECT * FROM credit_days", _ALL_CREDITS),
    "view counts that fell, and are not noted or did not": ("SELECT * FROM view_falls", _ALL_FALLS),
}

_ALL = {"coverage": "SELECT * FROM coverage_reckoned", "credit_days": _ALL_CREDITS, "view_falls": _ALL_FALLS}


def keep_in_step(connection: sqlite3.Connection) -> None:
    """Reckons again what the open transaction has changed; comes last in it."""
    for agency, noted in changed_days(connection):
        values = {"agency": agency, "day": noted or None}
        connection.execute("DELETE FROM coverage WHERE agency = :agency AND day IS :day", values)
        connection.execute(_DAY, values)
        connection.execute("DELETE FROM credit_days WHERE agency = :agency AND day IS :day", values)
        connection.execute(_CREDITS, values)
    for article in changed_counts(connection):
        connection.execute("DELETE FROM view_falls WHERE article = ?", article)
        connection.execute(_FALLS, article)


def reckon(connection: sqlite3.Connection) -> None:
    """Reckons everything again."""
    for table, sql in _ALL.items():
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        connection.execute(f"INSERT INTO {table} {sql}")


def summary_faults(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Each row that is not what the rows below it say, or is missing: its kind, and where."""
    for kind, (kept, reckoned) in _KEPT.items():
        more, less = f"{kept} EXCEPT {reckoned}", f"{reckoned} EXCEPT {kept}"
        sql = f"SELECT * FROM ({more}) UNION SELECT * FROM ({less}) ORDER BY 1, 2"  # noqa: S608
        for row in connection.execute(sql):
            yield kind, f"{row[0]}, {row[1] or 'no day'}"
