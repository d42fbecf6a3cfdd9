"""Two archives as one: each table, conflicts, what one archive knows of the other's captures."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive import health
from archive.article import Announcement, Capture, Identity, Listed, Response, Same, WarcPlace
from archive.backfill import Missed, Walked
from archive.connection import reading
from archive.crawls import CrawlBegun, CrawlEnded
from archive.health import Finding, Seen
from archive.merging.tables import DERIVED, MERGED
from archive.store import Archive, ArchiveError, Counts, Entry
from archive.warc_files import ReadTo
from tests.archive.conftest import EL_KZ
from tests.archive.merging.conftest import Make, faults, made, merged
from tests.archive.merging.dump import dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.archive.conftest import Press

TEXT = "Кітапхана қорында он мың кітап бар. Балалар бөлмесі де бар, оқырмандар күн сайын келеді. " * 4
QUOTED = f"{TEXT}«Кітапхана бізге өте керек еді, балалар қуанып жатыр», – деді ауыл әкімі Асқар Серіков. {TEXT}"


def everything(press: "Press", first: int = 58700) -> list[Entry]:
    """Captures that leave no table empty; the articles have numbers from `first` on."""
    number, later, reprint = str(first), str(first + 1), str(first + 2)
    body = tuple(QUOTED.split(". "))
    page = Capture("https://el.kz/", press.at(0), 200, "sha256:list", WarcPlace(f"el-{first}.warc.gz", 9, 9))
    urls = f"https://el.kz/{number}.jpg", "https://el.kz/storage/1-1600.jpg"
    picture = press.image(5, *urls, digest=f"sha256:{number}")
    announced = Announcement(number, "kk-Cyrl", f"https://el.kz/maqala_{number}/", "Тақырып", "13.01", "2023-01-13")
    return [
        press.full(0, number, structure="html/a", article_body=body),
        press.full(1, number, headline="Басқа тақырып", structure="html/a", article_body=body, view_count=1300),
        press.full(2, number, headline="Мүлде басқа", structure="html/b", article_body=body, view_count=1200),
        press.full(0.5, later, article_body=("Қысқа.",)),
        replace(press.gone(3, later), capture=replace(press.gone(3, later).capture, warc=WarcPlace("x.gz", first, 1))),
        press.plain(4, reprint, article_body=(*body, "Соңы."), date_published="2023-01-14T18:19:00+06:00"),
        replace(picture, capture=replace(picture.capture, warc=WarcPlace(f"el-{first}.warc.gz", 99, 9))),
        Listed(EL_KZ.id, "list /", page, (announced,)),
        Response(EL_KZ.id, Capture("https://el.kz/robots.txt", press.at(first % 7), 404, failure="")),
        Walked(EL_KZ.id, "list /", date(2023, 1, 12), date(2023, 1, 13), press.at(0), press.at(first % 5)),
        Missed(press.identity("9"), "https://el.kz/maqala_9/", "robots", press.at(first % 3)),
    ]


def with_a_crawl(path: Path, press: "Press", hour: float) -> Path:
    """The archive with a crawl in its diary, and a WARC file that was read."""
    with Archive.open(path) as archive:
        number = archive.start_crawl(CrawlBegun("el_kz", press.at(hour), {"mode": "new"}, {"a": "1"}))
        ended = CrawlEnded(
            press.at(hour + 1),
            "finished",
            0,
            complete=True,
            counts=Counts(pages=3),
            seen=Seen(3, {"headline": 3}),
            findings=(Finding("field", "No article shows a date.", "https://el.kz/"),),
        )
        archive.finish_crawl(number, ended)
        archive.save([ReadTo(f"el-{hour}.warc.gz", 9, 9, {"page": "3+ab", "date": "1"})])
    return path


def copied(path: Path, name: str) -> Path:
    target = path.with_name(f"{name}.db")
    shutil.copyfile(path, target)
    return target


@pytest.fixture
def both(make: Make, press: "Press") -> tuple[Path, Path]:
    """Two archives that share an article, with later captures of it in the second, and have others of their own."""
    first = with_a_crawl(make("a", everything(press)), press, 1)
    shared: Sequence[Entry] = [
        press.full(0.25, headline="Аралық тақырып", capture=place(press, 0.25, "b.warc.gz")),
        press.full(9, headline="Ең соңғы", capture=place(press, 9, "b.warc.gz"), tags=("жаңа",), view_count=2000),
    ]
    return first, with_a_crawl(make("b", [*everything(press, 60000), *shared]), press, 2)


def place(press: "Press", hour: float, file: str, offset: int | None = None) -> Capture:
    url = "https://el.kz/maqala_58700/"
    return Capture(url, press.at(hour), 200, "sha256:1", WarcPlace(file, offset or int(hour * 100), 9))


def test_an_archive_merged_into_a_new_one_is_the_same_archive(make: Make, press: "Press", tmp_path: Path) -> None:
    whole = with_a_crawl(make("a", everything(press)), press, 1)
    merged(tmp_path / "new.db", whole)

    rows = dump(whole)
    assert [table for table in (*MERGED, *DERIVED) if rows.get(table) == []] == []
    assert dump(tmp_path / "new.db") == rows
    assert faults(tmp_path / "new.db") == []


def test_merging_is_the_same_whichever_archive_is_first(both: tuple[Path, Path]) -> None:
    first, second = both
    other_way = copied(second, "other")
    merged(other_way, first)
    merged(first, second)

    assert dump(first) == dump(other_way)
    assert faults(first) == faults(other_way) == []


def test_merging_again_changes_nothing(both: tuple[Path, Path]) -> None:
    first, second = both
    before, of_second = copied(first, "before"), second.read_bytes()
    merged(first, second)
    once = dump(first)

    report = merged(first, second, before)

    assert (dump(first), report.new, second.read_bytes()) == (once, 0, of_second)
    assert dump(copied(first, "copy")) == once


def test_an_archive_merged_with_its_copy_is_as_it_was(both: tuple[Path, Path]) -> None:
    first, _ = both
    rows = dump(first)
    merged(first, copied(first, "copy"))

    assert dump(first) == rows


def test_two_archives_merged_are_as_one_that_has_saved_all(make: Make, press: "Press", tmp_path: Path) -> None:
    first: list[Entry] = [press.full(0, view_count=1), press.full(2, headline="Б", view_count=3), press.gone(5)]
    second: list[Entry] = [
        press.full(1, headline="В", view_count=2),
        press.gone(4),
        press.plain(3, "58701"),
        press.full(7),
    ]
    merged(make("a", first), make("b", second))

    assert dump(tmp_path / "a.db") == dump(make("whole", [*first, *second]))


def test_a_404_that_one_archive_saw_of_an_article_that_only_the_other_knew_is_its_disappearance(
    make: Make, press: "Press", tmp_path: Path
) -> None:
    gone = replace(press.gone(5), capture=replace(press.gone(5).capture, warc=WarcPlace("b.warc.gz", 1, 1)))
    early = replace(press.gone(-5), capture=replace(press.gone(-5).capture, warc=WarcPlace("b.warc.gz", 9, 1)))
    knowing, unknowing = make("a", [press.plain(0), press.plain(8)]), make("b", [early, gone])
    other_way = copied(unknowing, "other")
    merged(knowing, unknowing)
    merged(other_way, knowing)

    rows = dump(knowing)
    assert rows["disappearances"] == [("el_kz 58700 kk-Cyrl", "2023-01-13T18:00:00Z", 404, "2023-01-13T21:00:00Z")]
    assert rows == dump(other_way) == dump(make("whole", [press.plain(0), press.plain(8), early, gone]))


def test_a_304_repeats_the_page_of_the_other_archive(make: Make, press: "Press", tmp_path: Path) -> None:
    url = "https://el.kz/maqala_58700/"
    same = Same(press.identity(), Capture(url, press.at(4), 304, warc=WarcPlace("a.warc.gz", 7, 1)))
    mine: list[Entry] = [press.full(0, view_count=5), same]
    theirs: list[Entry] = [press.full(2, headline="Жаңа", view_count=8)]
    merged(make("a", mine), make("b", theirs))

    rows = dump(tmp_path / "a.db")
    assert [row[1:3] for row in rows["views"]] == [
        ("2023-01-13T13:00:00Z", 5),
        ("2023-01-13T15:00:00Z", 8),
        ("2023-01-13T17:00:00Z", 8),
    ]
    assert rows == dump(make("whole", [*mine, *theirs]))


def read_by(path: Path, page: str) -> Path:
    with Archive.open(path) as archive:
        archive.save([ReadTo("el-1.warc.gz", 9999, 9999, {"page": page})])
    return path


@pytest.mark.parametrize(("page_of_a", "page_of_b", "kept"), [("3", "4", "Жаңа"), ("11", "9", "Ескі")])
def test_of_two_readings_of_one_capture_the_newer_readers_counts_and_both_are_named(
    make: Make, press: "Press", page_of_a: str, page_of_b: str, kept: str
) -> None:
    first = read_by(make("a", [press.full(0, headline="Ескі")]), page_of_a)
    second = read_by(make("b", [press.full(0, headline="Жаңа")]), page_of_b)
    other_way, before = copied(second, "other"), copied(first, "before")
    merged(other_way, first)
    (conflict,) = merged(first, second).conflicts

    rows = dump(first)
    assert [row[3] for row in rows["revisions"]] == [kept]
    assert (conflict.url, conflict.fetched_at, conflict.what) == (
        "https://el.kz/maqala_58700/",
        "2023-01-13T13:00:00Z",
        "headline",
    )
    assert f'"{max(page_of_a, page_of_b, key=int)}"' in conflict.kept_by
    assert f'"{min(page_of_a, page_of_b, key=int)}"' in conflict.left_by
    assert rows == dump(other_way)
    merged(first, before)
    assert dump(first) == rows
    assert faults(first) == []


def test_values_of_one_page_are_those_of_the_newer_readers(make: Make, press: "Press") -> None:
    old = press.full(0, date_published="2023-01-12T18:19:00+06:00", readers={"date": "3", "views": "4"})
    new = press.full(0, view_count=1200, readers={"date": "10", "views": "5"})
    first, second = make("a", [old]), make("b", [new])
    other_way = copied(second, "other")
    merged(other_way, first)
    (conflict,) = merged(first, second).conflicts

    assert (conflict.what, conflict.kept_by) == (
        "date_published, date_published_utc, published_day",
        '{"date": "10", "views": "5"}',
    )
    assert dump(first) == dump(other_way) == dump(second)


def test_what_one_archive_read_as_an_article_is_one(make: Make, press: "Press") -> None:
    page = press.full(0)
    first, second = make("a", [Response("el_kz", page.capture)]), make("b", [page])
    other_way = copied(second, "other")
    merged(other_way, first)
    (conflict,) = merged(first, second).conflicts

    assert conflict.what == "whether it is an article"
    assert dump(first) == dump(other_way) == dump(second)


def test_content_in_another_alphabet_is_spelled_as_the_first_capture_has_it(make: Make, press: "Press") -> None:
    def spelled(hour: float, headline: str) -> Entry:
        return press.plain(hour, identity=Identity("el_kz", "58700", "kk-Latn"), headline=headline)

    older, newer = spelled(0, "Qazaqstan men álem"), spelled(1, "Qazaqstan men älem")
    first, second = make("a", [newer]), make("b", [older])
    other_way = copied(second, "other")
    merged(other_way, first)
    merged(first, second)

    rows = dump(first)
    assert [row[1:4] for row in rows["revisions"]] == [("2023-01-13T13:00:00Z", None, "Qazaqstan men álem")]
    assert rows == dump(other_way) == dump(make("whole", [older, newer]))


def test_places_that_are_other_captures_are_refused_before_anything_is_written(make: Make, press: "Press") -> None:
    first = make("a", [press.plain(0, capture=place(press, 0, "el.warc.gz", 9))])
    second = make("b", [press.plain(1, capture=place(press, 1, "el.warc.gz", 9)), press.plain(0, "7")])
    before = dump(first)

    with pytest.raises(ArchiveError, match=r"The two archives name different WARC files el\.warc\.gz .*--warc"):
        merged(first, second)
    assert dump(first) == before


def test_records_that_overlap_are_of_two_files(make: Make, press: "Press") -> None:
    first = make("a", [press.plain(0, capture=place(press, 0, "el.warc.gz", 100))])
    for offset, is_refused in ((91, False), (92, True), (108, True), (109, False)):
        second = make(f"b{offset}", [press.plain(1, capture=place(press, 1, "el.warc.gz", offset))])
        if is_refused:
            with pytest.raises(ArchiveError, match=r"The two archives name different WARC files el\.warc\.gz"):
                merged(first, second)
        else:
            merged(copied(first, f"a{offset}"), second)


def test_one_capture_of_two_articles_is_refused(make: Make, press: "Press") -> None:
    capture = place(press, 0, "el.warc.gz", 9)
    first, second = make("a", [press.plain(0, capture=capture)]), make("b", [press.plain(0, "7", capture=capture)])

    with pytest.raises(ArchiveError, match=r"el\.warc\.gz, byte 9, is article el_kz 58700 kk-Cyrl here and el_kz 7"):
        merged(first, second)


def test_a_crawl_that_one_archive_knows_only_as_begun_is_ended(make: Make, press: "Press") -> None:
    first, second = make("a", []), with_a_crawl(make("b", []), press, 1)
    with Archive.open(first) as archive:
        archive.start_crawl(CrawlBegun("el_kz", press.at(1), {"mode": "new"}, {"a": "1"}))
    other_way = copied(second, "other")
    merged(other_way, first)
    merged(first, second)

    assert dump(first) == dump(other_way) == dump(second)


def test_an_agency_is_as_the_archive_has_it_that_looked_last(make: Make, press: "Press", tmp_path: Path) -> None:
    first, second = make("a", [press.plain(0)]), made(tmp_path / "b.db", [press.plain(1)])
    with Archive.open(second) as archive:
        archive.register(replace(EL_KZ, name="Ел.кз"))
    other_way = copied(second, "other")
    merged(other_way, first)
    report = merged(first, second)

    assert report.agencies == ["el_kz"]
    assert (
        dump(first)["agencies"] == dump(other_way)["agencies"] == [("el_kz", "Ел.кз", "https://el.kz/", "Asia/Almaty")]
    )


def test_the_latest_crawl_is_the_one_that_began_last_whichever_file_it_came_from(make: Make, press: "Press") -> None:
    first, second = with_a_crawl(make("a", []), press, 9), with_a_crawl(make("b", []), press, 1)
    merged(first, second)

    with reading(first) as connection:
        assert [when for _, _, when in health.known(connection)] == ["2023-01-13T23:00:00Z"]
        (latest,) = (crawl for _, crawl, _ in health.known(connection))
        assert len(health.before(connection, "el_kz", latest, 10)) == 1
