"""Searching: any form finds any form, in any script, from any keyboard, and nothing that is typed is an error."""

import csv
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from archive.article import Agency, Article, Identity
from archive.connection import reading
from archive.errors import ArchiveError
from archive.search.expansion import stems_of
from archive.search.printing import search_command
from archive.search.query import Filters
from archive.search.searching import BEGIN, END, Hits, Sort, search
from archive.store import Archive
from archive.web.configuration import DATABASE, metadata
from tests.archive.asking import Get, asking

if TYPE_CHECKING:
    from tests.archive.conftest import Press

TEXTS = {
    "1": ("kk-Cyrl", "Ақтөбеде жаңа мектеп ашылды", "Мектептердің директорлары кітапхана туралы айтты."),
    "2": ("kk-Cyrl", "Қазақстандықтар Үкіметке сенеді", "БАҚ-тың хабарлауынша, мектепке 600 бала барды."),
    "3": ("kk-Latn", "Aqtóbede jańa mektep ashyldy", "Kitaphana qory tolyqty."),
    "4": ("ru", "В школах прошли уроки", "Школьники и учителя Казахстана."),
    "5": ("kk-Cyrl", "Таң атты", "Көктемгі тасқын көпірді шайып кетті. Тоқаевтың тапсырмасы орындалды."),
    "6": ("kk-Cyrl", "Мектеп", "Алматыдағы мектептің тарихы."),
}


@pytest.fixture(scope="module")
def filled(press: "Press", tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "archive.db"

    def article(number: str) -> Article:
        edition, headline, body = TEXTS[number]
        views = {"view_count": int(number) * 10, "date_published": f"2023-0{number}-13T10:00:00+06:00"}
        return press.full(
            int(number),
            number,
            identity=Identity("el_kz", number, edition),
            headline=headline,
            article_body=(body,),
            description=None,
            **views,
        )

    with Archive.open(path) as archive:
        archive.register(Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"))
        archive.save([article(number) for number in TEXTS])
    return path


@pytest.fixture(scope="module")
def connection(filled: Path) -> Iterator[sqlite3.Connection]:
    with reading(filled) as connection:
        yield connection


def numbers(found: Hits) -> set[int]:
    return {hit.article for hit in found.hits}


FOUND = [
    ("мектептерге", {1, 2, 3, 6}),
    ("МЕКТЕБІНЕН", {1, 2, 3, 6}),
    ("мeктеп", {1, 2, 3, 6}),  # a Latin e
    ("mektepterge", {1, 2, 3, 6}),
    ("mektep", {1, 2, 3, 6}),
    ("مەكتەپ", {1, 2, 3, 6}),
    ("мектептин", {1, 2, 3, 6}),
    ("казакстандык", {2}),
    ("укиметтин", {2}),
    ("тан", {5}),
    ("БАҚ", {2}),
    ("БАҚ-тан", {2}),
    ("600", {2}),
    ("Тоқаев", {5}),
    ("Токаева", {5}),
    ("школы", {4}),
    ("мектеп кітапхана", {1, 3}),
    ("мектеп -кітапхана", {2, 6}),
    ("көпір OR кітапхана", {1, 3, 5}),
    ('"жаңа мектеп"', {1, 3}),
    ('"мектеп жаңа"', set()),
    ('"мектеп директоры"', {1}),
    ("тақырып:мектеп", {1, 3, 6}),
    ("мәтін:мектеп -тақырып:мектеп", {2}),
    ("мект*", {1, 2, 6}),
    ("-мектеп", {4, 5}),
    ("мектеп lang:kk-Latn", {3}),
    ("lang:kk", {1, 2, 3, 5, 6}),
    ("lang:k", set()),
    ("lang:%", set()),
    ("мектеп \udcff", {1, 2, 3, 6}),
    ("since:2023-02 until:2023-03 мектеп", {2, 3}),
    ("until:2023", {1, 2, 3, 4, 5, 6}),
    ("credit:Pex мектеп", {1, 2, 3, 6}),
    ("credit:Reuters мектеп", set()),
    ("section:Жаңалықтар көпір", {5}),
    ("agency:baq_kz мектеп", set()),
    ("жоқсөз", set()),
    ("", {1, 2, 3, 4, 5, 6}),
    ('мектеп" OR headline:(', {1, 2, 3, 6}),
    ("мектеп NEAR(кітапхана)", set()),
]


@pytest.mark.parametrize(("typed", "expected"), FOUND)
def test_what_is_typed_finds(connection: sqlite3.Connection, typed: str, expected: set[int]) -> None:
    found = search(connection, typed)
    assert (numbers(found), found.total) == (expected, len(expected))


def test_a_word_as_it_was_typed_comes_before_its_other_forms_and_headlines_before_texts(
    connection: sqlite3.Connection,
) -> None:
    assert [hit.article for hit in search(connection, "мектеп").hits] == [6, 1, 3, 2]


def test_hits_can_be_sorted_and_paged(connection: sqlite3.Connection) -> None:
    assert [hit.article for hit in search(connection, "мектеп", sort=Sort.DATE).hits] == [6, 3, 2, 1]
    assert [hit.article for hit in search(connection, "мектеп", sort=Sort.VIEWS).hits] == [6, 3, 2, 1]
    page = search(connection, "мектеп", sort=Sort.VIEWS, limit=2, offset=1)
    assert ([hit.article for hit in page.hits], page.total) == ([3, 2], 4)


def test_what_was_found_is_marked_in_the_original_words(connection: sqlite3.Connection) -> None:
    (hit,) = search(connection, "мектептин директоры кітапхана").hits
    plain = str.maketrans({BEGIN: "[", END: "]"})
    assert hit.headline.translate(plain) == "Ақтөбеде жаңа [мектеп] ашылды"
    assert hit.snippet.translate(plain) == "[Мектептердің] [директорлары] [кітапхана] туралы айтты."


def test_filters_of_the_caller_go_before_those_that_were_typed(connection: sqlite3.Connection) -> None:
    assert numbers(search(connection, "мектеп lang:kk-Cyrl", Filters(edition="kk-Latn"))) == {3}


@pytest.mark.parametrize(
    ("typed", "near"), [("мкетеп", "мектеп"), ("кітапхна", "кітапхана"), ("kitaphna", "кітапхана")]
)
def test_a_word_that_occurs_nowhere_gets_suggestions(connection: sqlite3.Connection, typed: str, near: str) -> None:
    found = search(connection, f"{typed} көпір")
    assert [(word, near in words) for word, words in found.suggestions] == [(typed, True)]


def test_the_first_three_words_that_occur_nowhere_get_suggestions(connection: sqlite3.Connection) -> None:
    found = search(connection, "мкетеп кітапхна кітпхана мкетепп")
    assert [bool(near) for _, near in found.suggestions] == [True, True, True, False]


@pytest.mark.parametrize("typed", ["ъ", "ь"])
def test_a_word_without_a_key_gets_no_suggestions(connection: sqlite3.Connection, typed: str) -> None:
    assert search(connection, typed).suggestions == ((typed, ()),)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
@example('"')
@example("-\ue000*")
@example("NOT AND OR NEAR(a b, 5) {headline}: ^x")
@example("\0")
def test_nothing_that_is_typed_is_an_error(connection: sqlite3.Connection, typed: str) -> None:
    found = search(connection, typed)
    assert found.total >= len(found.hits)


def test_an_index_by_other_rules_is_told_with_the_command_that_mends_it(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(filled)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
        copy.execute("UPDATE search_index SET version = '0'")
        copy.commit()
    with reading(path) as connection, pytest.raises(ArchiveError, match="muragat reindex"):
        search(connection, "мектеп")
    result = CliRunner().invoke(search_command, [str(path), "мектеп"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"muragat reindex {path}" in result.stderr


# The command.


def run(*arguments: str) -> Any:
    return CliRunner().invoke(search_command, arguments)


def test_the_command_prints_hits_and_their_number(filled: Path) -> None:
    result = run(str(filled), "мектептин", "-кітапхана", "--limit", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Мектеп\n  el_kz, 2023-06-13 10:00, 60 views, https://el.kz/maqala_6/\n"
        "  Алматыдағы мектептің тарихы.\n2 articles found, 1 shown.\n"
    )


def test_the_command_suggests(filled: Path) -> None:
    assert run(str(filled), "мкетеп").stdout.startswith("No article has «мкетеп» in any form. Did you mean мектеп")


def test_the_command_gives_json_and_csv(filled: Path) -> None:
    found = json.loads(run(str(filled), "мектеп", "--edition", "kk-Latn", "--json").stdout)
    assert (found["total"], [hit["headline"] for hit in found["hits"]]) == (1, ["Aqtóbede jańa mektep ashyldy"])
    rows = list(csv.DictReader(run(str(filled), "мектеп", "--sort", "views", "--csv").stdout.splitlines()))
    assert [row["article"] for row in rows] == ["6", "3", "2", "1"]


def test_bytes_that_are_no_text_find_nothing(filled: Path) -> None:
    result = run(str(filled), "мектеп", "--agency", "\udcff")
    assert (result.exit_code, result.stdout) == (0, "0 articles found.\n")


def test_a_csv_of_no_hits_has_its_columns(filled: Path) -> None:
    assert run(str(filled), "жоқсөз", "--csv").stdout == (
        "article,agency,edition,headline,snippet,url,date_published,view_count\n"
    )


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_day_that_there_is_not_is_said(filled: Path, option: str) -> None:
    result = run(str(filled), "мектеп", option, "2023-02-30")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "«2023-02-30» is no year, month or day" in result.stderr


def test_an_option_that_there_is_not_is_no_word(filled: Path) -> None:
    result = run(str(filled), "мектеп", "--agncy", "el_kz")
    assert result.exit_code == 2
    assert "--agncy" in result.stderr


# Stock tools.

PLAIN = metadata()["databases"][DATABASE]["queries"]["search"]["sql"]


@pytest.mark.parametrize(
    "typed", ["мектептің", "МЕКТЕП", "Мектеп  кітапхана", "тан", "школах", "600", "жоқсөз", "", "Үкіметке"]
)
def test_the_plain_statement_finds_the_same(filled: Path, typed: str) -> None:
    with closing(sqlite3.connect(filled)) as stock, reading(filled) as connection:
        plain = [row[0] for row in stock.execute(PLAIN, {"q": typed})]
        ours = [hit.article for hit in search(connection, typed).hits] if re.search(r"\w", typed) else []
    assert plain == ours


@pytest.mark.parametrize("typed", ['" OR )', "'", "a' OR 1", '""'])
def test_the_plain_statement_takes_anything(filled: Path, typed: str) -> None:
    with closing(sqlite3.connect(filled)) as stock:
        assert stock.execute(PLAIN, {"q": typed}).fetchall() == []


@pytest.fixture(scope="module")
def get(filled: Path) -> Iterator[Get]:
    with asking(filled, public=False) as get:
        yield get


def test_datasettes_own_search_box_finds_any_form(get: Get) -> None:
    _, _, found = get(f"/{DATABASE}/articles.json", _search="мектептин -кітапхана", _shape="objects")
    assert {row["id"] for row in found["rows"]} == {2, 6}
    assert get(f"/{DATABASE}/articles.json", _search="жоқсөз", _shape="objects")[2]["rows"] == []
    assert get(f"/{DATABASE}/articles.json", _search='" OR (', _shape="objects")[0] == 200


SQL = [
    ("kk_stem('мектептеріміздің')", "мектеп"),
    ("kk_fold('«БАСПАСӨЗIНIҢ»')", '"баспасөзінің"'),
    ("kk_cyrillic('mektep')", "мектеп"),
    ("kk_stem(null)", ""),
]


@pytest.mark.parametrize(("sql", "value"), SQL)
def test_sql_has_functions_of_the_language(get: Get, sql: str, value: str) -> None:
    assert get(f"/{DATABASE}.json", sql=f"select {sql} as value", _shape="arrayfirst")[2] == [value]


def test_sql_can_match_what_is_typed(get: Get) -> None:
    sql = "select rowid from articles_fts where articles_fts match kk_query('mektep -кітапхана') order by rowid"
    assert get(f"/{DATABASE}.json", sql=sql, _shape="arrayfirst")[2] == [2, 6]


# The language, on the list of forms that stems are measured by.


def test_lemmas_and_forms_are_found_from_every_keyboard_and_script() -> None:
    """On 3,207 forms of 500 or so lemmas: of the stems of a lemma's forms, what share is found by each way to type."""
    from archive.kazakh.keys import russian_key, skeleton_key
    from archive.kazakh.latin import to_latin
    from archive.search.analysis import analyse
    from benchmarks.kazakh_stems.gold import forms as gold

    forms = [(one.form, one.lemma) for one in gold()]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE TABLE words (form, stem, russian_key, skeleton, documents, PRIMARY KEY (form, stem))"
        )
        for form, _ in forms:
            folded, stem = analyse(form, "kk-Cyrl")[0]
            values = (folded, stem, russian_key(folded), skeleton_key(folded), 1)
            connection.execute("INSERT OR IGNORE INTO words VALUES (?, ?, ?, ?, ?)", values)
        connection.execute("CREATE TABLE stems AS SELECT stem, sum(documents) AS documents FROM words GROUP BY stem")
        ways: dict[str, Callable[[str], str]] = {
            "as it is": str,
            "on a Russian keyboard": russian_key,
            "in Latin, 2018": lambda text: to_latin(text, "2018"),
            "in Latin, 2021": lambda text: to_latin(text, "2021"),
            "in ASCII": lambda text: to_latin(text, "ascii"),
        }
        shares = {}
        for name, typed in ways.items():
            found = [analyse(form, "kk-Cyrl")[0][1] in stems_of(connection, typed(form.lower())) for form, _ in forms]
            shares[name] = sum(found) / len(found)
    assert {name for name, share in shares.items() if share < 0.97} == set(), shares
