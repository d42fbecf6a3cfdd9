"""Selectors: what they find, cleaned, and what they say when a page keeps another number of elements."""

from datetime import date

import pytest
from lxml.html import fromstring

from crawler.page import Changed, Page, Select, every, layout_of, maybe, one

ROOT = fromstring("""<article>
<h1> Семейде  жаңа<br>кітапхана </h1>
<time datetime="2023-01-13T18:19">13.01.2023</time>
<p>Бірінші <b>абзац</b>.</p><p> </p><p>Екінші абзац.</p>
<a rel="author">Айгүл Сәрсенова</a><a rel="author">Ержан\u00adОспанов</a>
</article>""")


@pytest.mark.parametrize(
    ("select", "texts"),
    [
        (one("h1"), ("Семейде жаңакітапхана",)),
        (one("time::text"), ("13.01.2023",)),
        (one("time::attr(datetime)"), ("2023-01-13T18:19",)),
        (maybe("time"), ("13.01.2023",)),
        (maybe(".views"), ()),
        (maybe("time::attr(title)"), ()),
        (every("a[rel=author]"), ("Айгүл Сәрсенова", "ЕржанОспанов")),
        (every("p"), ("Бірінші абзац.", "Екінші абзац.")),
        (every("p::text"), ("Бірінші", ".", "Екінші абзац.")),
    ],
)
def test_a_selector_gives_the_cleaned_texts_of_what_it_finds(select: Select, texts: tuple[str, ...]) -> None:
    assert select.read(ROOT) == texts


@pytest.mark.parametrize(
    ("select", "sentence"),
    [
        (one(".gone"), "'.gone' promised exactly one and found 0"),
        (one("p"), "'p' promised exactly one and found 3"),
        (maybe("a::text"), "'a::text' promised at most one and found 2"),
        (every(".gone"), "'.gone' promised one or more and found 0"),
    ],
)
def test_another_number_than_promised_is_a_changed_page(select: Select, sentence: str) -> None:
    with pytest.raises(Changed) as changed:
        select.read(ROOT)
    assert str(changed.value) == sentence


@pytest.mark.parametrize(
    ("day", "which"),
    [
        (date(2000, 1, 1), 0),
        (date(2022, 12, 31), 0),
        (date(2023, 1, 1), 1),
        (date(2024, 6, 30), 1),
        (date(2024, 7, 1), 2),
        (date(2100, 1, 1), 2),
    ],
)
def test_a_layout_holds_up_to_its_last_day(day: date, which: int) -> None:
    layouts = (Page(until=date(2022, 12, 31)), Page(until=date(2024, 6, 30)), Page())
    assert layout_of(layouts, day) is layouts[which]


def test_a_layout_names_its_selectors_by_field() -> None:
    headline, authors = one("h1"), every("a")
    page = Page(until=date(2024, 6, 30), headline=headline, authors=authors, views_beside_date=True)
    assert page.selectors() == {"headline": headline, "authors": authors}
    assert Page().selectors() == {}
