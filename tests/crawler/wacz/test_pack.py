"""`muragat pack`: what is in a WACZ of everything and of some days, byte by byte, and what can't be packed."""

import errno
import gzip
import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from archive.warc.members import Member, read_members
from crawler.wacz.pack import Job, pack, size_of_work
from crawler.wacz.package import Part
from crawler.wacz.selection import Wanted
from tests.archive.warc.warcs import answer, record, write_warc
from tests.crawler.capture.exchanges import read_warc
from tests.crawler.wacz.collection import (
    APPLES,
    BIRDS,
    BIRDS_PAGE,
    DAYS,
    EDITED_HEADLINE,
    FIRST_HEADLINE,
    LIST,
    PICTURE,
    ROBOTS,
    WOODS,
    Opened,
    collect,
    muragat,
    opened,
    reread,
)

APPLES_HEADLINE = "В Алматы вдоль реки Есентай высадят 1200 яблонь Сиверса"
WOODS_HEADLINE = "Орман және табиғи саябақтар саласының алдағы міндеттері айқындалды"


def packed(archive: Path, out: Path, *options: str) -> Opened:
    result = muragat("pack", archive, "--out", out, *options)
    assert result.exit_code == 0, result.output
    return opened(out)


def warcs(archive: Path) -> list[Path]:
    return sorted((archive.parent / "warc").rglob("*.warc.gz"))


def titles(found: Opened) -> list[tuple[str, str, str]]:
    return [(page["ts"], page["url"], page["title"]) for page in found.pages[1:]]


def copied(found: Opened, archive: Path) -> list[tuple[str, str, str]]:
    """Type, address and time of every record in copied files, whose member must be byte for byte in the source."""
    sources = {path.name.removesuffix(".warc.gz"): path.read_bytes() for path in warcs(archive)}
    kinds = []
    for name, content in sorted(found.warcs().items()):
        if not name.endswith("-selected.warc.gz"):
            continue
        path = archive.parent / "copied.warc.gz"
        path.write_bytes(content)
        members = [one for one in read_members(path) if isinstance(one, Member)]
        assert sum(one.length for one in members) == len(content)
        source = sources[name.removesuffix("-selected.warc.gz")]
        assert all(content[one.offset : one.offset + one.length] in source for one in members[1:])
        kinds += [
            (one.kind, one.headers.get("WARC-Target-URI", ""), one.headers["WARC-Date"][:10])
            for one in read_warc(path)[1:]
        ]
        path.unlink()
    return kinds


def test_a_wacz_of_everything_has_the_warc_files_as_they_are(archive: Path, tmp_path: Path) -> None:
    found = packed(archive, tmp_path / "a.wacz")

    assert found.warcs() == {path.name: path.read_bytes() for path in warcs(archive)}
    assert titles(found) == [
        ("2026-04-06T07:00:02Z", BIRDS, FIRST_HEADLINE),
        ("2026-04-06T07:00:03Z", APPLES, APPLES_HEADLINE),
        ("2026-04-07T07:00:02Z", BIRDS, EDITED_HEADLINE),
        ("2026-04-08T07:00:02Z", BIRDS, FIRST_HEADLINE),
        ("2026-04-08T07:00:04Z", WOODS, WOODS_HEADLINE),
    ]
    assert found.pages[0] == {"format": "json-pages-1.0", "id": "pages", "title": "El.kz"}
    assert "text" not in found.pages[1]


def test_the_index_for_replay_has_one_capture_a_second_and_nothing_that_shows_nothing(
    archive: Path, tmp_path: Path
) -> None:
    found = packed(archive, tmp_path / "a.wacz")

    html, revisit = "text/html", "warc/revisit"
    assert found.shown() == [
        (LIST, "20260406070001", html),
        (LIST, "20260407070001", html),
        (LIST, "20260408070001", html),
        (WOODS, "20260408070004", html),
        (f"{WOODS}?utm_source=tg", "20260408070005", revisit),
        (BIRDS, "20260406070002", html),
        (BIRDS, "20260407070002", html),
        (BIRDS, "20260408070002", revisit),
        (ROBOTS, "20260406070000", "text/plain"),
        (ROBOTS, "20260407070000", revisit),
        (APPLES, "20260406070003", html),
        (APPLES, "20260407070003", revisit),
        (PICTURE, "20260406070004", "image/jpeg"),
    ]
    bodies = [found.record(named).partition(b"\r\n\r\n")[2].partition(b"\r\n\r\n")[2] for _, _, named in found.index]
    # Of the two within a second the last one, and the article rather than the error before it.
    assert gzip.decompress(bodies[2].removesuffix(b"\r\n\r\n")) == b"<html>day 3, a moment later</html>"
    assert [named["status"] for _, _, named in found.index] == ["200"] * 13


def test_every_line_of_the_index_leads_to_its_record(archive: Path, tmp_path: Path) -> None:
    for options in ([], ["--since", "2026-04-07"]):
        found = packed(archive, tmp_path / f"{len(options)}.wacz", *options)

        for _, timestamp, named in found.index:
            head = found.record(named).partition(b"\r\n\r\n")[0].decode()
            date = f"{timestamp[:4]}-{timestamp[4:6]}-{timestamp[6:8]}T{timestamp[8:10]}:"
            assert f"WARC-Target-URI: {named['url']}\r\n" in head
            assert f"WARC-Record-ID: <{named['recordId']}>" in head
            assert f"WARC-Date: {date}" in head


def test_an_index_of_many_lines_is_in_blocks_that_the_second_file_finds(tmp_path: Path) -> None:
    lists = [
        record("response", f"https://el.kz/?page={number}", answer(b"<html>"), "2026-04-06T07:00:00Z")
        for number in range(2500)
    ]
    (tmp_path / "warc").mkdir()
    write_warc(tmp_path / "warc" / "lists.warc.gz", lists)
    reread(tmp_path / "archive.db", tmp_path / "warc")

    found = packed(tmp_path / "archive.db", tmp_path / "a.wacz")

    head, *places = found.parts["indexes/index.idx"].decode().splitlines()
    assert json.loads(head.removeprefix("!meta 0 ")) == {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
    blocks = []
    for line in places:
        key, timestamp, named = line.split(" ", 2)
        place = json.loads(named)
        block = found.parts["indexes/index.cdx.gz"][place["offset"] : place["offset"] + place["length"]]
        lines = gzip.decompress(block).decode().splitlines()
        assert lines[0].startswith(f"{key} {timestamp} {{")
        assert place["digest"] == f"sha256:{hashlib.sha256(block).hexdigest()}"
        blocks.append(lines)
    assert [len(lines) for lines in blocks] == [1024, 1024, 452]
    everything = [line.encode() for lines in blocks for line in lines]
    assert everything == sorted(everything)


def test_of_some_days_there_are_their_records_and_what_they_need_to_be_shown(archive: Path, tmp_path: Path) -> None:
    found = packed(archive, tmp_path / "a.wacz", "--agency", "el_kz", "--since", "2026-04-07", "--until", "2026-04-07")

    assert copied(found, archive) == [
        ("warcinfo", "", found_day(archive, 0)),
        # What revisits of day 2 repeat, and the picture, which is fetched once.
        ("response", ROBOTS, "2026-04-06"),
        ("request", ROBOTS, "2026-04-06"),
        ("response", APPLES, "2026-04-06"),
        ("request", APPLES, "2026-04-06"),
        ("response", PICTURE, "2026-04-06"),
        ("request", PICTURE, "2026-04-06"),
    ]
    # All of day 2 is in its own file, which is there as it is.
    first, second, _ = warcs(archive)
    assert list(found.warcs()) == [first.name.replace(".warc.gz", "-selected.warc.gz"), second.name]
    assert found.warcs()[second.name] == second.read_bytes()
    assert titles(found) == [
        ("2026-04-06T07:00:03Z", APPLES, APPLES_HEADLINE),
        ("2026-04-07T07:00:02Z", BIRDS, EDITED_HEADLINE),
    ]
    assert found.pages[0]["title"] == found.about["title"] == "El.kz, 2026-04-07"


def found_day(archive: Path, number: int) -> str:
    """The day on which the warcinfo of a file was written: today."""
    return read_warc(warcs(archive)[number])[0].headers["WARC-Date"][:10]


def test_a_copied_file_says_in_its_first_record_what_it_is(archive: Path, tmp_path: Path) -> None:
    found = packed(archive, tmp_path / "a.wacz", "--until", "2026-04-06", "--since", "2026-04-06")
    more = packed(archive, tmp_path / "b.wacz", "--since", "2026-04-08")

    assert list(found.warcs()) == [warcs(archive)[0].name]
    (name,) = [name for name in more.warcs() if name.endswith("-selected.warc.gz")]
    (tmp_path / name).write_bytes(more.warcs()[name])
    about = read_warc(tmp_path / name)[0]
    assert (about.kind, about.headers["WARC-Filename"]) == ("warcinfo", name)
    assert (
        f"description: records of {warcs(archive)[0].name}, unaltered: captures of all agencies from 2026-04-08, "
        "and what they need to be shown\r\n"
    ).encode() in about.block


def test_a_failure_of_the_days_is_copied_too(tmp_path: Path) -> None:
    archive = collect(tmp_path, [[*DAYS[0], *DAYS[1]]])

    found = packed(archive, tmp_path / "a.wacz", "--until", "2026-04-06")

    kinds = copied(found, archive)
    assert ("metadata", "https://el.kz/ulken_58801/", "2026-04-06") in kinds
    assert {date for kind, _, date in kinds if kind != "warcinfo"} == {"2026-04-06"}


def test_the_parts_are_listed_with_their_digests(archive: Path, tmp_path: Path) -> None:
    found = packed(archive, tmp_path / "a.wacz", "--since", "2026-04-08", "--text")

    listed = {one["path"]: (one["hash"], one["bytes"]) for one in found.about["resources"]}
    assert listed == {
        name: (f"sha256:{hashlib.sha256(part).hexdigest()}", len(part))
        for name, part in found.parts.items()
        if "/" in name
    }
    digest = json.loads(found.parts["datapackage-digest.json"])
    assert digest == {
        "path": "datapackage.json",
        "hash": f"sha256:{hashlib.sha256(found.parts['datapackage.json']).hexdigest()}",
    }
    assert (found.about["profile"], found.about["wacz_version"]) == ("data-package", "1.1.1")
    with zipfile.ZipFile(tmp_path / "a.wacz") as file:
        stored = {one.filename for one in file.infolist() if one.compress_type == zipfile.ZIP_STORED}
    assert stored == {name for name in found.parts if name.startswith("archive/") or name.endswith(".gz")}
    assert found.pages[0]["hasText"] is True
    assert [page["text"].split()[:2] for page in found.pages[1:]] == [
        ["Өскемендегі", "университеттің"],
        ["Орман", "және"],
    ]


def test_files_of_other_crawlers_are_packed_whatever_their_form(tmp_path: Path) -> None:
    url = APPLES.replace("https", "http")
    date = "2026-04-06T07:00:00Z"
    request = record("request", f"<{url}>", b"GET / HTTP/1.1\r\n\r\n", date, "1.0")
    response = record("response", f"<{url}>", answer(BIRDS_PAGE), date, "1.0")
    info = record("warcinfo", "", b"software: another\r\n", date)
    folder = tmp_path / "warc"
    folder.mkdir()
    write_warc(folder / "Басқа жинақ.warc.gz", [info, request, response])
    write_warc(folder / "plain.warc", [info, request, response], compressed=False)
    write_warc(folder / "one.warc", [info, request, response], compressed=False)
    (folder / "one.warc.gz").write_bytes(gzip.compress((folder / "one.warc").read_bytes()))
    (folder / "one.warc").unlink()
    reread(tmp_path / "archive.db", folder)

    found = packed(tmp_path / "archive.db", tmp_path / "a.wacz")
    some = packed(tmp_path / "archive.db", tmp_path / "b.wacz", "--agency", "el_kz")

    names = ["Басқа жинақ.warc.gz", "one.warc.gz", "plain.warc"]
    assert sorted(found.warcs()) == sorted(some.warcs()) == sorted(names)
    for name in (names[0], names[2]):
        assert found.warcs()[name] == (folder / name).read_bytes()
    (folder / "one.warc.gz").write_bytes(found.warcs()["one.warc.gz"])
    members = [one.record for one in read_members(folder / "one.warc.gz") if isinstance(one, Member)]
    assert members[1:] == [info, request, response]
    assert [named["url"] for _, _, named in found.index] == [url]
    assert [one["name"] for one in found.about["resources"] if one["path"].startswith("archive/")] == [
        "one.warc.gz",
        "plain.warc",
        "-.warc.gz",
    ]


def test_a_request_before_its_response_is_copied_with_it(tmp_path: Path) -> None:
    def exchange(url: str, day: int) -> list[bytes]:
        date, later = f"2026-04-0{day}T07:00:00Z", f"2026-04-0{day}T07:00:09Z"
        ids = f"<urn:uuid:{hashlib.md5(f'{url}{day}'.encode(), usedforsecurity=False).hexdigest()}>"
        asked = record("request", url, b"GET / HTTP/1.1\r\n\r\n", date)
        answered = record("response", url, answer(BIRDS_PAGE), later, "1.1", f"WARC-Concurrent-To: {ids}")
        return [_with_id(asked, ids), answered]

    (tmp_path / "warc").mkdir()
    path = tmp_path / "warc" / "a.warc.gz"
    write_warc(path, [*exchange(BIRDS, 6), *exchange(BIRDS, 7), *exchange(BIRDS, 8)])
    reread(tmp_path / "archive.db", path)

    found = packed(tmp_path / "archive.db", tmp_path / "a.wacz", "--since", "2026-04-07", "--until", "2026-04-07")

    members = [one for one in read_members(path) if isinstance(one, Member)]
    content = path.read_bytes()
    start, end = members[2].offset, members[3].offset + members[3].length
    assert found.warcs()["a-selected.warc.gz"].endswith(content[start:end])
    (tmp_path / "b.warc.gz").write_bytes(found.warcs()["a-selected.warc.gz"])
    assert [one.kind for one in read_warc(tmp_path / "b.warc.gz")] == ["warcinfo", "request", "response"]


def _with_id(one: bytes, record_id: str) -> bytes:
    head, _, rest = one.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.startswith(b"WARC-Record-ID")]
    return b"\r\n".join([*lines, f"WARC-Record-ID: {record_id}".encode()]) + b"\r\n\r\n" + rest


def test_what_is_damaged_or_missing_is_named_and_the_rest_is_packed(archive: Path, tmp_path: Path) -> None:
    shutil.copytree(archive.parent, tmp_path / "copy")
    copy = tmp_path / "copy" / archive.name
    first, _, third = warcs(copy)
    third.unlink()
    member = [one for one in read_members(first) if isinstance(one, Member)][5]
    content = bytearray(first.read_bytes())
    content[member.offset + member.length // 2] ^= 0xFF
    first.write_bytes(content)

    result = muragat("pack", copy, "--out", tmp_path / "a.wacz", "--since", "2026-04-07")

    assert result.exit_code == 1
    lost, broken, last = result.stdout.splitlines()
    assert lost == f"{third.name} is not in {copy.parent / 'warc'}: it has 6 of the captures"
    assert broken.startswith(f"{first.name}, byte {member.offset:,}: ")
    assert last.startswith(f"{tmp_path / 'a.wacz'}: ")
    assert opened(tmp_path / "a.wacz").index


def test_a_revisit_of_what_is_nowhere_is_named_and_not_in_the_index(tmp_path: Path) -> None:
    archive = collect(tmp_path)
    first = warcs(archive)[0]
    first.unlink()
    first.with_name(first.name.replace(".warc.gz", ".cdxj")).unlink()

    result = muragat("pack", archive, "--out", tmp_path / "a.wacz", "--since", "2026-04-07")

    assert result.exit_code == 1
    assert result.stdout.count("the record whose payload it repeats is not in these WARC files") == 4
    assert [(url, mime) for url, _, mime in opened(tmp_path / "a.wacz").shown()] == [
        (LIST, "text/html"),
        (LIST, "text/html"),
        (WOODS, "text/html"),
        (f"{WOODS}?utm_source=tg", "warc/revisit"),
        (BIRDS, "text/html"),
    ]


def test_a_file_that_is_still_written_is_left_out_and_told(archive: Path, tmp_path: Path) -> None:
    shutil.copytree(archive.parent, tmp_path / "copy")
    copy = tmp_path / "copy" / archive.name
    last = warcs(copy)[2]
    last.rename(last.with_name(last.name + ".open"))

    result = muragat("pack", copy, "--out", tmp_path / "a.wacz")

    assert result.exit_code == 0
    assert f"{last.name}.open is still being written" in result.stdout
    assert list(opened(tmp_path / "a.wacz").warcs()) == [path.name for path in warcs(copy)]


def test_a_file_that_is_there_is_replaced_only_when_asked(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.wacz"
    out.write_bytes(b"mine")

    refused = muragat("pack", archive, "--out", out)
    assert (refused.exit_code, refused.stderr) == (1, f"{out} is there already; --force replaces it.\n")
    assert out.read_bytes() == b"mine"

    assert muragat("pack", archive, "--out", out, "--force").exit_code == 0
    assert opened(out).pages


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--agency", "bbc"], "There is no agency 'bbc' in the archive; there are: el_kz."),
        (["--since", "yesterday"], "--since yesterday: write the day as YYYY-MM-DD."),
        (["--until", "2026-04-31"], "--until 2026-04-31: write the day as YYYY-MM-DD."),
        (["--since", "2026-04-08", "--until", "2026-04-07"], "--since 2026-04-08 is after --until 2026-04-07."),
        (
            ["--agency", "el_kz", "--since", "2027-01-01"],
            "There is no capture of el_kz from 2027-01-01.",
        ),
        (["--until", "2025-12-31"], "There is no capture of all agencies until 2025-12-31."),
    ],
)
def test_a_wrong_option_is_a_sentence_and_leaves_no_file(
    archive: Path, tmp_path: Path, options: list[str], sentence: str
) -> None:
    result = muragat("pack", archive, "--out", tmp_path / "a.wacz", *options)

    assert (result.exit_code, result.stderr) == (1, sentence + "\n")
    assert list(tmp_path.iterdir()) == []


def test_bad_places_are_sentences(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("no archive")

    def said(*words: Path | str) -> tuple[int, str]:
        result = muragat("pack", *words)
        return result.exit_code, result.stderr.strip()

    out = tmp_path / "a.wacz"
    assert said(tmp_path / "none.db", "--out", out) == (1, f"There is no archive at {tmp_path / 'none.db'}.")
    assert said(archive, "--out", out, "--warc", tmp_path / "empty") == (
        1,
        f"There are no WARC files in {tmp_path / 'empty'}; --warc says where they are.",
    )
    assert said(archive, "--out", tmp_path / "a.zip") == (
        1,
        f"{tmp_path / 'a.zip'}: the name of a WACZ file ends with .wacz.",
    )
    nowhere = tmp_path / "none" / "a.wacz"
    assert said(archive, "--out", nowhere) == (
        1,
        f"{nowhere} can't be written: there is no folder {tmp_path / 'none'}.",
    )
    code, sentence = said(tmp_path / "a.txt", "--out", out, "--warc", archive.parent / "warc")
    assert (code, "no SQLite database" in sentence) == (1, True)
    assert not out.exists()


def test_an_archive_of_an_older_muragat_is_a_sentence(archive: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    with closing(sqlite3.connect(archive)) as whole, closing(sqlite3.connect(older)) as copy:
        whole.backup(copy)
        copy.execute("DELETE FROM _sqlite_migrations WHERE name = (SELECT max(name) FROM _sqlite_migrations)")
        copy.commit()

    result = muragat("pack", older, "--out", tmp_path / "a.wacz", "--warc", archive.parent / "warc")

    assert (result.exit_code, result.stderr) == (
        1,
        f"{older} was made by an older Muragat: `muragat info` brings it up to date.\n",
    )


def test_two_files_of_one_name_are_a_sentence(tmp_path: Path) -> None:
    archive = collect(tmp_path, DAYS[:1])
    (path,) = warcs(archive)
    (tmp_path / "warc" / "more").mkdir()
    other = tmp_path / "warc" / "more" / path.name
    shutil.copy(path, other)

    result = muragat("pack", archive, "--out", tmp_path / "a.wacz")

    assert (result.exit_code, "have one name" in result.stderr) == (1, True)


@pytest.mark.parametrize("piece", [1, 2, 5])
def test_a_full_disk_is_a_sentence_and_leaves_nothing(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    calls = []
    write = Part.write

    def full(part: Part, content: bytes) -> int:
        calls.append(part)
        if len(calls) == piece:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(part, content)

    monkeypatch.setattr(Part, "write", full)
    result = muragat("pack", archive, "--out", tmp_path / "a.wacz")

    assert result.exit_code == 1
    assert result.stderr == f"{tmp_path / 'a.wacz'} can't be written: No space left on device.\n"
    assert list(tmp_path.iterdir()) == []


def test_when_it_is_stopped_nothing_is_left(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(Part, "write", stopped)
    result = muragat("pack", archive, "--out", tmp_path / "a.wacz")

    assert (result.exit_code, result.stderr) == (1, f"Stopped. There is no {tmp_path / 'a.wacz'} from this run.\n")
    assert list(tmp_path.iterdir()) == []


def test_progress_reaches_its_end(archive: Path, tmp_path: Path) -> None:
    for number, wanted in enumerate((Wanted(), Wanted(since=date(2026, 4, 8)))):
        job = Job(archive, archive.parent / "warc", tmp_path / f"{number}.wacz", wanted)
        done: list[int] = []
        pack(job, done.append)
        assert sum(done) == size_of_work(job) == sum(path.stat().st_size for path in warcs(archive))
