"""Addresses of abai_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.abai_kz import AbaiKz

ADDRESSES = AbaiKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        ("https://abai.kz/post/198765", ArticleAddress("198765", "kk-Cyrl", "https://abai.kz/post/198765")),
        ("https://abai.kz/post/198765/", ArticleAddress("198765", "kk-Cyrl", "https://abai.kz/post/198765")),
        ("https://abai.kz/lt/post/198765", ArticleAddress("198765", "kk-Latn", "https://abai.kz/lt/post/198765")),
        ("https://abai.kz/tt/post/198765", ArticleAddress("198765", "kk-Arab", "https://abai.kz/tt/post/198765")),
        ("https://abai.kz/index.php/post/198765", ArticleAddress("198765", "kk-Cyrl", "https://abai.kz/post/198765")),
        (
            "http://www.abai.kz./index.php/lt/post/198765",
            ArticleAddress("198765", "kk-Latn", "https://abai.kz/lt/post/198765"),
        ),
        ("https://abai.kz/part/69?page=3", None),
        ("https://abai.kz/lt/", None),
        ("https://abai.kz/", None),
        ("https://adyrna.kz/lt/post/198765", None),
    ],
)
def test_one_number_joins_the_letters_and_the_old_address(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article
