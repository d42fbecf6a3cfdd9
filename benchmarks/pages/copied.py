"""Makes an archive of millions of articles: copies of one that `benchmarks.pages.large` has made, shifted to the past.

The first share is that archive itself. Each further one is its articles four years earlier, as filling in the past
leaves them: fetched once, counted once, in no list, never changed; and without the notes of how each value was read.
It draws no article; the texts are the same again.
"""

import argparse
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from benchmarks.pages import indexing, large
from benchmarks.pages.article import FIRST_NATIVE
from benchmarks.pages.columns import COLUMNS
from benchmarks.pages.press import Press

_OLD = f"CAST({FIRST_NATIVE} + {{0}} AS TEXT)"
_NEW = f"CAST({FIRST_NATIVE} - 50000000 * :share + {{0}} AS TEXT)"
"""The agency's own number of a copy, by the number of its article in the base."""
_DIGEST = "printf('sha256:%064x', id + :step)"
_EARLIER = "CAST(substr({0}, 1, 4) - 4 * :share AS TEXT) || substr({0}, 5)"
"""Four years are from one leap year to the next, so that there is each day again."""


def _address(column: str, article: str) -> str:
    return f"replace({column}, {_OLD.format(article)}, {_NEW.format(article)})"


_ARTICLE = {
    "id": "id + :step",
    "native_id": _NEW.format("id"),
    "url": _address("url", "id"),
    "date_published_shown": (
        "substr(date_published_shown, 1, 6) || (substr(date_published_shown, 7, 4) - 4 * :share)"
        " || substr(date_published_shown, 11)"
    ),
    **{name: _EARLIER.format(name) for name in ("date_published", "date_published_utc", "published_day")},
    "last_seen": "first_seen",
    "last_checked": "first_seen",
    "revision_count": "1",
    "gone_at": "NULL",
    "layers": "'{}'",
    "readers": "'{}'",
    "content_digest": _DIGEST,
    "reading_digest": _DIGEST,
}
_ONE = {"article": "id + :step", "seen_at": "first_seen", "content_digest": _DIGEST}
_COPIES = {
    "articles": ("articles ORDER BY id", _ARTICLE),
    "revisions": ("articles ORDER BY id", {**_ONE, "changed": "NULL", "authors": "NULL"}),
    "views": ("articles WHERE view_count IS NOT NULL ORDER BY id", _ONE),
    "captures": (
        "articles ORDER BY id",
        {
            **_ONE,
            "url": _address("url", "id"),
            "fetched_at": "first_seen",
            "status": "200",
            "payload_digest": "printf('sha256:%060x0000', id + :step)",
            "structure": "agency || '-' || (substr(first_seen, 1, 4) / 2)",
            "warc_file": "agency || '-' || replace(substr(first_seen, 1, 7), '-', '') || '.warc.gz'",
            "warc_offset": "(id + :step) * 1600",
            "warc_length": "8000",
        },
    ),
    "addresses": (
        "articles ORDER BY id",
        {"article": "id + :step", "url": _address("url", "id"), "last_seen": "first_seen"},
    ),
    "photos": (
        "photos ORDER BY id",
        {
            "id": "id + 10 * :step",
            "url": _address("url", "article"),
            "largest_url": _address("largest_url", "article"),
            "payload_digest": "iif(payload_digest IS NULL, NULL, 'sha256:' || printf('%x', id + 10 * :step))",
        },
    ),
    "credits": ("credits ORDER BY photo", {"photo": "photo + 10 * :step"}),
    "images": (
        "photos JOIN articles ON articles.id = article WHERE payload_digest IS NOT NULL ORDER BY photos.id",
        {
            "url": _address("photos.url", "article"),
            "fetched_at": "first_seen",
            "payload_digest": "'sha256:' || printf('%x', photos.id + 10 * :step)",
        },
    ),
    "reprints": ("reprints ORDER BY article", {"earlier": "earlier + :step"}),
    **{
        name: (f"{name} ORDER BY article", dict[str, str]())
        for name in ("article_authors", "article_tags", "article_news_sources", "quotes", "quote_readers")
    },
}
"""Where the rows of a copy come from, and which columns are others."""


def copy(base: Path, path: Path, shares: int) -> None:
    """Writes an archive of `shares` times the articles of `base` to `path`; index and sums are for `finish`."""
    large.registered(path, Press())
    with closing(sqlite3.connect(path, isolation_level=None, uri=True)) as connection:
        connection.execute("ATTACH ? AS base", (f"{base.resolve().as_uri()}?mode=ro",))
        (step,) = connection.execute("SELECT max(id) FROM base.articles").fetchone()
        with large.in_bulk(connection):
            for share in range(shares):
                for sql in _further() if share else _first():
                    connection.execute(sql, {"share": share, "step": share * step} if share else {})
            for table in ("authors", "tags", "news_sources"):
                connection.execute(f"INSERT INTO main.{table} SELECT name FROM base.{table}")  # noqa: S608


def _first() -> Iterator[str]:
    for table, columns in COLUMNS.items():
        yield f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM base.{table}"  # noqa: S608 - our own names


def _further() -> Iterator[str]:
    for table, (source, others) in _COPIES.items():
        columns = COLUMNS[table]
        tables, _, rest = source.partition(" ")
        changed = {"article": "article + :step", **others}
        wanted = ", ".join(changed.get(name, name) for name in columns.split(", "))
        yield f"INSERT INTO main.{table} ({columns}) SELECT {wanted} FROM base.{tables} {rest}"  # noqa: S608


def finish(base: Path, path: Path, shares: int) -> None:
    """As `large.finish`."""
    large.finish(path, lambda made: indexing.index(base, made, shares))


def main() -> int:
    """`python -m benchmarks.pages.copied BASE FILE --shares 5`."""
    parser = argparse.ArgumentParser(description="Makes an archive of several times the articles of a made-up one.")
    parser.add_argument("base", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--shares", type=int, default=5)
    asked = parser.parse_args()
    began = perf_counter()
    copy(asked.base, asked.file, asked.shares)
    print(f"rows: {perf_counter() - began:.0f} s, {asked.file.stat().st_size / 1e9:.2f} GB", flush=True)
    finish(asked.base, asked.file, asked.shares)
    return 0


if __name__ == "__main__":
    sys.exit(main())
