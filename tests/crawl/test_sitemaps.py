"""Sitemaps and feeds as sites serve them, by a whole crawl: packed, under a wrong type, leading elsewhere."""

import gzip
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from tests.crawl.conftest import Crawled
from tests.crawl.watched import HTML, NO_ROBOTS, Reply, article, watched

Crawl = Callable[..., Crawled]
BASE = "https://mapped.example"
MODULES = ("-s", "SPIDER_MODULES=tests.crawl.mapped_agency")

INDEX = f"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{BASE}/sitemap-news.xml.gz</loc></sitemap>
<sitemap><loc>{BASE}/sitemap-nested.xml</loc></sitemap>
<sitemap><loc>http://169.254.169.254/sitemap.xml</loc></sitemap>
<sitemap><loc>http://zhanalyq.example/sitemap.xml</loc></sitemap></sitemapindex>"""
NEWS = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{BASE}/maqala_50001/</loc><news:news><news:publication_date>2023-01-13T18:19:00+06:00</news:publication_date>
<news:title>Бірінші мақала</news:title></news:news></url>
<url><loc>http://127.0.0.1:22/maqala_50009/</loc></url><url><loc>http://[::1]/maqala_50009/</loc></url></urlset>"""
NESTED = f"""<sitemapindex><sitemap><loc>{BASE}/sitemap-nested.xml?again</loc></sitemap></sitemapindex>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="{BASE}/api_50009/"/>
<link rel="alternate" href="{BASE}/maqala_50002/"/><title>Екінші мақала</title></entry></feed>"""


@pytest.mark.parametrize(
    "headers",
    [
        HTML,
        (("Content-Type", "application/x-gzip"),),
        (("Content-Type", "application/xml"), ("Content-Encoding", "gzip")),
    ],
    ids=["as text/html", "as a file", "packed for the way"],
)
def test_a_gzipped_news_sitemap_is_read_whatever_the_server_calls_it(
    crawl: Crawl, headers: tuple[tuple[str, str], ...]
) -> None:
    answers = {
        "/robots.txt": NO_ROBOTS,
        "/sitemap.xml": Reply(200, INDEX.encode(), HTML),
        "/sitemap-news.xml.gz": Reply(200, gzip.compress(NEWS.encode()), headers),
        "/sitemap-nested.xml": Reply(200, NESTED.encode(), HTML),
        "/atom.xml": Reply(200, ATOM.encode(), HTML),
        "/maqala_50001/": article(50001),
        "/maqala_50002/": article(50002),
    }
    with watched(lambda path, _: answers.get(path, Reply(404, b"", HTML))) as site:
        crawled = crawl("-a", f"site={site.url}", *MODULES, agency="mapped_kz")
    assert crawled.exit_code == 0, crawled.summary
    assert sorted(site.paths) == sorted(answers)
    with closing(sqlite3.connect(crawled.archive)) as archive:
        assert archive.execute("SELECT url FROM articles ORDER BY url").fetchall() == [
            (f"{BASE}/maqala_50001/",),
            (f"{BASE}/maqala_50002/",),
        ]
        said = archive.execute("SELECT native_id, title, date_shown FROM announcements ORDER BY native_id").fetchall()
    assert said == [("50001", "Бірінші мақала", "2023-01-13T18:19:00+06:00"), ("50002", "Екінші мақала", "")]
    # Of an index inside an index nothing is followed; what leads elsewhere is counted.
    elsewhere = "4 requests were not made: entries of a list, a feed or a sitemap that lead to another site."
    assert elsewhere in crawled.summary["notes"]
