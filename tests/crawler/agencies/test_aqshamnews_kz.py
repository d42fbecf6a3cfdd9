"""Aqshamnews.kz: the slug names the article, the folder its alphabet."""

import pytest

from archive.article import NewsSource
from archive.kazakh.any_alphabet import in_any_alphabet
from crawler.addresses import ArticleAddress
from crawler.agencies.aqshamnews_kz import AqshamnewsKz
from tests.crawler.agencies.pages import page_of

OWN = AqshamnewsKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://aqshamnews.kz/kz/article/qazaq-qyzy.html",
            ArticleAddress("qazaq-qyzy", "kk-Cyrl", "https://aqshamnews.kz/kz/article/qazaq-qyzy.html"),
        ),
        (
            "https://aqshamnews.kz/latyn/article/qazaq-qyzy.html",
            ArticleAddress("qazaq-qyzy", "kk-Latn", "https://aqshamnews.kz/latyn/article/qazaq-qyzy.html"),
        ),
        (
            "https://aqshamnews.kz/tote/article/qazaq-qyzy.html?fbclid=1",
            ArticleAddress("qazaq-qyzy", "kk-Arab", "https://aqshamnews.kz/tote/article/qazaq-qyzy.html"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://aqshamnews.kz/kz/",
        "https://aqshamnews.kz/kz/category/qogam.html",
        "https://aqshamnews.kz/article/qazaq-qyzy.html",
        "https://aqshamnews.kz/ru/article/qazaq-qyzy.html",
        "https://aqshamnews.kz/uploads/images/2021/11/image_750x_618.jpg",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None


PAGES = {edition: page_of(AqshamnewsKz, 1, edition) for edition in ("kk", "latn", "arab")}


def test_one_article_in_three_alphabets_has_one_identity_and_the_same_words() -> None:
    read = [page.read() for page in PAGES.values()]

    assert [one.identity.edition for one in read] == ["kk-Cyrl", "kk-Latn", "kk-Arab"]
    assert {one.identity.native_id for one in read} == {"almatyda-zhana-tramvai-zholy-synaqtan-otti"}
    assert {one.date_published for one in read} == {"2025-11-18T17:29:00+05:00"}
    assert {one.news_sources for one in read} == {(NewsSource("Aqshamnews.kz", "reporter"),)}
    assert {tuple(map(in_any_alphabet, (one.headline, *one.article_body))) for one in read} == {
        tuple(map(in_any_alphabet, (read[0].headline, *read[0].article_body)))
    }


@pytest.mark.parametrize("edition", PAGES)
def test_reactions_below_the_text_are_no_views(edition: str) -> None:
    read = PAGES[edition].read()

    assert (read.view_count, read.view_count_shown, read.unread) == (None, None, ())
    assert len(read.article_body) == 4


@pytest.mark.parametrize("edition", PAGES)
def test_a_time_without_a_day_is_no_date(edition: str) -> None:
    read = PAGES[edition].with_text("18.11.2025 17:29", "17:29").read()

    assert (read.date_published, read.date_published_shown) == (None, None)
    assert read.article_body == PAGES[edition].read().article_body


def test_a_label_with_letters_of_two_alphabets_is_a_credits() -> None:
    read = PAGES["kk"].with_text("Сурет: Egemen.kz", "Cурeт: Egemen.kz").read()

    assert (read.credit_text_shown, read.credit_text) == ("Cурeт: Egemen.kz", "Egemen.kz")
