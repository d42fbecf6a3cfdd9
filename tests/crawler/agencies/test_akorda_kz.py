"""Addresses of akorda_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.akorda_kz import AkordaKz
from tests.crawler.agencies.stand_in import read, record, written

ADDRESSES = AkordaKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://www.akorda.kz/kz/memleket-basshysy-shekarashylardy-marapattady-1410523",
            ArticleAddress(
                "1410523", "kk-Cyrl", "https://www.akorda.kz/kz/memleket-basshysy-shekarashylardy-marapattady-1410523"
            ),
        ),
        (
            "https://akorda.kz/kz/memleket-basshysy-shekarashylardy-marapattady-1410523/",
            ArticleAddress(
                "1410523", "kk-Cyrl", "https://www.akorda.kz/kz/memleket-basshysy-shekarashylardy-marapattady-1410523"
            ),
        ),
        (
            "https://www.akorda.kz/ru/glava-gosudarstva-nagradil-pogranichnikov-1410523",
            ArticleAddress(
                "1410523", "ru", "https://www.akorda.kz/ru/glava-gosudarstva-nagradil-pogranichnikov-1410523"
            ),
        ),
        (
            "https://www.akorda.kz/en/president-awards-border-guards-1410523",
            ArticleAddress("1410523", "en", "https://www.akorda.kz/en/president-awards-border-guards-1410523"),
        ),
        ("https://www.akorda.kz/kz/qazaqstan-2050", None),
        ("https://www.akorda.kz/kz", None),
        ("https://www.akorda.kz/kz/events", None),
    ],
)
def test_one_number_joins_the_three_languages(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article


def test_a_headline_in_h2_and_a_date_in_h5_are_found_with_the_selectors_and_without() -> None:
    slug = "tau-qutqarushylary-marapattaldy"
    assert record("akorda_kz", slug)["layers"]["headline"] == "selector"
    assert read("akorda_kz", slug, changes={'<h2 class="mt-5">': "<h2>"}) == written("akorda_kz", slug)
