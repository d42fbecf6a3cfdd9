"""Qazaqstan.tv: news by number."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.qazaqstan_tv import QazaqstanTv

OWN = QazaqstanTv.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        ("https://qazaqstan.tv/news/214009", ArticleAddress("214009", "kk-Cyrl", "https://qazaqstan.tv/news/214009")),
        (
            "http://www.qazaqstan.tv/news/214009/?utm_source=tg",
            ArticleAddress("214009", "kk-Cyrl", "https://qazaqstan.tv/news/214009"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://qazaqstan.tv/news",
        "https://qazaqstan.tv/news/?page=2",
        "https://qazaqstan.tv/programs/214009",
        "https://kaz.qazaqstan.tv.kz/news/214009",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
