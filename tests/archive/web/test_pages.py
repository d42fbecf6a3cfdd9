"""The pages for readers, asked for as a browser does."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from archive.article import Agency, Identity
from archive.store import Archive
from archive.web.languages.catalogue import LANGUAGES, texts
from archive.web.pages.page import POLICY
from tests.archive.asking import Get, asking

if TYPE_CHECKING:
    from tests.archive.conftest import Press

HOSTILE = '<script>alert(1)</script>" onmouseover="alert(2)" {{ 7*7 }} javascript:alert(3)'


@pytest.fixture(scope="module")
def filled(press: "Press", tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1 was edited and counted, 2 is gone, 3 is hostile, 4 is the Russian edition of 1."""
    path = tmp_path_factory.mktemp("pages") / "archive.db"
    with Archive.open(path) as archive:
        archive.register(Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"))
        archive.save([press.full(0), press.full(24, headline="Ауылда кітапхана ашылды", view_count=2400)])
        archive.save([press.full(0, "58701"), press.gone(2, "58701")])
        archive.save(
            [
                press.full(
                    3,
                    "58702",
                    headline=HOSTILE,
                    article_body=(HOSTILE,),
                    description=HOSTILE,
                    article_section=HOSTILE,
                    tags=(HOSTILE,),
                    authors_shown=(HOSTILE,),
                    attribution_shown=HOSTILE,
                    url="javascript:alert(4)",
                    view_count_shown=HOSTILE,
                ),
                press.plain(4, identity=Identity("el_kz", "58700", "ru"), headline="В селе открыли библиотеку"),
            ]
        )
    return path


@pytest.fixture(scope="module")
def get(filled: Path) -> Iterator[Get]:
    with asking(filled, public=False) as get:
        yield get


PAGES = [
    "/",
    "/search",
    "/search?q=%D0%B0%D1%83%D1%8B%D0%BB",
    "/search?q=script&page=x&sort=y",
    "/-/coverage",
    "/health",
    "/people",
    "/people?speaker=%D0%A1%D0%B0%D0%B8%D1%80%D0%BE%D0%B2",
    "/reprints",
    "/compare",
    "/compare?a=%D0%B0%D1%83%D1%8B%D0%BB&b=agency%3Ael_kz",
    "/compare?a=%22&b=%3Cscript%3E",
    "/edits",
    "/views",
    "/credits",
    "/agency/el_kz",
    "/article/1",
    "/article/2",
    "/article/3",
    "/article/4",
]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_every_language_without_script_or_another_host(
    get: Get, address: str, language: str
) -> None:
    response = get.response(f"{address}{'&' if '?' in address else '?'}language={language}")

    assert (response.status_code, response.headers["content-security-policy"]) == (200, POLICY)
    assert f'<html lang="{language}">' in response.text
    # Data for harvesters, which no browser runs, and in which nothing ends the element.
    code = re.sub(r'<script type="application/ld\+json">[^<>]*</script>', "", response.text)
    assert "<script" not in code.lower()
    assert re.findall(r'(?:src|srcset|poster|data|action)="(?!/)[^"]*"', response.text) == []
    assert re.findall(r'<(?:link|img|iframe)[^>]*="https?:', response.text) == []
    assert re.findall(r'(?:href|src)="javascript:', response.text, re.IGNORECASE) == []
    assert ' onmouseover="' not in response.text
    assert "style=" not in response.text


def test_the_language_is_that_of_the_browser_until_another_is_chosen(get: Get) -> None:
    titles = {language: f"<h1>{texts(language)['home.title']}</h1>" for language in LANGUAGES}
    client = get.datasette.client

    assert titles["kk"] in get("/")[1]
    asked = get.runner.run(client.get("/", headers={"accept-language": "de, ru;q=0.9"}))
    assert titles["ru"] in asked.text
    chosen = get.response("/", language="en")
    assert titles["en"] in chosen.text
    assert "muragat_language=en" in chosen.headers["set-cookie"]
    later = get.runner.run(client.get("/", headers={"accept-language": "ru", "cookie": "muragat_language=en"}))
    assert titles["en"] in later.text


def test_the_home_page_counts_and_every_number_leads_to_its_rows(get: Get) -> None:
    page = get("/", language="en")[1]

    numbers = re.findall(r'<li><a href="([^"]+)"><b>([\d,]+)</b> ([^<]+)</a></li>', page)
    assert [(count, name) for _, count, name in numbers] == [
        ("4", "articles"),
        ("1", "agencies"),
        ("1", "edited"),
        ("1", "gone from their site"),
        ("6", "pages kept"),
    ]
    for href, count, _ in numbers:
        address, _, query = href.replace("&amp;", "&").partition("?")
        _, _, rows = get(f"{address}.json?_size=0&{query}")
        assert rows["filtered_table_rows_count"] == int(count), href


def test_a_changed_headline_is_shown_before_and_after(get: Get) -> None:
    page = get("/", language="en")[1]
    assert "<small>El.kz, 25 hours after publication</small>" in page
    assert '<del lang="kk-Cyrl">Ауылда жаңа кітапхана ашылды</del>' in page
    assert '<ins lang="kk-Cyrl"><a href="/article/1">Ауылда кітапхана ашылды</a></ins>' in page


def test_every_picture_has_its_rows_as_table_json_and_csv(get: Get) -> None:
    page = get("/", language="en")[1].replace("&amp;", "&")
    groups = re.findall(
        r'<p class="rows"><a href="([^"]+)">as a table</a> <a href="([^"]+)">JSON</a> <a href="([^"]+)">CSV', page
    )
    assert len(groups) >= 5
    for addresses in groups:
        assert [get(address)[0] for address in addresses] == [200, 200, 200]


def test_a_search_shows_what_was_found_where_and_when(get: Get) -> None:
    page = get("/search", q="кітапханаларға", language="en")[1]

    assert "<b>2 articles found</b>" in page
    assert 'lang="kk-Cyrl">Ауылда <mark>кітапхана</mark> ашылды</a>' in page
    assert "2023-01" in page
    assert re.search(r'href="/search\?q=[^"]*&amp;section=[^"]*">Жаңалықтар</a> <span class="number">2</span>', page)
    assert re.search(r'href="/search\?q=[^"]*&amp;credit_kind=state">state</a> <span class="number">2</span>', page)
    assert "<b>2 articles found</b>" in get("/search", q="кітапханаларға", credit_kind="state", language="en")[1]
    assert "<b>0 articles found</b>" in get("/search", q="кітапханаларға", credit_kind="ai", language="en")[1]
    narrowed = get("/search", q="кітапханаларға", section="Жаңалықтар", language="en")[1]
    assert "<b>2 articles found</b>" in narrowed


def test_a_search_that_finds_nothing_suggests_words(get: Get) -> None:
    page = get("/search", q="кітапхна", language="en")[1]
    assert "No article has «кітапхна» in any form. Did you mean" in page
    assert re.search(r'<a href="/search\?q=%D0%BA[^"]*">кітапхана</a>', page)


def test_hostile_text_is_found_and_marked_without_becoming_markup(get: Get) -> None:
    page = get("/search", q="alert <script>", language="en")[1]
    assert "&lt;<mark>script</mark>&gt;<mark>alert</mark>(1)&lt;/<mark>script</mark>&gt;" in page


def test_a_search_can_be_saved_and_followed(get: Get) -> None:
    found = get("/search.json", q="кітапхана")[2]
    assert (found["total"], len(found["hits"])) == (3, 3)
    csv_text = get("/search.csv", q="кітапхана", sort="date")[1]
    assert [line.partition(",")[0] for line in csv_text.split("\r\n")[:3]] == ["article", "2", "1"]
    feed = get.response("/search.atom", q="кітапхана")
    assert feed.headers["content-type"] == "application/atom+xml; charset=utf-8"
    entries = ET.fromstring(feed.text).findall("{http://www.w3.org/2005/Atom}entry")  # noqa: S314 - our own
    assert len(entries) == 3


def test_edits_are_ranked_and_shown_word_by_word(get: Get) -> None:
    page = get("/edits", language="en")[1]
    assert re.search(r"<b>headline</b>.*?<em>unannounced</em>", page, re.DOTALL)  # the page has a date of update
    assert "Ауылда<del> жаңа</del> кітапхана ашылды" in page
    assert "Ауылда<del> жаңа</del> кітапхана ашылды" in get("/article/1", language="en")[1]


@pytest.mark.parametrize(("asked", "edits"), [({"kind": "facts"}, 0), ({"kind": "headline"}, 1), ({"agency": "x"}, 0)])
def test_edits_can_be_chosen_by_kind_and_agency(get: Get, asked: dict[str, str], edits: int) -> None:
    assert get("/edits", language="en", **asked)[1].count('<li class="box">') == edits


def test_an_article_has_its_counts_edits_editions_and_times(get: Get) -> None:
    page = get("/article/1", language="en")[1]

    assert '<time datetime="2023-01-13T18:19:00+06:00">13 January 2023, 18:19</time>' in page
    assert "2,400 views" in page
    assert re.search(r'<polyline points="0,[\d.]+ 300,0">', page)
    assert '<a href="/article/4" lang="ru">В селе открыли библиотеку</a>' in page
    assert re.search(r'/-/capture/of/1/2023-01-14T13:00:00Z">14 January 2023, 19:00</a>\s+<span>25 hours after', page)
    assert "kk-Cyrl" in page


def test_an_article_that_is_gone_says_since_when(get: Get) -> None:
    assert "This page is gone from its site: 13 January 2023, 21:00." in get("/article/2", language="en")[1]


def test_an_article_can_be_cited(get: Get) -> None:
    page = get("/article/1", language="en")[1]
    assert (
        "Айжан СЕРІКОВА, тілші, АЛМАТЫ. Ауылда кітапхана ашылды // El.kz. 2023-01-13. "
        "URL: https://el.kz/maqala_58700/ (2023-01-14)." in page
    )
    assert "@online{el_kz58700kkCyrl," in page
    csl = json.loads(re.sub("&#34;", '"', re.search(r"<h3>CSL-JSON</h3><pre>(.*?)</pre>", page, re.DOTALL)[1]))  # type: ignore[index]
    assert csl[0]["issued"] == {"date-parts": [[2023, 1, 13]]}


def test_an_agency_has_its_rates_sections_and_hours(get: Get) -> None:
    page = get("/agency/el_kz", language="en")[1]

    assert re.findall(r"<b>(\d+)</b> ([a-z ]*[a-z])(?: <small>(\d+%)</small>)?", page) == [
        ("4", "articles", ""),
        ("1", "edited", "25%"),
        ("1", "gone from their site", "25%"),
    ]
    assert "<title>18:00: 3</title>" in page
    assert '<a href="/archive/articles?agency=el_kz&amp;article_section=%D0%96' in page


def test_views_are_compared_by_section_and_hour(get: Get) -> None:
    page = get("/views", language="en")[1]
    assert "<title>18:00: 1,188</title>" in page
    assert re.search(r">Жаңалықтар</a></th>.*?<td class=\"number\">1,188</td>", page, re.DOTALL)


def test_credits_are_counted_by_kind_and_party(get: Get) -> None:
    page = get("/credits", language="en")[1]
    assert re.search(r"kind=state\">state</a></th>.*?<td class=\"number\">3</td>", page, re.DOTALL)
    assert re.search(r"name=Pexels\">Pexels</a></th>.*?<td class=\"number\">3</td>", page, re.DOTALL)


@pytest.mark.parametrize("address", ["/agency/nobody", "/article/99", "/article/999999999999999999"])
def test_an_article_that_the_archive_does_not_have_is_not_found(get: Get, address: str) -> None:
    assert get(address)[0] == 404


def test_an_empty_archive_has_a_home_page_that_says_what_to_do(tmp_path: Path) -> None:
    Archive.open(tmp_path / "archive.db").close()
    with asking(tmp_path / "archive.db", public=False) as get:
        status, page, _ = get("/", language="en")
    assert (status, "scrapy crawl el_kz" in page) == (200, True)


def test_an_article_says_to_harvesters_what_it_is(get: Get) -> None:
    def data(address: str) -> dict[str, object]:
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', get(address)[1], re.DOTALL)
        assert found is not None
        said: dict[str, object] = json.loads(found[1])
        return said

    first, hostile = data("/article/1"), data("/article/3")
    assert (first["@type"], first["headline"], first["inLanguage"]) == (
        "NewsArticle",
        "Ауылда кітапхана ашылды",
        "kk-Cyrl",
    )
    assert first["interactionStatistic"] == {
        "@type": "InteractionCounter",
        "interactionType": "https://schema.org/ReadAction",
        "userInteractionCount": 2400,
    }
    assert hostile["headline"] == HOSTILE
    assert hostile["articleBody"] == HOSTILE
