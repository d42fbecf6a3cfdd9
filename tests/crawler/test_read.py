"""Reading whole pages: only its three refusals are ever raised; half an article is never taken for a whole."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.agencies.el_kz import LAYOUTS
from crawler.page import Page
from crawler.read import ChangedPage, CutOff, NotArticle, read_page
from crawler.shown import Shown

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "el_kz").glob("*.html"))
REFUSALS = (NotArticle, ChangedPage, CutOff)
TEXT = "Семей қаласында жаңа кітапхана ашылды. Онда отыз мың кітап бар, оқу залы кешкі тоғызға дейін жұмыс істейді."
LAST = "«Күткеніміз осы еді», - деді оқырман Айгүл Сәрсен."
WHOLE = Shown(
    headline="Семейде жаңа кітапхана ашылды",
    article_body=(TEXT, LAST),
    article_section="Мәдениет",
    date_published="13.01.2023 18:19",
)


def page(head: str = "", inside: str = "", end: str = "<div>Бөлісу:</div></body></html>") -> str:
    return f"""<html><head><title>Семейде жаңа кітапхана ашылды - El.kz</title>{head}</head><body><div>Мәдениет</div>
<h1>Семейде жаңа кітапхана ашылды</h1><div>13.01.2023 18:19</div>{inside}<p>{TEXT}</p><p>{LAST}</p>{end}"""


def read(html: str | bytes, *, day: date = date(2023, 1, 20)) -> Shown:
    body = html.encode() if isinstance(html, str) else html
    return read_page(body, "https://el.kz/a_58700/", layouts=LAYOUTS, captured=day, names=("El.kz",))


def values(shown: Shown) -> Shown:
    """Without layers, doubts and canonical address, which other tests are about."""
    return Shown(
        **{
            name: getattr(shown, name)
            for name in Shown.__dataclass_fields__
            if name not in ("layers", "doubts", "canonical")
        }
    )


def outcome(html: bytes, day: date) -> tuple[str, ...] | str:
    try:
        return read(html, day=day).article_body
    except REFUSALS as refused:
        return type(refused).__name__


def test_a_plain_page_reads_whole() -> None:
    assert values(read(page())) == WHOLE


def test_a_short_text_around_a_box_of_other_articles_is_not_taken_for_one() -> None:
    others = "".join(
        f'<div><a href="/a_{number}/">Он бір жасар шахматшы ел біріншілігінде ересектерді ұтты, {number}</a></div>'
        for number in (60627, 56835)
    )
    head = (
        "<div>Оқу залы кешкі тоғызға дейін жұмыс істейді, кітап үйге де беріледі</div>"
        "<div>Фото: «Алма Бала» баспасөз қызметі 13.01.2023 18:19 27 1 мин оқу үшін 2 пікір</div>"
    )
    text = f"<div><p>{TEXT}</p><div><div>Тағы оқыңыз:</div>{others}</div><p>{LAST}</p></div>"
    shown = read(
        "<html><head><title>Семейде жаңа кітапхана ашылды - El.kz</title></head><body><div><div>Мәдениет</div>"
        f"<h1>Семейде жаңа кітапхана ашылды</h1>{head}{text}<div>Бөлісу:</div></div></body></html>"
    )
    assert shown.article_body == (TEXT, LAST)


@pytest.mark.parametrize(
    "html",
    [
        page('<meta charset="utf-8">').encode(),
        page().encode("kz1048"),
        b'<?xml version="1.0" encoding="utf-8"?>\n' + page().encode(),
        b"\xef\xbb\xbf" + page().encode(),
        page().replace("жаңа", "жа<wbr>ңа").encode(),
        page().replace(" ", "\u00a0").encode().replace("\u00a0".encode(), b"&nbsp;", 8),
    ],
    ids=["utf-8", "kz1048", "xml declaration", "byte order mark", "wbr", "no-break spaces"],
)
def test_the_same_page_in_other_bytes_reads_the_same(html: bytes) -> None:
    assert values(read(html)) == WHOLE


def test_a_page_in_utf_16_is_not_cut_off() -> None:
    assert values(read(page(end="</body></html>").encode("utf-16"))) == WHOLE


def test_a_page_with_a_long_comment_after_its_end_is_not_cut_off() -> None:
    assert values(read(page(end=f"</body></html><!-- {'x' * 5000} -->"))) == WHOLE


@pytest.mark.parametrize("end", ["", "</p>", "<script>ga("])
def test_a_page_that_ends_after_its_text_without_an_end_tag_is_refused(end: str) -> None:
    with pytest.raises(CutOff, match="Айгүл Сәрсен"):
        read(page(end=end))


@pytest.mark.xfail(
    strict=True, reason="a cut within 25 letters of a line, or among the lines of a photo or date, goes unseen"
)
@pytest.mark.parametrize("fixture", FIXTURES, ids=[fixture.stem for fixture in FIXTURES])
def test_a_page_cut_off_anywhere_reads_whole_or_is_refused(fixture: Path) -> None:
    whole, day = fixture.read_bytes(), date.fromisoformat(fixture.stem.partition("_")[0])
    body = outcome(whole, day)
    cuts = range(0, len(whole), 97)
    halves = [cut for cut in cuts if outcome(whole[:cut], day) not in (body, "NotArticle", "ChangedPage", "CutOff")]
    assert halves == []


STRANGE = {
    "a link": '<p><a href="http://[">Бұл сілтеме ешқайда апармайды</a></p>',
    "a picture": '<figure><img src="http://[/a.jpg"></figure>',
    "microdata": '<div itemscope itemtype="https://schema.org/NewsArticle"><a itemprop="url" href="http://[">x</a></div>',
    "escaped thrice": "<div>" * 190
    + "&lt;div&gt;" * 190
    + "&amp;lt;div&amp;gt;" * 190
    + "x"
    + "&amp;lt;/div&amp;gt;" * 190
    + "&lt;/div&gt;" * 190
    + "</div>" * 190,
}
HEADS = {
    "canonical": '<link rel="canonical" href="http://[">',
    "a long number": '<script type="application/ld+json">{"@type": "NewsArticle", "headline": '
    + "1" * 5000
    + "}</script>",
}


@pytest.mark.parametrize("inside", STRANGE.values(), ids=STRANGE.keys())
def test_strange_markup_costs_nothing_but_itself(inside: str) -> None:
    shown = read(page(inside=inside))
    assert (shown.headline, shown.article_body[-2:]) == (WHOLE.headline, WHOLE.article_body)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_strange_metadata_costs_nothing_but_itself(head: str) -> None:
    assert values(read(page(head=head))) == WHOLE


def test_half_a_surrogate_pair_in_metadata_does_not_reach_the_record() -> None:
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Семейде жаңа кітапхана ашылды",
        "dateModified": "\\ud83d"}</script>"""
    assert not any("\ud800" <= letter <= "\udfff" for letter in read(page(head=head)).date_modified)


@given(st.binary(max_size=2000))
@example(b"")
@example(b"\x00")
@example(b"<")
@example(b"<!DOCTYPE html>")
@example(b"%PDF-1.4 \xff\xfe")
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with_refusal = partial(read_page, body, "https://el.kz/a_58700/", layouts=(Page(),), captured=date(2023, 1, 20))
    with pytest.raises(REFUSALS):
        with_refusal()


PIECES = st.one_of(
    st.sampled_from(
        """<html> <head> <title>Семейде</title> <body> <div> </div> <p> </p> <h1> </h1> <a href="/b_58701/"> </a> <br>
        <img src="/a.jpg"> <figure> <figcaption> <table> <tr> <td> <ul> <li> <span> <time> <b> <nav> <footer> <script>
        <style> <template> <!-- --> <blockquote> &lt;p&gt; &amp; &nbsp; &#0; Бөлісу: Тегтер: Автор: Фото:""".split()
    ),
    st.sampled_from(
        [TEXT, LAST, WHOLE.headline, "13.01.2023 18:19", "1188", "Фото: gov.kz", "Telegram жазылыңыз", "«"]
    ),
    st.text(max_size=10),
)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_any_markup_is_read_or_refused_and_what_is_read_has_headline_and_text(markup: str) -> None:
    try:
        shown = read(markup.encode("utf-8", "replace"))
    except REFUSALS:
        return
    assert shown.headline
    assert shown.article_body
    assert all(shown.article_body)
