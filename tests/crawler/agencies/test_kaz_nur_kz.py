"""Addresses of kaz_nur_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.kaz_nur_kz import KazNurKz

ADDRESSES = KazNurKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://kaz.nur.kz/society/2301456-auylda-zhana-mektep-ashyldy/",
            ArticleAddress("2301456", "kk-Cyrl", "https://kaz.nur.kz/society/2301456-auylda-zhana-mektep-ashyldy/"),
        ),
        (
            "https://kaz.nur.kz/sport/football/2301457-fk-zhana-mausym/?utm_source=rss",
            ArticleAddress("2301457", "kk-Cyrl", "https://kaz.nur.kz/sport/football/2301457-fk-zhana-mausym/"),
        ),
        ("https://www.nur.kz/society/2301458-novaya-shkola/", None),
        ("https://kaz.nur.kz/latest/", None),
        ("https://kaz.nur.kz/latest/?page=2", None),
        ("https://kaz.nur.kz/rss/all.rss", None),
        ("https://kaz.nur.kz/society/", None),
    ],
)
def test_the_number_before_the_slug_is_the_article(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article
