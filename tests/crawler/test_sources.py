"""What the sources announce: lists, archives by date, feeds, sitemaps; each article once, with what is said of it."""

import gzip
import re
import zlib
from datetime import date

import pytest

from crawler.addresses import Addresses, ArticleAddress
from crawler.sources import (
    Announced,
    DateArchive,
    Days,
    Feed,
    FrontPage,
    Further,
    Listing,
    ListPages,
    Sitemap,
    Source,
    SourcePage,
)

ADDRESSES = Addresses(
    "https://el.kz",
    re.compile(r"/(?P<edition>ru/)?(?:[^/]*_)?(?P<id>\d{4,})/?"),
    {"": "kk-Cyrl", "ru/": "ru"},
    "https://el.kz",
)
FIRST = ArticleAddress("50001", "kk-Cyrl", "https://el.kz/birinshi_50001/")
SECOND = ArticleAddress("50002", "ru", "https://el.kz/ru/vtoraya_50002/")
TODAY = Days(date(2026, 4, 6))

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
<news:title>Бірінші мақала</news:title></news:news></url><url><loc>https://el.kz/sport/</loc></url>
<url><loc>https://el.kz/ru/vtoraya_50002/</loc><lastmod>2024-03-04</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://el.kz/sitemap-2024-03.xml.gz</loc><lastmod>2024-03-06</lastmod></sitemap>
<sitemap><loc>https://el.kz/sitemap.php?part=2</loc></sitemap>
<sitemap><loc>https://www.el.kz/sitemap-2024-03.xml.gz</loc></sitemap>
<sitemap><loc>https://example.com/sitemap.xml</loc></sitemap><sitemap><loc>http://[</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize(
    ("source", "body", "announced"),
    [
        (
            ListPages("/"),
            LIST,
            [
                Announced(FIRST, "05.03.2024 09:07", "Бірінші мақала"),
                Announced(SECOND, "4 марта 2024, 16:07", "Вторая"),
            ],
        ),
        (ListPages("/"), "<html><body>Бос бет</body></html>", []),
        (ListPages("/"), "", []),
        (
            DateArchive("/archive/{day}/"),
            LIST,
            [
                Announced(FIRST, "05.03.2024 09:07", "Бірінші мақала"),
                Announced(SECOND, "4 марта 2024, 16:07", "Вторая"),
            ],
        ),
        (Feed("/rss"), RSS, [Announced(FIRST, "Tue, 05 Mar 2024 09:07:00 +0500", "Бірінші"), Announced(SECOND)]),
        (
            Feed("/atom"),
            ATOM,
            [Announced(FIRST, "2024-03-05T09:07:00+05:00", modified_shown="2024-03-06T00:00:00Z")],
        ),
        (
            Feed("/rss"),
            RSS[: RSS.index("<item><link>")],
            [Announced(FIRST, "Tue, 05 Mar 2024 09:07:00 +0500", "Бірінші")],
        ),
        (Feed("/rss"), "<html><body>404</body></html>", []),
        (
            Sitemap(),
            NEWS,
            [
                Announced(FIRST, "2024-03-05T09:07:00+05:00", "Бірінші мақала", "2024-03-06"),
                Announced(SECOND, modified_shown="2024-03-04"),
            ],
        ),
    ],
    ids=["list", "empty list", "nothing", "archive", "rss", "atom", "cut-off rss", "no feed", "news sitemap"],
)
def test_a_source_announces_its_articles_once_with_what_it_says_of_them(
    source: Source, body: str, announced: list[Announced]
) -> None:
    assert source.read(body.encode(), "https://el.kz/", ADDRESSES) == Listing(tuple(announced))


def test_a_sitemap_may_come_gzipped() -> None:
    read = Sitemap().read(gzip.compress(NEWS.encode()), "https://el.kz/sitemap.xml", ADDRESSES)
    assert [one.article for one in read.announced] == [FIRST, SECOND]


def test_a_gzip_that_is_broken_announces_nothing() -> None:
    assert Sitemap().read(b"\x1f\x8b" + b"broken", "https://el.kz/sitemap.xml", ADDRESSES) == Listing()


@pytest.mark.parametrize(
    ("unpacked", "times"),
    [
        pytest.param(bytes(1024 * 1024), 64, id="more bytes than any sitemap has"),
        pytest.param(b"<url/>" * 100_000, 24, id="more elements than any sitemap has"),
    ],
)
def test_a_gzip_that_unpacks_to_far_too_much_announces_nothing(unpacked: bytes, times: int) -> None:
    packer = zlib.compressobj(9, wbits=31)
    body = packer.compress(b"<urlset>") + b"".join(packer.compress(unpacked) for _ in range(times)) + packer.flush()
    assert Sitemap().read(body, "https://el.kz/sitemap.xml", ADDRESSES) == Listing()


FOREIGN = [
    ("https://zhanalyq.example/a_50009/", 1),
    ("http://169.254.169.254/latest_50009/", 1),
    ("http://127.0.0.1:8000/a_50009/", 1),
    ("http://[", 1),
    ("/birinshi_50001/", 1),  # by the protocol an address in a sitemap is a whole one
    ("https://el.kz/bailanys/", 0),
]


@pytest.mark.parametrize(("address", "elsewhere"), FOREIGN)
def test_an_entry_that_leads_elsewhere_is_counted_and_not_followed(address: str, elsewhere: int) -> None:
    sitemap = f"<urlset><url><loc>{address}</loc></url></urlset>".encode()
    index = f"<sitemapindex><sitemap><loc>{address}</loc></sitemap></sitemapindex>".encode()
    feed = f"<rss><channel><item><link>{address}</link></item></channel></rss>".encode()
    url = "https://el.kz/sitemap.xml"
    assert Sitemap().read(sitemap, url, ADDRESSES) == Listing(elsewhere=elsewhere)
    assert Feed("/rss").read(feed, url, ADDRESSES) == Listing(elsewhere=elsewhere)
    read = Sitemap().read(index, url, ADDRESSES)
    assert (read.announced, read.elsewhere, len(read.further)) == ((), elsewhere, 1 - elsewhere)


BASES = [
    ("https://el.kz/ru/", "https://el.kz/ru/a_50001/", 0),
    ("/ru/", "https://el.kz/ru/a_50001/", 0),
    ("https://zhanalyq.example/", "https://el.kz/a_50001/", 1),
    ("http://169.254.169.254/", "https://el.kz/a_50001/", 1),
    ("http://[", "https://el.kz/a_50001/", 1),
]


@pytest.mark.parametrize(("base", "url", "elsewhere"), BASES)
def test_a_base_leads_to_no_other_site(base: str, url: str, elsewhere: int) -> None:
    page = f'<html><head><base href="{base}"></head><body><a href="a_50001/">Мақала</a></body></html>'.encode()
    read = ListPages("/").read(page, "https://el.kz/", ADDRESSES)
    assert ([one.article.url for one in read.announced], read.elsewhere) == ([url], elsewhere)


def test_an_index_names_the_sitemaps_of_its_own_site_each_once() -> None:
    assert Sitemap().read(INDEX.encode(), "https://el.kz/sitemap.xml", ADDRESSES) == Listing(
        further=(
            Further(SourcePage("/sitemap-2024-03.xml.gz"), "2024-03-06"),
            Further(SourcePage("/sitemap.php?part=2")),
        ),
        elsewhere=2,
    )


def test_an_index_inside_an_index_leads_nowhere() -> None:
    assert Sitemap().read(INDEX.encode(), "https://el.kz/sitemap-2024-03.xml.gz", ADDRESSES) == Listing()


def paths(source: Source, days: Days = TODAY, most: int = 3) -> list[str]:
    """The pages at which a source begins, and up to three pages of the first one's list."""
    found = []
    page: SourcePage | None = None
    for start in source.starts(days):
        found.append(start.path)
        page = page or start
    for _ in range(most - 1):
        page = source.after(page) if page is not None else None
        if page is not None:
            found.append(page.path)
    return found


@pytest.mark.parametrize(
    ("source", "addresses"),
    [
        (ListPages("/ru/"), ["/ru/", "/ru/?page=2", "/ru/?page=3"]),
        (ListPages("/list", more="&p={page}"), ["/list", "/list&p=2", "/list&p=3"]),
        (ListPages("/kk", more="?start={offset}", size=20), ["/kk", "/kk?start=20", "/kk?start=40"]),
        (FrontPage("/"), ["/"]),
        (Feed("/rss"), ["/rss"]),
        (Sitemap(), ["/sitemap.xml"]),
        (DateArchive("/{day:%Y/%m/%d}/"), ["/2026/04/06/", "/2026/04/05/"]),
        (DateArchive("/{day:%Y}/", "year", latest=1, more="p{page}"), ["/2026/", "/2026/p2", "/2026/p3"]),
    ],
    ids=["list", "another paging", "an offset", "a front page", "feed", "sitemap", "days", "a year with pages"],
)
def test_a_source_knows_the_addresses_of_its_pages(source: Source, addresses: list[str]) -> None:
    assert paths(source) == addresses


@pytest.mark.parametrize(
    ("archive", "since", "until", "starts"),
    [
        (DateArchive("{day}"), date(2024, 2, 28), date(2024, 3, 1), ["2024-03-01", "2024-02-29", "2024-02-28"]),
        (DateArchive("{day:%Y-%m}", "month"), date(2023, 12, 31), date(2024, 2, 1), ["2024-02", "2024-01", "2023-12"]),
        (DateArchive("{day:%Y}", "year"), date(2024, 12, 31), None, ["2026", "2025", "2024"]),
        (DateArchive("{day}", first=date(2024, 2, 29)), None, date(2024, 3, 1), ["2024-03-01", "2024-02-29"]),
        (DateArchive("{day}", first=date(2024, 2, 29)), date(2020, 1, 1), date(2024, 2, 29), ["2024-02-29"]),
        (DateArchive("{day}"), date(2026, 4, 5), date(2030, 1, 1), ["2026-04-06", "2026-04-05"]),
        (DateArchive("{day:%Y-%m}", "month", latest=3), None, None, ["2026-04", "2026-03", "2026-02"]),
    ],
    ids=["days", "months", "years to today", "from its first day", "no further", "not the future", "the latest"],
)
def test_an_archive_by_date_begins_with_the_days_that_are_wanted(
    archive: DateArchive, since: date | None, until: date | None, starts: list[str]
) -> None:
    assert [page.path for page in archive.starts(Days(TODAY.today, since, until))] == starts


@pytest.mark.parametrize(
    ("step", "days"),
    [
        ("day", (date(2024, 2, 29), date(2024, 2, 29))),
        ("month", (date(2024, 2, 1), date(2024, 2, 29))),
        ("year", (date(2024, 1, 1), date(2024, 12, 31))),
    ],
)
def test_a_page_of_an_archive_says_which_days_it_has(step: str, days: tuple[date, date]) -> None:
    archive = DateArchive("{day}", step=step, more="?{page}")  # type: ignore[arg-type]
    page = next(archive.starts(Days(date(2024, 2, 29))))
    following = archive.after(page)
    assert following is not None
    assert (page.days, following.days) == (days, days)


def test_a_back_fill_without_a_first_day_is_refused() -> None:
    with pytest.raises(ValueError, match="needs since= or the archive's first day"):
        list(DateArchive("{day}").starts(Days(TODAY.today, until=date(2024, 1, 1))))
