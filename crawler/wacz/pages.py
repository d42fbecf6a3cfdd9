"""The list of pages of a WACZ: the articles, each content of each once, as the first capture shows it."""

import json
from collections.abc import Iterator

from crawler.wacz.catalogue import Catalogue

_PAGES = """
WITH shown_articles AS (
  SELECT shown.url, shown.timestamp, shown.record_id, shown.file, shown.offset, captures.article, fetched_at,
    captures.content_digest, lag(captures.content_digest) OVER captured AS digest_before
  FROM shown JOIN captures ON warc_file = source AND warc_offset = source_offset
  WHERE captures.content_digest IS NOT NULL
  WINDOW captured AS (PARTITION BY captures.article ORDER BY fetched_at, captures.id)
)
SELECT shown_articles.url, fetched_at, record_id, revisions.headline, revisions.article_body
FROM shown_articles LEFT JOIN revisions ON revisions.rowid = (
  SELECT rowid FROM revisions
  WHERE article = shown_articles.article AND content_digest = shown_articles.content_digest LIMIT 1
)
WHERE digest_before IS NULL OR digest_before <> shown_articles.content_digest
ORDER BY timestamp, file, offset
"""


def page_lines(catalogue: Catalogue, title: str, *, text: bool) -> Iterator[str]:
    """The lines of pages.jsonl («json-pages-1.0»), the head first; with `text` each has the article's own.

    An article edited back has three pages, not two: what the archive calls revisions. A page's id is its record's.
    """
    head = {"format": "json-pages-1.0", "id": "pages", "title": title, **({"hasText": True} if text else {})}
    yield json.dumps(head, ensure_ascii=False)
    for url, fetched_at, record_id, headline, body in catalogue.connection.execute(_PAGES):
        page = {"id": record_id.removeprefix("urn:uuid:"), "url": url, "ts": fetched_at, "title": headline or url}
        yield json.dumps({**page, "text": body or ""} if text else page, ensure_ascii=False)
