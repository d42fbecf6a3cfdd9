"""The pictures of articles in a crawl of the stand-in: which are fetched, when, how often, and what is kept of them."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from archive.article import WarcPlace
from archive.warc.find import read_place
from crawler.replica.manifest import ExpectedArticle, manifest
from crawler.replica.records import PhotoFault, Site
from crawler.replica.server import Served, serve
from crawler.replica.sizes import offered
from tests.crawl.conftest import Crawled

Crawl = Callable[..., Crawled]


def largest(articles: tuple[ExpectedArticle, ...]) -> set[str]:
    return {photo.largest_url for one in articles for photo in one.photos}


def select(archive: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(archive)) as connection:
        return connection.execute(sql).fetchall()


def asked(press: Served, site: Site) -> dict[str, int]:
    """How often each picture was asked for, by its address on the agency's own site."""
    return {site.url + path: count for path, count in press.stand_in.requests.items() if path.startswith("/storage/")}


def faulty(site: Site, *faults: PhotoFault) -> set[str]:
    return {
        site.url + offered(site, one, photo)[-1].path
        for one in site.articles
        for photo in one.photos
        if photo.fault in faults
    }


def test_each_picture_is_fetched_once_in_its_largest_size_and_after_all_pages(
    site: Site, press: Served, crawl: Crawl
) -> None:
    first = crawl("-a", f"site={press.url}")
    wanted = largest(manifest(site, 1).articles)
    assert first.exit_code == 0
    assert asked(press, site) == dict.fromkeys(wanted, 1)
    assert first.summary["images"] == {"captured": len(wanted) - 3, "failed": 2, "unreadable": 1}
    assert "images" in first.output
    captures = select(first.archive, "SELECT url, article FROM captures WHERE warc_file NOT NULL ORDER BY warc_offset")
    pages = [place for place, (url, _) in enumerate(captures) if url not in wanted]
    assert pages == list(range(len(pages)))

    # The next crawl reads the same pages and fetches no picture again, not those either that can't be had.
    press.stand_in.requests.clear()
    second = crawl("-a", f"site={press.url}")
    assert second.summary["articles"] == {"unchanged": len(manifest(site, 1).articles)}
    assert (asked(press, site), second.summary["images"]) == ({}, {})


def test_a_picture_is_kept_in_the_warc_file_alone_and_the_archive_says_what_it_is(
    site: Site, press: Served, crawl: Crawl
) -> None:
    crawled = crawl("-a", f"site={press.url}")
    found = select(
        crawled.archive,
        "SELECT photos.payload_digest, content_size, status, agency, warc_file, warc_offset, warc_length, captures.url"
        " FROM photos JOIN captures USING (payload_digest) WHERE encoding_format NOT NULL",
    )
    assert len(found) == sum(bool(photo.width) for one in manifest(site, 1).articles for photo in one.photos)
    archive = crawled.archive.read_bytes()
    for digest, size, status, agency, file, offset, length, url in found:
        record = read_place(crawled.archive.parent / "warc", WarcPlace(file, offset, length))
        assert (record.url, status, agency) == (url.replace(site.url, press.url), 200, "el_kz")
        assert (len(record.body), f"sha256:{hashlib.sha256(record.body).hexdigest()}") == (size, digest)
        assert record.body[:64] not in archive
        assert record.body[-64:] not in archive


def test_what_cannot_be_had_is_a_capture_that_says_why(site: Site, press: Served, crawl: Crawl) -> None:
    crawled = crawl("-a", f"site={press.url}", "-s", "IMAGE_MAXSIZE=5000000")
    captures = {
        url: (status, failure.partition(":")[0] if failure else None)
        for url, status, failure in select(crawled.archive, "SELECT url, status, failure FROM captures")
    }
    (missing,), (large,), (page,) = (faulty(site, one) for one in PhotoFault)
    assert [captures[url] for url in (missing, large, page)] == [(404, None), (0, "length"), (200, None)]
    shown = select(crawled.archive, "SELECT largest_url, payload_digest NOT NULL, encoding_format, width FROM photos")
    assert [row[1:] for row in shown if row[0] == page] == [(1, None, None)]


@pytest.mark.parametrize(
    "off", [("-s", "IMAGES=False"), ("-s", "WARC=")], ids=["no pictures are wanted", "there is nothing to keep them in"]
)
def test_no_picture_is_fetched(site: Site, press: Served, crawl: Crawl, off: tuple[str, str]) -> None:
    crawled = crawl("-a", f"site={press.url}", "-a", "limit=5", *off)
    assert (crawled.exit_code, asked(press, site), crawled.summary["images"]) == (0, {}, {})
    assert select(crawled.archive, "SELECT count(largest_url), count(payload_digest) FROM photos")[0][1] == 0


@pytest.mark.parametrize(
    "wish", [("limit=4",), ("since=2024-02-01", "until=2024-06-30"), ("section=Спорт",), ("edition=ru", "limit=3")]
)
def test_only_articles_that_are_let_through_bring_their_pictures(
    site: Site, press: Served, crawl: Crawl, wish: tuple[str, ...]
) -> None:
    crawled = crawl("-a", f"site={press.url}", *(word for one in wish for word in ("-a", one)))
    stored = {number for (number,) in select(crawled.archive, "SELECT native_id FROM articles")}
    through = tuple(one for one in manifest(site, 1).articles if one.native_id in stored)
    assert largest(through)
    assert asked(press, site) == dict.fromkeys(largest(through), 1)


def test_one_address_brings_the_pictures_of_its_article(site: Site, press: Served, crawl: Crawl) -> None:
    article = next(one for one in manifest(site, 1).articles if len(one.photos) > 1)
    crawled = crawl("-a", f"site={press.url}", "-a", f"url={article.url}")
    assert asked(press, site) == dict.fromkeys(largest((article,)), 1)
    assert (crawled.summary["pages"], crawled.summary["images"]) == (2, {"captured": len(article.photos)})


def test_robots_txt_holds_for_pictures_too(site: Site, crawl: Crawl) -> None:
    with serve(replace(site, disallow=("/storage/",)), day=1) as press:
        article = next(one for one in manifest(site, 1).articles if len(one.photos) > 1)
        crawled = crawl("-a", f"site={press.url}", "-a", f"url={article.url}")
        assert asked(press, site) == {}
    assert (crawled.exit_code, crawled.summary["images"]) == (0, {"refused": len(article.photos)})
    assert crawled.summary["refused"] == 0, "no page was refused"


MOVED = {"/old.gif": "/жаңа 1.gif", "/away.gif": "http://127.0.0.2:9/b.gif", "/lost.gif": "/"}
PICTURE = bytes.fromhex("47494638396102000300")
ARTICLE = """<html><head><title>Семейде жаңа кітапхана ашылды</title></head><body><h1>Семейде жаңа кітапхана ашылды</h1>
<div>13.01.2023 18:19</div><img src="/old.gif"><p>Семей қаласында жаңа кітапхана ашылды. Онда отыз мың кітап бар.</p>
<img src="/сурет 1.gif"><p>Оқу залы кешкі тоғызға дейін жұмыс істейді, ал балалар бөлімі күндіз ғана ашық болады.</p>
<img src="/away.gif"><p>Кітапхана күн сайын ашық, деп хабарлайды әкімдік. Келушілердің саны да артып келеді.</p>
<img src="/lost.gif"><img src="http://127.0.0.2:9/a.gif"><p>Соңғы абзац та бар. Онда ештеңе айтылмайды.</p>
<div>Бөлісу:</div></body></html>"""


@contextmanager
def strange_site() -> Iterator[str]:
    """One article: with a picture that moved, one with a Kazakh name, two that lead away, one on another host."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            moved = {"/old.gif": "/жаңа 1.gif", "/away.gif": "http://127.0.0.2:9/b.gif", "/lost.gif": "/"}.get(
                self.path
            )
            if self.path == "/robots.txt":
                self.answer(404, "text/plain", b"")
            elif moved:
                self.send_response(302)
                self.send_header("Location", moved.encode().decode("latin-1"))
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif self.path.endswith(".gif"):
                self.answer(200, "image/gif", PICTURE)
            else:
                self.answer(200, "text/html; charset=utf-8", ARTICLE.encode())

        def answer(self, status: int, content_type: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_pictures_that_moved_are_known_by_both_addresses_and_other_hosts_are_left_alone(
    crawl: Crawl, tmp_path: Path
) -> None:
    from tests.crawl.test_law import reread, rows

    with strange_site() as url:
        crawled = crawl("-a", f"site={url}", "-a", "url=https://el.kz/maqala_58700/")
    assert (crawled.exit_code, crawled.summary["images"]) == (0, {"captured": 2, "refused": 2})
    assert select(crawled.archive, "SELECT largest_url, width, height FROM photos ORDER BY position") == [
        ("https://el.kz/old.gif", 2, 3),
        ("https://el.kz/%D1%81%D1%83%D1%80%D0%B5%D1%82%201.gif", 2, 3),
        ("https://el.kz/away.gif", None, None),
        ("https://el.kz/lost.gif", None, None),
        ("http://127.0.0.2:9/a.gif", None, None),
    ]
    assert [url for (url,) in select(crawled.archive, "SELECT url FROM images ORDER BY url")] == [
        "https://el.kz/%D0%B6%D0%B0%D2%A3%D0%B0%201.gif",
        "https://el.kz/%D1%81%D1%83%D1%80%D0%B5%D1%82%201.gif",
        "https://el.kz/old.gif",
    ]
    reread(tmp_path / "anew.db", tmp_path / "warc")
    assert rows(tmp_path / "anew.db") == rows(crawled.archive)
