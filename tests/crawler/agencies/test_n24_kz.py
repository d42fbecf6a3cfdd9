"""24.kz: Joomla's addresses, with item/ and without."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.n24_kz import N24Kz

OWN = N24Kz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://24.kz/kz/zha-aly-tar/item/123456-almatyda",
            ArticleAddress("123456", "kk-Cyrl", "https://24.kz/kz/zha-aly-tar/item/123456-almatyda"),
        ),
        (
            "https://24.kz/kz/zha-aly-tar/kogam/767772-kazakstan-baa",
            ArticleAddress("767772", "kk-Cyrl", "https://24.kz/kz/zha-aly-tar/kogam/767772-kazakstan-baa"),
        ),
        (
            "https://24.kz/ru/news/social/item/654321-v-almaty",
            ArticleAddress("654321", "ru", "https://24.kz/ru/news/social/item/654321-v-almaty"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://24.kz/kz/zha-aly-tar",
        "https://24.kz/kz/zha-aly-tar?start=20",
        "https://24.kz/kz/",
        "https://24.kz/ru/news",
        "https://24.kz/media/k2/items/cache/123456-a/b.jpg",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
