"""Addresses of kaz_zakon_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.kaz_zakon_kz import KazZakonKz

ADDRESSES = KazZakonKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://kaz.zakon.kz/qogam/6041234-zhylu-tarifi-ozgerdi.html",
            ArticleAddress("6041234", "kk-Cyrl", "https://kaz.zakon.kz/qogam/6041234-zhylu-tarifi-ozgerdi.html"),
        ),
        (
            "https://kaz.zakon.kz/5041234-zhylu-tarifi-ozgerdi.html",
            ArticleAddress("5041234", "kk-Cyrl", "https://kaz.zakon.kz/5041234-zhylu-tarifi-ozgerdi.html"),
        ),
        ("https://kaz.zakon.kz/news/?handler=LoadMoreNews&p=2&type=list", None),
        ("https://kaz.zakon.kz/qogam/", None),
        ("https://www.zakon.kz/obshestvo/6041234-tarif.html", None),
        ("https://kaz.zakon.kz/", None),
    ],
)
def test_articles_have_a_number_with_and_without_a_rubric(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article
