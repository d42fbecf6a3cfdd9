"""Addresses of kaz_tengrinews_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.kaz_tengrinews_kz import KazTengrinewsKz
from tests.crawler.agencies.stand_in import read, record, written

ADDRESSES = KazTengrinewsKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://kaz.tengrinews.kz/kazakhstan_news/zhana-zhol-ashyldy-351020/",
            ArticleAddress("351020", "kk-Cyrl", "https://kaz.tengrinews.kz/kazakhstan_news/zhana-zhol-ashyldy-351020/"),
        ),
        (
            "https://kaz.tengrinews.kz/kazakhstan_news/zhana-zhol-ashyldy-351020",
            ArticleAddress("351020", "kk-Cyrl", "https://kaz.tengrinews.kz/kazakhstan_news/zhana-zhol-ashyldy-351020/"),
        ),
        ("https://tengrinews.kz/kazakhstan_news/novaya-doroga-351020/", None),
        ("https://en.tengrinews.kz/news/new-road-351020/", None),
        ("https://kaz.tengrinews.kz/news/page/2/", None),
        ("https://kaz.tengrinews.kz/kk-sitemap-index.xml", None),
        ("https://kaz.tengrinews.kz/tag/qazaqstan-2050/", None),
    ],
)
def test_only_the_kazakh_hosts_numbers_are_its_articles(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article


def test_a_place_for_views_that_javascript_fills_has_none_and_minutes_to_read_are_none() -> None:
    slug = "burabaida-kardyn-astynan-eski-zhol-tabyldy"
    assert record("kaz_tengrinews_kz", slug).get("view_count_shown") is None
    assert read("kaz_tengrinews_kz", slug) == written("kaz_tengrinews_kz", slug)
