"""Minber.kz: WordPress, known by the numbers of its posts."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.minber_kz import MinberKz
from tests.crawler.agencies.pages import page_of

OWN = MinberKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        ("https://minber.kz/?p=20040", ArticleAddress("20040", "kk-Cyrl", "https://minber.kz/?p=20040")),
        ("https://minber.kz?p=20040", ArticleAddress("20040", "kk-Cyrl", "https://minber.kz/?p=20040")),
        (
            "https://minber.kz/index.php?p=20040&fbclid=IwAR",
            ArticleAddress("20040", "kk-Cyrl", "https://minber.kz/?p=20040"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://minber.kz/",
        "https://minber.kz/?page_id=20040",
        "https://minber.kz/page/2/",
        "https://minber.kz/?p=abc",
        "https://minber.kz/wp-json/",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None


PAGE = page_of(MinberKz, 20040)


@pytest.mark.parametrize(
    ("shown", "count"),
    [
        ("1550 рет қаралды", 1550),
        ("1550 рет<br>қаралды", 1550),
        ("1550 рeт қaрaлды", 1550),
        ("59\u00a0685 рет қаралды", 59685),
        ("59\u2009685 рет қаралды", 59685),
        ("661 ret kórsetildi", 661),
        ("961 رەت كورسەتىلدى", 961),
        ("59 685 ret oqylǵan", 59685),
        ("1,2 мың рет қаралды", 1200),
        ("24 мин оқу үшін", None),
        ("0 пікір", None),
        ("1550", None),
    ],
)
def test_a_count_in_words_is_the_views_and_no_other_number_is(shown: str, count: int | None) -> None:
    read = PAGE.with_text("1550 рет қаралды", shown).read()

    assert read.view_count == count
    assert read.article_body == PAGE.read().article_body


def test_a_rounded_count_stays_known_as_rounded() -> None:
    assert PAGE.with_text("1550 рет қаралды", "1,2 мың рет қаралды").read().view_count_rounded_to == 100
