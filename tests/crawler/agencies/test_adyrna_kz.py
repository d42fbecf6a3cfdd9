"""Adyrna.kz: one number in three alphabets."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.adyrna_kz import AdyrnaKz
from tests.crawler.agencies.pages import page_of

OWN = AdyrnaKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        ("https://adyrna.kz/post/140456", ArticleAddress("140456", "kk-Cyrl", "https://adyrna.kz/post/140456")),
        ("https://adyrna.kz/lt/post/85619", ArticleAddress("85619", "kk-Latn", "https://adyrna.kz/lt/post/85619")),
        ("https://adyrna.kz/tt/post/85619", ArticleAddress("85619", "kk-Arab", "https://adyrna.kz/tt/post/85619")),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://adyrna.kz/kk",
        "https://adyrna.kz/category/zhanalyktar",
        "https://adyrna.kz/lt/",
        "https://adyrna.kz/content/uploads/2024/03/bas-meshit-960x500.jpg",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None


NUMBER = '<div class="post__views">2543</div>'


@pytest.mark.parametrize("edition", ["kk", "latn", "arab"])
def test_the_bare_number_under_the_headline_is_the_views_in_every_alphabet(edition: str) -> None:
    read = page_of(AdyrnaKz, 85619, edition).read()

    assert (read.view_count, read.view_count_shown, read.date_published, read.unread) == (2543, "2543", None, ())
    assert len(read.article_body) == 4


def test_without_it_the_number_of_comments_below_the_text_is_none() -> None:
    read = page_of(AdyrnaKz, 85619, "latn").with_text(NUMBER, "").read()

    assert (read.view_count, len(read.article_body)) == (None, 4)


@pytest.mark.parametrize("edition", ["kk", "latn", "arab"])
def test_a_pictures_address_that_stands_as_text_is_neither_lead_nor_paragraph(edition: str) -> None:
    page = page_of(AdyrnaKz, 85619, edition)
    assert "<p>https://adyrna.kz/content/uploads/2023/09/izobrazhenie_85619.png</p>" in page.html
    read = page.read()

    assert (read.description, read.photos) == (None, ())
    assert not any("uploads" in text for text in read.article_body)
