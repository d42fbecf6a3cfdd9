"""One article has many addresses: each leads to the same identity, and only the agency's own do."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.addresses import Addresses, ArticleAddress
from crawler.agencies.el_kz import ElKz

EL_KZ = ElKz.addresses_at("https://el.kz")
REPLICA = ElKz.addresses_at("http://127.0.0.1:8000")
KAZAKH = ArticleAddress("400045726", "kk-Cyrl", "https://el.kz/zhana-mektep_400045726/")
RUSSIAN = ArticleAddress("48505", "ru", "https://el.kz/ru/novaya-shkola_48505/")
UNPARSABLE = ("http://[", "https://el.kz]/a_58700/", "http://el.kz℀/a_58700/", "//[el.kz/a_58700/")


@pytest.mark.parametrize(
    "url",
    [
        "https://el.kz/zhana-mektep_400045726/",
        "https://el.kz/zhana-mektep_400045726",
        "http://el.kz/zhana-mektep_400045726/",
        "//el.kz/zhana-mektep_400045726/",
        "https://www.el.kz/zhana-mektep_400045726/",
        "https://EL.KZ./zhana-mektep_400045726/",
        "https://el.kz/zhana-mektep_400045726/?utm_source=tg&utm_medium=social",
        "https://el.kz/zhana-mektep_400045726/?fbclid=IwAR#comments",
        "https://el.kz/amp/zhana-mektep_400045726/",
        "https://el.kz/zhana-mektep_400045726/amp/",
        "https://el.kz/zhana-mektep_400045726/amp",
        "https://el.kz/index.php/zhana-mektep_400045726/",
        "https://el.kz/public/index.php/zhana-mektep_400045726/",
        "https://el.kz:443/zhana-mektep_400045726/",
        "http://www.el.kz.:80/zhana-mektep_400045726/",
        "//el.kz:443/zhana-mektep_400045726/",
        "https://el.kz:/zhana-mektep_400045726/",
    ],
)
def test_every_way_of_writing_an_address_is_the_same_article(url: str) -> None:
    assert EL_KZ.identify(url) == KAZAKH


@pytest.mark.parametrize(
    ("url", "article"),
    [
        ("https://el.kz/ru/novaya-shkola_48505/", RUSSIAN),
        ("https://el.kz/ru/amp/novaya-shkola_48505/", None),
        ("https://el.kz/48505/", ArticleAddress("48505", "kk-Cyrl", "https://el.kz/48505/")),
        ("https://el.kz/ru/48505", ArticleAddress("48505", "ru", "https://el.kz/ru/48505/")),
        ("https://el.kz/2022-zhyly_48505/", ArticleAddress("48505", "kk-Cyrl", "https://el.kz/2022-zhyly_48505/")),
        ("https://el.kz/", None),
        ("https://el.kz/ru/", None),
        ("https://el.kz/sport/", None),
        ("https://el.kz/sport_1/", None),
        ("https://el.kz/en/new-school_48505/", None),
        ("https://el.kz/storage/photo_48505.jpg", None),
        ("https://example.com/zhana-mektep_400045726/", None),
        ("https://el.kz.example.com/zhana-mektep_400045726/", None),
        ("https://notel.kz/zhana-mektep_400045726/", None),
        ("https://el.kz:8443/zhana-mektep_400045726/", None),
        ("https://el.kz:80/zhana-mektep_400045726/", None),
        ("http://el.kz:443/zhana-mektep_400045726/", None),
        ("mailto:redaktor_58700@el.kz", None),
        ("javascript:void(58700)", None),
        ("", None),
    ],
)
def test_only_an_articles_address_on_the_agencys_site_is_identified(url: str, article: ArticleAddress | None) -> None:
    assert EL_KZ.identify(url) == article


def test_an_article_fetched_from_a_stand_in_keeps_the_agencys_own_address() -> None:
    assert REPLICA.identify("http://127.0.0.1:8000/zhana-mektep_400045726/") == KAZAKH
    assert REPLICA.identify("https://el.kz/zhana-mektep_400045726/") == KAZAKH
    assert REPLICA.identify("http://127.0.0.1:8001/zhana-mektep_400045726/") is None


def test_an_agency_with_one_edition_needs_no_group_for_it() -> None:
    one = Addresses("https://a.kz", re.compile(r"/news/(?P<id>\d+)/?"), {"": "kk-Cyrl"}, "https://a.kz")
    assert one.identify("https://a.kz/news/17") == ArticleAddress("17", "kk-Cyrl", "https://a.kz/news/17/")


@pytest.mark.parametrize(
    "url",
    ["https://a.kz/?p=17", "https://a.kz?p=17", "https://a.kz/index.php?p=17", "https://a.kz/?utm_source=tg&p=17"],
)
def test_an_article_named_by_its_number_in_the_query_has_one_address(url: str) -> None:
    one = Addresses("https://a.kz", re.compile(r"/\?p=(?P<id>\d+)"), {"": "kk-Cyrl"}, "https://a.kz")
    assert one.identify(url) == ArticleAddress("17", "kk-Cyrl", "https://a.kz/?p=17")


def test_a_file_name_gets_no_slash() -> None:
    one = Addresses("https://a.kz", re.compile(r"/(?P<id>\d+)\.html"), {"": "kk-Cyrl"}, "https://a.kz")
    assert one.identify("https://a.kz/17.html") == ArticleAddress("17", "kk-Cyrl", "https://a.kz/17.html")


@pytest.mark.parametrize(
    ("fetched", "own"),
    [
        ("http://127.0.0.1:8000/a_58700/", "https://el.kz/a_58700/"),
        ("http://127.0.0.1:8000/storage/a.jpg?w=1", "https://el.kz/storage/a.jpg?w=1"),
        ("http://127.0.0.1:8000/", "https://el.kz/"),
    ],
)
def test_own_and_fetched_are_each_others_reverse(fetched: str, own: str) -> None:
    assert (REPLICA.own(fetched), REPLICA.fetched(own)) == (own, fetched)


def test_the_default_port_is_no_other_host_for_pages_and_pictures() -> None:
    url = "https://el.kz:443/storage/a.jpg"
    assert (EL_KZ.own(url), EL_KZ.is_own(url), EL_KZ.holds_images(url)) == ("https://el.kz/storage/a.jpg", True, True)


@pytest.mark.parametrize("url", ["https://gov.kz/b.jpg", "http://127.0.0.1:8001/b.jpg", "", "data:image/png;base64,AA"])
def test_addresses_of_other_hosts_stay_as_they_are(url: str) -> None:
    assert (REPLICA.own(url), REPLICA.fetched(url)) == (url, url)


@pytest.mark.parametrize("url", UNPARSABLE)
def test_an_address_that_cannot_be_parsed_is_no_articles(url: str) -> None:
    assert EL_KZ.identify(url) is None


@pytest.mark.parametrize("url", UNPARSABLE)
def test_an_address_that_cannot_be_parsed_is_kept_as_it_is(url: str) -> None:
    assert (REPLICA.own(url), REPLICA.fetched(url)) == (url, url)


PARTS = st.sampled_from(
    ["https:", "//", "el.kz", "/", "ru/", "amp/", "_", "58700", "?", "#", "[", "]", ":", "@", "%", "℀", "ж", " ", "\n"]
)


@settings(report_multiple_bugs=False)
@example("http://[")
@given(st.one_of(st.text(), st.lists(PARTS, max_size=12).map("".join)))
def test_identifying_any_text_raises_nothing_and_is_stable(url: str) -> None:
    article = EL_KZ.identify(url)
    assert article is None or EL_KZ.identify(article.url) == article


@given(
    st.integers(1000, 10**12),
    st.sampled_from(["", "ru/"]),
    st.text("abcdefghijklmnopqrstuvwxyz0123456789-_", max_size=40),
    st.sampled_from(["", "/", "?utm_source=tg", "/?page=2#top"]),
)
def test_the_identity_does_not_hang_on_the_slug(number: int, edition: str, slug: str, tail: str) -> None:
    article = EL_KZ.identify(f"https://el.kz/{edition}{slug}_{number}{tail}")
    assert article is not None
    assert (article.native_id, article.edition) == (str(number), "ru" if edition else "kk-Cyrl")
