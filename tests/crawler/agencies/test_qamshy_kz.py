"""Qamshy.kz: one number in three alphabets."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.qamshy_kz import QamshyKz

OWN = QamshyKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://qamshy.kz/article/30741-akhmet",
            ArticleAddress("30741", "kk-Cyrl", "https://qamshy.kz/article/30741-akhmet"),
        ),
        (
            "https://qamshy.kz/latyn/article/30741-akhmet-baytursyn",
            ArticleAddress("30741", "kk-Latn", "https://qamshy.kz/latyn/article/30741-akhmet-baytursyn"),
        ),
        (
            "https://qamshy.kz/tote/article/7-qamshyny-qalay",
            ArticleAddress("7", "kk-Arab", "https://qamshy.kz/tote/article/7-qamshyny-qalay"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://qamshy.kz/",
        "https://qamshy.kz/latyn/",
        "https://qamshy.kz/article/polyseyler-alemdegi.html",
        "https://qamshy.kz/media/2022/07/19/crop-61_2_484x860-960x500.jpeg",
        "https://qamshy.kz/api/query/",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
