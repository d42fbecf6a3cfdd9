"""The archive in datasette: everything described, every query runs, every page opens."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from archive.article import Agency, Photo
from archive.crawls import CrawlBegun, CrawlEnded
from archive.health import Finding, Seen
from archive.store import Archive
from archive.web.configuration import DATABASE, metadata
from tests.archive.asking import Get, asking

if TYPE_CHECKING:
    from tests.archive.conftest import Press, Select

QUERIES = metadata()["databases"][DATABASE]["queries"]
TABLES = metadata()["databases"][DATABASE]["tables"]


@pytest.fixture(scope="module")
def filled(press: "Press", tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with one of everything; article 1 was edited, article 2 is gone."""
    path = tmp_path_factory.mktemp("web") / "el.db"
    with Archive.open(path) as archive:
        archive.register(Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"))
        archive.save([press.full(0), press.full(1, headline="Ауылда кітапхана ашылды", view_count=2400)])
        said = ("«Кітап көп», - деді әкім Ерлан Саиров.", "«Келіңіздер», - деді ол.", "«Заң бар», - делінген құжатта.")
        body = (*press.plain().article_body, *said)
        archive.save([press.full(0, "58701", headline="<b>Су</b> тасқыны", article_body=body), press.gone(2, "58701")])
        photo = (Photo("https://el.kz/storage/3.jpg"),)
        archive.save([press.plain(hour, "58702", photos=photo, view_count=1000 - hour) for hour in (0, 100)])
        crawl = archive.start_crawl(CrawlBegun("el_kz", press.at(0)))
        seen = Seen(4, {"views": 3}, outcomes={"new": 3, "failed": 1}, examples={"field views": "https://el.kz/x_1/"})
        findings = (Finding("source", "feed /rss announces nothing any more."),)
        archive.finish_crawl(crawl, CrawlEnded(press.at(1), "finished", 0, complete=True, seen=seen, findings=findings))
    return path


@pytest.fixture(scope="module")
def get(filled: Path) -> Iterator[Get]:
    with asking(filled, public=False) as get:
        yield get


def test_every_table_and_column_has_a_description_and_no_other_has(archive: Archive, select: "Select") -> None:
    tables = [
        name
        for (name,) in select("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")
        if not name.startswith("articles_fts")  # the index and its inside, which datasette hides
    ]
    columns = {
        table: [name for (name,) in select(f"SELECT name FROM pragma_table_info('{table}')")]  # noqa: S608
        for table in tables
    }

    assert {table: sorted(described["columns"]) for table, described in TABLES.items()} == {
        table: sorted(names) for table, names in columns.items()
    }
    texts = {
        (table, name): text
        for table, described in TABLES.items()
        for name, text in {**described["columns"], "": described["description"], "title": described["title"]}.items()
    }
    assert [place for place, text in texts.items() if not text.strip()] == []


def test_facets_sorts_labels_and_quiet_columns_name_columns_that_exist() -> None:
    named = {
        (table, column)
        for table, described in TABLES.items()
        for key in ("facets", "quiet", "sort_desc", "label_column")
        for column in ([described[key]] if isinstance(described.get(key), str) else described.get(key, []))
    }
    assert {(table, column) for table, column in named if column not in TABLES[table]["columns"]} == set()


@pytest.mark.parametrize(
    ("query", "parameters", "expected"),
    [
        ("latest", {}, [("article", 2), ("article", 1), ("article", 3)]),
        ("most_read", {}, [("view_count", 2400), ("view_count", 1188), ("view_count", 900)]),
        ("edited", {}, [("headline_before", "Ауылда жаңа кітапхана ашылды")]),
        ("by_credit", {"party": "gov"}, [("name", "gov.kz"), ("name", "gov.kz")]),
        ("by_credit", {"party": "Нұрлан"}, []),
        ("by_credit", {"party": ""}, [("kind", kind) for kind in ("state", "stock", "state", "stock")]),
        ("taken_down", {}, [("gone_at", "2023-01-13T15:00:00Z")]),
        ("could_not_be_read", {}, [("articles", 2)]),
        ("counts_that_fell", {}, [("view_count", 900)]),
        ("most_quoted", {}, [("speaker", "Ерлан Саиров")]),
        ("quotes_of", {"speaker": "Саиров"}, [("quote", "Кітап көп"), ("quote", "Келіңіздер")]),
        ("quotes_of", {"speaker": "құжат"}, []),
        ("quotes_by", {"speaker": "Ерлан Саиров"}, [("quote", "Кітап көп"), ("quote", "Келіңіздер")]),
        ("quotes_by", {"speaker": "Саиров"}, []),
        ("quoted_in_agencies", {"speaker": "Ерлан Саиров"}, [("quotes", 2)]),
        ("quoted_in_months", {"speaker": "Ерлан Саиров"}, [("month", "2023-01")]),
        ("speakers_like", {"speaker": "Саиров"}, [("speaker", "Ерлан Саиров")]),
        ("quotes_in", {"article": "2"}, [("position", 1), ("position", 2), ("position", 3)]),
        ("reprints_by_delay", {}, []),
        ("largest_reprints", {}, []),
        ("who_copies_whom", {}, []),  # with rows in tests/archive/reprints
        ("reprints_of", {"article": "1"}, []),
        ("conflicting_dates", {}, [("source", "structured"), ("source", "structured")]),
        ("articles_by_day", {"since": "2023-01-13", "until": "2023-01-13"}, [("articles", 2)]),
        ("articles_by_day", {"since": "2023-01-14", "until": "2023-01-31"}, []),
        ("agencies_in_numbers", {}, [("articles", 3)]),
        ("latest_few", {}, [("article", 2), ("article", 1), ("article", 3)]),
        ("most_read_few", {}, [("view_count", 2400), ("view_count", 1188), ("view_count", 900)]),
        ("edited_headlines", {}, [("headline_before", "Ауылда жаңа кітапхана ашылды")]),
        ("photos_by_credit", {}, [("name", "Pexels"), ("name", "gov.kz")]),
        ("edits_ranked", {"agency": "", "kind": "", "silent": ""}, [("kind", "headline")]),
        ("edits_ranked", {"agency": "el_kz", "kind": "headline", "silent": ""}, [("is_silent", 1)]),
        ("edits_ranked", {"agency": "", "kind": "", "silent": "1"}, [("kind", "headline")]),
        ("edits_by_delay", {}, [("delay", "6h")]),
        ("edits_by_agency", {}, [("headlines", 1)]),
        ("sections_of", {"agency": "el_kz"}, [("name", "Жаңалықтар")]),
        ("authors_of", {"agency": "el_kz"}, [("name", "Айжан Серікова")]),
        ("credits_of", {"agency": "el_kz"}, [("photos", 2), ("photos", 2)]),
        ("hours_of", {"agency": "el_kz"}, [("hour", 18)]),
        ("lengths_of", {"agency": "el_kz"}, [("articles", 3)]),
        ("months_of", {"agency": "el_kz"}, [("month", "2023-01")]),
        (
            "coverage_of",
            {"agency": "el_kz", "since": "2023-01-01", "until": "2023-12-31"},
            [("day", "2023-01-13")],
        ),
        ("gaps_of", {"agency": "el_kz"}, [("gaps", 0)]),
        ("health_now", {}, [("newest_day", "2023-01-13")]),
        ("health_findings_of", {"agency": "el_kz"}, [("kind", "source")]),
        ("health_findings_of", {"agency": "baq_kz"}, []),
        ("health_fields_of", {"agency": "el_kz"}, [("share", 0.75)]),
        ("health_counts_of", {"agency": "el_kz"}, [("name", "new"), ("name", "failed")]),
        ("health_pace_of", {"agency": "el_kz"}, [("articles", 2)]),
        ("credit_kinds", {}, [("kind", "state"), ("kind", "stock")]),
        ("credits_by_month", {"agency": "el_kz"}, [("kind", "state"), ("kind", "stock")]),
        ("credits_by_agency", {}, [("kind", "state"), ("kind", "stock")]),
        ("views_by_hour", {"agency": "el_kz"}, [("median_views", 1188)]),
        ("views_by_section", {"agency": "el_kz"}, [("median_views", 1188)]),
        ("most_read_of", {"agency": "el_kz"}, [("view_count", 2400), ("view_count", 1188), ("view_count", 900)]),
        ("search", {"q": "Кітапхана"}, [("article", 3), ("article", 1), ("article", 2)]),
        ("search", {"q": "мектеп тасқыны"}, []),
        ("views_of", {"article": "1"}, [("view_count", 1188), ("view_count", 2400)]),
        ("revisions_of", {"article": "1"}, [("changed", None), ("changed", "headline")]),
    ],
)
def test_a_canned_query_finds_what_it_says(
    get: Get, query: str, parameters: dict[str, str], expected: list[tuple[str, Any]]
) -> None:
    status, _, answer = get(f"/{DATABASE}/{query}.json", **parameters, _shape="objects")

    column = expected[0][0] if expected else ""
    assert (status, [(column, row[column]) for row in answer["rows"]]) == (200, expected)


def test_every_canned_query_is_tried_above() -> None:
    marks = test_a_canned_query_finds_what_it_says.pytestmark
    assert {case[0] for case in marks[0].args[1]} == set(QUERIES)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        f"/{DATABASE}",
        *(f"/{DATABASE}/{table}" for table in TABLES),
        *(f"/{DATABASE}/{query}" for query in QUERIES),
        f"/{DATABASE}/articles/1",
        f"/{DATABASE}/agencies/el_kz",
        f"/{DATABASE}/revisions/1,2023-01-13T13~3A00~3A00Z",
        f"/{DATABASE}/credits/1,1",
        f"/{DATABASE}/crawls/1",
        f"/{DATABASE}/tags/~D0~B0~D1~83~D1~8B~D0~BB",
        "/muragat/archive.css",
    ],
)
def test_every_page_opens(get: Get, address: str) -> None:
    status, text, _ = get(address)

    assert (status, "Traceback" in text) == (200, False)


def test_an_article_is_shown_to_be_read_with_links_to_what_belongs_to_it(get: Get) -> None:
    _, text, _ = get(f"/{DATABASE}/articles/1")

    for shown in (
        '<h1 lang="kk-Cyrl">Ауылда кітапхана ашылды</h1>',
        "<p>Кітапхана қорында он мың кітап бар.</p><p>Балалар бөлмесі де бар.</p>",
        '<a href="https://el.kz/maqala_58700/" rel="noreferrer">',
        f'<a href="/{DATABASE}/revisions?article=1">revisions <b>2</b></a>',
        f'<a href="/{DATABASE}/views?article=1">views <b>2</b></a>',
        f'<a href="/{DATABASE}/captures?article=1">captures <b>2</b></a>',
        f'<a href="/{DATABASE}/photos?article=1">photos <b>1</b></a>',
    ):
        assert shown in text


def test_an_article_that_is_gone_says_so_and_its_text_is_no_markup(get: Get) -> None:
    _, text, _ = get(f"/{DATABASE}/articles/2")

    assert "This page is gone from its site, seen 2023-01-13T15:00:00Z" in text
    assert "&lt;b&gt;Су&lt;/b&gt; тасқыны" in text
    assert "<b>Су</b>" not in text


@pytest.mark.parametrize("address", [f"/{DATABASE}/articles", f"/{DATABASE}/latest"])
def test_a_headline_in_a_list_leads_to_its_article(get: Get, address: str) -> None:
    _, text, _ = get(address)

    assert '<a href="/article/1">Ауылда кітапхана ашылды</a>' in text
    assert '<a href="/article/2">&lt;b&gt;Су&lt;/b&gt; тасқыны</a>' in text


def test_a_table_leaves_long_columns_to_the_row_unless_they_are_asked_for(get: Get) -> None:
    body = "Кітапхана қорында он мың кітап бар."

    assert body not in get(f"/{DATABASE}/articles")[1]
    assert body in get(f"/{DATABASE}/articles", _col="article_body")[1]


def test_one_query_can_not_fill_the_memory(get: Get) -> None:
    status, text, _ = get(f"/{DATABASE}", sql="select zeroblob(900000000)")

    assert (status, "string or blob too big" in text) == (400, True)


def test_strangers_may_ask_the_canned_queries_but_no_sql_of_their_own(filled: Path) -> None:
    with asking(filled, public=True) as get:
        assert get(f"/{DATABASE}.json", sql="select 1")[0] == 403
        assert get(f"/{DATABASE}/latest.json")[0] == 200


def test_looking_at_an_archive_does_not_write_to_it(filled: Path, get: Get) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        (before,) = connection.execute("PRAGMA data_version").fetchone()
        get(f"/{DATABASE}/articles")
        assert connection.execute("PRAGMA data_version").fetchone() == (before,)
