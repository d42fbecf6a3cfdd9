"""Editions in other letters, on hosts of their own: the same articles, with the same numbers."""

import urllib.request
from dataclasses import replace

import pytest

from crawler.replica.addresses import article_path, asked_article, asked_page, native_id
from crawler.replica.answers import Answers
from crawler.replica.clock import on_day
from crawler.replica.hosts import serve_press
from crawler.replica.letters import edition_like, writer
from crawler.replica.manifest import manifest
from crawler.replica.records import Edition, Site

LATIN = Edition(
    "latn", "kk-Latn", "", (), {}, {}, url="https://lat.kishi.kz", like="kk", alphabets=("2018", "qazaqparat")
)


@pytest.fixture
def lettered(little: Site) -> Site:
    master = little.edition("kk")
    return replace(little, editions=(*little.editions, edition_like(master, LATIN)))


def test_each_article_is_there_once_more_in_the_letters_of_the_day(lettered: Site) -> None:
    for day, alphabet in ((1, "2018"), (2, "qazaqparat"), (3, "qazaqparat")):
        found = {one.edition: one.headline for one in on_day(lettered, day).articles if one.slug == "ush"}
        assert found["latn"] == writer(alphabet)(found["kk"])
        assert found["latn"] != found["kk"]


def test_the_manifest_has_them_on_their_own_host_under_the_same_number(lettered: Site) -> None:
    found = {one.edition: one for one in manifest(lettered, 1).articles if "/ush-" in one.url}
    assert found["kk-Latn"].native_id == found["kk-Cyrl"].native_id
    assert found["kk-Latn"].url == found["kk-Cyrl"].url.replace("https://kishi.kz", "https://lat.kishi.kz")


def test_a_host_answers_for_its_own_editions_only(lettered: Site) -> None:
    article = next(one for one in on_day(lettered, 1).articles if one.edition == "latn" and one.slug == "ush")
    path = article_path(lettered, article)
    latin, cyrillic = (
        Answers(lettered, url).answer(1, path).body.decode() for url in ("https://lat.kishi.kz", "https://kishi.kz")
    )
    assert article.headline in latin
    assert article.headline not in cyrillic


def test_all_hosts_are_served_each_on_its_own(lettered: Site) -> None:
    with serve_press([lettered]) as press:
        main, latin = press.served[lettered.agency].values()
        assert press.site_argument(lettered.agency) == f"{main.url},https://lat.kishi.kz={latin.url}"
        press.on_day(2)
        for one in (main, latin):
            with urllib.request.urlopen(f"{one.url}/") as answer:  # noqa: S310 - our own server
                assert answer.status == 200
            assert one.stand_in.day == 2


@pytest.mark.parametrize(
    ("form", "path", "native"),
    [
        ("{root}/news/{slug}-{id:06x}/", "/news/ush-00beef/", "00beef"),
        ("{root}/{section}/{slug}-{id}.html", "/sport/ush-48879.html", "48879"),
        ("{root}/{day:%Y%m%d}/{slug}-{id}.html", "/20240102/ush-48879.html", "48879"),
        ("{root}/kz/article/{slug}.html", "/kz/article/ush.html", "ush"),
        ("/?p={id}", "/?p=48879", "48879"),
    ],
)
def test_an_address_may_have_other_parts_and_leads_back(little: Site, form: str, path: str, native: str) -> None:
    site = replace(little, article_path=form)
    article = next(one for one in site.articles if one.slug == "ush")
    one = replace(article, id=0xBEEF, section="Спорт", published=article.published.replace(2024, 1, 2))
    site = replace(site, articles=(one,))
    found = asked_article(site, path)
    assert (article_path(site, one), native_id(site, one)) == (path, native)
    assert found is not None
    assert found[2] == 0xBEEF


@pytest.mark.parametrize(
    ("more", "path", "query", "asked"),
    [
        ("?page={page}", "/", {"page": "2"}, ("/", "2")),
        ("?handler=More&p={page}&type=list", "/news/", {"p": "3", "handler": "More"}, ("/news/", "3")),
        ("page/{page}/", "/news/page/4/", {}, ("/news/", "4")),
        ("page/{page}/", "/news/", {}, ("/news/", "")),
    ],
)
def test_later_pages_of_a_list_are_asked_for_in_the_site_s_own_way(
    little: Site, more: str, path: str, query: dict[str, str], asked: tuple[str, str]
) -> None:
    assert asked_page(replace(little, more=more), path, query) == asked


def test_an_edition_may_be_told_by_the_query_alone(little: Site) -> None:
    latin = replace(LATIN, url="", query="?ln=lat")
    site = replace(little, editions=(*little.editions, edition_like(little.edition("kk"), latin)))
    article = next(one for one in on_day(site, 1).articles if one.edition == "latn" and one.slug == "alty")
    path = article_path(site, article)
    assert (path.endswith("/?ln=lat"), asked_article(site, path)) == (True, ("latn", "alty", article.id))
    with serve_press([site]) as press:
        [served] = press.served[site.agency].values()
        for address, is_latin in ((path, True), (path.partition("?")[0], False), ("/?ln=lat", True), ("/", False)):
            with urllib.request.urlopen(served.url + address) as answer:  # noqa: S310 - our own server
                assert (article.headline in answer.read().decode()) is is_latin
