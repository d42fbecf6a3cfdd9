"""Whatever is saved and whatever is typed: no exception, and the index stays that of the articles, word for word."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.article import Article, Identity, Same
from archive.connection import reading
from archive.search.check import index_faults
from archive.search.query import Filters
from archive.search.searching import Sort, search
from archive.store import Archive, Entry
from tests.archive.conftest import EL_KZ, Press

PRESS = Press()
EDITIONS = ("kk-Cyrl", "kk-Latn", "kk-Arab", "ru", "en")
MIXED = (
    "әғқңөұүһіАаБҚқеéİıiъьйй-‐–—«»\"'*:()0123١²½ ـٴءمەكتەپ\n\t "
    "\u0000\u00ad\u200c\u200d\u0301\u0602\ue000\U0001f600\U000e0001"
)

every_text = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.text(st.sampled_from(MIXED), max_size=40),
    st.lists(
        st.sampled_from(
            ["мектептерге", "БАҚ-тың", "13-інші", "mektep", "مەكتەپ", "школы", "OR", "NEAR(", '"', "-", "*"]
        ),
        max_size=8,
    ).map(" ".join),
)
WORST_TEXTS = [
    "",
    "\0",
    "a\0b",
    "\u0301",
    "й\u0306\u0301",
    "\ue000 -\ue000",
    "БАҚ-" * 40,
    "І" * 3000,
    "\ufffe\uffff\U0010ffff",
    "-тың -тың",
]


@pytest.fixture
def copied(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> "Copied":
    def copy() -> Path:
        return Path(shutil.copy(empty, tmp_path_factory.mktemp("fuzz")))

    return copy


Copied = Callable[[], Path]
ANY_FIXTURE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def faults(path: Path) -> list[tuple[str, str]]:
    """What `muragat verify` says of the index, and FTS5 of itself; the latter raises."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
    with reading(path) as connection:
        return list(index_faults(connection))


def terms(path: Path) -> tuple[list[Any], list[Any]]:
    """The whole index, term by term with their places, and the whole vocabulary."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'articles_fts', 'instance')")
        return (
            connection.execute("SELECT * FROM temp.terms ORDER BY 1, 2, 3, 4").fetchall(),
            connection.execute("SELECT * FROM words ORDER BY form, stem").fetchall(),
        )


def article(headline: str, body: str, edition: str, number: str = "1", hour: float = 0) -> Article:
    identity = Identity(EL_KZ.id, number, edition)
    return PRESS.plain(hour, number, identity=identity, headline=headline, article_body=(body,))


@given(every_text, every_text, st.sampled_from(EDITIONS))
@settings(max_examples=100, suppress_health_check=ANY_FIXTURE)
def test_whatever_text_is_saved_edited_and_taken_back_the_index_is_right(
    copied: Copied, first: str, second: str, edition: str
) -> None:
    path = copied()
    with Archive.open(path) as archive:
        archive.save([article(first, second, edition)])
        assert faults(path) == []
        archive.save([article(second, first, edition, hour=1)])
        archive.save([article(first, second, edition, hour=2)])
    assert faults(path) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_texts_that_are_hard_for_tokenizers_are_indexed(copied: Copied, edition: str) -> None:
    path = copied()
    with Archive.open(path) as archive:
        archive.save([article(text, text, edition, str(number)) for number, text in enumerate(WORST_TEXTS)])
        archive.save([article(text[::-1], text, edition, str(number), 1) for number, text in enumerate(WORST_TEXTS)])
    assert faults(path) == []


@pytest.fixture(scope="module")
def filled(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("fuzzed")))
    with Archive.open(path) as archive:
        texts = [*WORST_TEXTS, "Мектептерге жаңа кітап", "mektepterge", "مەكتەپ", "в школах", "13-інші БАҚ-тың"]
        archive.save(
            [article(text, text, EDITIONS[number % 5], str(number)) for number, text in enumerate(texts, start=1)]
        )
    with reading(path) as connection:
        yield connection


@given(every_text, st.sampled_from(Sort), st.builds(Filters, *[st.one_of(st.just(""), every_text)] * 6))
@example("", Sort.RELEVANCE, Filters())
@example('""" -"" *', Sort.DATE, Filters())
@example("headline:* body:-* :", Sort.VIEWS, Filters())
@settings(max_examples=300)
def test_whatever_is_typed_is_a_search(filled: sqlite3.Connection, typed: str, sort: Sort, filters: Filters) -> None:
    found = search(filled, typed, filters, sort=sort)
    assert found.total >= len(found.hits)


@given(every_text, st.sampled_from(EDITIONS))
@settings(max_examples=100, suppress_health_check=ANY_FIXTURE)
def test_an_article_is_found_by_its_own_headline(copied: Copied, headline: str, edition: str) -> None:
    quoted = '"' + "".join(" " if one in '"“”„«»' else one for one in headline) + '"'
    path = copied()
    with Archive.open(path) as archive:
        archive.save([article(headline, "", edition)])
    with reading(path) as connection:
        assert search(connection, quoted).total == 1


numbers = st.sampled_from("123")
hours = st.integers(0, 9)
words = st.sampled_from(["Ауыл мектебі", "Мектептер", "БАҚ-тың", "mektepke", "", "Кітапхана ашылды"])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An article, its 404 or a 304, at any hour: late captures, edits and returns come by themselves."""
    number, hour = draw(numbers), draw(hours)
    kind = draw(st.sampled_from(["article", "article", "article", "gone", "same"]))
    if kind == "gone":
        return PRESS.gone(hour + 0.5, number)
    if kind == "same":  # at another second than any page: two answers of one address in one second are another matter
        looked = PRESS.plain(hour + 0.25, number)
        return Same(looked.identity, looked.capture)
    said = {"headline": draw(words), "article_body": (draw(words),), "structure": draw(st.sampled_from("ab"))}
    return PRESS.plain(hour, number, **said)


@given(st.lists(st.lists(entries(), min_size=1, max_size=4), min_size=1, max_size=6), st.sampled_from([-1, 0, 1, 2]))
@settings(max_examples=60, suppress_health_check=ANY_FIXTURE)
def test_after_whatever_happens_the_index_equals_one_built_anew(
    copied: Copied, batches: list[list[Entry]], stop: int
) -> None:
    path = copied()
    with Archive.open(path) as archive:
        for place, batch in enumerate(batches):
            archive.save(batch)
            kept = archive.load([1, 2, 3])
            archive.rewrite([replace(one, article=replace(one.article, credit_text=f"№ {place}")) for one in kept])
            if place == stop:  # a rebuild that stops half way, while the crawl goes on
                archive.begin_index(anew=True)
                archive.index_more(1)
        while archive.index_more(2):
            pass
        in_step = terms(path)
        assert faults(path) == []
        archive.begin_index(anew=True)
        while archive.index_more(2):
            pass
        archive.merge_index()
    assert terms(path) == in_step
    assert faults(path) == []
