"""The pages as a reader meets them, and as an attacker would like to: in a real Chromium."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.chromium import Watched

PAGES = (
    "/",
    "/search?q=мектептерге",
    "/search?q=script",
    "/article/1",
    "/article/2",
    "/agency/el_kz",
    "/edits",
    "/views",
    "/people",
    "/reprints",
    "/credits",
    "/compare?a=мектеп&b=script",
    "/-/coverage",
    "/health",
)
TABLES = (
    "/archive",
    "/archive/articles",
    "/archive/articles/2",
    "/archive/revisions",
    "/archive/photos",
    "/archive/credits",
    "/archive/quotes",
    "/archive/unread_values",
    "/archive/latest",
    "/-/capture/1",
    "/-/capture/7",
    "/-/capture/8",
    "/-/capture/8/page",
)


@pytest.mark.parametrize("path", [*PAGES, *TABLES])
def test_no_text_of_an_article_runs_asks_another_host_or_opens_anything(watched: Watched, path: str) -> None:
    page = watched.open(path)
    page.wait_for_timeout(100)
    assert (watched.dialogs, watched.elsewhere, watched.errors) == ([], [], [])
    assert page.url.startswith(watched.site)
    # A page as it was keeps its links: it has no origin, and may run nothing.
    target = "new URL(one.getAttribute('href') ?? one.getAttribute('action'), document.baseURI).href"
    links = f"all => all.map(one => {target})"
    found = [] if path.endswith("/page") else page.eval_on_selector_all("a[href], area[href], form[action]", links)
    assert [url for url in found if not url.startswith(("http://", "https://"))] == []


def test_a_reader_finds_an_inflected_word_and_sees_the_edits_and_the_page_as_it_was(watched: Watched) -> None:
    page = watched.open("/")
    page.get_by_role("searchbox").first.fill("мектептердегі")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    assert page.locator("mark").first.inner_text().casefold() == "мектеп"

    page.get_by_role("link", name="мектеп жабылды").first.click()
    page.wait_for_url("**/article/1")
    assert page.locator("del").first.inner_text() == "ашылды"
    assert page.locator("ins").first.inner_text() == "жабылды"

    page.goto(f"{watched.site}/-/capture/1", wait_until="networkidle")
    assert page.frame_locator("iframe").locator("h1").inner_text() == "Мектеп ашылды"
    assert (watched.dialogs, watched.elsewhere, watched.errors) == ([], [], [])


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_the_screen(watched: Watched, path: str) -> None:
    page = watched.open(path)
    wide, screen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= screen


def test_the_keyboard_alone_leads_to_search_and_to_an_article(watched: Watched) -> None:
    page = watched.open("/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type("мектеп")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    for _ in range(60):
        page.keyboard.press("Tab")
        if "/article/1" in str(page.evaluate("document.activeElement.href")):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/article/1")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious_for_those_who_hear_a_page(watched: Watched, path: str) -> None:
    page = watched.open(path)
    found = Axe().run(page).response["violations"]
    serious = [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in ("serious", "critical")]
    assert serious == []
