"""What the captures of a first contact say of an agency's file."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.warc.records import Exchange
from crawler.agencies.el_kz import ElKz
from crawler.plan import Plan
from crawler.probing.captures import captured_in
from crawler.probing.diagnosis import Diagnosis, diagnose
from crawler.probing.page import report_page
from crawler.reread.agencies import Agencies

FIXTURE = Path("tests/fixtures/el_kz/2026-04-06_400045649.html")
AT = datetime(2026, 4, 6, 12, tzinfo=UTC)
URL = "https://el.kz/maqala_400045649/"
LIST = (
    f'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body><a href="{URL}">Мақала</a>'
)


def answer(url: str, body: str = "", status: int = 200, kind: str = "text/html; charset=utf-8") -> Exchange:
    return Exchange("response", url, AT, status, (("Content-Type", kind),), body.encode(), 0, 0, "")


def diagnosed(*exchanges: Exchange) -> Diagnosis:
    return diagnose(ElKz(Plan()), exchanges, "Muragat")


ROBOTS = answer("https://el.kz/robots.txt", "User-agent: *\nCrawl-delay: 3\nDisallow: /ru/", kind="text/plain")
ARTICLE = answer(URL, FIXTURE.read_text("utf-8"))


def test_a_site_that_answers_as_its_file_says_works() -> None:
    found = diagnosed(ROBOTS, answer("https://el.kz/", LIST), ARTICLE)
    assert found.works
    assert (found.robots_status, found.robots.delay if found.robots else None) == (200, 3.0)
    assert [(one.name, one.status, one.announced) for one in found.sources] == [
        ("list /", 200, 1),
        ("list /ru/", 0, None),
    ]
    assert found.found == ("https://el.kz/rss",)
    assert found.article_url == URL
    assert {one.name: one.layer for one in found.fields}["headline"] == "lines"


def test_what_robots_txt_forbids_and_what_the_site_names_itself_are_doubts_with_a_remedy() -> None:
    found = diagnosed(ROBOTS, answer("https://el.kz/", LIST), ARTICLE)
    doubts = {one.sentence: one.remedy for one in found.doubts}
    assert doubts["robots.txt forbids https://el.kz/ru/."] == "crawler/agencies/el_kz.py: take this source out"
    named = "The site names https://el.kz/rss, which the agency's file does not."
    assert doubts[named] == 'crawler/agencies/el_kz.py: add Feed("/rss")'
    assert f"scrapy fixture el_kz {URL}" in doubts.values()


@pytest.mark.parametrize(
    ("exchanges", "sentence"),
    [
        ((), "Nothing of it was captured."),
        ((answer("https://el.kz/robots.txt", status=503),), "robots.txt answers 503, so nothing may be fetched"),
        ((answer("https://el.kz/", status=403),), "list /: HTTP status 403."),
        ((answer("https://el.kz/", "<html><body>Бос</body></html>"),), "list /: names no article."),
        ((answer(URL, "<html><body><h1>Бет табылмады</h1></body></html>"),), "NotArticle"),
        (
            (replace(answer("https://el.kz/"), kind="failure", headers=(("captureFailed", "timeout"),), status=0),),
            "list /: no answer (timeout).",
        ),
    ],
)
def test_what_is_wrong_is_said(exchanges: tuple[Exchange, ...], sentence: str) -> None:
    found = diagnosed(*exchanges)
    assert not found.works
    assert any(sentence in one.sentence for one in found.doubts), found.doubts


def test_a_source_that_leads_elsewhere_is_followed_and_said() -> None:
    moved = replace(answer("https://el.kz/", status=301), headers=(("Location", "/zhanalyqtar/"),))
    found = diagnosed(moved, answer("https://el.kz/zhanalyqtar/", LIST))
    assert (found.sources[0].status, found.sources[0].announced) == (200, 1)
    assert "list /: leads to https://el.kz/zhanalyqtar/." in [one.sentence for one in found.doubts]


def test_the_newest_capture_of_an_address_counts() -> None:
    older = replace(answer("https://el.kz/", status=500), at=datetime(2026, 4, 5, tzinfo=UTC))
    for exchanges in ((older, answer("https://el.kz/", LIST)), (answer("https://el.kz/", LIST), older)):
        assert diagnosed(*exchanges).sources[0].announced == 1


def test_a_folder_of_saved_pages_is_read_by_their_canonical_addresses(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(FIXTURE.read_bytes())
    (tmp_path / "b.html").write_text("<html><link rel=canonical href=https://example.org/x>", "utf-8")
    spider, exchanges = captured_in(tmp_path, Agencies(("el_kz",)))["el_kz"]
    assert diagnose(spider, exchanges, "Muragat").works
    with pytest.raises(FileNotFoundError, match="there is no file or folder"):
        captured_in(tmp_path / "none", Agencies(("el_kz",)))


def test_what_a_site_says_is_text_in_the_report() -> None:
    evil = ARTICLE.body.decode().replace("<h1", "<h1><script>alert(1)</script>", 1).replace("мектеп", "<b>мектеп</b>")
    page = report_page([diagnosed(answer(URL + "?<script>", evil), answer("https://el.kz/", status=403))], AT)
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
