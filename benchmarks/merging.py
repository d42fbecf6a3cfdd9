"""Rows a second of merging generated archives (into an empty one, sharing half, already there), and of splitting."""

import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from archive.article import Agency, Article
from archive.merging.run import merge, reading_other
from archive.merging.selection import parts_of
from archive.merging.splitting import split_off
from archive.store import Archive
from benchmarks.figures import Figures, middle
from benchmarks.search.corpus import AGENCIES, Corpus

_LATER = timedelta(days=3)
_TABLES = ("articles", "captures", "revisions", "views", "addresses", "photos", "article_authors", "article_tags")


def measure(*, articles: int, rounds: int) -> Figures:
    """The table; archives of so many articles each, a third of them seen twice and edited in between."""
    corpus = Corpus()
    half = articles // 2
    with tempfile.TemporaryDirectory(prefix="muragat-merge-") as name:
        folder = Path(name)
        first = _filled(folder / "a.db", corpus, range(1, articles + 1))
        second = _filled(folder / "b.db", corpus, range(half + 1, half + articles + 1), later=True)
        cases = {
            "into an empty archive": (None, first),
            "two archives that share half of their articles": (first, second),
            "an archive that is there already": (first, first),
        }
        rates = {case: _rates(folder, *paths, rounds) for case, paths in cases.items()}
        rates[f"into its {len(AGENCIES)} agencies (`muragat split`)"] = _split(folder, first, rounds)
        saving = [_saved(folder / f"s{turn}.db", corpus, articles) for turn in range(rounds)]
        rows = _rows(first)
    found = [(case, middle(times), middle([one * rows / articles for one in times])) for case, times in rates.items()]
    found.append(
        ("saving the same articles, for comparison", middle(saving), middle([one * rows / articles for one in saving]))
    )
    return Figures(
        "Merging and splitting archives",
        f"Archives of {articles:,} generated articles ({rows:,} rows of {', '.join(_TABLES)}), {rounds} rounds; search"
        " index, quotes and reprints are made with them.",
        ("what", "articles/s", "rows/s"),
        tuple(found),
    )


def _filled(path: Path, corpus: Corpus, numbers: Sequence[int], *, later: bool = False) -> Path:
    with Archive.open(path) as archive:
        _register(archive)
        for start in range(0, len(numbers), 100):
            archive.save([one for number in numbers[start : start + 100] for one in _seen(corpus, number, later=later)])
    return path


def _seen(corpus: Corpus, number: int, *, later: bool) -> list[Article]:
    """An article as it was seen, by the other archive some days later; of each third an edit, too."""
    article = corpus.article(number)
    if later:
        article = _at(article, _LATER)
    if number % 3:
        return [article]
    return [article, replace(_at(article, timedelta(hours=5)), headline=f"{article.headline} (жаңартылды)")]


def _at(article: Article, delay: timedelta) -> Article:
    return replace(article, capture=replace(article.capture, fetched_at=article.capture.fetched_at + delay))


def _register(archive: Archive) -> None:
    for agency in AGENCIES:
        archive.register(Agency(agency, agency, f"https://{agency}/", "Asia/Almaty"))


def _rates(folder: Path, into: Path | None, other: Path, rounds: int) -> list[float]:
    rates = []
    for _ in range(rounds):
        target, source = folder / "into.db", folder / "other.db"
        for path, copy in ((into, target), (other, source)):
            if path is not None:
                shutil.copyfile(path, copy)
        began = perf_counter()
        with Archive.open(target) as archive, reading_other(source) as opened:
            report = merge(archive, opened, lambda _: None)
        rates.append(report.articles / (perf_counter() - began))
        for path in folder.glob("into.db*"):
            path.unlink()
    return rates


def _split(folder: Path, whole: Path, rounds: int) -> list[float]:
    rates = []
    for turn in range(rounds):
        out = folder / f"parts{turn}"
        out.mkdir()
        began = perf_counter()
        with reading_other(whole) as opened:
            parts = parts_of(opened.connection, "agency")
        articles = sum(split_off(whole, part, out / f"{part.value}.db").articles for part in parts)
        rates.append(articles / (perf_counter() - began))
    return rates


def _saved(path: Path, corpus: Corpus, articles: int) -> float:
    began = perf_counter()
    _filled(path, corpus, range(1, articles + 1))
    return articles / (perf_counter() - began)


def _rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return sum(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _TABLES)  # noqa: S608
