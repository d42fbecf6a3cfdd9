"""Addresses of kaz_inform_kz as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.kaz_inform_kz import KazInformKz
from tests.crawler.agencies.stand_in import read, record, written

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


AMP = "oskemende-zhas-balyqshylar-zharysy-otti"


def test_markup_that_an_amp_page_shows_as_text_is_read_as_markup() -> None:
    found = read("kaz_inform_kz", AMP, "latn")
    assert found == written("kaz_inform_kz", AMP, "latn")
    assert not any("<" in text or "href" in text for text in found.article_body)


def test_a_count_inside_a_comment_of_the_page_is_shown_to_nobody() -> None:
    assert record("kaz_inform_kz", AMP).get("view_count_shown") is None


def test_an_offset_on_the_page_wins_and_is_a_conflict_where_the_clocks_were_otherwise() -> None:
    found = record("kaz_inform_kz", AMP, changes={"04 Мамыр 2024": "04 Мамыр 2023", "2024/05/04": "2023/05/04"})
    assert found["date_published"] == "2023-05-04T14:55:00+05:00"
    [conflict] = found["date_conflicts"]
    assert (conflict["source"], conflict["value"]) == ("zone", "2023-05-04T14:55:00+05:00")


@pytest.mark.parametrize("dash", ["-", "–", "—"])
@pytest.mark.parametrize("name", ["KAZINFORM", "ҚазАқпарат"])
def test_a_dateline_names_the_agency_by_its_name_of_the_time(name: str, dash: str) -> None:
    slug = "turkistandagy-qazba-kezinde-qysh-peshi-tabyldy"
    changes = {"ТҮРКІСТАН. KAZINFORM —": f"ТҮРКІСТАН. {name} {dash}", ", деп хабарлайды": "", "тілшісі": ""}
    changes |= {'<a href="/">Kazinform</a> ': ""}
    found = record("kaz_inform_kz", slug, changes=changes)
    assert found["news_sources"] == [{"name": "Kazinform", "role": "reporter"}]


def test_a_collage_names_all_its_parties() -> None:
    [photo] = read("kaz_inform_kz", "elimizdin-on-oblysynda-dauyldy-eskertu-zhariialandy").photos
    assert [(party.name, party.kind) for party in photo.parties] == [
        ("Kazinform", "agency"),
        ("Ақорда", "state"),
        ("Freepik", "stock"),
        ("Gov.kz", "state"),
    ]


@pytest.mark.parametrize("lost", ["Фото: None", "Foto: None", "None"])
def test_a_credit_that_the_site_has_lost_names_nobody(lost: str) -> None:
    found = record("kaz_inform_kz", AMP, changes={"Фото: None": lost})
    assert found["photos"][0]["credits"] == [{"kind": "lost"}]
