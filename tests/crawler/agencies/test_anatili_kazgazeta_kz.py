"""Addresses of anatili_kazgazeta_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.anatili_kazgazeta_kz import AnatiliKazgazetaKz
from tests.crawler.agencies.stand_in import read, written

ADDRESSES = AnatiliKazgazetaKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://anatili.kazgazeta.kz/news/57123",
            ArticleAddress("57123", "kk-Cyrl", "https://anatili.kazgazeta.kz/news/57123"),
        ),
        (
            "https://anatili.kazgazeta.kz/news/57123/?utm_source=fb",
            ArticleAddress("57123", "kk-Cyrl", "https://anatili.kazgazeta.kz/news/57123"),
        ),
        (
            "https://anatili.kazgazeta.kz/news/57123?ln=lat",
            ArticleAddress("57123", "kk-Latn", "https://anatili.kazgazeta.kz/news/57123?ln=lat"),
        ),
        (
            "https://anatili.kazgazeta.kz/news/57123?utm_source=fb&ln=lat",
            ArticleAddress("57123", "kk-Latn", "https://anatili.kazgazeta.kz/news/57123?ln=lat"),
        ),
        ("https://anatili.kazgazeta.kz/news/57123?ln=tote", None),
        ("https://anatili.kazgazeta.kz/", None),
        ("https://ulan.kazgazeta.kz/news/57123", None),
    ],
)
def test_the_parameter_of_letters_is_part_of_an_address(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article


def test_the_latin_edition_is_the_same_article_and_the_rubric_before_its_date_is_the_section() -> None:
    cyrillic, latin = (read("anatili_kazgazeta_kz", "57123", edition) for edition in ("kk", "latn"))
    assert (cyrillic.native_id, cyrillic.article_section) == (latin.native_id, "Әдебиет")
    assert (latin.url, latin.article_section) == ("https://anatili.kazgazeta.kz/news/57123?ln=lat", "Ádebıet")
    assert latin == written("anatili_kazgazeta_kz", "57123", "latn")
