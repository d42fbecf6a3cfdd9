"""Addresses of kaz_zakon_kz as they were reported (press_sites.tsv), with invented slugs."""

from dataclasses import replace

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.kaz_zakon_kz import KazZakonKz
from tests.crawler.agencies.stand_in import read, record, written

ADDRESSES = KazZakonKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://kaz.zakon.kz/qogam/6041234-zhylu-tarifi-ozgerdi.html",
            ArticleAddress("6041234", "kk-Cyrl", "https://kaz.zakon.kz/qogam/6041234-zhylu-tarifi-ozgerdi.html"),
        ),
        (
            "https://kaz.zakon.kz/5041234-zhylu-tarifi-ozgerdi.html",
            ArticleAddress("5041234", "kk-Cyrl", "https://kaz.zakon.kz/5041234-zhylu-tarifi-ozgerdi.html"),
        ),
        ("https://kaz.zakon.kz/news/?handler=LoadMoreNews&p=2&type=list", None),
        ("https://kaz.zakon.kz/qogam/", None),
        ("https://www.zakon.kz/obshestvo/6041234-tarif.html", None),
        ("https://kaz.zakon.kz/", None),
    ],
)
def test_articles_have_a_number_with_and_without_a_rubric(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article


def test_the_credit_stands_after_the_date_and_key_words_in_an_alternative_text_are_no_caption() -> None:
    [photo] = read("kaz_zakon_kz", "qyzylordada-zhuzden-astam-otbasy-zher-telimin-aldy").photos
    assert (photo.alt, photo.caption) == ("Жер, үй, құрылыс, сурет - Zakon.kz жаңалық", "")
    assert [(party.name, party.kind) for party in photo.parties] == [("Zakon.kz", "agency"), ("Павел Михеев", "person")]


def test_a_date_without_a_credit_keeps_its_photo_without_one() -> None:
    slug = "pavlodarda-zhylu-tarifi-qaita-eseptelui-mumkin"
    expected = written("kaz_zakon_kz", slug)
    photos = (replace(expected.photos[0], credit="", parties=()),)
    assert read("kaz_zakon_kz", slug, changes={" <span>Фото: pexels</span>": ""}) == replace(expected, photos=photos)


def test_the_first_day_of_1970_stands_for_a_missing_date() -> None:
    slug = "banktegi-qarzhyny-qorgau-zhauapkershiligi-kusheidi"
    found = record("kaz_zakon_kz", slug, changes={"17.01.2026 09:05": "01.01.1970 06:00"})
    assert found.get("date_published") is None
    assert found["unread"] == [
        {
            "field": "date_published",
            "shown": "01.01.1970 06:00",
            "reason": "the epoch's first day stands for a missing date",
        }
    ]
