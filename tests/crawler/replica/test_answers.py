"""What the site answers to a path, without a connection."""

import io
import json
import re

import pytest
from PIL import Image
from protego import Protego

from crawler.replica.answers import Answers
from crawler.replica.faults import HTML
from crawler.replica.manifest import manifest
from crawler.replica.records import PhotoFault, Site
from crawler.replica.sizes import offered

LINK = re.compile(r'<a href="(/[^"]*)">(\w+)</a>')


@pytest.fixture(scope="module")
def answers(site: Site) -> Answers:
    return Answers(site)


def entries(answers: Answers, path: str, page: str = "") -> list[str]:
    """What the entries of a list link to."""
    text = answers.answer(1, path, page).body.decode()
    return re.findall(r'card__title"><a href="([^"]*)"', text)


@pytest.mark.parametrize(("root", "edition"), [("/", "kk-Cyrl"), ("/ru/", "ru")])
@pytest.mark.parametrize("day", [1, 2, 3])
def test_lists_have_every_article_of_the_day_once_twenty_a_page(
    answers: Answers, site: Site, root: str, edition: str, day: int
) -> None:
    listed: list[str] = []
    path = root
    while path:
        where, _, number = path.partition("?page=")
        text = answers.answer(day, where, number).body.decode()
        found = re.findall(r'card__title"><a href="([^"]*)"', text)
        following = re.search(r'<a rel="next" href="([^"]*)"', text)
        path = following[1] if following else ""
        assert len(found) == 20 or not path
        listed += found
    truth = manifest(site, day)
    paths = {one.url.removeprefix(site.url) for one in truth.articles if one.edition == edition}
    bad = {one.link for one in truth.bad_pages if one.edition == edition}
    assert sorted(listed) == sorted(paths | bad)


def test_lists_are_newest_first_and_sections_have_only_their_own(answers: Answers, site: Site) -> None:
    order = [one.url.removeprefix(site.url) for one in manifest(site, 1).articles if one.article_section == "Спорт"]
    kazakh = [path for path in order if not path.startswith("/ru/")]
    bad = {one.link for one in manifest(site, 1).bad_pages}
    assert [path for path in entries(answers, "/sport/") if path not in bad] == kazakh[:20] or len(kazakh) > 20
    assert [path for path in entries(answers, "/ru/sport/") if path not in bad] == [
        path for path in order if path.startswith("/ru/")
    ]


@pytest.mark.parametrize(
    ("path", "page", "status"),
    [
        ("/", "", 200),
        ("/", "1", 200),
        ("/", "0", 404),
        ("/", "99", 404),
        ("/", "екі", 404),
        ("/", "9" * 5000, 404),
        ("/madeniet/", "", 200),
        ("/ru/madeniet/", "", 404),
        ("/robots.txt", "", 200),
        ("/sitemap.xml", "", 404),
        ("/rss.xml", "", 404),
        ("/static/logo.png", "", 200),
        ("/storage/storage/element/2023/01/13/mainphoto/1/1200xauto_0.jpg", "", 404),
        ("/kelesi_1/", "", 404),
        ("/search/", "", 200),
        ("/about/", "", 404),
    ],
)
def test_what_is_there_and_what_is_not(answers: Answers, path: str, page: str, status: int) -> None:
    assert answers.answer(1, path, page).status == status


@pytest.mark.parametrize(
    ("asked", "status", "location"),
    [
        ("/ush-{id}/", 200, ""),
        ("/bylai-{id}/", 200, ""),
        ("/-{id}/", 200, ""),
        ("/ush-{id}", 301, "/ush-{id}/"),
        ("/bylai-{id}", 301, "/ush-{id}/"),
        ("/ru/ush-{id}/", 404, ""),
    ],
)
def test_an_article_is_found_by_its_id(little: Site, asked: str, status: int, location: str) -> None:
    number = next(one.id for one in little.articles if one.slug == "ush")
    answer = Answers(little).answer(1, asked.format(id=number))
    assert (answer.status, answer.location) == (status, location.format(id=number))


@pytest.mark.parametrize(
    ("slug", "statuses"), [("tort", [200, 404, 404]), ("bes", [200, 200, 410]), ("zheti", [404, 200, 200])]
)
def test_articles_vanish_and_appear(little: Site, slug: str, statuses: list[int]) -> None:
    path = next(f"/{slug}-{one.id}/" for one in little.articles if one.slug == slug)
    answers = Answers(little)
    assert [answers.answer(day, path).status for day in (1, 2, 3)] == statuses


def test_a_moved_article_answers_301_at_its_former_address(little: Site) -> None:
    number = next(one.id for one in little.articles if one.slug == "alty")
    answers = Answers(little)
    seen = [answers.answer(day, f"/{slug}-{number}/") for day in (1, 2) for slug in ("alty", "altynshy", "basqa")]
    assert [(one.status, one.location) for one in seen] == [
        (200, ""),
        (200, ""),
        (200, ""),
        (301, f"/altynshy-{number}/"),
        (200, ""),
        (200, ""),
    ]


def test_robots_forbid_what_every_page_links_to_and_ask_for_a_delay(answers: Answers, site: Site) -> None:
    text = answers.answer(1, "/robots.txt").body.decode()
    assert text.startswith("# stand-in ")
    robots = Protego.parse(text)
    assert robots.crawl_delay("muragat") == 0.05
    assert f'href="{site.preview}"' in answers.answer(1, "/").body.decode()
    assert answers.answer(1, site.preview).status == 200
    asked = (site.preview, "/search/?tag=%D0%A1", "/print/x_1/", "/", "/ru/", "/x_1/", "/sport/?page=2")
    assert [robots.can_fetch(path, "muragat") for path in asked] == [False, False, False, True, True, True, True]


def test_feeds_are_switched_on_by_the_agency_and_have_canonical_addresses(little: Site) -> None:
    answers = Answers(little)
    urls = [one.url for one in manifest(little, 2).articles]
    sitemap, rss = (answers.answer(2, path).body.decode() for path in ("/sitemap.xml", "/rss.xml"))
    assert re.findall("<loc>(.*?)</loc>", sitemap) == urls
    assert re.findall("<guid>(.*?)</guid>", rss) == urls
    assert "<pubDate>Wed, 28 Feb 2024 10:00:00 +0600</pubDate>" in rss
    assert "<lastmod>2024-03-11T10:00:00+05:00</lastmod>" in sitemap
    assert all("stand-in" in text.splitlines()[0] for text in (sitemap, rss))


def test_photos_come_in_the_sizes_that_their_pages_offer(answers: Answers, site: Site) -> None:
    files = {
        file: answers.answer(1, file.path)
        for one in site.articles
        for photo in one.photos
        if not photo.fault
        for file in offered(site, one, photo)
    }
    assert {(file.width, file.encoding_format) for file in files} == {
        (600, "image/jpeg"),
        (1200, "image/jpeg"),
        (1600, "image/jpeg"),
        (1600, "image/png"),
        (600, "image/webp"),
        (1600, "image/webp"),
    }
    for file, answer in files.items():
        picture = Image.open(io.BytesIO(answer.body))
        assert (picture.size, picture.get_format_mimetype(), answer.content_type) == (
            (file.width, file.height),
            file.encoding_format,
            file.encoding_format,
        )


def test_the_largest_size_of_some_photos_is_not_to_be_had(answers: Answers, site: Site) -> None:
    faults = {
        photo.fault: answers.answer(1, offered(site, one, photo)[-1].path)
        for one in site.articles
        for photo in one.photos
        if photo.fault
    }
    assert {fault: (answer.status, answer.content_type) for fault, answer in faults.items()} == {
        PhotoFault.MISSING: (404, HTML),
        PhotoFault.PAGE: (200, HTML),
        PhotoFault.TOO_LARGE: (200, "image/jpeg"),
    }
    assert len(faults[PhotoFault.TOO_LARGE].body) > 10 * 1024 * 1024


def test_a_photo_is_the_same_jpeg_every_time(answers: Answers, site: Site) -> None:
    path = next(one.photos[0].path for one in site.articles if one.photos)
    first, again = answers.answer(1, path), Answers(site).answer(2, path)
    assert first == again
    assert first.content_type == "image/jpeg"
    assert first.body.startswith(b"\xff\xd8\xff")
    assert len(first.body) < 60_000


def test_last_modified_is_the_morning_of_the_day_that_changed_the_page(little: Site) -> None:
    answers = Answers(little)
    ids = {one.slug: one.id for one in little.articles}
    # The little agency's looks show views, which on some days stay.
    changed = {
        slug: [answers.last_modified(day, f"/{slug}-{ids[slug]}/").isoformat() for day in (1, 2, 3)]
        for slug in ("bir", "eki")
    }
    assert changed == {
        "bir": ["2024-02-28T10:00:00+06:00", "2024-03-11T05:00:00+05:00", "2024-03-12T05:00:00+05:00"],
        "eki": ["2024-03-01T10:00:00+05:00", "2024-03-11T05:00:00+05:00", "2024-03-12T05:00:00+05:00"],
    }


def test_bad_pages_are_bad_as_they_say(answers: Answers, site: Site) -> None:
    bad = {one.fault: one.link for one in manifest(site, 1).bad_pages}
    titles = {one.id: one.headline for one in site.articles}

    def page(fault: str, tries: int = 0) -> tuple[int, str, bytes]:
        answer = answers.answer(1, bad[fault], tries=tries)
        return answer.status, answer.content_type, answer.body

    assert b"<h1" not in page("no headline")[2]
    headline = titles[int(bad["no headline"].rstrip("/").rpartition("_")[2])]
    assert headline not in page("no headline")[2].decode().split('class="element"')[1].split('class="also"')[0]
    assert b"<time>" not in page("no date")[2].split(b"</header>")[1]
    assert b"datePublished" not in page("no date")[2]
    assert "<time>көктемде</time>" in page("unreadable date")[2].decode()
    assert b"</article>" not in page("cut-off HTML")[2]
    assert page("windows-1251, not declared")[1] == "text/html"
    assert b"charset" not in page("windows-1251, not declared")[2]
    assert "школа юных астрономов" in page("windows-1251, not declared")[2].decode("windows-1251")
    assert len(page("30 MB body")[2]) >= 30_000_000
    assert [answers.answer(1, bad["endless redirect"], tries=n).location for n in (0, 1)] == [
        bad["endless redirect"] + "?from=1",
        bad["endless redirect"] + "?from=2",
    ]
    assert [page("500 on every other try", n)[0] for n in range(4)] == [500, 200, 500, 200]
    assert json.loads(page("JSON sent as HTML")[2])["stand-in"]
    assert page("JSON sent as HTML")[1] == "text/html; charset=UTF-8"
