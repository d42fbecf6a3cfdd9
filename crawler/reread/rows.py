"""One captured response as a row of a part: flat columns for analysts, and the whole record for the archive. Pure.

The columns have the names of the archive's tables. Knows no Parquet and no files.
"""

from collections.abc import Mapping
from typing import Any

from archive.article import Article, Capture, Gone, Image, Listed, Same, utc_text
from archive.packed import ENTRIES, Packing
from archive.reading import credit_line
from archive.warc.members import Damage
from archive.warc.records import Exchange
from crawler.reread.pages import Found, Redirect, Repeat, Skipped

KINDS: Mapping[str, type[Found]] = {
    **{name: ENTRIES[name] for name in ("article", "gone", "same", "image", "listed")},
    "redirect": Redirect,
    "skipped": Skipped,
    "repeat": Repeat,
}
BEFORE, DAMAGE = "before", "damage"
"""The kinds of rows without a record: captured before the time that was asked for; a damaged place of the file."""

PACKING: Packing[Found] = Packing(KINDS)
_NAMES = {kind: name for name, kind in KINDS.items()}

COLUMNS: Mapping[str, str] = {
    "kind": "TEXT",
    "left_out": "TEXT",
    "reason": "TEXT",
    "agency": "TEXT",
    "edition": "TEXT",
    "native_id": "TEXT",
    "url": "TEXT",
    "requested_url": "TEXT",
    "fetched_at": "TEXT",
    "status": "INTEGER",
    "payload_digest": "TEXT",
    "warc_type": "TEXT",
    "warc_file": "TEXT",
    "warc_offset": "INTEGER",
    "warc_length": "INTEGER",
    "headline": "TEXT",
    "description": "TEXT",
    "article_section": "TEXT",
    "authors": "TEXTS",
    "tags": "TEXTS",
    "date_published": "TEXT",
    "published_day": "TEXT",
    "view_count": "INTEGER",
    "credit_text": "TEXT",
    "article_body": "TEXT",
    "content_type": "TEXT",
    "etag": "TEXT",
    "last_modified": "TEXT",
    "location": "TEXT",
    "record": "BYTES",
}
"""The columns of a part, and what they hold."""

Row = Mapping[str, Any]


def row_of(exchange: Exchange, found: Found | None, file: str) -> Row:
    """The row of a response in a WARC file of that name; `found` is None for one from before what was asked for."""
    row: dict[str, Any] = {
        "kind": _NAMES[type(found)] if found is not None else BEFORE,
        "url": exchange.url,
        "requested_url": exchange.url,
        "fetched_at": utc_text(exchange.at),
        "status": exchange.status,
        "warc_type": "metadata" if exchange.kind == "failure" else exchange.kind,
        "warc_file": file,
        "warc_offset": exchange.offset,
        "warc_length": exchange.length,
        "content_type": exchange.header("Content-Type") or None,
        "etag": exchange.header("ETag") or None,
        "last_modified": exchange.header("Last-Modified") or None,
        "location": exchange.header("Location") or None,
    }
    if found is None:
        return row
    row["record"] = PACKING.pack(found)
    capture = _capture_of(found)
    if capture is not None:
        row |= {"url": capture.url, "payload_digest": capture.payload_digest or None}
    row["agency"] = _agency_of(found)
    if isinstance(found, Skipped):
        row |= {"left_out": found.kind, "reason": found.reason}
    if isinstance(found, (Article, Gone, Same)):
        row |= {"edition": found.identity.edition, "native_id": found.identity.native_id}
    if isinstance(found, Article):
        row |= _shown(found)
    return row


def row_of_damage(damage: Damage, file: str) -> Row:
    """The row of a damaged place."""
    return {"kind": DAMAGE, "reason": damage.reason, "warc_file": file, "warc_offset": damage.offset}


def _shown(article: Article) -> Row:
    published = article.date_published
    return {
        "url": article.url,
        "headline": article.headline,
        "description": article.description,
        "article_section": article.article_section,
        "authors": [author.name for author in article.authors],
        "tags": list(article.tags),
        "date_published": published,
        "published_day": published[:10] if published and len(published) >= len("2023-01-13") else None,
        "view_count": article.view_count,
        "credit_text": credit_line(article),
        "article_body": "\n\n".join(article.article_body),
    }


def _capture_of(found: Found) -> Capture | None:
    if isinstance(found, (Redirect, Repeat, Skipped)):
        return found.response.capture if found.response is not None else None
    return found.capture


def _agency_of(found: Found) -> str | None:
    if isinstance(found, (Redirect, Repeat, Skipped)):
        return found.response.agency if found.response is not None else None
    return found.agency if isinstance(found, (Image, Listed)) else found.identity.agency
