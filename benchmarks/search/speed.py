"""Index and queries of a large archive: time, size and memory, beside a plain FTS5 table over the same text."""

import random
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from unittest.mock import patch

from archive.article import Agency
from archive.connection import connect, reading
from archive.search import index
from archive.search.query import Filters
from archive.search.searching import Sort, search
from archive.store import Archive
from benchmarks.figures import Figures, middle
from benchmarks.search.corpus import AGENCIES, Corpus

CORPUS = 100_000
"""Articles where a crawl has its usual 1,200 pages; fewer or more with `--articles`."""
_INSERTED = 3000
_QUERIES = 200
_PLAIN = "CREATE VIRTUAL TABLE plain USING fts5(headline, body, content = 'search_content', content_rowid = 'id')"
_FILL = "INSERT INTO plain (rowid, headline, body) SELECT id, headline, body FROM search_content"


def measure(*, articles: int, rounds: int) -> Figures:
    """The table; 100,000 articles for the usual number of pages."""
    size = max(2000, CORPUS * articles // 1200)
    corpus = Corpus()
    with _folder() as folder:
        with_index, without = _inserted(corpus, folder, rounds)
        path = folder / "archive.db"
        _fill(corpus, path, size)
        seconds = _indexed(path)
        text, ours, words, plain = _sizes(path)
        rows = [
            ("an article stored, index and all, ms", middle(with_index, 2)),
            ("an article stored without the index, ms", middle(without, 2)),
            ("with / without", f"{min(with_index) / min(without):.1f} (aim 1.3)"),
            (f"making the index of {size:,} articles, s", f"{seconds:.0f} ({size / seconds:,.0f} articles/s)"),
            (
                "index / text",
                f"{(ours + words) / text:.2f} (aim 0.7): {ours / text:.2f} FTS5, {words / text:.2f} words",
            ),
            ("plain FTS5 (unicode61) / text", f"{plain / text:.2f}"),
            *_latencies(corpus, path, size),
            ("memory at most, MB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"),
        ]
    note = (
        f"{size:,} generated articles of {text / size / 1000:.1f} kB text (benchmarks/search/corpus.py); warm cache; "
        f"{_QUERIES} queries of each kind over frequent and rare words: p50 / p95, in brackets a plain FTS5 table."
    )
    return Figures("Search: index and queries", note, ("what", "measured"), tuple(rows))


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="muragat-search-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _inserted(corpus: Corpus, folder: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds an article in batches of 100, with the index and without, the first 500 left out."""
    batches = list(corpus.batches(_INSERTED))
    found: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds):
        for place, is_kept in enumerate((True, False)):
            with patch.object(index, "keep_in_step", index.keep_in_step if is_kept else _forget):
                path = folder / f"{turn}-{place}.db"
                with Archive.open(path) as archive:
                    _register(archive)
                    for batch in batches[:5]:
                        archive.save(batch)
                    began = perf_counter()
                    for batch in batches[5:]:
                        archive.save(batch)
                    found[place].append((perf_counter() - began) * 1000 / (_INSERTED - 500))
                path.unlink()
    return found


def _forget(*_: object) -> None:
    """In place of what keeps the index in step."""


def _register(archive: Archive) -> None:
    for agency in AGENCIES:
        archive.register(Agency(agency, agency, f"https://{agency}/", "Asia/Almaty"))


def _fill(corpus: Corpus, path: Path, size: int) -> None:
    with patch.object(index, "keep_in_step", _forget), Archive.open(path) as archive:
        _register(archive)
        for batch in corpus.batches(size, 1000):
            archive.save(batch)


def _indexed(path: Path) -> float:
    began = perf_counter()
    with Archive.open(path) as archive:
        archive.begin_index(anew=True)
        while archive.index_more(500) == 500:
            pass
        archive.merge_index()
    return perf_counter() - began


def _sizes(path: Path) -> tuple[int, int, int, int]:
    """Bytes of the text in UTF-8, of our FTS5 table, of the words, of a plain FTS5 table over the same."""
    with closing(connect(path, patience=30)) as connection:
        connection.execute(_PLAIN)
        connection.execute(_FILL)
        connection.execute("INSERT INTO plain (plain) VALUES ('optimize')")
        sql = "SELECT sum(length(CAST(headline AS BLOB)) + length(CAST(body AS BLOB))) FROM search_content"
        (text,) = connection.execute(sql).fetchone()

        def size(pattern: str) -> int:
            return int(connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name GLOB ?", (pattern,)).fetchone()[0])

        return text, size("articles_fts*"), size("*words*") + size("stems"), size("plain*")


def _latencies(corpus: Corpus, path: Path, size: int) -> Iterator[tuple[str, str]]:
    generator = random.Random(7)  # noqa: S311

    def word() -> str:
        # As many of the frequent as of the rare: a rank from 1 to the last, evenly on a logarithmic scale.
        rank = int(len(corpus.lemmas) ** generator.random()) - 1
        return corpus.sentence_forms(rank)[generator.randrange(12)]

    def phrase() -> str:
        words = corpus.article(generator.randint(1, size)).article_body[0].split(".")[0].split()
        return f'"{" ".join(words[2:4])}"'

    since = corpus.article(size * 3 // 4).date_published or ""
    newest = Filters(since=since[:10], agency="el_kz")
    kinds: Sequence[tuple[str, Callable[[], str], Filters | None, Sort]] = (
        ("one word", word, None, Sort.RELEVANCE),
        ("two words", lambda: f"{word()} {word()}", None, Sort.RELEVANCE),
        ("a phrase", phrase, None, Sort.RELEVANCE),
        ("one word of an agency, the last quarter", word, newest, Sort.RELEVANCE),
        ("one word, the newest first", word, None, Sort.DATE),
    )
    with reading(path) as connection:
        search(connection, word())
        for name, typed, filters, sort in kinds:
            texts = [typed() for _ in range(_QUERIES)]
            ours = [_timed(partial(search, connection, text, filters, sort=sort)) for text in texts]
            plain = [_timed(partial(_plain, connection, text)) for text in texts]
            yield f"{name}, ms", f"{_middle_and_tail(ours)} ({_middle_and_tail(plain)})"


def _plain(connection: sqlite3.Connection, text: str) -> None:
    match = text if text.startswith('"') else " ".join(f'"{word}"' for word in text.split())
    connection.execute("SELECT count(*) FROM plain WHERE plain MATCH ?", (match,)).fetchone()
    sql = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY bm25(plain) LIMIT 20"
    connection.execute(sql, (match,)).fetchall()


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


def _middle_and_tail(times: list[float]) -> str:
    cuts = quantiles(times, n=20)
    return f"{cuts[9]:.1f} / {cuts[18]:.1f}"
