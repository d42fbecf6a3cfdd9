"""Pages as they were, in datasette: what is shown, and that nothing in them can do anything."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive.article import Agency, Capture, Photo, Response, WarcPlace
from archive.store import Archive
from archive.warc.find import find_file, read_place
from archive.warc.members import read_members
from tests.archive.asking import Get, asking
from tests.archive.warc.warcs import answer, record, write_warc

if TYPE_CHECKING:
    from tests.archive.conftest import Press

PAGE = "<html><script>alert(1)</script><p>Қар жауды.</p><img src='https://el.kz/a.jpg'></html>".encode()
CP1251 = "<p>Кар</p>".encode("cp1251")
URL = "https://el.kz/maqala_58700/"
NAME = "el_kz-20230113.warc.gz"
PHOTOS = (
    Photo("https://el.kz/1.png", "Кітапхана", "Жаңа ғимарат", "Фото: El.kz", largest_url="https://el.kz/1.png"),
    Photo("https://el.kz/2.svg", largest_url="https://el.kz/2.svg"),
    Photo("https://el.kz/3.jpg", largest_url="https://el.kz/3.jpg"),
    Photo("https://el.kz/4.jpg", "a", "<script>alert(1)</script>", largest_url="https://el.kz/4.jpg"),
)


@pytest.fixture(scope="module")
def get(press: "Press", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    folder = tmp_path_factory.mktemp("shown")
    (folder / "warc" / "el_kz").mkdir(parents=True)
    date = "2023-01-13T13:00:00Z"
    packed = answer(gzip.compress(PAGE), "200 OK", "Content-Encoding: gzip")
    script = answer(b"alert(1)", "200 OK").replace(b"text/html; charset=utf-8", b"application/javascript")
    picture = answer(b"\x89PNG", "200 OK").replace(b"text/html; charset=utf-8", b"image/png")
    old = answer(CP1251, "200 OK").replace(b"charset=utf-8", b"charset=windows-1251")
    records = [
        record("response", URL, packed, date),
        record("revisit", URL, answer(b"", "200 OK"), date),
        record("response", URL, script, date),
        record("response", URL, picture, date),
        record("response", URL, old, date),
        record("response", URL, answer(b"\x1f\x8bxx", "200 OK", "Content-Encoding: gzip"), date),
        record("request", URL, b"GET / HTTP/1.1\r\n\r\n", date),
        record("revisit", URL, answer(b"", "200 OK"), date),
    ]
    path = folder / "warc" / "el_kz" / NAME
    write_warc(path, records)
    places = [WarcPlace(NAME, one.offset, getattr(one, "length", 0)) for one in read_members(path)]
    with Archive.open(folder / "el.db") as archive:
        archive.register(Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"))
        capture = replace(press.plain().capture, payload_digest="sha256:page", warc=places[0])
        archive.save([press.plain(0, capture=capture, photos=PHOTOS, view_count=5, view_count_shown="5")])
        digests = ["sha256:page", "", "", "", "", ""]
        archive.save(
            [
                Response("el_kz", Capture(URL, press.at(hour), 200, digest, place))
                for hour, (place, digest) in enumerate(zip(places[1:-1], digests, strict=True), 1)
            ]
        )
        archive.save([Response("el_kz", Capture(URL, press.at(9), 200, "", WarcPlace("lost.warc.gz", 0, 9)))])
        archive.save([Response("el_kz", Capture(URL, press.at(10), 0, "", None, "too large"))])
        archive.save([Response("el_kz", Capture(URL, press.at(11), 200, "sha256:no", places[-1]))])
        for offset, (photo, kind) in enumerate(zip(PHOTOS, ("image/png", "image/svg+xml", None), strict=False)):
            image = press.image(20, photo.url, digest=f"sha256:{offset}", encoding_format=kind, content_size=81_400)
            archive.save([replace(image, capture=replace(image.capture, warc=WarcPlace("b.warc.gz", offset, 1)))])
    with asking(folder / "el.db", public=True) as get:
        yield get


def test_a_capture_has_a_page_with_its_time_its_digest_and_the_page_in_a_sandbox(get: Get) -> None:
    status, text, _ = get("/-/capture/1")

    assert status == 200
    for part in (
        "The page as it was, 2023-01-13 13:00:00 UTC",
        '<iframe class="page" sandbox title="The page as it was" src="/-/capture/1/page">',
        "<code>sha256:page</code>",
        f"<code>{NAME}</code>, byte 0",
        '<a href="/archive/articles/1">Ауылда жаңа кітапхана ашылды</a>',
        'href="/-/capture/1/record"',
    ):
        assert part in text


def test_an_articles_photos_are_shown_from_their_captures_with_size_and_format(get: Get) -> None:
    _, text, _ = get("/archive/articles/1")

    section = text.partition('<div class="photos">')[2].partition("</div>")[0]
    first, second, third, fourth = (" ".join(one.split()) for one in section.split("<figure>")[1:])
    assert '<a href="/-/capture/11"><img src="/-/capture/11/page" alt="Кітапхана" loading="lazy"></a>' in first
    assert ">1600 × 900, image/png, 81 kB</a>" in first
    assert "Жаңа ғимарат" in first
    assert "Фото: El.kz" in first
    assert ("<img" in second, "image/svg+xml" in second) == (False, True), "a drawing may hold scripts"
    assert ("<img" in third, "what came in its place is no picture" in third) == (False, True)
    assert ("<img" in fourth, "the picture was not captured" in fourth) == (False, True)
    assert "&lt;script&gt;" in fourth


@pytest.mark.parametrize(
    ("number", "body"), [(1, PAGE.decode()), (2, PAGE.decode()), (5, "<p>Кар</p>")], ids=["page", "revisit", "cp1251"]
)
def test_the_page_comes_as_it_was(get: Get, number: int, body: str) -> None:
    status, text, _ = get(f"/-/capture/{number}/page")

    assert (status, text) == (200, body)


@pytest.mark.parametrize(
    ("number", "content_type", "disposition"),
    [
        (1, "text/html; charset=utf-8", None),
        (3, "application/octet-stream", "attachment"),
        (4, "image/png", None),
        (5, "text/html; charset=windows-1251", None),
    ],
)
def test_nothing_in_a_page_can_do_anything(get: Get, number: int, content_type: str, disposition: str | None) -> None:
    headers = get.response(f"/-/capture/{number}/page").headers

    assert (headers["content-type"], headers.get("content-disposition")) == (content_type, disposition)
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "img-src": "data:",
        "font-src": "data:",
        "sandbox": "",
        "base-uri": "'none'",
    }
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (6, "its compression is broken"),
        (7, "There is no response at byte"),
        (8, "There is no WARC file lost.warc.gz"),
        (9, "this capture was kept in no WARC file"),
        (10, "the record whose payload it repeats is not in the WARC files"),
    ],
)
def test_what_can_not_be_shown_is_a_sentence(get: Get, number: int, reason: str) -> None:
    status, text, _ = get(f"/-/capture/{number}/page")

    assert status == 404
    assert reason in text


def test_a_record_can_be_downloaded_as_a_warc_file(get: Get, tmp_path: Path) -> None:
    path = tmp_path / "one.warc.gz"
    path.write_bytes(get.response("/-/capture/1/record").content)

    (member,) = read_members(path)
    assert read_place(tmp_path, WarcPlace("one.warc.gz", 0, getattr(member, "length", 0))).url == URL
    assert get("/-/capture/8/record")[0] == 404


def test_a_capture_without_a_record_says_why(get: Get) -> None:
    assert "kept in no WARC file: too large" in get("/-/capture/9")[1]


@pytest.mark.parametrize("address", ["/-/capture/99", "/-/capture/99/page", "/-/capture/x"])
def test_there_is_no_other_capture(get: Get, address: str) -> None:
    assert get(address)[0] == 404


def test_rows_of_captures_lead_to_the_pages(get: Get) -> None:
    assert 'href="/-/capture/1"' in get("/archive/captures")[1]
    assert 'href="/-/capture/1"' in get("/archive/captures/1")[1]


def test_a_file_that_is_still_written_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz.open").write_bytes(b"")

    assert find_file(tmp_path, "a.warc.gz") == tmp_path / "a.warc.gz.open"


def test_an_articles_page_leads_to_the_page_as_it_was(get: Get) -> None:
    text = " ".join(get("/archive/articles/1")[1].split())

    assert '<a href="/-/capture/1" title="sha256:page">the page as it was, 2023-01-13 13:00:00 UTC</a>' in text
    assert '<a href="/-/capture/1/record">its WARC record</a>' in text


@pytest.mark.parametrize("table", ["revisions", "views"])
def test_a_revision_and_a_count_lead_to_the_page_that_showed_them(get: Get, table: str) -> None:
    text = get(f"/archive/{table}")[1]

    assert '<a href="/-/capture/of/1/2023-01-13T13:00:00Z" title="the page as it was">' in text
    response = get.response("/-/capture/of/1/2023-01-13T13:00:00Z")
    assert (response.status_code, response.headers["location"]) == (302, "/-/capture/1")


@pytest.mark.parametrize("address", ["/-/capture/of/1/2023-01-13T12:59:59Z", "/-/capture/of/9/2023-01-13T13:00:00Z"])
def test_before_the_first_page_of_an_article_there_is_none(get: Get, address: str) -> None:
    assert get(address)[0] == 404
