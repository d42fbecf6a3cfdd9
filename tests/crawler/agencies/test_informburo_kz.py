"""Informburo.kz: the slug names the article."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.informburo_kz import InformburoKz

OWN = InformburoKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://informburo.kz/novosti/dozhdi-v-almaty",
            ArticleAddress("dozhdi-v-almaty", "ru", "https://informburo.kz/novosti/dozhdi-v-almaty"),
        ),
        (
            "https://informburo.kz/stati/kak-ekonomit-vodu.html",
            ArticleAddress("kak-ekonomit-vodu", "ru", "https://informburo.kz/stati/kak-ekonomit-vodu.html"),
        ),
        (
            "https://informburo.kz/cards/kakie-opasnosti-podsteregaiut",
            ArticleAddress(
                "kakie-opasnosti-podsteregaiut", "ru", "https://informburo.kz/cards/kakie-opasnosti-podsteregaiut"
            ),
        ),
        (
            "https://informburo.kz/kaz/newskaz/ubt-bejindik-paender",
            ArticleAddress("ubt-bejindik-paender", "kk-Cyrl", "https://informburo.kz/kaz/newskaz/ubt-bejindik-paender"),
        ),
        (
            "https://informburo.kz/kaz/ubt-bejindik-paender",
            ArticleAddress("ubt-bejindik-paender", "kk-Cyrl", "https://informburo.kz/kaz/ubt-bejindik-paender"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://informburo.kz/",
        "https://informburo.kz/kaz",
        "https://informburo.kz/kaz/newskaz",
        "https://informburo.kz/novosti",
        "https://informburo.kz/novosti?page=2",
        "https://informburo.kz/storage/photos/217/main/PCj04saM.jpg",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
