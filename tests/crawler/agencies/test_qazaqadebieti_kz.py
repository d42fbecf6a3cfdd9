"""Qazaqadebieti.kz: WordPress with numbers in its permalinks."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.qazaqadebieti_kz import QazaqAdebietiKz

OWN = QazaqAdebietiKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://qazaqadebieti.kz/28984/baspas-z-ltty-ni-ruhty-zhyry",
            ArticleAddress("28984", "kk-Cyrl", "https://qazaqadebieti.kz/28984/baspas-z-ltty-ni-ruhty-zhyry"),
        ),
        ("https://qazaqadebieti.kz/?p=28984", ArticleAddress("28984", "kk-Cyrl", "https://qazaqadebieti.kz/?p=28984")),
        (
            "https://qazaqadebieti.kz/?utm_source=tg&p=28984",
            ArticleAddress("28984", "kk-Cyrl", "https://qazaqadebieti.kz/?p=28984"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://qazaqadebieti.kz/",
        "https://qazaqadebieti.kz/?page=2",
        "https://qazaqadebieti.kz/page/2/",
        "https://qazaqadebieti.kz/2021/06/",
        "https://qazaqadebieti.kz/feed/",
        "https://qazaqadebieti.kz/?cat=5",
        "https://qazaqadebieti.kz/wp-content/uploads/2021/06/Esim-han.jpg",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
