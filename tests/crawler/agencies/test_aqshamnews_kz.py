"""Aqshamnews.kz: the slug names the article, the folder its alphabet."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.aqshamnews_kz import AqshamnewsKz

OWN = AqshamnewsKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://aqshamnews.kz/kz/article/qazaq-qyzy.html",
            ArticleAddress("qazaq-qyzy", "kk-Cyrl", "https://aqshamnews.kz/kz/article/qazaq-qyzy.html"),
        ),
        (
            "https://aqshamnews.kz/latyn/article/qazaq-qyzy.html",
            ArticleAddress("qazaq-qyzy", "kk-Latn", "https://aqshamnews.kz/latyn/article/qazaq-qyzy.html"),
        ),
        (
            "https://aqshamnews.kz/tote/article/qazaq-qyzy.html?fbclid=1",
            ArticleAddress("qazaq-qyzy", "kk-Arab", "https://aqshamnews.kz/tote/article/qazaq-qyzy.html"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://aqshamnews.kz/kz/",
        "https://aqshamnews.kz/kz/category/qogam.html",
        "https://aqshamnews.kz/article/qazaq-qyzy.html",
        "https://aqshamnews.kz/ru/article/qazaq-qyzy.html",
        "https://aqshamnews.kz/uploads/images/2021/11/image_750x_618.jpg",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
