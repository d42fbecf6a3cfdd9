"""Pages of the stand-in of El.kz: what they show, and that they show it every time alike."""

import json
import re
from collections.abc import Iterator

import pytest
from lxml import etree
from parsel import Selector

from crawler.replica.clock import on_day
from crawler.replica.manifest import manifest
from crawler.replica.pages import Pages, notice
from crawler.replica.press import load
from crawler.replica.records import BlockKind, Site, StandInArticle

ARTICLE_OF_LOOK = {
    "2022.html": "//div[@class='news-detail']/ancestor::table[1]",
    "2023.html": "//div[@class='element']",
    "2024.html": "//article",
    "2026.html": "//h1/..",
}

INLINE = {"a", "b", "span", "small", "time", "strong", "svg", "path", "img", "input"}
HIDDEN = {"script", "style", "head"}


@pytest.fixture(scope="module")
def pages(site: Site) -> Pages:
    return Pages(site)


def good(site: Site) -> list[StandInArticle]:
    return [one for one in on_day(site, 1).articles if not one.fault]


def lines(page: bytes, xpath: str = "//body") -> list[str]:
    """The lines in the element at `xpath`, with white space collapsed."""
    (root,) = Selector(page.decode()).xpath(xpath)
    return [line for line in (" ".join(part.split()) for part in "".join(_text(root.root)).split("\0")) if line]


def _text(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in HIDDEN:
        yield element.tail or ""
        return
    edge = "" if element.tag in INLINE else "\0"
    yield edge + (element.text or "")
    for child in element:
        yield from _text(child)
    yield edge + (element.tail or "")


def test_pages_are_the_same_bytes_every_time(site: Site, pages: Pages) -> None:
    again = Pages(load("el_kz"))
    assert [again.article(one) for one in good(site)] == [pages.article(one) for one in good(site)]


def test_the_golden_article_has_the_visible_lines_of_the_seed_in_its_order(site: Site, pages: Pages) -> None:
    (golden,) = (one for one in site.articles if one.views == 1188 and f"{one.published:%F %R}" == "2023-01-13 18:19")
    body = [golden.headline if one.kind is BlockKind.PHOTO else one.text for one in golden.body]
    assert lines(pages.article(golden).encode(), ARTICLE_OF_LOOK["2023.html"]) == [
        "Жаңалықтар",
        golden.headline,
        golden.description,
        golden.headline,
        "Фото: gov.kz 13.01.2023 18:19 1188",
        *body,
        "Бөлісу:",
        "Telegram Қысқа да нұсқа. Жазылыңыз telegram - ға",
    ]
    assert body.count(golden.headline) == 1


@pytest.mark.parametrize("look", list(ARTICLE_OF_LOOK))
def test_every_look_shows_every_text_of_its_articles_in_order(site: Site, pages: Pages, look: str) -> None:
    articles = [one for one in good(site) if site.look(one).template == look]
    expected = {one.native_id: one for one in manifest(site, 1).articles}
    assert articles
    for article in articles:
        shown = lines(pages.article(article).encode(), ARTICLE_OF_LOOK[look])
        truth = expected[str(article.id)]
        assert shown[:2] == [truth.article_section, truth.headline]
        assert truth.description in ("", *shown)
        assert (truth.description in shown) == bool(truth.description)
        places = [shown.index(text) for text in truth.article_body]
        assert places == sorted(places)
        assert any(truth.date_published_shown in line for line in shown)
        for photo in truth.photos:
            assert photo.caption in ("", *shown)
            assert any(photo.credit in line for line in shown)
        for author in truth.authors:
            assert any(author.shown in line for line in shown)
        assert not any("stand-in" in line.lower() for line in shown)


def test_every_look_is_used_by_many_articles_of_both_editions(site: Site) -> None:
    for edition in site.editions:
        used = [site.look(one).template for one in good(site) if one.edition == edition.code]
        assert set(used) == set(ARTICLE_OF_LOOK)


def test_russian_pages_of_2022_have_their_date_below_the_headline_and_no_views(site: Site, pages: Pages) -> None:
    articles = [one for one in good(site) if one.edition == "ru" and one.published.year == 2022]
    assert articles
    for article in articles:
        shown = lines(pages.article(article).encode(), ARTICLE_OF_LOOK["2022.html"])
        assert shown[:3] == [article.section, article.headline, f"{article.published:%d.%m.%Y %H:%M}"]
        assert str(article.views) not in shown
    views = {one.native_id: one.view_count for one in manifest(site, 1).articles}
    assert {views[str(article.id)] for article in articles} == {None}


def test_pages_are_as_long_as_real_ones_and_say_what_they_are_in_their_first_line(site: Site, pages: Pages) -> None:
    for article in good(site):
        page = pages.article(article)
        assert page.startswith(f"<!doctype html><!-- {notice(site)} -->\n")
        assert page.endswith("</html>\n")
        assert 30_000 <= len(page.encode()) <= 60_000


def test_json_ld_is_valid_and_says_what_the_page_shows(site: Site, pages: Pages) -> None:
    expected = {one.native_id: one for one in manifest(site, 1).articles}
    for article in good(site):
        if site.look(article).template != "2024.html":
            continue
        page = Selector(pages.article(article))
        data = [json.loads(text) for text in page.xpath("//script[@type='application/ld+json']/text()").getall()]
        assert [one["@type"] for one in data] == ["NewsArticle", "WebSite"]
        found, truth = data[0], expected[str(article.id)]
        assert (
            found["headline"],
            found.get("description", ""),
            found["articleSection"],
            found["datePublished"],
            found["mainEntityOfPage"],
            tuple(found.get("image", ())),
            tuple(author["name"] for author in found.get("author", ())),
            tuple(found.get("keywords", ())),
        ) == (
            truth.headline,
            truth.description,
            truth.article_section,
            truth.date_published,
            truth.url,
            tuple(photo.url for photo in truth.photos),
            tuple(author.shown for author in truth.authors),
            truth.tags,
        )


def test_dates_and_counts_of_2024_come_in_all_forms(site: Site) -> None:
    shown = [one.date_published_shown for one in manifest(site, 1).articles if (one.date_published or "")[:4] == "2025"]
    assert {bool(re.fullmatch(r"\d\d\.\d\d\.\d{4} \d\d:\d\d", text)) for text in shown} == {True, False}


def test_class_names_of_2026_are_other_ones_on_every_page(site: Site, pages: Pages) -> None:
    articles = [one for one in good(site) if site.look(one).template == "2026.html"]
    names = [set(re.findall(r'class="(css-\w+)', pages.article(one))) for one in articles[:2]]
    assert all(names)
    assert not names[0] & names[1]
