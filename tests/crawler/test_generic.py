"""Sites without a file: what looks like an article, whose captures are whose, and the file that is drafted of them."""

import re
from datetime import date
from typing import Any

import pytest

from crawler.drafting import SeenArticle, article_pattern, draft
from crawler.generic import ARTICLE, generic_agency, generic_at, generic_name
from crawler.plan import Plan
from crawler.reread.agencies import Agencies
from crawler.sources.named import Named
from crawler.sources.source import Days
from crawler.spider import AgencySpider


@pytest.mark.parametrize(
    ("path", "native_id"),
    [
        ("/zhana-mektep_400045726/", "400045726"),
        ("/ru/zhana-mektep_58700", "58700"),
        ("/salmagy-820-gramm-sabi_148755/", "148755"),
        ("/news/123-slug-word", "123"),
        ("/news/slug-word-1234/", "1234"),
        ("/post/123", "123"),
        ("/268514/bir-eki/", "268514"),
        ("/kz/268514/bir", "268514"),
        ("/268514/bir-eki-ush-tort/", "268514"),
        ("/?p=123", "123"),
        ("/20240102/slug-text-12345.html", "12345"),
        ("/news/bir-eki-ush-tort/", "bir-eki-ush-tort"),
        ("/2026/04/06/bir-eki-ush-tort/", "bir-eki-ush-tort"),
        ("/kz/article/tolyq-bir-maqala-aty.html", "tolyq-bir-maqala-aty"),
        ("/", None),
        ("/about-us", None),
        ("/2026/", None),
        ("/news/page/2/", None),
        ("/tag/almaty", None),
        ("/category/top-100-adam/", None),
    ],
)
def test_an_address_with_a_number_or_many_words_looks_like_an_article(path: str, native_id: str | None) -> None:
    match = ARTICLE.fullmatch(path)
    assert (match and match["id"]) == native_id


@pytest.mark.parametrize(
    ("site", "host"),
    [
        ("https://massaget.kz", "massaget.kz"),
        ("https://www.massaget-jastar.kz/", "massaget-jastar.kz"),
        ("http://127.0.0.1:8000", "127.0.0.1:8000"),
    ],
)
def test_a_name_leads_back_to_its_address(site: str, host: str) -> None:
    name = generic_name(site)
    agency = generic_agency(name)
    assert re.fullmatch(r"\w+", name)
    assert agency is not None
    assert (agency.name, agency.base) == (name, f"https://{host}")
    assert [one.name for one in Agencies((name,)).all] == [name]


@pytest.mark.parametrize("site", ["", "https://", "https://a b.kz", "el_kz"])
def test_a_site_that_is_no_address_is_refused(site: str) -> None:
    with pytest.raises(ValueError, match="site"):
        generic_at(site)


SITE: AgencySpider = generic_at("https://massaget.kz")(Plan(site="https://massaget.kz"))
FRONT = b"""<html><head><link rel=alternate type=application/rss+xml href="/rss.xml">
<link rel=alternate type=application/rss+xml href="https://other.example/rss"></head>
<body><a href="/qogam/bir-eki-12345">Bir</a> <a href="/about">Biz</a> <a href="https://other.example/a-12345">x</a>"""
RSS = b"<rss><channel><item><link>https://massaget.kz/qogam/ush-12346</link></item></channel></rss>"
INDEX = b"<sitemapindex><sitemap><loc>https://massaget.kz/sitemap-1.xml</loc></sitemap></sitemapindex>"


@pytest.mark.parametrize(
    ("path", "body", "articles", "further", "elsewhere"),
    [
        ("/", FRONT, ["12345"], ["/rss.xml"], 1),
        ("/rss.xml", RSS, ["12346"], [], 0),
        ("/sitemap.xml", INDEX, [], ["/sitemap-1.xml"], 0),
        (
            "/robots.txt",
            b"User-agent: *\nSitemap: https://massaget.kz/sitemap.xml\nSitemap: https://other.example/s.xml",
            [],
            ["/sitemap.xml"],
            1,
        ),
    ],
)
def test_what_a_site_names_itself_is_found_and_nothing_on_other_hosts(
    path: str, body: bytes, articles: list[str], further: list[str], elsewhere: int
) -> None:
    source = Named()
    assert source.owns(path)
    listing = source.read(body, f"https://massaget.kz{path}", SITE.addresses)
    assert [one.article.native_id for one in listing.announced] == articles
    assert [one.page.path for one in listing.further] == further
    assert listing.elsewhere == elsewhere


def test_an_unknown_site_is_asked_for_its_front_page_and_its_robots_txt() -> None:
    assert [page.path for page in Named().starts(Days(date(2026, 4, 6)))] == ["/", "/robots.txt"]


SHAPES = {
    "El.kz": [
        "https://a.kz/bir-eki_400045726/",
        "https://a.kz/ru/odin_400045727/",
        "https://a.kz/bir-820-g_400045728/",
    ],
    "by number": [f"https://a.kz/post/{number}" for number in (1234, 1235, 12001)],
    "number first": [f"https://a.kz/article/{number}-bir-eki-ush" for number in (1234, 1235)],
    "html": [f"https://a.kz/qogam/{number}-bir.html" for number in (51234, 51235)],
    "number before": [f"https://a.kz/{number}/bir-eki" for number in (268514, 268515)],
    "one alone": ["https://a.kz/268514/bir-eki"],
    "slug": ["https://a.kz/kz/article/tolyq-bir-maqala-aty.html", "https://a.kz/kz/article/tagy-bir-maqala-aty.html"],
}


@pytest.mark.parametrize("urls", SHAPES.values(), ids=SHAPES)
def test_a_drafted_file_is_an_agency_that_knows_the_articles_it_was_drafted_from(urls: list[str]) -> None:
    generic = generic_at("https://a.kz")(Plan(site="https://a.kz")).addresses
    found = [one for url in urls if (one := generic.identify(url)) is not None]
    articles = [SeenArticle(one.url, one.native_id, one.edition) for one in found]
    assert len(articles) == len(urls)
    text = draft("https://a.kz", articles, ["/", "/rss.xml", "/sitemap.xml"], {"headline": "lines"})
    names: dict[str, Any] = {}
    exec(compile(text, "a_kz.py", "exec"), names)  # noqa: S102 - what we have just written
    agency: type[AgencySpider] = names["AKz"]
    addresses = agency.addresses_at("")
    assert [addresses.identify(one.url) for one in found] == found
    assert [source.name for source in agency.sources] == ["list /", "feed /rss.xml", "sitemap /sitemap.xml"]
    assert all(one.status == "guess" for one in agency.evidence)


def test_a_draft_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no article"):
        draft("https://a.kz", [], [], {})


def test_the_tightest_shape_that_fits_is_taken() -> None:
    articles = [SeenArticle(f"https://a.kz/news/bir-{number}/", str(number), "kk-Cyrl") for number in (12345, 12346)]
    assert article_pattern(articles) == r"/news/[^/]*[-_](?P<id>\d{5,})/?"
