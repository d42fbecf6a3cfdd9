"""Whether the index has what the articles say, word for word: what SQLite's own checks don't see. Changes nothing.

FTS5's integrity check looks at the index alone where the text is another table's, so an article that somebody has
changed or deleted by hand stays in it as a ghost.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from archive.search.analysis import VERSION, analyse_article
from archive.search.index import counted, state_of
from archive.search.texts import texts_after

_TERMS = "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'articles_fts', 'instance')"
_PORTION = 500


def index_faults(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Each thing that is wrong with the index: its kind, and where. Reads all articles and the whole index."""
    state = state_of(connection)
    if not state.is_current:
        if _has_articles(connection):
            yield "search index by other rules", f"it is of version {state.version or 'none'}, today's is {VERSION}"
        return
    if not state.is_whole:
        yield "search index that is not whole", f"it goes up to article {state.done_to:,}: muragat reindex goes on"
    expected, words, stems = _expected(connection, state.done_to)
    for article, found in _indexed(connection).items():
        if article not in expected:
            yield "articles in the search index that are not there", f"article {article}"
        elif expected.pop(article) != found:
            yield "articles that say something else than the search index", f"article {article}"
    for article, wanted in expected.items():
        if wanted:
            yield "articles that are not in the search index", f"article {article}"
    for form, stem, documents in connection.execute("SELECT form, stem, documents FROM words"):
        if words.pop((form, stem), 0) != documents:
            yield "words that are counted wrong", f"{form} ({stem})"
    for form, stem in words:
        yield "words that are not in the vocabulary", f"{form} ({stem})"
    for stem, documents in connection.execute("SELECT stem, documents FROM stems"):
        if stems.pop(stem, 0) != documents:
            yield "stems that are counted wrong", stem
    for stem in stems:
        yield "stems that are not in the vocabulary", stem


def _has_articles(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is not None


def _expected(
    connection: sqlite3.Connection, done_to: int
) -> tuple[dict[int, int], Counter[tuple[str, str]], Counter[str]]:
    """By article a number for all its words and their places; and how many articles have each word, and each stem."""
    numbers: dict[int, int] = {}
    words, stems = Counter[tuple[str, str]](), Counter[str]()
    last = 0
    while True:
        texts = [one for one in texts_after(connection, last, _PORTION) if one[0] <= done_to]
        if not texts:
            return numbers, words, stems
        for article, text in texts:
            headline, body = analyse_article(text.headline, text.body, text.edition)
            numbers[article] = (
                _number([form for form, _ in headline], "headline")
                + _number([form for form, _ in body], "body")
                + _number([stem for _, stem in headline], "headline_stems")
                + _number([stem for _, stem in body], "body_stems")
            )
            has = counted(headline, body)
            words.update(has)
            stems.update({stem for _, stem in has})
        last = texts[-1][0]


def _number(terms: Sequence[str], column: str) -> int:
    """A sum, so that it doesn't matter in which order the index gives the places.

    Of hashes of strings: those of tuples are so nearly linear that two words which change places are often not seen.
    """
    return sum(hash(f"{column} {place} {term}") for place, term in enumerate(terms))


def _indexed(connection: sqlite3.Connection) -> Counter[int]:
    numbers: Counter[int] = Counter()
    connection.execute(_TERMS)
    try:
        for term, article, column, place in connection.execute("SELECT term, doc, col, offset FROM temp.terms"):
            numbers[article] += hash(f"{column} {place} {term}")
        for (article,) in connection.execute("SELECT id FROM articles_fts_docsize"):
            numbers.setdefault(article, 0)
    finally:
        connection.execute("DROP TABLE temp.terms")
    return numbers
