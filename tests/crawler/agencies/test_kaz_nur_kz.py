"""Addresses of kaz_nur_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.kaz_nur_kz import KazNurKz
from tests.crawler.agencies.stand_in import read, record, written

ADDRESSES = KazNurKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://kaz.nur.kz/society/2301456-auylda-zhana-mektep-ashyldy/",
            ArticleAddress("2301456", "kk-Cyrl", "https://kaz.nur.kz/society/2301456-auylda-zhana-mektep-ashyldy/"),
        ),
        (
            "https://kaz.nur.kz/sport/football/2301457-fk-zhana-mausym/?utm_source=rss",
            ArticleAddress("2301457", "kk-Cyrl", "https://kaz.nur.kz/sport/football/2301457-fk-zhana-mausym/"),
        ),
        ("https://www.nur.kz/society/2301458-novaya-shkola/", None),
        ("https://kaz.nur.kz/latest/", None),
        ("https://kaz.nur.kz/latest/?page=2", None),
        ("https://kaz.nur.kz/rss/all.rss", None),
        ("https://kaz.nur.kz/society/", None),
    ],
)
def test_the_number_before_the_slug_is_the_article(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article


@pytest.mark.parametrize(
    ("shown", "date"),
    [
        ("Кеше, 18:30", "2026-02-09T18:30:00+05:00"),
        ("3 сағат бұрын", "2026-02-10T09:00:00+05:00"),
        ("Бүгін, 08:05", "2026-02-10T08:05:00+05:00"),
    ],
)
def test_a_relative_date_is_reckoned_from_the_capture(shown: str, date: str) -> None:
    # The stand-in's pages are captured at noon of 2026-02-10.
    found = record("kaz_nur_kz", "taldyqorganda-tegin-kitap-avtobusy-zhurdi", changes={"9 ақпан 2026, 18:30": shown})
    assert (found["date_published"], found["date_published_shown"]) == (date, shown)


def test_rates_weather_and_a_count_of_comments_are_no_views_and_no_text() -> None:
    slug = "aulada-bal-shyrynyn-qalai-saqtau-kerek"
    assert read("kaz_nur_kz", slug, changes={"Пікірлер 0": "Пікірлер 17"}) == written("kaz_nur_kz", slug)
