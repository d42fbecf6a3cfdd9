"""The stand-in over real HTTP on loopback."""

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from crawler.replica.manifest import manifest
from crawler.replica.records import Site
from crawler.replica.server import Served, serve


@dataclass(frozen=True, slots=True)
class Got:
    """A response."""

    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def press(site: Site) -> Iterator[Served]:
    with serve(site) as served:
        yield served


def fetch(press: Served, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Got:
    """One request of its own connection; header names with _ for -."""
    address = urlsplit(press.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body.encode() if body else None, headers=named)
        response = connection.getresponse()
        return Got(response.status, dict(response.headers), response.read())
    finally:
        connection.close()


@pytest.mark.parametrize("day", [1, 2, 3])
def test_every_page_of_every_day_answers_as_the_manifest_says(press: Served, site: Site, day: int) -> None:
    press.stand_in.day = day
    truth = manifest(site, day)
    flaky = {one.native_id for one in truth.bad_pages if one.fault == "500 on every other try"}
    for article in truth.articles:
        path = article.url.removeprefix(site.url)
        if article.native_id in flaky:
            assert fetch(press, path).status == 500
        got = fetch(press, path)
        text = got.body.decode("windows-1251" if got.headers["Content-Type"] == "text/html" else "utf-8")
        assert got.status == 200
        assert f'<link rel="canonical" href="{article.url}">' in text
        for photo in article.photos:
            assert fetch(press, photo.url.removeprefix(site.url), "HEAD").status == 200
    for gone in truth.gone:
        assert fetch(press, gone.url.removeprefix(site.url)).status == gone.status


@pytest.mark.parametrize("kind", ["list", "article", "photo", "robots"])
def test_what_did_not_change_answers_304_by_either_validator(press: Served, site: Site, kind: str) -> None:
    press.stand_in.day = 1
    truth = manifest(site, 1)
    bad = {one.native_id for one in truth.bad_pages}
    article = next(one for one in truth.articles if one.photos and one.native_id not in bad)
    path = {
        "list": "/ru/",
        "article": article.url.removeprefix(site.url),
        "photo": article.photos[0].url.removeprefix(site.url),
        "robots": "/robots.txt",
    }[kind]
    got = fetch(press, path)
    etag, modified = got.headers["ETag"], got.headers["Last-Modified"]
    assert got.status == 200
    for headers in (
        {"If_None_Match": etag},
        {"If_None_Match": f'"other", W/{etag}'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": modified},
    ):
        again = fetch(press, path, **headers)
        assert (again.status, again.body, again.headers["ETag"]) == (304, b"", etag)
    for headers in (
        {"If_None_Match": '"other"'},
        {"If_None_Match": '"other"', "If_Modified_Since": modified},
        {"If_Modified_Since": "Sat, 01 Jan 2022 00:00:00 GMT"},
        {"If_Modified_Since": "yesterday"},
    ):
        assert fetch(press, path, **headers).body == got.body


def test_from_day_to_day_an_article_answers_304_just_when_its_page_is_the_same(press: Served, site: Site) -> None:
    pages = {day: {one.url: one for one in manifest(site, day).articles} for day in (1, 2)}
    bad = {one.native_id for one in manifest(site, 1).bad_pages}
    statuses = set()
    for url in pages[1].keys() & pages[2].keys():
        if pages[1][url].native_id in bad:
            continue
        path = url.removeprefix(site.url)
        press.stand_in.day = 1
        first = fetch(press, path)
        press.stand_in.day = 2
        by_tag = fetch(press, path, If_None_Match=first.headers["ETag"]).status
        by_time = fetch(press, path, If_Modified_Since=first.headers["Last-Modified"]).status
        expected = 304 if pages[1][url] == pages[2][url] else 200
        assert (by_tag, by_time) == (expected, expected), path
        statuses.add(expected)
    assert statuses == {200, 304}


def test_head_has_the_headers_of_get_and_no_body(press: Served) -> None:
    press.stand_in.day = 1
    get, head = fetch(press, "/"), fetch(press, "/", "HEAD")
    names = ("Content-Type", "Content-Length", "ETag", "Last-Modified")
    assert [head.headers[name] for name in names] == [get.headers[name] for name in names]
    assert head.body == b""


def test_pages_are_compressed_for_those_who_ask(press: Served) -> None:
    plain, packed = fetch(press, "/"), fetch(press, "/", Accept_Encoding="gzip, deflate")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["ETag"] == plain.headers["ETag"]
    assert len(packed.body) < len(plain.body) / 3


def test_the_day_is_set_over_http_and_a_wrong_one_refused(press: Served) -> None:
    steps = [("PUT", "2"), ("GET", None), ("PUT", "4"), ("PUT", "ертең"), ("GET", None), ("PUT", "1")]
    seen = [fetch(press, "/_stand-in/day", method, body) for method, body in steps]
    assert [(got.status, got.body.decode()) for got in seen] == [
        (200, "2\n"),
        (200, "2\n"),
        (400, "the stand-in of El.kz has days 1 to 3, not 4\n"),
        (400, "the day must be a number, not 'ертең'\n"),
        (200, "2\n"),
        (200, "1\n"),
    ]


def test_requests_are_counted_so_that_a_test_can_see_what_was_never_fetched(site: Site) -> None:
    with serve(site) as press:
        for path in ("/", "/?page=2", "/ru/"):
            fetch(press, path)
        assert json.loads(fetch(press, "/_stand-in/requests").body) == {"/": 2, "/ru/": 1}
        assert press.stand_in.requests[site.preview] == 0


def test_other_methods_are_refused(press: Served) -> None:
    assert fetch(press, "/", "POST", "x").status == 405


def test_a_port_in_use_is_an_error_of_the_caller(press: Served, site: Site) -> None:
    port = urlsplit(press.url).port
    assert port
    with pytest.raises(OSError, match="in use"), serve(site, port=port):
        pass
