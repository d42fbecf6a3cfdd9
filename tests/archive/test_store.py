"""Saving what pages said: outcomes, revisions, views, disappearances, in any order."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Agency, Article, Capture, Credit, DateReading, Gone, Outcome, Photo, Same, Unread
from archive.crawls import CrawlBegun, CrawlEnded
from archive.store import Archive, ArchiveError, CompleteCrawl, Counts, Known

if TYPE_CHECKING:
    from tests.archive.conftest import Press, Select

NEW, REVISED, UNCHANGED = Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED


def test_a_full_article_is_stored_in_all_its_tables(archive: Archive, press: "Press", select: "Select") -> None:
    assert archive.save([press.full()]) == [NEW]

    article = dict(zip(_columns(select, "articles"), select("SELECT * FROM articles")[0], strict=True))
    digests = {name: article.pop(name)[:7] for name in ("content_digest", "reading_digest")}
    assert digests == {"content_digest": "sha256:", "reading_digest": "sha256:"}
    seen = "2023-01-13T13:00:00Z"
    assert article == {
        "id": 1,
        "agency": "el_kz",
        "native_id": "58700",
        "edition": "kk-Cyrl",
        "url": "https://el.kz/maqala_58700/",
        "headline": "Ауылда жаңа кітапхана ашылды",
        "description": "Ашылу рәсіміне ауыл тұрғындары қатысты",
        "article_section": "Жаңалықтар",
        "article_body": "Кітапхана қорында он мың кітап бар.\n\nБалалар бөлмесі де бар.",
        "word_count": 10,
        "date_published": "2023-01-13T18:19:00+06:00",
        "date_published_shown": "13.01.2023 18:19",
        "date_published_precision": "minute",
        "date_published_utc": "2023-01-13T12:19:00Z",
        "published_day": "2023-01-13",
        "date_modified": "2023-01-13T18:30:00+06:00",
        "date_modified_shown": "13.01.2023 18:30",
        "view_count": 1188,
        "view_count_shown": "1188",
        "view_count_rounded_to": None,
        "credit_text": "gov.kz / Pexels",
        "credit_text_shown": None,
        "attribution_shown": "деп хабарлайды El.kz әкімдікке сілтеме жасап",
        "first_seen": seen,
        "last_seen": seen,
        "last_checked": seen,
        "revision_count": 1,
        "gone_at": None,
        "layers": '{"headline": "selector", "views": "lines"}',
        "doubt": None,
        "date_published_rule": "numeric",
        "date_published_zone_from": "agency",
        "date_published_year_inferred": 0,
        "date_published_relative": 0,
        "date_modified_precision": "minute",
        "date_modified_rule": "numeric",
        "date_modified_zone_from": "shown",
        "date_modified_year_inferred": 1,
        "date_modified_relative": 1,
        "other_dates_shown": '[["structured", "2023-01-12"]]',
        "authors_shown": '["Айжан СЕРІКОВА, тілші, АЛМАТЫ"]',
        "readers": '{"date": "3", "views": "4"}',
    }
    content_digest = select("SELECT content_digest FROM articles")[0][0]
    below = {
        table: sorted(select(f"SELECT * FROM {table}"))  # noqa: S608
        for table in _tables(select)
        if table not in ("articles", "crawls")
    }
    assert below == {
        "coverage": [("el_kz", "2023-01-13", 1, 0, 1, 0, 0, 0, 0, 0, 0)],
        "credit_days": [("el_kz", "2023-01-13", "state", 1, 1), ("el_kz", "2023-01-13", "stock", 1, 1)],
        "view_falls": [],
        "edits": [],
        "doubtful_readings": [],
        "layouts": [],
        "agencies": [("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty")],
        "revisions": [
            (
                1,
                seen,
                None,
                "Ауылда жаңа кітапхана ашылды",
                "Ашылу рәсіміне ауыл тұрғындары қатысты",
                "Жаңалықтар",
                "Кітапхана қорында он мың кітап бар.\n\nБалалар бөлмесі де бар.",
                "Айжан СЕРІКОВА, тілші, АЛМАТЫ",
                "13.01.2023 18:19",
                '[["https://el.kz/storage/1.jpg", "Жаңа ғимарат", "Фото: gov.kz / Pexels"]]',
                content_digest,
            )
        ],
        "views": [(1, seen, 1188, "1188", None, "4")],
        "disappearances": [],
        "addresses": [
            (1, "https://el.kz/amp/maqala_58700/", seen, seen),
            (1, "https://el.kz/maqala_58700/", seen, seen),
        ],
        "captures": [
            (
                1,
                "https://el.kz/maqala_58700/",
                seen,
                200,
                "sha256:00",
                1,
                content_digest,
                "el_kz",
                None,
                "el-1.warc.gz",
                512,
                99,
                None,
                None,
                None,
            )
        ],
        "photos": [
            (
                1,
                1,
                1,
                "https://el.kz/storage/1.jpg",
                "кітапхана",
                "Жаңа ғимарат",
                "Фото: gov.kz / Pexels",
                "gov.kz / Pexels",
                "photo",
                "https://el.kz/storage/1-1600.jpg",
                *(None, None, None, None, None),  # its picture was not captured
            )
        ],
        "handovers": [],
        "images": [],
        "credits": [(1, 1, "gov.kz", "state"), (1, 2, "Pexels", "stock")],
        "authors": [("Айжан Серікова",)],
        "article_authors": [(1, 1, "Айжан Серікова", "Айжан СЕРІКОВА", "тілші", "АЛМАТЫ")],
        "tags": [("ауыл",), ("кітап",)],
        "article_tags": [(1, 1, "кітап"), (1, 2, "ауыл")],
        "news_sources": [("El.kz",), ("әкімдік",)],
        "article_news_sources": [(1, 1, "El.kz", "reporter"), (1, 2, "әкімдік", "source")],
        "date_conflicts": [(1, 1, "structured", "2023-01-12", "2023-01-12", "another day")],
        "unread": [(1, "date_modified", "жақында", "no day", seen)],
        "warc_files": [],
        "announcements": [],
        "crawl_health": [],
        "crawl_days": [],
        "crawl_missed": [],
        "quotes": [],
        "quote_readers": [(1, "1")],
        "reprints": [],
        "crawl_findings": [],
    }


@pytest.mark.parametrize(
    ("published", "utc", "day"),
    [
        ("2023-01-13T18:19:00+06:00", "2023-01-13T12:19:00Z", "2023-01-13"),
        ("2024-03-01T00:19:00+05:00", "2024-02-29T19:19:00Z", "2024-03-01"),
        ("2023-01-13", "2023-01-12T18:00:00Z", "2023-01-13"),
        ("2024-03-02", "2024-03-01T19:00:00Z", "2024-03-02"),
        ("2023-01", "2022-12-31T18:00:00Z", None),
        ("2022-W52", "2022-12-25T18:00:00Z", None),
        ("2023", "2022-12-31T18:00:00Z", None),
        (None, None, None),
    ],
)
def test_dates_of_any_precision_sort_in_utc_and_count_on_their_local_day(
    archive: Archive, press: "Press", select: "Select", published: str | None, utc: str | None, day: str | None
) -> None:
    archive.save([press.plain(date_published=published)])

    assert select("SELECT date_published, date_published_utc, published_day FROM articles") == [(published, utc, day)]


@pytest.mark.parametrize(
    ("change", "changed"),
    [
        ({"headline": "Ауылда кітапхана ашылды"}, "headline"),
        ({"description": None}, "description"),
        ({"article_section": "Мәдениет"}, "article_section"),
        ({"article_body": ("Кітапхана қорында он мың кітап бар.",)}, "article_body"),
        ({"article_body": ("Кітап көп.",), "headline": "Кітап"}, "headline, article_body"),
        ({"authors_shown": ()}, "authors"),
        ({"date_published_shown": "14.01.2023 18:19"}, "date_published_shown"),
        ({"photos": (Photo("https://el.kz/storage/2.jpg"),)}, "photos"),
    ],
)
def test_a_change_of_content_is_a_revision_that_says_what_changed(
    archive: Archive, press: "Press", select: "Select", change: dict[str, Any], changed: str
) -> None:
    assert archive.save([press.full(0), press.full(1, **change)]) == [NEW, REVISED]

    revisions = select("SELECT seen_at, changed FROM revisions ORDER BY seen_at")
    assert revisions == [("2023-01-13T13:00:00Z", None), ("2023-01-13T14:00:00Z", changed)]
    assert select("SELECT revision_count FROM articles") == [(2,)]


@pytest.mark.parametrize(
    ("change", "query", "now"),
    [
        ({"view_count": 2400, "view_count_shown": "2400"}, "SELECT view_count FROM articles", [(2400,)]),
        ({"view_count": None, "view_count_shown": None}, "SELECT view_count FROM articles", [(1188,)]),
        ({"view_count": None, "view_count_shown": "көп"}, "SELECT view_count_shown FROM articles", [("көп",)]),
        ({"tags": ("ауыл",)}, "SELECT name FROM tags JOIN article_tags ON tag = name", [("ауыл",)]),
        ({"tags": ("ауыл",)}, "SELECT name FROM tags", [("ауыл",)]),
        ({"tags": ("ауыл", "кітап")}, "SELECT tag FROM article_tags ORDER BY position", [("ауыл",), ("кітап",)]),
        ({"url": "https://el.kz/jana_58700/"}, "SELECT url FROM articles", [("https://el.kz/jana_58700/",)]),
        ({"date_published": "2023-01-14"}, "SELECT published_day FROM articles", [("2023-01-14",)]),
        ({"news_sources": ()}, "SELECT * FROM news_sources", []),
    ],
)
def test_what_is_not_content_is_brought_up_to_date_without_a_revision(
    archive: Archive, press: "Press", select: "Select", change: dict[str, Any], query: str, now: list[tuple[Any, ...]]
) -> None:
    assert archive.save([press.full(0), press.full(1, **change)]) == [NEW, UNCHANGED]

    assert select(query) == now
    assert select("SELECT count(*) FROM revisions") == [(1,)]


def test_photos_that_a_page_no_longer_shows_are_dropped_with_their_credits(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    first, second = Photo("a.jpg", credits=(Credit("A", "person"),)), Photo("b.jpg", credits=(Credit("B", "person"),))
    archive.save([press.plain(0, photos=(first, second)), press.plain(1, photos=(second,))])

    assert select("SELECT url, photos.position, name FROM photos JOIN credits ON photo = id") == [("b.jpg", 1, "B")]


def test_a_title_changed_back_is_a_revision_too(archive: Archive, press: "Press", select: "Select") -> None:
    titles = ["А", "Ә", "А", "А"]
    outcomes = archive.save([press.plain(hour, headline=title) for hour, title in enumerate(titles)])

    assert outcomes == [NEW, REVISED, REVISED, UNCHANGED]
    assert select("SELECT substr(seen_at, 12, 2), headline FROM revisions") == [("13", "А"), ("14", "Ә"), ("15", "А")]


def test_every_capture_that_shows_a_count_is_a_row_of_views(archive: Archive, press: "Press", select: "Select") -> None:
    shown = [(10, "10", None), (None, None, None), (10, "10", None), (1200, "1,2 мың", 100)]
    archive.save(
        [
            press.plain(hour, view_count=count, view_count_shown=text, view_count_rounded_to=rounded)
            for hour, (count, text, rounded) in enumerate(shown)
        ]
    )

    views = select("SELECT substr(seen_at, 12, 2), view_count, view_count_shown, rounded_to FROM views")
    assert views == [("13", 10, "10", None), ("15", 10, "10", None), ("16", 1200, "1,2 мың", 100)]


def test_a_relative_date_that_ages_is_no_revision(archive: Archive, press: "Press", select: "Select") -> None:
    ago = DateReading("time ago", "agency", relative=True)
    pages = [
        press.plain(hour, date_published_shown=f"{hour} сағат бұрын", date_published_reading=ago) for hour in (1, 2, 3)
    ]

    assert archive.save(pages) == [NEW, UNCHANGED, UNCHANGED]
    assert select("SELECT date_published_shown FROM revisions") == [(None,)]
    assert select("SELECT date_published_shown FROM articles") == [("3 сағат бұрын",)]


@pytest.mark.parametrize(
    ("counts", "falls"),
    [
        ([(10, None), (12, None), (12, None), (3, None)], [None, 0, 0, 1]),
        ([(1234, None), (1200, 100), (1234, None)], [None, 0, 0]),
        ([(1250, None), (1100, 100)], [None, 1]),
        ([(1200, 100), (1100, 100), (900, 100)], [None, 0, 1]),
        ([(0, None), (None, None), (0, None)], [None, 0]),
    ],
)
def test_a_count_that_falls_is_kept_and_flagged_unless_rounding_explains_it(
    archive: Archive, press: "Press", select: "Select", counts: list[tuple[Any, Any]], falls: list[int | None]
) -> None:
    archive.save(
        [
            press.plain(hour, view_count=count, view_count_shown=str(count), view_count_rounded_to=rounded)
            for hour, (count, rounded) in enumerate(counts)
        ]
    )

    assert select("SELECT view_count, rounded_to FROM views ORDER BY seen_at") == counts
    assert [fell for (fell,) in select("SELECT fell FROM view_changes ORDER BY seen_at")] == falls


def test_an_article_that_vanishes_keeps_its_row_and_the_time(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    saved = archive.save([press.plain(0), press.gone(1), press.gone(2, status=410)])

    assert saved == [NEW, Outcome.GONE, Outcome.STILL_GONE]
    gone_at, checked = "2023-01-13T14:00:00Z", "2023-01-13T15:00:00Z"
    row = select("SELECT headline, gone_at, last_seen, last_checked FROM articles")
    assert row == [("Ауылда жаңа кітапхана ашылды", gone_at, "2023-01-13T13:00:00Z", checked)]
    assert select("SELECT * FROM disappearances") == [(1, gone_at, 404, None)]
    assert select("SELECT status FROM captures ORDER BY id") == [(200,), (404,), (410,)]


def test_a_gone_article_that_returns_is_there_again(archive: Archive, press: "Press", select: "Select") -> None:
    saved = archive.save([press.plain(0), press.gone(1), press.plain(2), press.gone(3), press.plain(4, headline="Ә")])

    assert saved == [NEW, Outcome.GONE, UNCHANGED, Outcome.GONE, REVISED]
    assert select("SELECT gone_at FROM articles") == [(None,)]
    assert select("SELECT gone_at, returned_at FROM disappearances") == [
        ("2023-01-13T14:00:00Z", "2023-01-13T15:00:00Z"),
        ("2023-01-13T16:00:00Z", "2023-01-13T17:00:00Z"),
    ]


def test_what_was_gone_before_the_archive_knew_it_is_not_recorded(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    assert archive.save([press.gone(0)]) == [Outcome.UNKNOWN]
    assert select("SELECT * FROM captures") == []


def test_only_404_and_410_say_that_an_article_is_gone(archive: Archive, press: "Press") -> None:
    archive.save([press.plain()])
    with pytest.raises(ValueError, match="status 500"):
        archive.save([press.gone(1, status=500)])


def test_a_text_that_can_not_be_read_is_one_row_however_often_it_is_seen(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    unread = (Unread("views", "мыңдай", "no number"),)
    archive.save([press.plain(hour, unread=unread) for hour in range(3)])

    assert select("SELECT field, shown, seen_at FROM unread") == [("views", "мыңдай", "2023-01-13T13:00:00Z")]


def test_reading_a_capture_again_replaces_what_was_read_from_it(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    misread = press.full(1, headline="None", view_count=24, view_count_shown="24", unread=(Unread("a", "b", "c"),))
    archive.save([press.full(0, unread=()), misread, press.full(2, unread=())])

    assert archive.save([press.full(1, view_count=None, view_count_shown=None, unread=())]) == [REVISED]
    assert select("SELECT revision_count FROM articles") == [(1,)]
    assert select("SELECT substr(seen_at, 12, 2) FROM views") == [("13",), ("15",)]
    assert select("SELECT * FROM unread") == []
    assert select("SELECT count(*) FROM captures") == [(3,)]


def test_the_same_number_in_another_edition_is_another_article(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    russian = replace(press.plain(), identity=replace(press.identity(), edition="ru"), url="https://el.kz/ru/x_58700/")
    russian = replace(russian, capture=replace(russian.capture, url=russian.url))

    assert archive.save([press.plain(), russian]) == [NEW, NEW]


def test_a_batch_that_fails_leaves_nothing_behind(archive: Archive, press: "Press", select: "Select") -> None:
    unregistered = replace(press.plain(native_id="2"), identity=replace(press.identity("2"), agency="baq_kz"))
    with pytest.raises(ArchiveError, match="baq_kz is not registered"):
        archive.save([press.plain(), unregistered])

    assert select("SELECT count(*) FROM articles") == [(0,)]
    assert archive.save([press.plain()]) == [NEW]


# The law: the order in which captures arrive does not matter.

_TITLES = st.sampled_from(["А", "Ә", "Б"])


@st.composite
def _captures(draw: st.DrawFn) -> list[tuple[int, int, str | None, int | None, str]]:
    """(second, address, title or None for a 404, view count, layout) of one article, the first of them a page."""
    places = draw(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 1)), min_size=1, max_size=9, unique=True))
    titles = [draw(st.one_of(_TITLES, st.none(), st.just("304"))) for _ in places]
    views = [draw(st.one_of(st.none(), st.integers(0, 9))) for _ in places]
    layouts = [draw(st.sampled_from(["", "table", "div"])) for _ in places]
    return [
        (*place, title, count, layout)
        for place, title, count, layout in zip(places, titles, views, layouts, strict=True)
    ]


@settings(max_examples=60)
@given(captures=_captures(), data=st.data())
def test_the_rows_do_not_depend_on_the_order_of_arrival(
    press: "Press",
    captures: list[tuple[int, int, str | None, int | None, str]],
    data: st.DataObject,
    empty: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    def entry(second: int, address: int, title: str | None, count: int | None, layout: str) -> Article | Gone | Same:
        status = {None: 404, "304": 304}.get(title, 200)
        capture = Capture(f"https://el.kz/{address}/maqala_58700/", press.at(second / 3600), status)
        if status == 304:
            return Same(press.identity(), capture)
        if title is None:
            return Gone(press.identity(), capture)
        tags = (f"{second}{address}",)
        shown = None if count is None else str(count)
        unread = (Unread("views", "көп", "no number"),) if count == 0 else ()
        counted: dict[str, Any] = {"view_count": count, "view_count_shown": shown, "unread": unread}
        article = press.plain(headline=title, tags=tags, structure=layout, **counted)
        return replace(article, capture=capture)

    # A page comes first: what is gone before the archive knew it is not recorded.
    first = (-1, 0, "А", None, "div")
    in_order = [entry(*first), *(entry(*capture) for capture in sorted(captures, key=lambda capture: capture[:2]))]
    shuffled = [entry(*first), *(entry(*capture) for capture in data.draw(st.permutations(captures)))]
    again = [*shuffled, *data.draw(st.permutations(shuffled))]

    folder = tmp_path_factory.mktemp("order")
    expected = _saved(in_order, empty, folder / "in_order.db")
    assert _saved(shuffled, empty, folder / "shuffled.db") == expected
    assert _saved(again, empty, folder / "again.db") == expected


@settings(max_examples=60)
@given(titles=st.lists(st.sampled_from(["Sáýir", "Säuir", "Säwir", "Mamyr", "Mamır", ""]), max_size=7), data=st.data())
def test_the_rows_do_not_depend_on_the_order_in_which_alphabets_arrive(
    press: "Press", titles: list[str], data: st.DataObject, empty: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def entry(hour: int, title: str) -> Article | Gone:
        identity = replace(press.identity(), edition="kk-Latn")
        if not title:
            return replace(press.gone(hour), identity=identity)
        return press.plain(hour, identity=identity, headline=title, structure=data.draw(st.sampled_from(["a", "b"])))

    in_order = [entry(0, "Sáýir"), *(entry(hour, title) for hour, title in enumerate(titles, start=1))]
    shuffled = [in_order[0], *data.draw(st.permutations(in_order[1:]))]
    again = [*shuffled, *data.draw(st.permutations(shuffled))]

    folder = tmp_path_factory.mktemp("alphabets")
    expected = _saved(in_order, empty, folder / "in_order.db")
    assert _saved(shuffled, empty, folder / "shuffled.db") == expected
    assert _saved(again, empty, folder / "again.db") == expected


def _saved(entries: Sequence[Article | Gone | Same], empty: Path, path: Path) -> dict[str, set[Any]]:
    """All rows after `entries`, without the ids that tell the order of arrival."""
    shutil.copy(empty, path)
    with Archive.open(path) as archive:
        archive.save(entries)
    with closing(sqlite3.connect(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608
    del rows["_sqlite_migrations"]
    return {table: {row[1:] if table == "captures" else row for row in found} for table, found in rows.items()}


# What the crawler asks.


def test_known_articles_come_in_the_order_of_their_last_check(archive: Archive, press: "Press") -> None:
    saved: list[Article | Gone] = [press.plain(3, "1"), press.plain(0, "2"), press.plain(1, "3"), press.gone(5, "2")]
    archive.save(saved)

    def known(native_id: str, hour: int, *, gone: bool = False) -> Known:
        return Known(press.identity(native_id), f"https://el.kz/maqala_{native_id}/", press.at(hour), gone)

    assert list(archive.known("el_kz")) == [known("3", 1), known("1", 3), known("2", 0, gone=True)]
    assert list(archive.known("baq_kz")) == []


def test_saving_while_known_articles_are_walked_through_shows_none_twice(archive: Archive, press: "Press") -> None:
    archive.save([press.plain(number / 3600, str(number)) for number in range(2500)])
    walked: list[str] = []
    for known in archive.known("el_kz"):
        walked.append(known.identity.native_id)
        if len(walked) % 25 == 0:
            archive.save([press.plain(100, native_id) for native_id in walked[-25:]])

    assert walked == [str(number) for number in range(2500)]


def test_the_last_complete_crawl_is_remembered(archive: Archive, select: "Select") -> None:
    def crawl(day: int, *, complete: bool) -> int:
        times = datetime(2023, 1, day, 6, tzinfo=UTC), datetime(2023, 1, day, 7, tzinfo=UTC)
        begun = CrawlBegun("el_kz", times[0], {"since": "2023-01-01"}, {"muragat": "0.1.0"})
        crawl_id = archive.start_crawl(begun)
        counts = Counts(pages=9, new=1, revised=2, unchanged=3, gone=4, failed=5, unread=6)
        ended = CrawlEnded(times[1], "finished", 0, complete=complete, counts=counts, summary={"robots": "obeyed"})
        archive.finish_crawl(crawl_id, ended)
        return crawl_id

    assert archive.last_complete_crawl("el_kz") is None
    _, second, _ = crawl(1, complete=True), crawl(2, complete=True), crawl(3, complete=False)

    times = datetime(2023, 1, 2, 6, tzinfo=UTC), datetime(2023, 1, 2, 7, tzinfo=UTC)
    assert archive.last_complete_crawl("el_kz") == CompleteCrawl(second, *times)
    row = dict(zip(_columns(select, "crawls"), select("SELECT * FROM crawls WHERE id = 2")[0], strict=True))
    assert row == {
        "id": 2,
        "agency": "el_kz",
        "arguments": '{"since": "2023-01-01"}',
        "started_at": "2023-01-02T06:00:00Z",
        "finished_at": "2023-01-02T07:00:00Z",
        "reason": "finished",
        "exit_code": 0,
        "complete": 1,
        "pages": 9,
        "new": 1,
        "revised": 2,
        "unchanged": 3,
        "gone": 4,
        "failed": 5,
        "unread": 6,
        "versions": '{"muragat": "0.1.0"}',
        "summary": '{"robots": "obeyed"}',
    }


def test_an_agency_registered_again_is_brought_up_to_date(archive: Archive, select: "Select") -> None:
    archive.register(Agency("el_kz", "El.kz ақпарат агенттігі", "https://el.kz/", "Asia/Almaty"))

    assert select("SELECT name FROM agencies") == [("El.kz ақпарат агенттігі",)]


def _columns(select: "Select", table: str) -> list[str]:
    return [name for (name,) in select(f"SELECT name FROM pragma_table_info('{table}')")]  # noqa: S608


def _tables(select: "Select") -> list[str]:
    tables = [name for (name,) in select("SELECT name FROM sqlite_master WHERE type = 'table'")]
    ours = ("_", "articles_fts", "words", "stems", "search_index", "reprint_")
    return [name for name in tables if not name.startswith(ours)]
