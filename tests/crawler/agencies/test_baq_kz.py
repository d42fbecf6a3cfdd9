"""Addresses of baq_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.baq_kz import BaqKz

ADDRESSES = BaqKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://baq.kz/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780/",
            ArticleAddress(
                "200028780", "kk-Cyrl", "https://baq.kz/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780/"
            ),
        ),
        (
            "https://baq.kz/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780",
            ArticleAddress(
                "200028780", "kk-Cyrl", "https://baq.kz/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780/"
            ),
        ),
        (
            "https://baq.kz/amp/news/bilim/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780",
            ArticleAddress(
                "200028780", "kk-Cyrl", "https://baq.kz/news/bilim/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780/"
            ),
        ),
        (
            "https://rus.baq.kz/v-selskoy-shkole-otkryli-laboratoriyu-200028781/",
            ArticleAddress("200028781", "ru", "https://rus.baq.kz/v-selskoy-shkole-otkryli-laboratoriyu-200028781/"),
        ),
        ("https://baq.kz/tag/bilim/?page=2", None),
        ("https://baq.kz/search/?q=mektep", None),
        ("https://baq.kz/search/pagen2/?q=mektep", None),
        ("https://baq.kz/", None),
        ("https://baq.kz/qazaqstan-2050/", None),
        ("https://el.kz/zhana-mektep_400045726/", None),
    ],
)
def test_the_number_at_the_end_is_the_article_on_both_hosts_and_in_amp(
    url: str, article: ArticleAddress | None
) -> None:
    assert ADDRESSES.identify(url) == article
