"""Lists and feeds as they come: links written in every way, broken ones beside good ones, dates of the right entry."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.addresses import ArticleAddress
from crawler.agencies.el_kz import ElKz
from crawler.sources import Announced, Feed, Listing, ListPages, Sitemap, Source

ADDRESSES = ElKz.addresses_at("https://el.kz")
FIRST = ArticleAddress("50001", "kk-Cyrl", "https://el.kz/birinshi_50001/")
SECOND = ArticleAddress("50002", "kk-Cyrl", "https://el.kz/ekinshi_50002/")
GOOD = '<p><a href="/birinshi_50001/">Бірінші</a></p>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><entry>{}</entry></feed>'


def announced(source: Source, markup: str) -> list[Announced]:
    """Without titles, which the lists' other test has."""
    return [replace(one, title="") for one in source.read(markup.encode(), "https://el.kz/", ADDRESSES).announced]


@pytest.mark.parametrize(
    "href",
    [
        "/birinshi_50001/",
        "birinshi_50001",
        " https://el.kz/birinshi_50001/ ",
        "//www.el.kz/birinshi_50001/?utm_source=list",
        "/amp/birinshi_50001/",
    ],
)
def test_a_link_may_be_written_in_every_way(href: str) -> None:
    assert announced(ListPages("/"), f'<a href="{href}">Бірінші</a>') == [Announced(FIRST)]


def test_an_article_with_two_slugs_is_announced_once_with_the_date_of_either() -> None:
    page = GOOD + '<div><a href="/baska-slug_50001/">Бірінші</a> 05.03.2024 09:07</div>'
    assert announced(ListPages("/"), page) == [Announced(FIRST, "05.03.2024 09:07")]


def test_a_date_belongs_to_the_entry_that_names_no_other_article() -> None:
    page = f"""<div><div>{GOOD}</div><div><a href="/ekinshi_50002/">Екінші</a><i>04.03.2024 16:07</i></div>
        <footer>06.03.2024 10:00</footer></div>"""
    assert announced(ListPages("/"), page) == [Announced(FIRST), Announced(SECOND, "04.03.2024 16:07")]


@pytest.mark.parametrize("broken", ["http://[", "https://el.kz]/", "//[x"])
def test_one_broken_link_does_not_cost_the_list(broken: str) -> None:
    assert announced(ListPages("/"), f'<a href="{broken}">Сынық</a>{GOOD}') == [Announced(FIRST)]


@pytest.mark.parametrize(
    ("source", "markup"),
    [
        (Feed("/rss"), "<rss><item><link>http://[</link></item><item><link>{}</link></item></rss>"),
        (Sitemap(), "<urlset><url><loc>http://[</loc></url><url><loc>{}</loc></url></urlset>"),
    ],
    ids=["feed", "sitemap"],
)
def test_one_broken_address_does_not_cost_the_feed(source: Source, markup: str) -> None:
    assert announced(source, markup.format(FIRST.url)) == [Announced(FIRST)]


@pytest.mark.parametrize(
    "entry",
    [
        f'<link href="{FIRST.url}"/>',
        f'<link rel="alternate" href="{FIRST.url}"/><link rel="enclosure" href="https://el.kz/a.mp3"/>',
        f'<link rel="self" href="https://el.kz/api/50"/><link rel="alternate" href="{FIRST.url}"/>',
        f'<link rel="related" href="{SECOND.url}"/><link rel="replies" href="{SECOND.url}"/><link href="{FIRST.url}"/>',
        f'<link rel="alternate"/><link rel="alternate" href="{FIRST.url}"/>',
        f'<link rel="http://www.iana.org/assignments/relation/alternate" href="{FIRST.url}"/>',
        '<link href="/birinshi_50001/"/>',
        '<link xml:base="https://el.kz/birinshi_50001/" href=""/><link xml:base="/birinshi_50001/" href="?from=atom"/>',
        f'<source><link href="https://el.kz/{SECOND.url}"/></source><link href="{FIRST.url}"/>',
    ],
    ids=["one link", "alternate first", "self first", "related", "empty", "written out", "relative", "base", "source"],
)
def test_an_atom_entrys_own_page_is_its_alternate_link(entry: str) -> None:
    assert announced(Feed("/atom"), ATOM.format(entry)) == [Announced(FIRST)]


@pytest.mark.parametrize("rel", ["self", "enclosure", "related", "edit", "replies", "via"])
def test_a_link_of_an_atom_entry_to_anything_else_announces_nothing(rel: str) -> None:
    assert announced(Feed("/atom"), ATOM.format(f'<link rel="{rel}" href="{FIRST.url}"/>')) == []


BESIDE = [
    (
        Feed("/atom"),
        (
            "<feed><entry><source><title>Лента</title><updated>2020-01-01</updated></source><author><title>Бас</title>"
            f'</author><link href="{FIRST.url}"/><title>Бірінші</title><updated>2024-03-06</updated></entry></feed>'
        ),
    ),
    (
        Feed("/rss"),
        (
            '<rss xmlns:m="http://search.yahoo.com/mrss/"><item><m:group><m:content><m:title>Сурет</m:title></m:content>'
            f"</m:group><m:content><m:title>Сурет</m:title></m:content><link>{FIRST.url}</link><title>Бірінші</title>"
            "<updated>2024-03-06</updated></item></rss>"
        ),
    ),
    (
        Sitemap(),
        (
            '<urlset xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"><url><i:image><i:loc>https://el.kz/2_50002/'
            f"</i:loc><i:title>Сурет</i:title></i:image><news><title>Бірінші</title></news><loc>{FIRST.url}</loc>"
            "<lastmod>2024-03-06</lastmod></url></urlset>"
        ),
    ),
]


@pytest.mark.parametrize(("source", "markup"), BESIDE, ids=["source and people", "media", "images"])
def test_what_is_said_of_other_things_in_an_entry_is_not_said_of_the_article(source: Source, markup: str) -> None:
    read = source.read(markup.encode(), "https://el.kz/", ADDRESSES)
    assert read == Listing((Announced(FIRST, title="Бірінші", modified_shown="2024-03-06"),))


@given(st.binary(max_size=300))
def test_any_bytes_announce_something_or_nothing(body: bytes) -> None:
    for source in (ListPages("/"), Feed("/rss"), Sitemap()):
        assert source.read(body, "https://el.kz/", ADDRESSES) == Listing()
