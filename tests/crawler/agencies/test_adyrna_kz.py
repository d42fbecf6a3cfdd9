"""Adyrna.kz: one number in three alphabets."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.adyrna_kz import AdyrnaKz

OWN = AdyrnaKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        ("https://adyrna.kz/post/140456", ArticleAddress("140456", "kk-Cyrl", "https://adyrna.kz/post/140456")),
        ("https://adyrna.kz/lt/post/85619", ArticleAddress("85619", "kk-Latn", "https://adyrna.kz/lt/post/85619")),
        ("https://adyrna.kz/tt/post/85619", ArticleAddress("85619", "kk-Arab", "https://adyrna.kz/tt/post/85619")),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://adyrna.kz/kk",
        "https://adyrna.kz/category/zhanalyktar",
        "https://adyrna.kz/lt/",
        "https://adyrna.kz/content/uploads/2024/03/bas-meshit-960x500.jpg",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
