"""Three layers a field: the agency's selectors, structured data, visible lines; each value says where it is from."""

from datetime import date

import pytest

from crawler.page import Page, every, layout_of, maybe, one
from crawler.read import ChangedPage, CutOff, NotArticle, read_page
from crawler.shown import Layer, Shown

TEXT = "Семей қаласында жаңа кітапхана ашылды. Онда отыз мың кітап бар, оқу залы кешкі тоғызға дейін жұмыс істейді."
PAGE = f"""<html><head><title>Семейде жаңа кітапхана ашылды - El.kz</title>{{head}}</head><body>
<div class="rubric">Мәдениет</div><h1 class="title">Семейде жаңа кітапхана ашылды</h1>
<div class="info"><span class="when">13.01.2023 18:19</span> <b class="seen">1188</b></div>
<div class="text"><p>{TEXT}</p><p>«Күткеніміз осы еді», - деді оқырман Айгүл Сәрсен.</p></div>
<a rel="author" href="/author/1/">Айгүл Сәрсенова</a><div>Бөлісу:</div></body></html>"""


def read(*layouts: Page, head: str = "", page: str = PAGE, day: date = date(2023, 1, 20)) -> Shown:
    html = page.replace("{head}", head).encode()
    return read_page(html, "https://el.kz/semeide-zhana-kitapkhana_58700/", layouts=layouts, captured=day)


def test_without_selectors_the_lines_give_everything() -> None:
    shown = read(Page(views_beside_date=True))
    assert (shown.headline, shown.article_section, shown.date_published, shown.views) == (
        "Семейде жаңа кітапхана ашылды",
        "Мәдениет",
        "13.01.2023 18:19",
        "1188",
    )
    assert set(shown.layers.values()) == {Layer.LINES}


def test_a_selector_goes_before_the_lines_and_is_named() -> None:
    shown = read(Page(date_published=one(".when"), views=one(".seen::text"), authors=every("a[rel=author]")))
    assert (shown.date_published, shown.views, shown.authors) == ("13.01.2023 18:19", "1188", ("Айгүл Сәрсенова",))
    assert {name for name, layer in shown.layers.items() if layer is Layer.SELECTOR} == {
        "date_published",
        "views",
        "authors",
    }


@pytest.mark.parametrize(
    ("select", "doubt"),
    [
        (one(".gone"), "views: '.gone' promised exactly one and found 0"),
        (one("p"), "views: 'p' promised exactly one and found 2"),
        (maybe("p"), "views: 'p' promised at most one and found 2"),
        (every(".gone"), "views: '.gone' promised one or more and found 0"),
    ],
    ids=["one and none", "one and two", "maybe and two", "every and none"],
)
def test_a_broken_promise_is_a_doubt_and_the_lower_layers_answer(select: object, doubt: str) -> None:
    shown = read(Page(views=select, views_beside_date=True))  # type: ignore[arg-type]
    assert (shown.views, shown.layers["views"], shown.doubts) == ("1188", Layer.LINES, (doubt,))


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (PAGE.replace("<body>", "<body><h2>Әлем.kz</h2>"), "Әлем.kz"),
        (PAGE.replace("<body>", "<body><h2 hidden>Бұрынғы тақырып</h2>"), "Бұрынғы тақырып"),
        (PAGE.replace("<div>Бөлісу:", "<h2>Тағы не оқуға болады</h2><div>Бөлісу:"), "Тағы не оқуға болады"),
    ],
    ids=["the agency's name", "what nobody sees", "a line with no text after it"],
)
def test_a_selector_that_finds_no_headline_loses_no_article(page: str, found: str) -> None:
    html = page.replace("{head}", "").encode()
    shown = read_page(
        html,
        "https://el.kz/a_58700/",
        layouts=(Page(headline=one("h2")),),
        captured=date(2023, 1, 20),
        names=("Әлем.kz",),
    )
    assert (shown.headline, shown.layers["headline"]) == ("Семейде жаңа кітапхана ашылды", Layer.LINES)
    assert shown.doubts == (f"headline: the selector found {found!r}, which is no headline here",)


def test_an_optional_element_that_is_absent_is_no_doubt() -> None:
    shown = read(Page(date_modified=maybe(".changed")))
    assert (shown.date_modified, shown.doubts) == ("", ())


def test_an_old_capture_is_read_by_the_layout_of_its_day() -> None:
    old, new = Page(until=date(2022, 12, 31)), Page(views_beside_date=True)
    assert read(old, new, day=date(2022, 12, 31)).views == ""
    assert read(old, new, day=date(2023, 1, 1)).views == "1188"


def test_a_capture_after_the_last_layout_is_an_error() -> None:
    with pytest.raises(ValueError, match="no layout for a page captured on 2024-01-01"):
        layout_of([Page(until=date(2023, 12, 31))], date(2024, 1, 1))


RIGHT = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Семейде жаңа кітапхана ашылды",
"articleSection": "Мәдениет", "datePublished": "2023-01-13T18:19:00+06:00", "dateModified": "2023-01-13T20:00:00+06:00"}
</script>"""
OTHER = RIGHT.replace("Семейде жаңа кітапхана ашылды", "Алматыда көше жөнделді").replace("2023-01-13", "2021-05-05")


def test_what_the_page_shows_wins_and_structured_data_fills_what_it_does_not_show() -> None:
    shown = read(Page(), head=RIGHT)
    assert (shown.date_published, shown.date_modified) == ("13.01.2023 18:19", "2023-01-13T20:00:00+06:00")
    assert (shown.layers["headline"], shown.layers["article_section"], shown.layers["date_modified"]) == (
        Layer.STRUCTURED,
        Layer.STRUCTURED,
        Layer.STRUCTURED,
    )


def test_structured_data_of_another_article_is_left_out_and_said() -> None:
    shown = read(Page(), head=OTHER)
    assert (shown.headline, shown.date_published, shown.date_modified) == (
        "Семейде жаңа кітапхана ашылды",
        "13.01.2023 18:19",
        "",
    )
    assert shown.doubts == ("the page's metadata describes another article: 'Алматыда көше жөнделді'",)


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("", NotArticle),
        ("   ", NotArticle),
        ('{"id": 58700, "title": "Семейде жаңа кітапхана ашылды"}', NotArticle),
        (
            "<html><body><h1>Бет табылмады</h1><p>Іздеген бетіңіз жоқ.</p></body></html>",
            NotArticle,
        ),
        ("<html><head>{head}</head><body><div>Жүктелуде</div></body></html>", ChangedPage),
        (PAGE[: PAGE.index("тоғызға")], CutOff),
    ],
    ids=["empty", "blank", "json", "not found", "an article without its parts", "cut off"],
)
def test_what_is_no_whole_article_is_refused_by_its_kind(page: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(Page(), page=page, head=RIGHT if error is ChangedPage else "")
