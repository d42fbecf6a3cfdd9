"""What becomes of each table when archives are merged: a test compares this with the tables of a fresh archive.

It names tables and does nothing with them.
"""

MERGED = {
    "agencies": "archive.merging.apart",
    "articles": "archive.merging.articles",
    "views": "archive.merging.articles",
    "addresses": "archive.merging.articles",
    "unread": "archive.merging.articles",
    "photos": "archive.parts, of the newest page",
    "credits": "archive.parts, of the newest page",
    "authors": "archive.parts, of the newest page",
    "article_authors": "archive.parts, of the newest page",
    "tags": "archive.parts, of the newest page",
    "article_tags": "archive.parts, of the newest page",
    "news_sources": "archive.parts, of the newest page",
    "article_news_sources": "archive.parts, of the newest page",
    "date_conflicts": "archive.parts, of the newest page",
    "captures": "archive.merging.articles, those of no article archive.merging.orphans",
    "layouts": "archive.merging.apart",
    "images": "archive.merging.apart",
    "announcements": "archive.merging.apart",
    "warc_files": "archive.merging.apart",
    "crawls": "archive.merging.crawls",
    "crawl_health": "archive.merging.crawls",
    "crawl_findings": "archive.merging.crawls",
    "crawl_days": "archive.merging.apart",
    "crawl_missed": "archive.merging.apart",
}
"""Tables whose rows of both archives are joined, and by what."""

DERIVED = {
    "revisions": "archive.late, from the captures; what they said comes from both archives",
    "doubtful_readings": "archive.late, likewise",
    "disappearances": "archive.late, from the captures",
    "edits": "archive.rows, with each revision",
    "quotes": "archive.quotes, from the newest text",
    "quote_readers": "archive.quotes",
    "reprints": "archive.reprints, from all texts",
    "reprint_hashes": "archive.reprints",
    "reprint_texts": "archive.reprints",
    "reprint_index": "archive.reprints",
    "words": "archive.search, from all texts",
    "stems": "archive.search, from all texts",
    "coverage": "archive.summaries, from announcements, articles and captures",
    "credit_days": "archive.summaries, from credits",
    "view_falls": "archive.summaries, from views",
    "search_index": "archive.search",
    "articles_fts": "archive.search",
    "articles_fts_config": "archive.search",
    "articles_fts_data": "archive.search",
    "articles_fts_docsize": "archive.search",
    "articles_fts_idx": "archive.search",
    "_sqlite_migrations": "archive.schema: both archives have the same steps",
}
"""Tables that are computed anew from what was merged, and by what."""

OWN = {
    "handovers": "how far this very file has got in a stream",
}
"""Tables that are not merged: what they say is true of their own archive only."""
