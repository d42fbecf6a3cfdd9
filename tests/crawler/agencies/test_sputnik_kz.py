"""Addresses of sputnik_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.sputnik_kz import SputnikKz

ADDRESSES = SputnikKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://sputnik.kz/20260330/astana-kopir-57123456.html",
            ArticleAddress("57123456", "kk-Cyrl", "https://sputnik.kz/20260330/astana-kopir-57123456.html"),
        ),
        (
            "https://sputnik.kz/amp/20260330/astana-kopir-57123456.html",
            ArticleAddress("57123456", "kk-Cyrl", "https://sputnik.kz/20260330/astana-kopir-57123456.html"),
        ),
        (
            "https://sputniknews.kz/20170330/astana-kopir-1812345.html",
            ArticleAddress("1812345", "kk-Cyrl", "https://sputnik.kz/20170330/astana-kopir-1812345.html"),
        ),
        (
            "https://ru.sputnik.kz/20260330/astana-most-57123460.html",
            ArticleAddress("57123460", "ru", "https://ru.sputnik.kz/20260330/astana-most-57123460.html"),
        ),
        ("https://sputnik.kz/20260330/", None),
        ("https://sputnik.kz/sitemap_article_index.xml", None),
        ("https://sputnik.kz/", None),
    ],
)
def test_the_day_and_the_number_stay_in_the_address(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article
