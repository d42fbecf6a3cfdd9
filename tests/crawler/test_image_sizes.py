"""Which address a photo has on a page, and which one leads to its largest size."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.layout.image_sizes import candidates
from crawler.page import Page
from crawler.read import read_page

HEADLINE = "Семейде жаңа кітапхана ашылды"
TEXT = "Семей қаласында жаңа кітапхана ашылды. Онда отыз мың кітап бар, оқу залы кешкі тоғызға дейін жұмыс істейді."
DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def photos(markup: str) -> list[tuple[str, str]]:
    """The address and the largest size's address of each photo, those of el.kz without their host."""
    html = f"""<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1><div>13.01.2023 18:19</div>
        <div>{markup}</div><p>{TEXT}</p><p>{TEXT} Келіңіз.</p><div>Бөлісу:</div></body></html>"""
    shown = read_page(html.encode(), "https://el.kz/a_58700/", layouts=(Page(),), captured=date(2023, 1, 20))
    return [
        (photo.url.removeprefix("https://el.kz"), photo.largest_url.removeprefix("https://el.kz"))
        for photo in shown.photos
    ]


@pytest.mark.parametrize(
    ("markup", "url", "largest"),
    [
        ('<img src="/a.jpg">', "/a.jpg", "/a.jpg"),
        ('<img src="/a.jpg" srcset="/s.jpg 600w, /l.jpg 1600w, /m.jpg 1200w">', "/a.jpg", "/l.jpg"),
        ('<img src="/a.jpg" srcset="/a.jpg, /b.jpg 1.5x, /c.jpg 3x">', "/a.jpg", "/c.jpg"),
        ('<img src="/a.jpg" srcset="/a.jpg 1x">', "/a.jpg", "/a.jpg"),
        ('<img srcset="/s.jpg 600w, /l.jpg 1600w">', "/l.jpg", "/l.jpg"),
        ('<img src="/a.jpg" width="1200" srcset="/s.jpg 600w">', "/a.jpg", "/a.jpg"),
        (
            '<img src="/a.jpg" srcset="/w_600,c_fill/a.jpg 600w,/w_1600,c_fill/a.jpg 1600w">',
            "/a.jpg",
            "/w_1600,c_fill/a.jpg",
        ),
        ('<img src="/a.jpg" srcset="/b.jpg wide, /c.jpg 1.2.3x, /d.jpg -1w">', "/a.jpg", "/a.jpg"),
        ('<img src="/a.jpg" srcset="/b.jpg 600w 400h, /c.jpg 300w">', "/a.jpg", "/c.jpg"),
        ('<img src="/wait.gif" data-src="/a.jpg">', "/a.jpg", "/a.jpg"),
        (f'<img src="{DOT}" data-src="/a.jpg" data-srcset="/s.jpg 600w, /l.jpg 1600w">', "/a.jpg", "/l.jpg"),
        (f'<img src="{DOT}" data-srcset="/s.jpg 600w, /l.jpg 1600w">', "/l.jpg", "/l.jpg"),
        ('<img src="/blur.jpg" data-lazy-srcset="/s.jpg 600w, /l.jpg 1600w">', "/l.jpg", "/l.jpg"),
        (
            '<picture><source srcset="/s.webp 600w, /l.webp 1600w" type="image/webp"><img src="/a.jpg"></picture>',
            "/a.jpg",
            "/l.webp",
        ),
        (
            '<picture><source srcset="/l.webp 1600w"><img src="/a.jpg" srcset="/l.jpg 1600w"></picture>',
            "/a.jpg",
            "/l.jpg",
        ),
        ('<picture><source srcset="/a.webp"><img src="/a.jpg"></picture>', "/a.jpg", "/a.jpg"),
        ('<picture><source srcset="/a.webp, /b.webp 2x"><img src="/a.jpg"></picture>', "/a.jpg", "/b.webp"),
        (
            """<picture><source media="(min-width: 1024px)" srcset="/l.jpg"><source media="(min-width: 600px)"
            srcset="/m.jpg"><img src="/s.jpg" width="400"></picture>""",
            "/s.jpg",
            "/l.jpg",
        ),
        (
            f'<picture><source data-srcset="/l.webp 1600w"><img src="{DOT}" data-src="/a.jpg"></picture>',
            "/a.jpg",
            "/l.webp",
        ),
        ('<a href="/original.PNG?v=2"><img src="/a.jpg" srcset="/l.jpg 1600w"></a>', "/a.jpg", "/original.PNG?v=2"),
        ('<a href="/original.jpg#lightbox"><figure><img src="/a.jpg"></figure></a>', "/a.jpg", "/original.jpg"),
        ('<a href="https://t.me/share?url=/a.jpg"><img src="/a.jpg"></a>', "/a.jpg", "/a.jpg"),
        ('<a href="http://[/a.jpg"><img src="/a.jpg"></a>', "/a.jpg", "/a.jpg"),
        (
            '<img src="/a-300x200.jpg" data-orig-file="/a.jpg" data-large-file="/a-1024x683.jpg">',
            "/a-300x200.jpg",
            "/a.jpg",
        ),
        ('<img src="/сурет 1.jpg#x">', "/сурет 1.jpg#x", "/%D1%81%D1%83%D1%80%D0%B5%D1%82%201.jpg"),
        ('<img src="https://cdn.kz/a.jpg">', "https://cdn.kz/a.jpg", "https://cdn.kz/a.jpg"),
        ('<img src="/a.jpg" srcset="http://[/b.jpg 1600w">', "/a.jpg", "/a.jpg"),
        ('<amp-img src="/a.jpg" width="1200" height="675" srcset="/a.jpg 1200w, /l.jpg 1600w">', "/a.jpg", "/l.jpg"),
    ],
)
def test_the_largest_size_that_a_page_offers_is_found(markup: str, url: str, largest: str) -> None:
    assert photos(markup) == [(url, largest)]


def test_pictures_beside_each_other_keep_their_own_sizes() -> None:
    markup = "".join(
        f'<picture><source srcset="/{name}.webp 1600w"><img src="/{name}.jpg"></picture><p>Екінші сурет.</p>'
        for name in "ab"
    )
    assert photos(markup) == [("/a.jpg", "/a.webp"), ("/b.jpg", "/b.webp")]


@given(st.text("ab,. \t\n129wxh()", max_size=60))
def test_any_srcset_is_read(srcset: str) -> None:
    for one in candidates(srcset):
        assert one.address
        assert (one.width, one.density) == (max(one.width, 0), max(one.density, 0))
