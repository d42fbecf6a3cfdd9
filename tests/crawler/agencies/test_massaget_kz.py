"""Massaget.kz: the number at the end, after a slug or alone."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.massaget_kz import MassagetKz

OWN = MassagetKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://massaget.kz/bizge-1-zhyl/k-nauryizaliev-kaml-5726/amp",
            ArticleAddress("5726", "kk-Cyrl", "https://massaget.kz/bizge-1-zhyl/k-nauryizaliev-kaml-5726/"),
        ),
        (
            "https://massaget.kz/layfstayl/debiet/proza/35231/",
            ArticleAddress("35231", "kk-Cyrl", "https://massaget.kz/layfstayl/debiet/proza/35231/"),
        ),
        (
            "http://massaget.kz/mangilik_el/shanyirak/salt-dastur/45734",
            ArticleAddress("45734", "kk-Cyrl", "https://massaget.kz/mangilik_el/shanyirak/salt-dastur/45734/"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://massaget.kz/",
        "https://massaget.kz/bizge-1-zhyl/",
        "https://massaget.kz/userdata/news/news_48920/image_l.jpg",
        "https://massaget.kz/blogs/27469/",
        "https://massaget.kz/forum/1024/",
        "https://massaget.kz/layfstayl/top-10/",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
