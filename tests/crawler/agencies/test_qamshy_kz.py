"""Qamshy.kz: one number in three alphabets."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.qamshy_kz import QamshyKz
from tests.crawler.agencies.pages import page_of

OWN = QamshyKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://qamshy.kz/article/30741-akhmet",
            ArticleAddress("30741", "kk-Cyrl", "https://qamshy.kz/article/30741-akhmet"),
        ),
        (
            "https://qamshy.kz/latyn/article/30741-akhmet-baytursyn",
            ArticleAddress("30741", "kk-Latn", "https://qamshy.kz/latyn/article/30741-akhmet-baytursyn"),
        ),
        (
            "https://qamshy.kz/tote/article/7-qamshyny-qalay",
            ArticleAddress("7", "kk-Arab", "https://qamshy.kz/tote/article/7-qamshyny-qalay"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://qamshy.kz/",
        "https://qamshy.kz/latyn/",
        "https://qamshy.kz/article/polyseyler-alemdegi.html",
        "https://qamshy.kz/media/2022/07/19/crop-61_2_484x860-960x500.jpeg",
        "https://qamshy.kz/api/query/",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None


@pytest.mark.parametrize("edition", ["kk", "latn", "arab"])
def test_a_pictures_path_that_stands_as_text_is_neither_lead_nor_paragraph(edition: str) -> None:
    page = page_of(QamshyKz, 30741, edition)
    assert '<p class="cover">/uploads/thumbnail/30741_small.jpg</p>' in page.html
    read = page.read()

    assert (read.description, read.photos, len(read.article_body)) == (None, (), 3)


@pytest.mark.parametrize(
    ("edition", "label", "name"),
    [
        ("kk", "Ұсынған:", "Маржан Сәбит"),
        ("latn", "Usynǵan:", "Marjan Sábıt"),
        ("arab", "ۇسىنعان:", "مارجان ءسابيت"),
    ],
)
def test_who_presents_an_article_is_its_author_in_every_alphabet(edition: str, label: str, name: str) -> None:
    page = page_of(QamshyKz, 30802, edition)
    assert f"{label} {name}" in page.html
    read = page.read()

    assert ([author.name for author in read.authors], read.unread) == ([name], ())
    assert [(source.name, source.role) for source in read.news_sources] == [
        ("Qamshy.kz", "reporter"),
        ("Zakon.kz", "source"),
    ]
