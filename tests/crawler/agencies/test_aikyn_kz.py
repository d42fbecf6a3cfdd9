"""Aikyn.kz: number, then slug; AMP at the end."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.aikyn_kz import AikynKz

OWN = AikynKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://aikyn.kz/268514/auylga-su",
            ArticleAddress("268514", "kk-Cyrl", "https://aikyn.kz/268514/auylga-su"),
        ),
        (
            "https://aikyn.kz/268514/auylga-su/amp",
            ArticleAddress("268514", "kk-Cyrl", "https://aikyn.kz/268514/auylga-su"),
        ),
        (
            "https://aikyn.kz/268514/auylga-su/amp/",
            ArticleAddress("268514", "kk-Cyrl", "https://aikyn.kz/268514/auylga-su"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://aikyn.kz/news",
        "https://aikyn.kz/news?page=2",
        "https://aikyn.kz/2018/03/13/45755.html",
        "https://aikyn.kz/2018/03/",
        "https://aikyn.kz/268514",
        "https://aikyn.kz/upload/media/posts/2020/03/qurt.jpg",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
