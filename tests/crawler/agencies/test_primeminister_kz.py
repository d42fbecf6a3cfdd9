"""Primeminister.kz: the number at the end of the slug."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.primeminister_kz import PrimeministerKz

OWN = PrimeministerKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://primeminister.kz/ru/news/olzhas-bektenov-provel-soveshchanie-31770",
            ArticleAddress("31770", "ru", "https://primeminister.kz/ru/news/olzhas-bektenov-provel-soveshchanie-31770"),
        ),
        (
            "https://primeminister.kz/kz/news/ukimet-otyrysy-31771",
            ArticleAddress("31771", "kk-Cyrl", "https://primeminister.kz/kz/news/ukimet-otyrysy-31771"),
        ),
        (
            "https://primeminister.kz/ru/news/reviews/obzor-nedeli-31772",
            ArticleAddress("31772", "ru", "https://primeminister.kz/ru/news/reviews/obzor-nedeli-31772"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://primeminister.kz/",
        "https://primeminister.kz/kz/news",
        "https://primeminister.kz/kz/news/page/2",
        "https://primeminister.kz/ru/government/composition",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
