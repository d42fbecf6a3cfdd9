"""Qazaqadebieti.kz: WordPress with numbers in its permalinks."""

import pytest

from archive.kazakh.text import fold
from crawler.addresses import ArticleAddress
from crawler.agencies.qazaqadebieti_kz import QazaqAdebietiKz
from tests.crawler.agencies.pages import page_of

OWN = QazaqAdebietiKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://qazaqadebieti.kz/28984/baspas-z-ltty-ni-ruhty-zhyry",
            ArticleAddress("28984", "kk-Cyrl", "https://qazaqadebieti.kz/28984/baspas-z-ltty-ni-ruhty-zhyry"),
        ),
        ("https://qazaqadebieti.kz/?p=28984", ArticleAddress("28984", "kk-Cyrl", "https://qazaqadebieti.kz/?p=28984")),
        (
            "https://qazaqadebieti.kz/?utm_source=tg&p=28984",
            ArticleAddress("28984", "kk-Cyrl", "https://qazaqadebieti.kz/?p=28984"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://qazaqadebieti.kz/",
        "https://qazaqadebieti.kz/?page=2",
        "https://qazaqadebieti.kz/page/2/",
        "https://qazaqadebieti.kz/2021/06/",
        "https://qazaqadebieti.kz/feed/",
        "https://qazaqadebieti.kz/?cat=5",
        "https://qazaqadebieti.kz/wp-content/uploads/2021/06/Esim-han.jpg",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None


PAGE = page_of(QazaqAdebietiKz, 28984)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ("<div>29.06.2021</div><div>6268</div><div>0</div>", 6268),
        ("<div>29.06.2021</div><div>319</div><div>12</div>", 319),
        ("<div>29.06.2021</div><div>0</div><div>3</div>", 0),
        ("<span>29.06.2021</span> <span>6268</span> <span>0</span>", 6268),
    ],
)
def test_the_number_beside_the_date_is_the_views_and_the_next_one_the_comments(lines: str, count: int) -> None:
    shown = '<div class="posted-on">29.06.2021</div><div class="views">6268</div><div class="comments">0</div>'
    read = PAGE.with_text(shown, lines).read()

    assert (read.view_count, read.date_published) == (count, "2021-06-29")
    assert read.article_body == PAGE.read().article_body


def test_letters_of_two_alphabets_in_a_word_are_kept_as_shown_and_compared_as_one() -> None:
    read = PAGE.with_text("Ахмет ӨТЕПБЕРГЕН", "Ахмeт ӨТЕПБEРГЕН").read()

    assert read.headline == "БАСПАСӨЗIНIҢ БЕСІГІ АУЫЛДА ТЕРБЕЛГЕН ӨЛКЕ"
    assert fold(read.headline).startswith("баспасөзінің бесігі")
    assert [(author.name, author.name_shown) for author in read.authors] == [("Ахмет Өтепберген", "Ахмeт ӨТЕПБEРГЕН")]
