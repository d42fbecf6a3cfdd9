"""What a page says for machines, as it stands: JSON-LD, microdata and OpenGraph, right, wrong or broken."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import HTMLParser, fromstring

from crawler.structured import Declared, declared_in

FULL = """{"@context": "https://schema.org", "@type": "NewsArticle", "headline": " Жаңа  кітапхана ",
"description": "Лид", "articleSection": "Мәдениет", "author": [{"@type": "Person", "name": "Айгүл Сәрсенова"}, "Ержан"],
"datePublished": "2023-01-13T18:19:00+06:00", "dateModified": "2023-01-14", "keywords": "кітап, Семей,",
"image": {"@type": "ImageObject", "url": "/a.jpg"}, "mainEntityOfPage": {"@id": "https://el.kz/a_58700/"},
"articleBody": "Мәтін."}"""
DECLARED = Declared(
    headline="Жаңа кітапхана",
    description="Лид",
    article_section="Мәдениет",
    authors=("Айгүл Сәрсенова", "Ержан"),
    date_published="2023-01-13T18:19:00+06:00",
    date_modified="2023-01-14",
    keywords=("кітап", "Семей"),
    image="/a.jpg",
    url="https://el.kz/a_58700/",
    article_body="Мәтін.",
)
OPEN_GRAPH = """<meta property="og:title" content="Жаңа  кітапхана"><meta property="og:description" content="Лид">
<meta property="og:image" content="/a.jpg"><meta property="og:image" content="/b.jpg">
<meta property="og:url" content="https://el.kz/a_58700/"><meta property="article:section" content="Мәдениет">
<meta property="article:published_time" content="2023-01-13T18:19:00+06:00">
<meta property="article:modified_time" content="2023-01-14">
<meta property="article:author" content="Айгүл Сәрсенова"><meta property="article:author" content="https://fb.com/el">
<meta property="article:tag" content="кітап"><meta property="article:tag" content="Семей">"""
MICRODATA = """<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Жаңа кітапхана</h1>
<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Айгүл Сәрсенова</b></span>
<time itemprop="datePublished" datetime="2023-01-13T18:19:00+06:00">13 қаңтар</time></div>"""
TITLED = (Declared(headline="А"),)


def json_ld(*scripts: str) -> str:
    return "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)


def declared(markup: str) -> tuple[Declared, ...]:
    return declared_in(fromstring(f"<html><body>{markup}</body></html>", HTMLParser()))


def test_json_ld_is_read_whole() -> None:
    assert declared(json_ld(FULL)) == (DECLARED,)


def test_open_graph_is_read_whole_but_for_authors_that_are_addresses() -> None:
    assert declared(OPEN_GRAPH) == (
        Declared(
            headline="Жаңа кітапхана",
            description="Лид",
            article_section="Мәдениет",
            authors=("Айгүл Сәрсенова",),
            date_published="2023-01-13T18:19:00+06:00",
            date_modified="2023-01-14",
            keywords=("кітап", "Семей"),
            image="/a.jpg",
            url="https://el.kz/a_58700/",
        ),
    )


def test_microdata_is_read() -> None:
    assert declared(MICRODATA) == (
        Declared(headline="Жаңа кітапхана", authors=("Айгүл Сәрсенова",), date_published="2023-01-13T18:19:00+06:00"),
    )


def test_several_descriptions_come_in_order_open_graph_last() -> None:
    two = declared(OPEN_GRAPH + MICRODATA + json_ld('{"@type": "Article", "name": "Басқа"}', FULL))
    assert [(one.headline, one.image) for one in two] == [
        ("Басқа", ""),
        ("Жаңа кітапхана", "/a.jpg"),
        ("Жаңа кітапхана", ""),
        ("Жаңа кітапхана", "/a.jpg"),
    ]


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('[{"@type": "NewsArticle", "headline": "А"}]', TITLED),
        ('{"@graph": [{"@type": "WebSite", "name": "El.kz"}, {"@type": "NewsArticle", "headline": "А"}]}', TITLED),
        ('{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "А"}}', TITLED),
        ('{"@type": ["Thing", "NewsArticle"], "headline": "А"}', TITLED),
        ('{"@type": "http://schema.org/NewsArticle", "headline": "А"}', TITLED),
        ('{"@type": "NewsArticle", "headline": ["А", "Б"]}', TITLED),
        ('{"@type": "NewsArticle", "headline": "А", "author": null, "image": [], "keywords": [null]}', TITLED),
        ('{"@type": "NewsArticle", "headline": "А", "datePublished": {}, "url": [[]]}', TITLED),
        ('{"@type": "NewsArticle", "headline": 2023}', (Declared(headline="2023"),)),
        ('{"@type": "NewsArticle", "headline": "А\nБ"}', (Declared(headline="А Б"),)),
        ('{"@type": "NewsArticle"}', (Declared(),)),
        ('{"@type": "WebSite", "name": "El.kz"}', ()),
        ('{"@type": 17, "headline": "А"}', ()),
        ('"NewsArticle"', ()),
        ("null", ()),
        ("", ()),
        ('{"@type": "NewsArticle", "headline": "А",', ()),
    ],
)
def test_json_ld_comes_in_many_shapes(script: str, found: tuple[Declared, ...]) -> None:
    assert declared(json_ld(script)) == found


def test_one_broken_script_says_nothing_about_the_next() -> None:
    assert declared(json_ld('{"@type": "NewsArticle", "headline": "', FULL)) == (DECLARED,)


def test_open_graph_without_a_title_describes_nothing() -> None:
    assert declared('<meta property="og:type" content="article"><meta property="og:image" content="/a.jpg">') == ()


KEYS = st.sampled_from(
    ["@type", "@graph", "mainEntity", "headline", "name", "author", "image", "keywords", "url", "datePublished"]
)
VALUES: st.SearchStrategy[object] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.just("NewsArticle"), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
)


@given(VALUES)
def test_any_json_is_read_or_passed_over(value: object) -> None:
    root = fromstring("<html><script type='application/ld+json'></script></html>", HTMLParser())
    root[0][0].text = json.dumps(value)
    for one in declared_in(root):
        assert all(isinstance(text, str) for text in (one.headline, one.url, one.image, *one.authors, *one.keywords))
