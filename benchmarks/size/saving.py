"""Saves batches of new articles, and of changed ones, into an archive: what a crawl waits for.

`python -m benchmarks.size.saving FILE BATCHES` prints a `Run`. The archive has these articles afterwards.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from archive.article import Article
from archive.connection import reading
from archive.store import Archive
from benchmarks.search.corpus import Corpus
from benchmarks.size.took import Run, peak_memory, timed

BATCH = 100
_NEWEST = """
SELECT agency FROM articles INDEXED BY articles_by_date ORDER BY date_published_utc DESC LIMIT 400
"""
_DAY = "SELECT max(day) FROM coverage WHERE held > 0"


def saved(path: Path, batches: int) -> Run:
    """So many batches of each kind; the texts have some 250 words, and are of the agencies' newest day."""
    with reading(path) as connection:
        agencies = sorted({agency for (agency,) in connection.execute(_NEWEST)})
        (day,) = connection.execute(_DAY).fetchone()
        (last,) = connection.execute("SELECT max(id) FROM articles").fetchone()
    corpus = Corpus()
    new = [_article(corpus, last + number, agencies, day) for number in range((batches + 1) * BATCH)]
    changed = [_changed(corpus, one, number) for number, one in enumerate(new)]
    took = []
    with Archive.open(path, create=False) as archive:
        for what, articles in (("100 new articles saved", new), ("100 changed articles saved", changed)):
            portions = iter([articles[start : start + BATCH] for start in range(0, len(articles), BATCH)])
            took.append(timed(what, partial(_save, archive, portions), batches, [path]))
    return Run(tuple(took), peak_memory())


def _save(archive: Archive, portions: Iterator[list[Article]]) -> int:
    return len(archive.save(next(portions)))


def _article(corpus: Corpus, number: int, agencies: list[str], day: str) -> Article:
    made = corpus.article(number)
    agency = agencies[number % len(agencies)]
    url = f"https://{agency.replace('_', '.')}/zhana-{number}/"
    at = datetime.now(UTC)
    return replace(
        made,
        identity=replace(made.identity, agency=agency, native_id=f"zhana-{number}"),
        url=url,
        capture=replace(made.capture, url=url, fetched_at=at),
        date_published=f"{day}T12:00:00+05:00",
        view_count=number % 1000,
    )


def _changed(corpus: Corpus, article: Article, number: int) -> Article:
    """The same a while later, with another headline and other last paragraph, and read by more."""
    other = corpus.article(number)
    return replace(
        article,
        headline=other.headline,
        article_body=(*article.article_body[:-1], other.article_body[-1]),
        capture=replace(article.capture, fetched_at=article.capture.fetched_at + timedelta(hours=3)),
        view_count=(article.view_count or 0) + 50,
    )


if __name__ == "__main__":
    print(saved(Path(sys.argv[1]), int(sys.argv[2])).json())
