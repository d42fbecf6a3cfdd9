"""Makes an archive of hundreds of thousands of articles in minutes: rows drawn by a seed, and written in bulk.

Its texts are short, and its rows were in no crawl: what they say holds together only as far as pages look. Hashes of
reprints are left out, so `muragat verify` would find them missing.
"""

import argparse
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from time import perf_counter

from archive.article import Agency
from archive.reprints import fingerprint
from archive.reprints.index import WHOLE
from archive.store import Archive
from benchmarks.pages.article import DAYS, FIRST, Row, rows_of
from benchmarks.pages.columns import insert
from benchmarks.pages.press import Press

_PORTION = 5000
_CRAWLS_A_DAY = 2
_SECONDARY = """
SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name NOT GLOB 'articles_fts*'
"""
_NAMES = {
    "authors": "article_authors.author",
    "tags": "article_tags.tag",
    "news_sources": "article_news_sources.news_source",
}
_AGENCIES = """
UPDATE reprints SET earlier_agency = (SELECT agency FROM articles WHERE id = earlier)
"""


def make(path: Path, articles: int) -> None:
    """Writes a new archive of so many articles to `path`."""
    press = Press()
    with Archive.open(path) as archive:
        for house in press.houses:
            name = house.id.replace("_", " ").capitalize()
            archive.register(Agency(house.id, name, house.url, "Asia/Almaty"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("synchronous = OFF", "journal_mode = OFF", "cache_size = -400000", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        indexes = connection.execute(_SECONDARY).fetchall()
        connection.execute("BEGIN")
        # Filled in at once they are made five times as quickly as row by row.
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        for start in range(1, articles + 1, _PORTION):
            numbers = range(start, min(start + _PORTION, articles + 1))
            _write(connection, (row for number in numbers for row in rows_of(press, number, articles)))
        _write(connection, _crawls(press))
        connection.execute(_AGENCIES)
        for table, source in _NAMES.items():
            of_table, _, column = source.partition(".")
            connection.execute(f"INSERT INTO {table} SELECT DISTINCT {column} FROM {of_table}")  # noqa: S608
        for _, sql in indexes:
            connection.execute(sql)
        connection.execute("UPDATE reprint_index SET version = ?, done_to = ?", (fingerprint.VERSION, WHOLE))
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")


def index(path: Path) -> None:
    """Makes the search index, by the archive's own code."""
    with Archive.open(path) as archive:
        archive.begin_index(anew=True)
        while archive.index_more(2000) == 2000:
            pass
        archive.merge_index()


def _write(connection: sqlite3.Connection, rows: Iterator[Row]) -> None:
    in_order = sorted(rows, key=lambda row: row[0])
    for table, of_table in groupby(in_order, key=lambda row: row[0]):
        connection.executemany(insert(table), (values for _, values in of_table))


def _crawls(press: Press) -> Iterator[Row]:
    number = 0
    for turn in range(DAYS * _CRAWLS_A_DAY):
        at = FIRST + timedelta(hours=24 / _CRAWLS_A_DAY * turn)
        began, ended = (moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in (at, at + timedelta(minutes=20)))
        for house in press.houses:
            number += 1
            counts = (60, 20, 2, 38)
            yield "crawls", (number, house.id, "{}", began, ended, "finished", 0, 1, *counts, "{}")
            yield "crawl_health", (number, "pages", "", 60)
            for name in ("headline", "article_body", "date_published", "views", "credit", "authors", "section"):
                yield "crawl_health", (number, "fields", name, 60 - len(name) % 5)
                yield "crawl_health", (number, "layers", f"{name} selector", 60 - len(name) % 5)
            for name, count in zip(("new", "revised", "unchanged"), counts[1:], strict=True):
                yield "crawl_health", (number, "outcomes", name, count)
            if number % 90 == 0:
                yield "crawl_findings", (number, 1, "field", "The field credit is missing on more pages than before.")


def main() -> int:
    """`python -m benchmarks.pages.large FILE --articles 500000`."""
    parser = argparse.ArgumentParser(description="Makes a large archive of made-up articles.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=500_000)
    asked = parser.parse_args()
    began = perf_counter()
    make(asked.file, asked.articles)
    made = perf_counter()
    print(f"rows: {made - began:.0f} s, {asked.file.stat().st_size / 1e9:.2f} GB", flush=True)
    index(asked.file)
    print(f"index: {perf_counter() - made:.0f} s, {asked.file.stat().st_size / 1e9:.2f} GB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
