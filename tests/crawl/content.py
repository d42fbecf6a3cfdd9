"""What an archive holds but for when it was seen, so that two crawls of one day can be compared."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from tests.crawl.test_law import rows

_TIMES = {"first_seen", "last_seen", "last_checked", "seen_at", "gone_at", "fetched_at"}
_OF_CRAWLS = ("captures", "announcements", "images")
"""What else was fetched, and in which order, differs from crawler to crawler."""
_PICTURES = {"payload_digest", "encoding_format", "width", "height", "content_size"}
"""Of a photo: what its picture is like, where the crawler has fetched it."""
_NAMES = ("authors", "tags", "news_sources")


def content(archive: Path, only: Collection[str] = ()) -> dict[str, list[str]]:
    """Every table's rows without their times, as sorted texts.

    With `only`, the native ids of some articles, their rows; not the lists of names, which no article owns.
    """
    left_out = (*_OF_CRAWLS, *(_NAMES if only else ()))
    return {
        table: sorted(_text(row) for row in found if not only or table == "agencies" or _number(row) in only)
        for table, found in rows(archive).items()
        if table not in left_out
    }


def _text(row: dict[str, Any]) -> str:
    return repr({name: value for name, value in row.items() if name not in _TIMES | _PICTURES})


def _number(row: dict[str, Any]) -> str:
    """The native id of the article that a row is of; `rows` names articles and photos by it."""
    if "native_id" in row:
        return str(row["native_id"])
    words = str(row.get("article") or row.get("photo") or "").split()
    return words[1] if len(words) > 1 else ""
