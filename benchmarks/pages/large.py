"""Makes an archive of hundreds of thousands of articles in minutes: rows drawn by a seed, and written in bulk.

Its texts are short, and its rows were in no crawl: what they say holds together only as far as pages look. Hashes of
reprints are made up, so `muragat verify` would find them wrong.
"""

import argparse
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from time import perf_counter

from archive.article import Agency
from archive.reprints import fingerprint
from archive.reprints.index import WHOLE
from archive.store import Archive
from archive.summaries import keeping
from benchmarks.pages.article import DAYS, FIRST, Row, rows_of
from benchmarks.pages.columns import insert
from benchmarks.pages.press import Press

_PORTION = 5000
_INDEXED = 20_000
"""The words that many articles have are counted once a portion."""
_HASHES = 10
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


def make(path: Path, articles: int, *, days_of_crawls: int = DAYS) -> None:
    """Writes a new archive of so many articles to `path`; its crawls are a fixed number, whatever its size."""
    press = Press()
    registered(path, press)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, in_bulk(connection):
        for start in range(1, articles + 1, _PORTION):
            numbers = range(start, min(start + _PORTION, articles + 1))
            _write(connection, (row for number in numbers for row in rows_of(press, number, articles)))
        _write(connection, _crawls(press, days_of_crawls))
        connection.execute(_AGENCIES)
        for table, source in _NAMES.items():
            of_table, _, column = source.partition(".")
            connection.execute(f"INSERT INTO {table} SELECT DISTINCT {column} FROM {of_table}")  # noqa: S608


def registered(path: Path, press: Press) -> None:
    """Makes an empty archive that knows the agencies."""
    with Archive.open(path) as archive:
        for house in press.houses:
            name = house.id.replace("_", " ").capitalize()
            archive.register(Agency(house.id, name, house.url, "Asia/Almaty"))


@contextmanager
def in_bulk(connection: sqlite3.Connection) -> Iterator[None]:
    """Writes rows to an empty archive as quickly as SQLite can: a crash leaves nothing of use."""
    # Of this file alone: without its name a journal mode is set for all that are attached.
    for pragma in ("synchronous = OFF", "journal_mode = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA main.{pragma}")
    indexes = connection.execute(_SECONDARY).fetchall()
    connection.execute("BEGIN")
    # Filled in at once they are made five times as quickly as row by row.
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("UPDATE reprint_index SET version = ?, done_to = ?", (fingerprint.VERSION, WHOLE))
    connection.execute("COMMIT")
    connection.execute("PRAGMA main.journal_mode = WAL")


def index(path: Path) -> None:
    """Makes the search index, by the archive's own code."""
    with Archive.open(path) as archive:
        archive.begin_index(anew=True)
        while archive.index_more(_INDEXED) == _INDEXED:
            pass
        archive.merge_index()


def finish(path: Path, make_index: Callable[[Path], None] = index) -> None:
    """Makes what is kept beside the rows, and says what each part takes: search index, sums, hashes of reprints."""
    for name, part in (("index", make_index), ("sums", sums), ("hashes", hashes)):
        began = perf_counter()
        part(path)
        print(f"{name}: {perf_counter() - began:.0f} s, {path.stat().st_size / 1e9:.2f} GB", flush=True)


def sums(path: Path) -> None:
    """Reckons the tables that sum up others, by the archive's own code."""
    with Archive.open(path) as archive:
        archive.transact(keeping.reckon)


def hashes(path: Path) -> None:
    """Made-up hashes of reprints, ten an article (of 45 words): what is saved later is looked up in them."""
    with closing(sqlite3.connect(path)) as connection:
        for pragma in ("synchronous = OFF", "cache_size = -400000"):
            connection.execute(f"PRAGMA main.{pragma}")
        connection.execute("INSERT INTO reprint_texts SELECT id, ? FROM articles", (_HASHES,))
        (most,) = connection.execute("SELECT max(id) FROM articles").fetchone()
        connection.executemany("INSERT INTO reprint_hashes VALUES (?, ?)", _made_up(most))
        connection.commit()


def _made_up(articles: int) -> Iterator[tuple[int, int]]:
    """In the order of the table."""
    draw = random.Random(articles).random  # noqa: S311 - no secret
    count = articles * _HASHES
    for place in range(count):
        yield place * 2**32 // count - 2**31, int(draw() * articles) + 1


def _write(connection: sqlite3.Connection, rows: Iterator[Row]) -> None:
    in_order = sorted(rows, key=lambda row: row[0])
    for table, of_table in groupby(in_order, key=lambda row: row[0]):
        connection.executemany(insert(table), (values for _, values in of_table))


def _crawls(press: Press, days: int) -> Iterator[Row]:
    number = 0
    for turn in range(days * _CRAWLS_A_DAY):
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
    print(f"rows: {perf_counter() - began:.0f} s, {asked.file.stat().st_size / 1e9:.2f} GB", flush=True)
    finish(asked.file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
