"""Lines at an article's head as the press writes them: date, count and credit side by side; tags; breadcrumbs."""

from datetime import date

import pytest
from lxml import html

from crawler.layout.lines import lines_of
from crawler.layout.meta import Meta, read_meta
from crawler.page import Page
from crawler.read import read_page
from crawler.shown import Shown

DAY = "19 Маусым, 2023 09:37"
FIRST = (
    "Ватерполодан әйелдер командасы алғаш рет ел кубогының финалына шықты, деп хабарлайды тілші. Ойын қаңтарда өтеді."
)
SECOND = "«Біз бұл күнді он жыл күттік, енді жеңіске де аз қалды», - деді бапкер Айгүл Сәрсен жиналғандарға."
HEADLINE = "«Жайық» командасы алғаш рет финалға шықты"


@pytest.mark.parametrize(
    ("line", "meta"),
    [
        (f"<p>{DAY} 2051 рет көрсетілді Фото: pexels</p>", Meta(0, DAY, "", "2051 рет көрсетілді", "Фото: pexels")),
        (
            f"<p><b>{DAY}</b><i>9 455 рет оқылды</i><b>Фото: pexels</b></p>",
            Meta(0, DAY, "", "9 455 рет оқылды", "Фото: pexels"),
        ),
        ("<p>Фото: pexels 15236 просмотров</p>", Meta(0, "", "", "15236 просмотров", "Фото: pexels")),
        (
            "<p>20.08.2024 09:36 / 3 674 рет оқылды / None</p>",
            Meta(0, "20.08.2024 09:36", "", "3 674 рет оқылды", "None"),
        ),
        (
            "<p>04.03.2024 10:00 5409 Фото: скриншот видео</p>",
            Meta(0, "04.03.2024 10:00", "", "", "Фото: скриншот видео", "5409"),
        ),
        (f"<p>{DAY} Просмотров: 1275 • Акорда</p>", Meta(0, DAY, "", "Просмотров: 1275", "Акорда")),
        ("<p>Ол 24 рет айтты, соңғы рет 12.01.2023 күні, бірақ ешкім тыңдаған жоқ.</p>", None),
    ],
)
def test_a_count_in_words_stands_anywhere_beside_date_and_credit(line: str, meta: Meta | None) -> None:
    assert read_meta(lines_of(html.fromstring(line))[0]) == meta


def read(*, crumbs: str = "", below: str = "", photo: str = "") -> Shown:
    page = f"""<html><head><title>{HEADLINE} - El.kz</title></head><body>{crumbs}<h1>{HEADLINE}</h1>
<div>13.01.2023 18:19</div>{photo}<div><p>{FIRST}</p><p>{SECOND}</p></div>{below}<div>Бөлісу:</div></body></html>"""
    return read_page(page.encode(), "https://el.kz/a_58700/", layouts=[Page()], captured=date(2023, 1, 14))


def test_a_headlines_quotation_marks_part_no_breadcrumb() -> None:
    crumbs = f'<div><a href="/">Басты бет</a> › <a href="/sport/">Спорт</a> › <span>{HEADLINE}</span></div>'

    assert read(crumbs=crumbs).article_section == "Спорт"


@pytest.mark.parametrize(
    "tags",
    [
        '<p>Тегтер:</p><ul><li><a href="/1/">Шығыс Қазақстан</a></li><li><a href="/2/">Айгүл Сәрсенова</a></li></ul>',
        '<ul><li><a href="/tag/1/">Шығыс Қазақстан</a></li><li><a href="/tag/2/">Айгүл Сәрсенова</a></li></ul>',
    ],
)
def test_a_tag_that_looks_like_a_name_is_no_author(tags: str) -> None:
    shown = read(below=tags)

    assert (shown.authors, shown.tags) == ((), ("Шығыс Қазақстан", "Айгүл Сәрсенова"))


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        (f"{HEADLINE} Фото Марата Ильясова", "Фото Марата Ильясова"),
        (f"{HEADLINE} Акорда", "Акорда"),
        ("Финал алдында. Иллюстративное фото: Freepik", "Иллюстративное фото: Freepik"),
    ],
)
def test_a_caption_ends_in_its_credit(caption: str, credit: str) -> None:
    photo = f'<figure><img src="/1.jpg" alt=""><figcaption>{caption}</figcaption></figure>'

    assert [one.credit for one in read(photo=photo).photos] == [credit]
