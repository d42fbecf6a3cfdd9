"""The columns that a made-up archive fills, table by table. What is not named stays empty."""

from collections.abc import Mapping

COLUMNS: Mapping[str, str] = {
    "articles": (
        "id, agency, native_id, edition, url, headline, description, article_section, article_body, word_count,"
        " date_published, date_published_shown, date_published_precision, date_published_utc, published_day,"
        " date_published_rule, view_count, view_count_shown, credit_text, credit_text_shown, authors_shown, first_seen,"
        " last_seen, last_checked, revision_count, gone_at, layers, readers, content_digest, reading_digest"
    ),
    "revisions": (
        "article, seen_at, changed, headline, description, article_section, article_body, authors, content_digest"
    ),
    "edits": "article, seen_at, kind, words_added, words_removed, says_so, version",
    "views": "article, seen_at, view_count, view_count_shown",
    "captures": (
        "url, fetched_at, status, payload_digest, article, content_digest, agency, structure, warc_file, warc_offset,"
        " warc_length"
    ),
    "addresses": "article, url, first_seen, last_seen",
    "disappearances": "article, gone_at, status",
    "unread": "article, field, shown, reason, seen_at",
    "announcements": (
        "agency, source, native_id, edition, url, title, date_shown, published_day, first_announced, last_announced,"
        " modified_shown"
    ),
    "article_authors": "article, position, author, name_shown, role, city",
    "article_tags": "article, position, tag",
    "article_news_sources": "article, position, news_source, role",
    "quotes": ("article, position, starts, ends, kind, quote, speaker_shown, speaker, role, verb, rule, confidence"),
    "quote_readers": "article, reader",
    "photos": (
        "id, article, position, url, credit_text_shown, credit_text, largest_url, payload_digest, encoding_format,"
        " width, height, content_size"
    ),
    "credits": "photo, position, name, kind",
    "images": "url, fetched_at, payload_digest, encoding_format, width, height, content_size",
    "reprints": (
        "article, earlier, agency, earlier_agency, share, share_of_earlier, delay, order_is_sure, named_in, names_back,"
        " is_source"
    ),
    "crawls": (
        "id, agency, arguments, started_at, finished_at, reason, exit_code, complete, pages, new, revised, unchanged,"
        " versions"
    ),
    "crawl_health": "crawl, kind, name, count",
    "crawl_findings": "crawl, position, kind, sentence",
}


def insert(table: str) -> str:
    """The statement for one row of a table."""
    columns = COLUMNS[table]
    marks = ", ".join("?" for _ in columns.split(","))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - our own names
