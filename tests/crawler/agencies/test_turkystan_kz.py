"""Turkystan.kz: the number names the article, whatever the slug has lost."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.turkystan_kz import TurkystanKz
from tests.crawler.agencies.pages import page_of

OWN = TurkystanKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://turkystan.kz/article/208140-nurtore-zhusip-senator/",
            ArticleAddress("208140", "kk-Cyrl", "https://turkystan.kz/article/208140-nurtore-zhusip-senator/"),
        ),
        (
            "https://turkystan.kz/article/95012-t-l-ta-yryby/",
            ArticleAddress("95012", "kk-Cyrl", "https://turkystan.kz/article/95012-t-l-ta-yryby/"),
        ),
        (
            "https://turkystan.kz/article/95012-tuula-taqyryby",
            ArticleAddress("95012", "kk-Cyrl", "https://turkystan.kz/article/95012-tuula-taqyryby/"),
        ),
        (
            "https://turkystan.kz/article/95012",
            ArticleAddress("95012", "kk-Cyrl", "https://turkystan.kz/article/95012/"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://turkystan.kz/",
        "https://turkystan.kz/category/sayasat",
        "https://turkystan.kz/sitemap-articles-1.xml",
        "https://turkystan.kz/uploads/cache/1200x630/resized-images/2019/08/4268.jpg",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None


def test_the_headline_that_stands_three_times_is_no_lead_and_no_paragraph() -> None:
    page = page_of(TurkystanKz, 208140)
    read = page.read()

    assert page.html.count(read.headline) >= 3
    assert (read.headline, read.description, len(read.article_body)) == (
        "Серік ОРАЗБЕК, ұстаз: Ауыл мектебі – ауылдың жүрегі",
        None,
        5,
    )
