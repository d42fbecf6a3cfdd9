"""The index is in step with the articles after whatever was saved, and says so when somebody else has changed them."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article, Gone, Identity
from archive.connection import reading
from archive.search import index
from archive.search.analysis import VERSION
from archive.search.check import index_faults
from archive.search.reindexing import reindex
from archive.store import Archive

if TYPE_CHECKING:
    from tests.archive.conftest import Press, Select

FOUND = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH '{}' ORDER BY rowid"


def faults(path: Path) -> list[tuple[str, str]]:
    with reading(path) as connection:
        return list(index_faults(connection))


def test_any_form_of_a_word_finds_it_and_the_original_is_shown(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    archive.save([press.full()])

    assert select(FOUND.format("{headline_stems body_stems}: кітапхана")) == [(1,)]
    assert select(FOUND.format("{headline body}: қорында")) == [(1,)]
    assert select(FOUND.format("{headline body}: қор")) == []
    sql = """
SELECT highlight(articles_fts, 3, '[', ']'), snippet(articles_fts, 1, '[', ']', '…', 4) FROM articles_fts
WHERE articles_fts MATCH 'headline_stems: ауыл body_stems: қор'
"""
    assert select(sql) == [("[Ауылда] жаңа кітапхана ашылды", "…Кітапхана [қорында] он мың…")]
    assert select(FOUND.format('"ашылу рәсімі"')) == [] != select(FOUND.format('body_stems: "ашыл рәсім"'))


def test_the_vocabulary_counts_articles_by_form_and_stem(archive: Archive, press: "Press", select: "Select") -> None:
    archive.save([press.plain(), press.plain(1, "2", headline="Кітапханада")])
    sql = "SELECT form, stem, russian_key, skeleton, documents FROM words WHERE stem = 'кітапхана' ORDER BY form"

    assert select(sql) == [
        ("кітапхана", "кітапхана", "китапхана", "kitaphana", 2),
        ("кітапханада", "кітапхана", "китапханада", "kitaphanada", 1),
    ]

    archive.save([press.plain(2, "2", headline="Кітап", article_body=("Кітап.",))])
    assert select(sql) == [("кітапхана", "кітапхана", "китапхана", "kitaphana", 1)]


def test_an_edited_article_is_found_by_its_new_words_only(
    archive: Archive, press: "Press", path: Path, select: "Select"
) -> None:
    archive.save([press.plain()])
    archive.save([press.plain(1, headline="Ауылда мектеп ашылды")])

    assert select(FOUND.format("headline_stems: кітапхана")) == []
    assert select(FOUND.format("headline_stems: мектеп")) == [(1,)]
    assert faults(path) == []


def test_a_batch_that_fails_leaves_no_words(archive: Archive, press: "Press", path: Path, select: "Select") -> None:
    archive.save([press.plain()])
    words = select("SELECT * FROM words")
    unknown = press.plain(1, "2", identity=Identity("nobody", "2", "kk-Cyrl"))
    with pytest.raises(Exception, match="nobody is not registered"):
        archive.save([press.plain(1, "3", headline="Үшінші"), unknown])

    assert select("SELECT * FROM words") == words
    archive.save([press.plain(2)])
    assert faults(path) == []


headlines = st.sampled_from(["Ауылда", "Ауыл", "Мектеп ашылды", "БАҚ-тың күні", "Әкім «Mektep» туралы", "—"])
bodies = st.lists(st.sampled_from(["Мектептер көп.", "Кітапхана 13-інші рет ашылды.", "Қала.", ""]), max_size=2)


@st.composite
def entries(draw: st.DrawFn) -> list[list[Article | Gone]]:
    from tests.archive.conftest import Press

    press = Press()

    def one() -> Article | Gone:
        hour, number = draw(st.integers(0, 6)), draw(st.sampled_from("123"))
        if draw(st.integers(0, 5)) == 0:
            return press.gone(hour + 0.5, number)
        lead = draw(st.sampled_from([None, "Лид мәтіні"]))
        return press.plain(hour, number, headline=draw(headlines), article_body=tuple(draw(bodies)), description=lead)

    return [[one() for _ in range(draw(st.integers(1, 4)))] for _ in range(draw(st.integers(1, 4)))]


@given(entries())
@settings(max_examples=30)
def test_whatever_is_saved_the_index_is_that_of_the_articles(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, batches: list[list[Article | Gone]]
) -> None:
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("index")))
    with Archive.open(path) as archive:
        for batch in batches:
            archive.save(batch)
    assert faults(path) == []


BY_HAND = [
    ("UPDATE articles SET headline = 'Басқа' WHERE id = 1", "articles that say something else than the search index"),
    (
        "UPDATE articles SET headline = 'жаңа Ауылда кітапхана ашылды' WHERE id = 1",
        "articles that say something else than the search index",
    ),
    ("DELETE FROM articles WHERE id = 1", "articles in the search index that are not there"),
    ("INSERT", "articles that are not in the search index"),
    ("UPDATE words SET documents = 7 WHERE form = 'ауылда'", "words that are counted wrong"),
    ("DELETE FROM words WHERE form = 'ауылда'", "words that are not in the vocabulary"),
    ("UPDATE stems SET documents = 7 WHERE stem = 'ауыл'", "stems that are counted wrong"),
    ("DELETE FROM stems WHERE stem = 'ауыл'", "stems that are not in the vocabulary"),
    ("UPDATE search_index SET version = '0'", "search index by other rules"),
    ("UPDATE search_index SET done_to = 1", "search index that is not whole"),
]


@pytest.mark.parametrize(("sql", "kind"), BY_HAND, ids=[kind for _, kind in BY_HAND])
def test_what_was_changed_by_hand_is_found(archive: Archive, press: "Press", path: Path, sql: str, kind: str) -> None:
    archive.save([press.plain()])
    archive.close()
    with closing(sqlite3.connect(path)) as connection:
        if sql == "INSERT":
            names = [row[1] for row in connection.execute("PRAGMA table_info(articles)")]
            shown = ", ".join({"id": "9", "native_id": "'9'"}.get(name, name) for name in names)
            sql = f"INSERT INTO articles SELECT {shown} FROM articles WHERE id = 1"  # noqa: S608
        connection.execute(sql)
        connection.commit()

    assert kind in [found for found, _ in faults(path)]


def test_an_index_of_other_rules_is_mended_by_saving_bit_by_bit(
    archive: Archive, press: "Press", path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.save([press.plain(0, str(number)) for number in range(1, 8)])
    archive.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE search_index SET version = '0'")
        connection.commit()
    monkeypatch.setattr(index, "SLICE", 3)

    with Archive.open(path) as again:
        states = []
        for hour in (1, 2, 3, 4):
            again.save([press.plain(hour, str(hour), headline=f"Сағат {hour}")])
            with reading(path) as connection:
                states.append(index.state_of(connection))
    assert states == [index.State(VERSION, 3), index.State(VERSION, 6), *[index.State(VERSION, index.WHOLE)] * 2]
    assert faults(path) == []


def run(*arguments: str) -> Any:
    return CliRunner().invoke(reindex, arguments)


def test_reindex_makes_the_same_index_again(archive: Archive, press: "Press", path: Path, select: "Select") -> None:
    archive.save([press.full(0, str(number)) for number in range(1, 8)])
    archive.close()
    words = select("SELECT * FROM words")

    result = run(str(path), "--anew")

    assert (result.exit_code, result.stdout) == (0, "7 articles are in the search index now.\n")
    assert (select("SELECT * FROM words"), faults(path)) == (words, [])
    assert run(str(path)).stdout == "The search index is whole and by today's rules: nothing to do.\n"


def test_reindex_goes_on_where_it_was_stopped(
    archive: Archive, press: "Press", path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.save([press.plain(0, str(number)) for number in range(1, 8)])
    archive.begin_index(anew=True)
    archive.index_more(3)
    archive.close()

    result = run(str(path))

    assert (result.exit_code, result.stdout) == (0, "4 articles are in the search index now.\n")
    assert faults(path) == []


def test_reindex_of_no_archive_is_a_sentence(path: Path) -> None:
    result = run(str(path))
    assert (result.exit_code, result.stderr) == (1, f"There is no archive at {path}.\n")


def test_the_index_needs_nothing_of_ours_to_be_searched(archive: Archive, press: "Press", path: Path) -> None:
    archive.save([press.full()])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
