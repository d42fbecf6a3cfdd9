"""What the sources announce: lists, feeds and sitemaps, each article once, with the date as shown."""

import gzip
import re

import pytest

from crawler.addresses import Addresses, ArticleAddress
from crawler.sources import Announced, Feed, ListPages, Sitemap, Source

ADDRESSES = Addresses(
    "https://el.kz",
    re.compile(r"/(?P<edition>ru/)?(?:[^/]*_)?(?P<id>\d{4,})/?"),
    {"": "kk-Cyrl", "ru/": "ru"},
    "https://el.kz",
)
FIRST = ArticleAddress("50001", "kk-Cyrl", "https://el.kz/birinshi_50001/")
SECOND = ArticleAddress("50002", "ru", "https://el.kz/ru/vtoraya_50002/")

LIST = """<html><body><nav><a href="/sport/">Спорт</a></nav>
<div class="a"><a href="/birinshi_50001/"><img src="/1.jpg"></a>
  <a href="/birinshi_50001/">Бірінші мақала</a> <span>05.03.2024 09:07</span></div>
<div class="a"><a href="https://el.kz/ru/vtoraya_50002">Вторая</a><span>4 марта 2024, 16:07</span></div>
<p>Басқа сайт: <a href="https://example.com/x_50003/">сілтеме</a></p></body></html>"""
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><link>https://el.kz/</link>
<item><title>Бірінші</title><link>https://el.kz/birinshi_50001/?utm_source=rss</link>
<pubDate>Tue, 05 Mar 2024 09:07:00 +0500</pubDate></item>
<item><link>https://el.kz/ru/vtoraya_50002/</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://el.kz/birinshi_50001/"/>
<updated>2024-03-06T00:00:00Z</updated><published>2024-03-05T09:07:00+05:00</published></entry></feed>"""
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://el.kz/birinshi_50001/ </loc>
<lastmod>2024-03-06</lastmod><news:news><news:publication_date>2024-03-05T09:07:00+05:00</news:publication_date>
</news:news></url><url><loc>https://el.kz/sport/</loc></url><url><loc>https://el.kz/ru/vtoraya_50002/</loc></url></urlset>"""


@pytest.mark.parametrize(
    ("source", "body", "announced"),
    [
        (ListPages("/"), LIST, [Announced(FIRST, "05.03.2024 09:07"), Announced(SECOND, "4 марта 2024, 16:07")]),
        (ListPages("/"), "<html><body>Бос бет</body></html>", []),
        (ListPages("/"), "", []),
        (Feed("/rss"), RSS, [Announced(FIRST, "Tue, 05 Mar 2024 09:07:00 +0500"), Announced(SECOND)]),
        (Feed("/atom"), ATOM, [Announced(FIRST, "2024-03-05T09:07:00+05:00")]),
        (Feed("/rss"), RSS[: RSS.index("<item><link>")], [Announced(FIRST, "Tue, 05 Mar 2024 09:07:00 +0500")]),
        (Feed("/rss"), "<html><body>404</body></html>", []),
        (Sitemap(), NEWS, [Announced(FIRST, "2024-03-05T09:07:00+05:00"), Announced(SECOND)]),
    ],
    ids=["list", "empty list", "nothing", "rss", "atom", "cut-off rss", "no feed", "news sitemap"],
)
def test_a_source_announces_its_articles_once_with_their_dates(
    source: Source, body: str, announced: list[Announced]
) -> None:
    assert source.read(body.encode(), "https://el.kz/", ADDRESSES) == announced


def test_a_sitemap_may_come_gzipped() -> None:
    assert [one.article for one in Sitemap().read(gzip.compress(NEWS.encode()), "", ADDRESSES)] == [FIRST, SECOND]


def test_a_gzip_that_is_broken_announces_nothing() -> None:
    assert Sitemap().read(b"\x1f\x8b" + b"broken", "", ADDRESSES) == []


@pytest.mark.parametrize(
    ("source", "addresses"),
    [
        (ListPages("/ru/"), ["/ru/", "/ru/?page=2", "/ru/?page=3"]),
        (ListPages("/list", more="&p={page}"), ["/list", "/list&p=2", "/list&p=3"]),
        (Feed("/rss"), ["/rss", None, None]),
        (Sitemap(), ["/sitemap.xml", None, None]),
    ],
    ids=["list", "another paging", "feed", "sitemap"],
)
def test_a_source_knows_the_addresses_of_its_pages(source: Source, addresses: list[str | None]) -> None:
    assert [source.address(page) for page in (1, 2, 3)] == addresses
