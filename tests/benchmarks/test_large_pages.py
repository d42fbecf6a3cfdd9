"""The pages that reading WARC files again is measured on."""

from datetime import UTC, datetime

from benchmarks.large_pages import SIZE, large_pages
from crawler.agencies.el_kz import ElKz
from crawler.item import Fetched
from crawler.plan import Plan

_AT = datetime(2026, 4, 6, 12, tzinfo=UTC)


def test_they_are_large_and_no_two_are_alike() -> None:
    pages = list(large_pages(8))
    assert [SIZE <= len(page.html) < SIZE * 1.2 for page in pages] == [True] * 8
    assert len({page.html for page in pages}) == len({page.url for page in pages}) == 8


def test_the_same_draw_gives_the_same_pages() -> None:
    assert list(large_pages(3)) == list(large_pages(3))
    assert list(large_pages(3)) != list(large_pages(3, seed=1))


def test_each_is_read_as_an_article_with_its_whole_text() -> None:
    spider = ElKz(Plan())
    for page in large_pages(8):
        address = spider.addresses.identify(page.url)
        assert address is not None
        shown = spider.item_of(page.html, Fetched(page.url, _AT, 200), address).shown
        assert shown.headline in page.html.decode()
        assert shown.date_published
        assert sum(map(len, shown.article_body)) > 2_000
