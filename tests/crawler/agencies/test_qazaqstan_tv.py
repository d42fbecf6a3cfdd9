"""Qazaqstan.tv: news by number."""

from dataclasses import replace

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.qazaqstan_tv import QazaqstanTv
from tests.crawler.agencies.pages import page_of

OWN = QazaqstanTv.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        ("https://qazaqstan.tv/news/214009", ArticleAddress("214009", "kk-Cyrl", "https://qazaqstan.tv/news/214009")),
        (
            "http://www.qazaqstan.tv/news/214009/?utm_source=tg",
            ArticleAddress("214009", "kk-Cyrl", "https://qazaqstan.tv/news/214009"),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://qazaqstan.tv/news",
        "https://qazaqstan.tv/news/?page=2",
        "https://qazaqstan.tv/programs/214009",
        "https://kaz.qazaqstan.tv.kz/news/214009",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None


PAGE = page_of(QazaqstanTv, 214009)
BODY = (
    (
        "Қостанай облысының Жангелдин ауданында кеше 11:00 шамасында жаңа көпір ашылды. Ұзындығы 84 метр өткел Торғай "
        "өзенінің екі жағындағы үш ауылды жалғайды."
    ),
    (
        "Бұған дейін тұрғындар көктемгі су тасқыны кезінде аудан орталығына 60 шақырым айналма жолмен баратын. Ескі "
        "ағаш көпірді су 2017 жылы шайып кеткен еді."
    ),
    (
        "«Енді балалар мектепке қайықпен емес, автобуспен барады. Осы күнді сегіз жыл күттік», – деді Аққұм ауылының "
        "ақсақалы Төлеубек Сарбас."
    ),
    "Құрылысқа жергілікті бюджеттен 612 миллион теңге бөлінген. Көпірдің жүк көтеру қабілеті – 30 тонна.",
)


def test_times_under_read_also_are_other_articles_and_this_one_has_no_date() -> None:
    assert "Сондай-ақ оқыңыз" in PAGE.html
    assert "27.12.2025, 17:15" in PAGE.html
    read = PAGE.read()

    assert (read.date_published, read.date_published_shown, read.other_dates, read.unread) == (None, None, (), ())
    assert read.article_body == BODY
    assert [author.name for author in read.authors] == ["Гүлназ Жиенәлиқызы"]


def test_so_they_are_where_the_box_stands_before_the_text() -> None:
    box = PAGE.html[PAGE.html.index('<div class="also">') : PAGE.html.index("</div>\n</div>\n</div>")]
    above = replace(PAGE, html=PAGE.html.replace('<div class="news-text">', f'{box}</div><div class="news-text">'))

    assert above.read() == PAGE.read()
