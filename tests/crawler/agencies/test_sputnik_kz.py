"""Addresses of sputnik_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.sputnik_kz import SputnikKz
from tests.crawler.agencies.stand_in import read, record, written

ADDRESSES = SputnikKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://sputnik.kz/20260330/astana-kopir-57123456.html",
            ArticleAddress("57123456", "kk-Cyrl", "https://sputnik.kz/20260330/astana-kopir-57123456.html"),
        ),
        (
            "https://sputnik.kz/amp/20260330/astana-kopir-57123456.html",
            ArticleAddress("57123456", "kk-Cyrl", "https://sputnik.kz/20260330/astana-kopir-57123456.html"),
        ),
        (
            "https://sputniknews.kz/20170330/astana-kopir-1812345.html",
            ArticleAddress("1812345", "kk-Cyrl", "https://sputnik.kz/20170330/astana-kopir-1812345.html"),
        ),
        (
            "https://ru.sputnik.kz/20260330/astana-most-57123460.html",
            ArticleAddress("57123460", "ru", "https://ru.sputnik.kz/20260330/astana-most-57123460.html"),
        ),
        ("https://sputnik.kz/20260330/", None),
        ("https://sputnik.kz/sitemap_article_index.xml", None),
        ("https://sputnik.kz/", None),
    ],
)
def test_the_day_and_the_number_stay_in_the_address(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article


def test_a_link_inside_the_text_and_a_count_of_comments_below_it_are_no_text() -> None:
    found = read("sputnik_kz", "astana-veloalan-kopir", changes={"<div>0</div>": "<div>12</div>"})
    assert found == written("sputnik_kz", "astana-veloalan-kopir")


def test_a_date_that_leads_to_its_day_is_the_articles_date() -> None:
    found = record("sputnik_kz", "almaty-teatr-festival")
    assert found["date_published"] == "2026-03-31T09:10:00+05:00"
    assert found["layers"]["date_published"] == "lines"
