"""What stands around headline and text in the ways of the press: one change to a plain page, and the whole record."""

from dataclasses import replace
from datetime import date

import pytest

from crawler.page import Page
from crawler.read import read_page
from crawler.shown import Shown
from tests.crawler.test_read import LAST, TEXT, WHOLE, values

DATE = "<div>13.01.2023 18:19</div>"
PLAIN = replace(WHOLE, article_section="")
LEAD = "Онда отыз мың кітап бар. Кіру бәріне тегін."


def read(*, top: str = "", below: str = DATE, text: str = f"<p>{TEXT}</p><p>{LAST}</p>", head: str = "") -> Shown:
    page = f"""<html><head><title>{WHOLE.headline}</title>{head}</head><body>{top}
<h1>{WHOLE.headline}</h1>{below}{text}<div>Бөлісу:</div></body></html>"""
    layouts = (Page(views_beside_date=True),)
    return values(
        read_page(
            page.encode(), "https://el.kz/a_58700/", layouts=layouts, captured=date(2023, 1, 20), names=("Abai.kz",)
        )
    )


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (
            "<div><span>Автор: Динара Оспанова</span><time>13.01.2023 18:19</time><a href='#c'>Пікірлер 17</a></div>",
            replace(PLAIN, authors=("Динара Оспанова",)),
        ),
        (
            f"<div>Ақмылтық <b>579</b> <i>2 пікір</i></div>{DATE}",
            replace(PLAIN, article_section="Ақмылтық", views="579"),
        ),
        (
            "<div>Ақмылтық <b>579</b> <i>0 пікір</i> <i>13.01.2023 18:19</i></div>",
            replace(PLAIN, article_section="Ақмылтық", views="579"),
        ),
        (f"<div>اقمىلتىق 579 0 پىكىر</div>{DATE}", replace(PLAIN, article_section="اقمىلتىق", views="579")),
        (f"<div>579 мин 0 пікір</div>{DATE}", PLAIN),
        (f"<div><a href='/madeniet/'>Мәдениет</a></div>{DATE}", WHOLE),
        ("<ul><li>Мәдениет</li><li>13.01.2023 18:19</li></ul>", WHOLE),
        (f"<div>Мәдениет</div>{DATE}", PLAIN),
        ("<div><a href='/20230113/'>13.01.2023 18:19</a></div>", PLAIN),
    ],
    ids=[
        "a byline, the date and a count of comments that touch",
        "a rubric with views and comments on a line, the date on the next",
        "all on one line",
        "in Arabic letters",
        "minutes and comments",
        "a rubric that is a link before the date",
        "a rubric and the date in one list",
        "a word before the date that nothing tells to be a rubric",
        "a date that leads to its day",
    ],
)
def test_a_line_between_headline_and_text_is_read_for_what_it_is(below: str, expected: Shown) -> None:
    assert read(below=below) == expected


def test_a_date_that_leads_to_another_article_is_not_the_articles() -> None:
    found = read(below="<div><a href='/basqa_58701/'>13.01.2023 18:19</a></div>", text=f"<p>{TEXT}</p>" * 3)
    assert found == replace(PLAIN, article_body=(TEXT,) * 3, date_published="")


@pytest.mark.parametrize(
    ("top", "section"),
    [
        ("<ul><li><a href='/'>Abai.kz</a></li><li><a href='/madeniet/'>Мәдениет</a></li></ul>", "Мәдениет"),
        ("<nav><a href='/'>Abai.kz</a><a href='/sport/'>Спорт</a><a href='/madeniet/'>Мәдениет</a></nav>", ""),
    ],
    ids=["a breadcrumb that begins with the agency's name", "a menu that does"],
)
def test_a_breadcrumb_tells_the_section_and_a_menu_does_not(top: str, section: str) -> None:
    assert read(top=top) == replace(PLAIN, article_section=section)


def test_a_lead_of_two_sentences_in_its_own_box_is_told_by_the_description_in_the_metadata() -> None:
    text = f"<div><div class='i'><p>{LEAD}</p></div><div class='w'><p>{TEXT}</p><p>{LAST}</p></div></div>"
    assert read(text=text, head=f"<meta name='description' content='{LEAD}'>") == replace(PLAIN, description=LEAD)
    assert read(text=text) == replace(PLAIN, article_body=(LEAD, TEXT, LAST))


def test_a_credit_that_ends_the_text_is_the_articles_and_no_paragraph() -> None:
    credit = "Сурет: автордың жеке архивінен алынды."
    text = f"<p>{TEXT}</p><p>{LAST}</p><p><em>{credit}</em></p>"
    assert read(text=text) == replace(PLAIN, credit=credit)


def test_tags_in_arabic_letters_are_no_author() -> None:
    tags = "<div><a href='/tag/1'>تۇركىستان وبلىسى</a> <a href='/tag/2'>ارحەولوگيا</a></div>"
    found = read(text=f"<p>{TEXT}</p><p>{LAST}</p>{tags}")
    assert found == replace(PLAIN, tags=("تۇركىستان وبلىسى", "ارحەولوگيا"))
