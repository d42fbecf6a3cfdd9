"""Ways to search: ours, and what SQLite's FTS5 has by itself. Each gives the numbers of the articles that it finds."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.article import Article
from archive.connection import reading
from archive.search.expression import expression_of
from archive.search.query import parse
from archive.store import Archive
from benchmarks.search.documents import AGENCY

Finder = Callable[[str], frozenset[int]]

_BATCH = 100
_MATCH = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"


@contextmanager
def ours(articles: Iterable[Article]) -> Iterator[Finder]:
    """Our search, over an archive of these articles in a folder of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        with Archive.open(path) as archive:
            archive.register(AGENCY)
            every = list(articles)
            for at in range(0, len(every), _BATCH):
                archive.save(every[at : at + _BATCH])
        with reading(path) as connection:

            def find(text: str) -> frozenset[int]:
                match = expression_of(connection, parse(text)).match
                return frozenset(one for (one,) in connection.execute(_MATCH, (match,))) if match else frozenset()

            yield find


@contextmanager
def plain(articles: Iterable[Article], tokenizer: str, ending: str = "") -> Iterator[Finder]:
    """FTS5 as it is, with one of its own tokenizers; `ending` comes after the typed word, such as * for prefixes."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE articles_fts USING fts5(headline, body, tokenize = '{tokenizer}')")
        rows = ((number, one.headline, "\n".join(one.article_body)) for number, one in enumerate(articles, 1))
        connection.executemany("INSERT INTO articles_fts (rowid, headline, body) VALUES (?, ?, ?)", rows)

        def find(text: str) -> frozenset[int]:
            match = '"' + text.replace('"', '""') + '"' + ending
            return frozenset(one for (one,) in connection.execute(_MATCH, (match,)))

        yield find
