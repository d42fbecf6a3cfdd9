"""How a crawl ends: exit code 0 only when it did its job, else a sentence that says what was wrong."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from crawler.replica.manifest import manifest
from crawler.replica.records import Site
from crawler.replica.server import Served
from tests.crawl.conftest import Crawled
from tests.crawl.stored import stored_articles

Crawl = Callable[..., Crawled]


@contextmanager
def answering(pages: Callable[[str], tuple[int, str]]) -> Iterator[str]:
    """A site that answers each path with the status and the HTML that `pages` gives."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, page = pages(self.path)
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

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


def list_of(count: int) -> str:
    links = "".join(
        f'<p><a href="/maqala_{50000 + number}/">Мақаланың тақырыбы {number}</a></p>' for number in range(count)
    )
    return f"<html><body><h1>Жаңалықтар</h1>{links}</body></html>"


def test_a_site_that_cannot_be_reached_is_said_so(crawl: Crawl) -> None:
    crawled = crawl("-a", "site=http://127.0.0.1:9")
    assert crawled.exit_code == 1
    assert "The site could not be reached: no page answered." in crawled.summary["problems"]
    assert "Traceback" not in crawled.errors


def test_a_list_that_announces_nothing_is_a_problem(crawl: Crawl) -> None:
    with answering(
        lambda path: (404, "") if path == "/robots.txt" else (200, "<html><body>Бос бет</body></html>")
    ) as url:
        crawled = crawl("-a", f"site={url}")
    assert crawled.exit_code == 3
    sentence = "list /: announced no article. Look closer with: scrapy probe el_kz"
    assert (sentence, "https://el.kz/") in [(one["sentence"], one["example"]) for one in crawled.summary["findings"]]


def test_a_changed_layout_is_told_from_a_few_bad_pages(crawl: Crawl) -> None:
    def changed(path: str) -> tuple[int, str]:
        if path == "/robots.txt":
            return 404, ""
        if path in ("/", "/ru/") or "page=" in path:
            return 200, list_of(5)
        return 200, (
            '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-04-01"}'
            "</script></head><body><div>Жүктелуде…</div></body></html>"
        )

    with answering(changed) as url:
        crawled = crawl("-a", f"site={url}")
    assert crawled.exit_code == 3
    assert crawled.summary["changed"] == 5
    found = [finding["sentence"] for finding in crawled.summary["findings"]]
    assert any("The layout of the site has changed: 5 of 5" in sentence for sentence in found)
    assert not stored_articles(crawled.archive)


def test_an_archive_of_something_else_is_refused_before_the_crawl(crawl: Crawl, tmp_path: Path) -> None:
    archive = tmp_path / "notes.txt"
    archive.write_text("Бұл дерекқор емес.\n" * 100, "utf-8")
    crawled = crawl("-a", "site=http://127.0.0.1:9", archive=archive)
    assert crawled.exit_code == 2
    assert "is no SQLite database" in crawled.errors
    assert "Traceback" not in crawled.errors
    assert archive.read_text("utf-8").startswith("Бұл дерекқор емес.")


def test_a_failed_write_stops_the_crawl_and_keeps_what_was_committed(press: Served, crawl: Crawl) -> None:
    first = crawl("-a", f"site={press.url}", "-a", "limit=5")
    with closing(sqlite3.connect(first.archive)) as database:
        # As a full disk does: no further revision can be written.
        database.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON revisions BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
        database.commit()
    second = crawl("-a", f"site={press.url}")
    assert second.exit_code == 1
    assert second.summary["reason"] == "store_failed"
    assert any("disk full" in problem for problem in second.summary["problems"])
    assert "Traceback" not in second.errors
    assert len(stored_articles(second.archive)) == 5


def test_a_second_crawl_walks_no_further_than_the_known_part_of_a_list(site: Site, press: Served, crawl: Crawl) -> None:
    crawl("-a", f"site={press.url}")
    pages = press.stand_in.requests["/"]
    press.stand_in.requests.clear()
    second = crawl("-a", f"site={press.url}")
    assert second.summary["articles"] == {"unchanged": len(manifest(site, 1).articles)}
    assert press.stand_in.requests["/"] < pages
    assert any("is in the archive, so paging stops" in note for note in second.summary["notes"])


def test_every_crawl_has_its_row(press: Served, crawl: Crawl) -> None:
    crawled = crawl("-a", f"site={press.url}", "-a", "limit=3")
    with closing(sqlite3.connect(crawled.archive)) as database:
        rows = database.execute("SELECT agency, arguments, reason, exit_code, complete, new FROM crawls").fetchall()
    assert rows == [("el_kz", f'{{"limit": "3", "site": "{press.url}", "mode": "all"}}', "limit", 0, 0, 3)]


def test_piped_output_is_clean(press: Served, crawl: Crawl) -> None:
    crawled = crawl("-a", f"site={press.url}", "-a", "limit=3")
    assert "\x1b" not in crawled.output + crawled.errors
