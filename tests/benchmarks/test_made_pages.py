"""Pages made out of one text: honest ones, on which the text stands as it was shown."""

from datetime import UTC, datetime

import pytest

from benchmarks.kazakh_values.made_pages import HEADLINE, URL, Markup, page_of_byline, page_of_date
from benchmarks.kazakh_values.tables import DateRow, ValueRow
from crawler.page import Page
from crawler.read import read_page


def dated(shown: str, category: str = "cyr-full") -> DateRow:
    return DateRow(shown, datetime(2023, 1, 20, tzinfo=UTC), "Asia/Almaty", "2023-01-13", "day", category, "")


@pytest.mark.parametrize("markup", Markup)
def test_the_text_stands_once_and_escaped(markup: Markup) -> None:
    page = page_of_date(dated("<13>\nқаңтар & 2023"), markup)

    assert page.count("&lt;13&gt;<br>қаңтар &amp; 2023") == 1
    assert page.count(HEADLINE) == 2


@pytest.mark.parametrize("markup", Markup)
def test_it_is_a_page_of_news(markup: Markup) -> None:
    shown = read_page(
        page_of_date(dated("13 қаңтар 2023"), markup).encode(),
        URL,
        layouts=[Page()],
        captured=datetime(2023, 1, 20, tzinfo=UTC).date(),
    )

    assert (shown.headline, shown.date_published, len((shown.description, *shown.article_body))) == (
        HEADLINE,
        "13 қаңтар 2023",
        4,
    )


def test_a_date_of_machines_is_not_shown() -> None:
    page = page_of_date(dated("2023-01-13T18:19:00", "machine"), Markup.PLAIN)

    assert '<meta property="article:published_time" content="2023-01-13T18:19:00">' in page
    assert page.partition("<body>")[2].count("2023") == 0


def test_only_marked_bylines_say_what_they_are() -> None:
    row = ValueRow("Dastan KENJALIN, ASTANA", "Dastan Kenjalin (; ASTANA)", "", "", "")

    assert "<div>Dastan KENJALIN, ASTANA</div>" in page_of_byline(row, Markup.PLAIN)
    assert "author" not in page_of_byline(row, Markup.PLAIN)
    assert 'itemprop="author">Dastan KENJALIN, ASTANA<' in page_of_byline(row, Markup.MARKED)
