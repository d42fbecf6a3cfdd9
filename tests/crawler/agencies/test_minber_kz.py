"""Minber.kz: WordPress, known by the numbers of its posts."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.minber_kz import MinberKz

OWN = MinberKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        ("https://minber.kz/?p=20040", ArticleAddress("20040", "kk-Cyrl", "https://minber.kz/?p=20040")),
        ("https://minber.kz?p=20040", ArticleAddress("20040", "kk-Cyrl", "https://minber.kz/?p=20040")),
        (
            "https://minber.kz/index.php?p=20040&fbclid=IwAR",
            ArticleAddress("20040", "kk-Cyrl", "https://minber.kz/?p=20040"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://minber.kz/",
        "https://minber.kz/?page_id=20040",
        "https://minber.kz/page/2/",
        "https://minber.kz/?p=abc",
        "https://minber.kz/wp-json/",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
