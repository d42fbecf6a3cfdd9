"""What finding reprints adds to saving an article, in a small archive and in a large one, whose hashes are made up."""

import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from time import perf_counter

from archive.article import Agency
from archive.reprints import fingerprint
from archive.store import Archive
from benchmarks.figures import Figures, middle
from benchmarks.search.corpus import AGENCIES, Corpus

LARGE = 1_000_000
_HASHES = 50
"""Of an article of 250 words."""
_BATCHES, _BATCH = 5, 100


def measure(*, articles: int, rounds: int) -> Figures:
    """The table; 10,000 and 1,000,000 articles for the usual number of pages."""
    large = LARGE * articles // 1200
    corpus = Corpus()
    times = {size: _saved(corpus, size, rounds) for size in (large // 100, large)}
    ratio = min(times[large]) / min(times[large // 100])
    rows = [(f"in an archive of {size:,}", middle(found, 2)) for size, found in times.items()]
    rows.append(("large / small", f"{ratio:.2f} (aim 2)"))
    return Figures(
        "Reprints: what they add to an article",
        f"Milliseconds of an article in batches of {_BATCH} generated articles, {rounds} rounds; the table of hashes"
        f" was filled with {_HASHES} made-up ones an article.",
        ("saving with all that is found in a text", "ms"),
        tuple(rows),
    )


def _saved(corpus: Corpus, size: int, rounds: int) -> list[float]:
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        with Archive.open(path) as archive:
            for agency in AGENCIES:
                archive.register(Agency(agency, agency, f"https://{agency}/", "Asia/Almaty"))
            archive.begin_reprints()
        _made_up(path, size)
        batches = corpus.batches(_BATCH * _BATCHES * rounds, _BATCH)
        with Archive.open(path) as archive:
            for _ in range(rounds):
                start = perf_counter()
                for batch in islice(batches, _BATCHES):
                    archive.save(batch)
                found.append(1000 * (perf_counter() - start) / (_BATCHES * _BATCH))
    return found


def _made_up(path: Path, size: int) -> None:
    """Hashes of articles that are not there: with numbers above those that come, in the order of the table."""
    first = 10_000_000
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.executemany(
            "INSERT INTO reprint_texts VALUES (?, ?)", ((first + number, _HASHES) for number in range(size))
        )
        connection.executemany("INSERT OR IGNORE INTO reprint_hashes VALUES (?, ?)", _postings(first, size))
        connection.execute("UPDATE reprint_index SET version = ?, done_to = ?", (fingerprint.VERSION, 2**63 - 1))
        connection.commit()


def _postings(first: int, size: int) -> Iterator[tuple[int, int]]:
    generator = random.Random(1)  # noqa: S311 - no secret
    count = _HASHES * size
    step = 2**32 // count
    for place in range(count):
        yield -(2**31) + place * step, first + int(generator.random() * size)
