"""`muragat reread`: WARC files into an archive, the same rows as saving what the pages said."""

import gzip
import hashlib
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.article import Agency, Article, Capture, Gone, Identity, Outcome
from archive.store import Archive, Entry
from archive.warc.members import Member, read_members
from archive.warc.records import Exchange, read_exchanges
from archive.warc_files import ReadTo
from crawler.agencies.el_kz import ElKz
from crawler.commands.fixture import FIXTURES
from crawler.commands.muragat import main
from crawler.item import Fetched
from crawler.pipelines.record import record_of
from crawler.pipelines.understand import understand
from crawler.plan import Plan
from crawler.reread import work
from crawler.reread.agencies import Agencies
from tests.archive.warc.warcs import answer, record, write_warc

ROOT = Path(__file__).parents[3]
PAGES = sorted((ROOT / FIXTURES / "el_kz").glob("*.html"))
REDIRECT = "https://el.kz/eski-atau_400045649/"


def captured(page: Path) -> tuple[str, datetime]:
    capture = json.loads(page.with_suffix(".json").read_text("utf-8"))["capture"]
    return capture["url"], datetime.fromisoformat(capture["fetched_at"])


def stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def warc(path: Path, *, again: bool = True) -> Path:
    """Every saved page, a redirect to the last one, the first one gone the day after, and much that is no article."""
    records = [record("warcinfo", "", b"software: a test\r\n", "2023-01-13T12:00:00Z")]
    for page in PAGES:
        url, at = captured(page)
        if page == PAGES[-1]:
            moved = answer(b"", "301 Moved Permanently", f"Location: {url.removeprefix('https://el.kz')}")
            records.append(record("response", REDIRECT, moved, stamp(at)))
        body = gzip.compress(page.read_bytes(), mtime=0)
        records.append(record("request", url, b"GET / HTTP/1.1\r\n\r\n", stamp(at)))
        records.append(record("response", url, answer(body, "200 OK", "Content-Encoding: gzip"), stamp(at)))
    url, at = captured(PAGES[0])
    later = stamp(at + timedelta(days=1))
    records += [
        record("response", url, answer(b"Not Found", "404 Not Found"), later),
        record("response", "https://el.kz/", answer(b"<html>list</html>"), later),
        record("response", "https://el.kz/robots.txt", answer(b"User-agent: *\r\n"), later),
        record("response", "https://example.org/a_58700/", answer(PAGES[0].read_bytes()), later),
        record("response", "https://el.kz/a_58801/", answer(b"oops", "500 Internal Server Error"), later),
        record("response", "https://el.kz/a_58802/", answer(b"<html><p>\xd2\x9a\xd0\xb0\xd1\x80</p></html>"), later),
        record("response", "https://el.kz/a_58803/", answer(b"\x1f\x8bxx", "200 OK", "Content-Encoding: gzip"), later),
        record("response", "https://el.kz/a_58804/", answer(b"<html>"), later, "1.1", "WARC-Truncated: length"),
    ]
    write_warc(path, records)
    return path


def expected(path: Path) -> Path:
    """An archive of what the pages said, saved without any WARC."""
    agency = ElKz(Plan())
    with Archive.open(path) as archive:
        archive.register(Agency("el_kz", agency.agency_name, agency.base, agency.time_zone))
        for page in PAGES:
            url, at = captured(page)
            address = agency.addresses.identify(url)
            assert address is not None
            digest = "sha256:" + hashlib.sha256(gzip.compress(page.read_bytes(), mtime=0)).hexdigest()
            content_type = "text/html; charset=utf-8"
            item = agency.item_of(page.read_bytes(), Fetched(url, at, 200, digest), address, content_type=content_type)
            article = record_of(understand(item))
            assert isinstance(article, Article)
            others = {url, *([REDIRECT] if page == PAGES[-1] else [])} - {article.url}
            archive.save([replace(article, other_urls=tuple(sorted(others)))])
        url, at = captured(PAGES[0])
        identity = agency.addresses.identify(url)
        assert identity is not None
        body = "sha256:" + hashlib.sha256(b"Not Found").hexdigest()
        capture = Capture(url, at + timedelta(days=1), 404, body)
        archive.save([Gone(Identity("el_kz", identity.native_id, identity.edition), capture)])
    return path


def rows(path: Path) -> dict[str, list[Any]]:
    """All rows but for what tells where and when this very file got them; of captures those of articles."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608
            for (name,) in names
            if name not in ("warc_files", "_sqlite_migrations") and not name.startswith("articles_fts")
        }
    tables["captures"] = sorted(row[1:8] for row in tables["captures"] if row[5] is not None)
    return tables


def reread(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["reread", *map(str, arguments), "--workers", "1"])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return warc(tmp_path / "a.warc.gz")


def test_the_rows_are_those_of_saving_what_the_pages_said(path: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"

    result = reread(archive, path)

    assert (result.exit_code, result.stdout) == (
        0,
        (
            "1 files: 4 new, 1 gone.\n"
            "Left out: 2 no article's address, 1 of another site, 1 another status, 1 not an article, 1 not decoded, "
            "1 cut off.\n"
        ),
    )
    assert rows(archive) == rows(expected(tmp_path / "expected.db"))


def test_every_answer_of_the_agencys_site_is_a_capture_with_its_place(path: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    reread(archive, path)

    with closing(sqlite3.connect(archive)) as connection:
        captures = connection.execute(
            "SELECT url, status, warc_file, warc_offset, warc_length FROM captures"
        ).fetchall()
    records = [
        (one.url, one.status, "a.warc.gz", one.offset, one.length)
        for one in read_exchanges(path)
        if isinstance(one, Exchange) and one.url.startswith("https://el.kz/")
    ]
    assert sorted(captures) == sorted(records)
    assert len(records) == 12


def test_a_revisit_is_the_page_whose_payload_it_repeats(tmp_path: Path) -> None:
    url, at = captured(PAGES[0])
    body = PAGES[0].read_bytes()
    digest = f"WARC-Payload-Digest: sha256:{hashlib.sha256(body).hexdigest()}"
    lost = f"WARC-Payload-Digest: sha256:{'0' * 64}"
    write_warc(
        tmp_path / "a.warc.gz",
        [
            record("response", url, answer(body), stamp(at), "1.1", digest),
            record("revisit", url, answer(b""), stamp(at + timedelta(days=1)), "1.1", digest),
            record("revisit", url, answer(b""), stamp(at + timedelta(days=2)), "1.1", lost),
        ],
    )

    result = reread(tmp_path / "a.db", tmp_path)

    assert result.stdout.splitlines() == [
        "1 files: 1 new, 1 unchanged.",
        "Left out: 1 a revisit of what is not there.",
    ]
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT article FROM captures ORDER BY id").fetchall() == [(1,), (1,), (None,)]
        assert connection.execute("SELECT last_seen FROM articles").fetchall() == [(stamp(at + timedelta(days=1)),)]


def test_a_redirect_led_to_no_page_of_a_later_crawl(tmp_path: Path) -> None:
    url, at = captured(PAGES[0])
    moved = answer(b"", "301 Moved Permanently", f"Location: {url.removeprefix('https://el.kz')}")
    file = "el_kz-{}123-00000-archive.example.warc.gz".format
    write_warc(tmp_path / file("20230120000000"), [record("response", REDIRECT, moved, stamp(at))])
    page = record("response", url, answer(PAGES[0].read_bytes()), stamp(at + timedelta(hours=1)))
    write_warc(tmp_path / file("20230120010000"), [page])

    reread(tmp_path / "a.db", tmp_path)

    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        found = connection.execute("SELECT url FROM addresses").fetchall()
    assert (REDIRECT,) not in found
    assert found


GIF = bytes.fromhex("47494638396102000300")


def picture(body: bytes, content_type: str = "image/gif") -> bytes:
    return answer(body).replace(b"text/html; charset=utf-8", content_type.encode())


def test_pictures_are_found_by_the_rule_of_a_crawl(tmp_path: Path) -> None:
    date, later = "2023-01-13T12:00:00Z", "2023-01-14T12:00:00Z"
    same = f"WARC-Payload-Digest: sha256:{hashlib.sha256(GIF).hexdigest()}"
    site = "https://el.kz/storage"
    moved = answer(b"", "302 Found", "Location: /storage/a.gif")
    write_warc(
        tmp_path / "a.warc.gz",
        [
            record("response", f"{site}/old.gif", moved, date),
            record("response", f"{site}/a.gif", picture(GIF), date),
            record("response", f"{site}/page.jpg", answer(b"<h1>404</h1>"), date),
            record("response", f"{site}/404.jpg", answer(b"<h1>404</h1>", "404 Not Found"), date),
            record("response", f"{site}/torn.gif", picture(GIF), date, "1.1", "WARC-Truncated: length"),
            record("response", "https://img.el.kz/thumb", picture(GIF, "application/octet-stream"), date),
            record("response", "https://example.org/a.gif", picture(GIF), date),
            record("revisit", f"{site}/a.gif", picture(b""), later, "1.1", same),
            record("revisit", "https://el.kz/", answer(b""), later, "1.1", same),
        ],
    )

    result = reread(tmp_path / "a.db", tmp_path)

    assert result.stdout.splitlines() == [
        "1 files: 4 images.",
        "Left out: 3 no article's address, 1 of another site.",
    ]
    gif = (f"sha256:{hashlib.sha256(GIF).hexdigest()}", "image/gif", 2, 3, len(GIF))
    page = (f"sha256:{hashlib.sha256(b'<h1>404</h1>').hexdigest()}", None, None, None, 12)
    assert rows(tmp_path / "a.db")["images"] == sorted(
        [
            (f"{site}/old.gif", date, *gif),
            (f"{site}/a.gif", date, *gif),
            (f"{site}/page.jpg", date, *page),
            ("https://img.el.kz/thumb", date, *gif),
            (f"{site}/a.gif", later, *gif),
        ],
        key=repr,
    )
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT count(*), count(agency) FROM captures").fetchall() == [(8, 8)]


def test_a_request_that_nothing_came_of_is_a_capture_that_says_why(tmp_path: Path) -> None:
    note = b"captureFailed: length\r\nerror: DownloadCancelledError: too large\r\nbytesReceived: 3\r\n"
    other = b"fetchTimeMs: 3\r\n"
    write_warc(
        tmp_path / "a.warc.gz",
        [
            record("metadata", "https://el.kz/a_58700/", note, "2023-01-13T12:00:00Z"),
            record("metadata", "https://el.kz/a_58700/", other, "2023-01-13T12:00:00Z"),
        ],
    )

    assert reread(tmp_path / "a.db", tmp_path).stdout == "1 files: no article.\nLeft out: 1 no answer.\n"
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        captures = connection.execute("SELECT url, status, failure, article FROM captures").fetchall()
    assert captures == [("https://el.kz/a_58700/", 0, "length: DownloadCancelledError: too large", None)]


def test_worker_processes_give_the_same_rows(path: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"

    result = CliRunner().invoke(main, ["reread", str(archive), str(path), "--workers", "2"])

    assert result.exit_code == 0
    assert rows(archive) == rows(expected(tmp_path / "expected.db"))


def test_a_folder_stands_for_the_files_in_it(path: Path, tmp_path: Path) -> None:
    reread(tmp_path / "a.db", tmp_path)

    assert rows(tmp_path / "a.db") == rows(expected(tmp_path / "expected.db"))


def test_what_todays_readers_have_read_is_not_read_twice(path: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    reread(archive, path)

    assert reread(archive, path).stdout == "1 files, 1 of them read before: no article.\n"
    assert reread(archive, path, "--all").stdout.startswith("1 files: 4 unchanged, 1 still gone.")
    assert rows(archive) == rows(expected(tmp_path / "expected.db"))


def test_an_interrupted_run_goes_on_where_it_was(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "archive.db"
    monkeypatch.setattr(work, "PART", 2000)
    save = Archive.save
    calls: list[int] = []

    def interrupted(archive: Archive, batch: Sequence[Entry]) -> list[Outcome]:
        calls.extend(one.read_to for one in batch if isinstance(one, ReadTo))
        if len(calls) == 5:
            raise KeyboardInterrupt
        return save(archive, batch)

    monkeypatch.setattr(Archive, "save", interrupted)
    result = reread(archive, path)

    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        1,
        "Stopped. What was read again is kept; run it once more to go on.",
    )
    assert reread(archive, path).exit_code == 0
    # The part that was not stored is read again, none before it.
    assert calls[:6] == [2000, 4000, 6000, 8000, 10_000, 10_000]
    assert rows(archive) == rows(expected(tmp_path / "expected.db"))


def test_a_dry_run_says_what_would_change_and_writes_nothing(path: Path, tmp_path: Path) -> None:
    archive = expected(tmp_path / "archive.db")
    with closing(sqlite3.connect(archive)) as connection:
        connection.execute("UPDATE articles SET date_published = '2001-01-01', date_published_precision = 'day'")
        connection.commit()
    before = rows(archive)

    result = reread(archive, path, "--dry-run")

    assert rows(archive) == before
    assert result.exit_code == 0
    assert result.stdout.count("2001-01-01 (day)") == 3  # examples
    assert "4 the newest capture, 1 an older capture (nothing was written)." in result.stdout


def test_a_dry_run_into_nothing_is_a_sentence(path: Path, tmp_path: Path) -> None:
    result = reread(tmp_path / "none.db", path, "--dry-run")

    assert (result.exit_code, result.stderr) == (1, f"There is no archive at {tmp_path / 'none.db'}.\n")


def test_only_captures_from_a_day_on_and_only_an_agencys(path: Path, tmp_path: Path) -> None:
    since = captured(PAGES[2])[1].date().isoformat()

    assert reread(tmp_path / "a.db", path, "--since", since).stdout.startswith("1 files: 2 new")
    assert reread(tmp_path / "b.db", path, "--agency", "el_kz").stdout.startswith("1 files: 4 new, 1 gone")


def test_damage_costs_its_record_and_is_named(path: Path, tmp_path: Path) -> None:
    content = bytearray(path.read_bytes())
    first_page = next(one for one in read_members(path) if isinstance(one, Member) and b": response" in one.record)
    content[first_page.offset + 1000] ^= 0xFF
    path.write_bytes(content[:-30])

    result = reread(tmp_path / "a.db", path)

    first, second, third, *_ = result.stdout.splitlines()
    assert result.exit_code == 1
    assert first.startswith(f"a.warc.gz, byte {first_page.offset:,}: ")
    assert second.endswith("the file ends in the middle of a record")
    assert third.startswith("1 files: 3 new")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--agency", "bbc"], f"There is no agency 'bbc'; there are: {', '.join(Agencies().known)}."),
        (
            ["--site", "bbc=http://127.0.0.1:8000"],
            f"There is no agency 'bbc'; there are: {', '.join(Agencies().known)}.",
        ),
        (["--site", "el_kz"], "--site el_kz: write AGENCY=URL, such as el_kz=http://127.0.0.1:8000."),
        (["--since", "yesterday"], "--since yesterday: write the day as YYYY-MM-DD."),
    ],
)
def test_a_wrong_option_is_a_sentence(path: Path, tmp_path: Path, arguments: list[str], sentence: str) -> None:
    result = reread(tmp_path / "a.db", path, *arguments)

    assert (result.exit_code, result.stderr) == (1, sentence + "\n")


def test_a_folder_without_warc_files_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    result = reread(tmp_path / "a.db", tmp_path / "empty")

    assert (result.exit_code, result.stderr) == (1, f"There are no WARC files in {tmp_path / 'empty'}.\n")


def test_pages_fetched_from_a_stand_in_are_the_agencys(tmp_path: Path) -> None:
    url, at = captured(PAGES[0])
    site = "http://127.0.0.1:8000"
    page = answer(PAGES[0].read_bytes())
    path = tmp_path / "a.warc.gz"
    write_warc(path, [record("response", url.replace("https://el.kz", site), page, stamp(at))])

    assert reread(tmp_path / "a.db", path).stdout == "1 files: no article.\nLeft out: 1 of another site.\n"
    reread(tmp_path / "b.db", path, "--site", f"el_kz={site}")
    assert [row[4].startswith("https://el.kz/") for row in rows(tmp_path / "b.db")["articles"]] == [True]
