"""Informburo.kz: the slug names the article."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.informburo_kz import InformburoKz
from tests.crawler.agencies.pages import page_of

OWN = InformburoKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://informburo.kz/novosti/dozhdi-v-almaty",
            ArticleAddress("dozhdi-v-almaty", "ru", "https://informburo.kz/novosti/dozhdi-v-almaty"),
        ),
        (
            "https://informburo.kz/stati/kak-ekonomit-vodu.html",
            ArticleAddress("kak-ekonomit-vodu", "ru", "https://informburo.kz/stati/kak-ekonomit-vodu.html"),
        ),
        (
            "https://informburo.kz/cards/kakie-opasnosti-podsteregaiut",
            ArticleAddress(
                "kakie-opasnosti-podsteregaiut", "ru", "https://informburo.kz/cards/kakie-opasnosti-podsteregaiut"
            ),
        ),
        (
            "https://informburo.kz/kaz/newskaz/ubt-bejindik-paender",
            ArticleAddress("ubt-bejindik-paender", "kk-Cyrl", "https://informburo.kz/kaz/newskaz/ubt-bejindik-paender"),
        ),
        (
            "https://informburo.kz/kaz/ubt-bejindik-paender",
            ArticleAddress("ubt-bejindik-paender", "kk-Cyrl", "https://informburo.kz/kaz/ubt-bejindik-paender"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://informburo.kz/",
        "https://informburo.kz/kaz",
        "https://informburo.kz/kaz/newskaz",
        "https://informburo.kz/novosti",
        "https://informburo.kz/novosti?page=2",
        "https://informburo.kz/storage/photos/217/main/PCj04saM.jpg",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None


@pytest.mark.parametrize(("number", "heading"), [(1, "head-single"), (2, "article__title")])
def test_both_headings_that_were_reported_are_read_by_the_selector(number: int, heading: str) -> None:
    page = page_of(InformburoKz, number, "ru")
    assert f'<h1 class="{heading}">' in page.html
    read = page.read()

    assert {name: read.layers[name] for name in ("headline", "date_published", "views")} == {
        "headline": "selector",
        "date_published": "selector",
        "views": "selector",
    }


def test_a_page_without_those_classes_is_read_by_its_lines_and_the_doubt_is_told() -> None:
    page = page_of(InformburoKz, 1, "ru")
    other = page
    for name in ("head-single", "article-meta", "uk-text-muted", "arrilot-widget-container-1"):
        other = other.with_text(name, "c")

    was, read = page.read(), other.read()
    assert (read.headline, read.date_published, read.view_count) == (was.headline, was.date_published, was.view_count)
    assert read.layers["headline"] != "selector"
