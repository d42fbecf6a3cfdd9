"""Addresses of egemen_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.egemen_kz import EgemenKz

ADDRESSES = EgemenKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://egemen.kz/article/377801-tuycydaghy-dala-kitaphanasy",
            ArticleAddress("377801", "kk-Cyrl", "https://egemen.kz/article/377801-tuycydaghy-dala-kitaphanasy"),
        ),
        (
            "https://egemen.kz/amp/article/377801-tuycydaghy-dala-kitaphanasy",
            ArticleAddress("377801", "kk-Cyrl", "https://egemen.kz/article/377801-tuycydaghy-dala-kitaphanasy"),
        ),
        (
            "https://lat.egemen.kz/article/377801-tuycydaghy-dala-kitaphanasy",
            ArticleAddress("377801", "kk-Latn", "https://lat.egemen.kz/article/377801-tuycydaghy-dala-kitaphanasy"),
        ),
        (
            "https://ar.egemen.kz/article/377801-tuycydaghy-dala-kitaphanasy/",
            ArticleAddress("377801", "kk-Arab", "https://ar.egemen.kz/article/377801-tuycydaghy-dala-kitaphanasy"),
        ),
        (
            "https://ru.egemen.kz/article/377901-stepnaya-biblioteka",
            ArticleAddress("377901", "ru", "https://ru.egemen.kz/article/377901-stepnaya-biblioteka"),
        ),
        (
            "https://en.egemen.kz/article/377950-library-of-the-steppe",
            ArticleAddress("377950", "en", "https://en.egemen.kz/article/377950-library-of-the-steppe"),
        ),
        ("https://egemen.kz/article/377801", ArticleAddress("377801", "kk-Cyrl", "https://egemen.kz/article/377801")),
        ("https://egemen.kz/articles", None),
        ("https://egemen.kz/search/article?page=2", None),
        ("https://egemen.kz/opinion?page=2", None),
        ("https://egemen.kz/sitemap.xml", None),
        ("https://egemen.kz/article/", None),
    ],
)
def test_the_number_before_the_slug_joins_the_editions_on_their_hosts(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article
