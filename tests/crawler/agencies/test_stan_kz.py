"""Addresses of stan_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.stan_kz import StanKz

ADDRESSES = StanKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://stan.kz/shymkentte-zhana-saiabaq-ashyldy-426037/",
            ArticleAddress("426037", "kk-Cyrl", "https://stan.kz/shymkentte-zhana-saiabaq-ashyldy-426037/"),
        ),
        (
            "https://stan.kz/shymkentte-zhana-saiabaq-ashyldy-327141",
            ArticleAddress("327141", "kk-Cyrl", "https://stan.kz/shymkentte-zhana-saiabaq-ashyldy-327141/"),
        ),
        ("https://stan.kz/", None),
        ("https://stan.kz/bilim-2025/", None),
        ("https://stan.kz/download/uploads/2025/11/full_426037.webp", None),
    ],
)
def test_six_digits_at_the_end_are_the_article(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article
