"""Addresses of baq_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.baq_kz import BaqKz
from tests.crawler.agencies.stand_in import read, record, written

ADDRESSES = BaqKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://baq.kz/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780/",
            ArticleAddress(
                "200028780", "kk-Cyrl", "https://baq.kz/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780/"
            ),
        ),
        (
            "https://baq.kz/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780",
            ArticleAddress(
                "200028780", "kk-Cyrl", "https://baq.kz/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780/"
            ),
        ),
        (
            "https://baq.kz/amp/news/bilim/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780",
            ArticleAddress(
                "200028780", "kk-Cyrl", "https://baq.kz/news/bilim/auyl-shkolasynda-zhana-zertkhana-ashyldy-200028780/"
            ),
        ),
        (
            "https://rus.baq.kz/v-selskoy-shkole-otkryli-laboratoriyu-200028781/",
            ArticleAddress("200028781", "ru", "https://rus.baq.kz/v-selskoy-shkole-otkryli-laboratoriyu-200028781/"),
        ),
        ("https://baq.kz/tag/bilim/?page=2", None),
        ("https://baq.kz/search/?q=mektep", None),
        ("https://baq.kz/search/pagen2/?q=mektep", None),
        ("https://baq.kz/", None),
        ("https://baq.kz/qazaqstan-2050/", None),
        ("https://el.kz/zhana-mektep_400045726/", None),
    ],
)
def test_the_number_at_the_end_is_the_article_on_both_hosts_and_in_amp(
    url: str, article: ArticleAddress | None
) -> None:
    assert ADDRESSES.identify(url) == article


@pytest.mark.parametrize("dateline", ["Нұр-Сұлтан, BAQ.KZ.", "Астана, BAQ.KZ."])
def test_a_dateline_names_the_agency_by_the_capitals_name_of_the_time(dateline: str) -> None:
    slug = "kostanaida-at-sporty-mektebi-mausymdy-bastady"
    found = record("baq_kz", slug, changes={"Қостанай, BAQ.KZ.": dateline})
    assert found["news_sources"] == [{"name": "Baq.kz", "role": "reporter"}]


def test_what_the_system_says_below_the_text_is_no_text() -> None:
    slug = "erteng-almatyda-kok-taigaq-bolady"
    # Without the reported class the lines have to find the end.
    assert read("baq_kz", slug, changes={'class="news-text"': 'class="a"'}) == written("baq_kz", slug)
