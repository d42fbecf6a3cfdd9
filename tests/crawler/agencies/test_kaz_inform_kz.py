"""Addresses of kaz_inform_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.kaz_inform_kz import KazInformKz

ADDRESSES = KazInformKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://kaz.inform.kz/news/almatyda-kitap-kormesi-ashyldy-1f3c9a/",
            ArticleAddress("1f3c9a", "kk-Cyrl", "https://kaz.inform.kz/news/almatyda-kitap-kormesi-ashyldy-1f3c9a/"),
        ),
        (
            "https://qz.inform.kz/news/almatyda-kitap-kormesi-ashyldy-1f3c9a/",
            ArticleAddress("1f3c9a", "kk-Latn", "https://qz.inform.kz/news/almatyda-kitap-kormesi-ashyldy-1f3c9a/"),
        ),
        (
            "https://ar.inform.kz/news/almatyda-kitap-kormesi-ashyldy-1f3c9a/",
            ArticleAddress("1f3c9a", "kk-Arab", "https://ar.inform.kz/news/almatyda-kitap-kormesi-ashyldy-1f3c9a/"),
        ),
        (
            "https://www.inform.kz/ru/v-almaty-otkrylas-vystavka-knig-77ab01",
            ArticleAddress("77ab01", "ru", "https://www.inform.kz/ru/v-almaty-otkrylas-vystavka-knig-77ab01/"),
        ),
        (
            "https://inform.kz/ru/v-almaty-otkrylas-vystavka-knig-77ab01?utm_source=tg",
            ArticleAddress("77ab01", "ru", "https://www.inform.kz/ru/v-almaty-otkrylas-vystavka-knig-77ab01/"),
        ),
        (
            "https://www.inform.kz/en/book-fair-opens-in-almaty-0c4de2",
            ArticleAddress("0c4de2", "en", "https://www.inform.kz/en/book-fair-opens-in-almaty-0c4de2/"),
        ),
        (
            "https://kaz.inform.kz/news/almatyda-kitap-kormesi-ashyldy_a3912345",
            ArticleAddress("3912345", "kk-Cyrl", "https://kaz.inform.kz/news/almatyda-kitap-kormesi-ashyldy_a3912345/"),
        ),
        (
            "https://www.inform.kz/kz/almatyda-kitap-kormesi-ashyldy_a3912345",
            ArticleAddress("3912345", "kk-Cyrl", "https://www.inform.kz/kz/almatyda-kitap-kormesi-ashyldy_a3912345/"),
        ),
        (
            "https://kaz.inform.kz/amp/almatyda-kitap-kormesi-ashyldy_a3912345",
            ArticleAddress("3912345", "kk-Cyrl", "https://kaz.inform.kz/almatyda-kitap-kormesi-ashyldy_a3912345/"),
        ),
        (
            "https://kaz.inform.kz/amp/article_a3912345",
            ArticleAddress("3912345", "kk-Cyrl", "https://kaz.inform.kz/article_a3912345/"),
        ),
        ("https://kaz.inform.kz/lenta/", None),
        ("https://qz.inform.kz/category/qogam_c211/?page=2", None),
        ("https://kaz.inform.kz/rss/kz.xml", None),
        ("https://cn.inform.kz/news/1f3c9a/", None),
        ("https://www.inform.kz/cn/slug-1f3c9a", None),
        ("https://search.inform.kz/search/ru?q=kitap&page=1", None),
    ],
)
def test_one_hash_or_number_joins_the_editions_of_an_article(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article
