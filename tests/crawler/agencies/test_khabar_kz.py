"""Addresses of khabar_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.khabar_kz import KhabarKz
from tests.crawler.agencies.stand_in import record

ADDRESSES = KhabarKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://khabar.kz/kk/news/ekonomika/item/189012-auylda-sut-zauyty-ashyldy",
            ArticleAddress(
                "189012", "kk-Cyrl", "https://khabar.kz/kk/news/ekonomika/item/189012-auylda-sut-zauyty-ashyldy"
            ),
        ),
        (
            "https://khabar.kz/kk/news/189012-auylda-sut-zauyty-ashyldy/",
            ArticleAddress("189012", "kk-Cyrl", "https://khabar.kz/kk/news/189012-auylda-sut-zauyty-ashyldy"),
        ),
        (
            "https://khabar.kz/ru/news/ekonomika/item/189020-molochnyy-zavod",
            ArticleAddress("189020", "ru", "https://khabar.kz/ru/news/ekonomika/item/189020-molochnyy-zavod"),
        ),
        ("https://khabar.kz/kk/news?start=20", None),
        ("https://khabar.kz/kk/xml-karta", None),
        ("https://khabar.kz/kk/news/ekonomika", None),
        ("https://khabar.kz/kk/baghdarlamalar/12-tany", None),
    ],
)
def test_the_number_before_the_slug_is_the_article_in_both_languages(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article


def test_a_day_without_an_hour_stays_a_day() -> None:
    found = record("khabar_kz", "auylda-sut-zauyty-ashyldy")
    assert (found["date_published"], found["date_published_precision"]) == ("2026-02-19", "day")
