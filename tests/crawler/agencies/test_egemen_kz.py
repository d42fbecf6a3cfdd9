"""Addresses of egemen_kz as they were reported (press_sites.tsv), with invented slugs."""

from dataclasses import replace

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.egemen_kz import EgemenKz
from tests.crawler.agencies.stand_in import read, record, written

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


def test_views_over_two_lines_are_read_in_all_letters() -> None:
    found = {edition: record("egemen_kz", "tozhdyny-tirilitken-auyl", edition) for edition in ("kk", "latn", "arab")}
    assert {edition: one["view_count"] for edition, one in found.items()} == dict.fromkeys(found, 4236)


def test_minutes_to_read_and_rates_of_money_are_no_views() -> None:
    slug = "tozhdyny-tirilitken-auyl"
    without = read("egemen_kz", slug, changes={"4236 рет<br>көрсетілді": ""})
    assert without == replace(written("egemen_kz", slug), view_count=None)


def test_the_rubric_before_the_date_is_the_section_and_a_day_without_an_hour_stays_a_day() -> None:
    found = record("egemen_kz", "tilge-degen-khurmet-uiden-bastalady")
    assert (found["article_section"], found["date_published_shown"]) == ("Сұхбат", "21 Ақпан, 2025")
    assert (found["date_published"], found["date_published_precision"]) == ("2025-02-21", "day")
