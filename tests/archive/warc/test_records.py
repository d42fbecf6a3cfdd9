"""WARC files of any make, whole and damaged: what is read from them and what is told."""

import gzip
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.warc.members import Damage
from archive.warc.records import Exchange, read_exchanges
from tests.archive.warc.warcs import answer, record, write_warc

BODIES = [f"<html>{'Қар жауды. ' * n}</html>".encode() for n in range(1, 7)]


def write(path: Path, *, compressed: bool = True, version: str = "1.1", requests: bool = True) -> list[int]:
    """Writes a warcinfo, and a request and a response for each body; gives the offsets of the responses."""
    records = [record("warcinfo", "", b"software: a test\r\n", "2023-01-13T12:00:00Z", version)]
    for number, body in enumerate(BODIES):
        url, date = f"https://el.kz/a_{number}/", f"2023-01-13T12:00:0{number}Z"
        if requests:
            records.append(record("request", url, b"GET / HTTP/1.1\r\nHost: el.kz\r\n\r\n", date, version))
        records.append(
            record("response", url, answer(body, "200 OK", "Set-Cookie: a=1", "Set-Cookie: b=2"), date, version)
        )
    offsets = write_warc(path, records, compressed=compressed)
    return offsets[2::2] if requests else offsets[1:]


def whole(found: Sequence[Exchange | Damage]) -> list[bytes]:
    return [one.body for one in found if isinstance(one, Exchange)]


def damages(found: Sequence[Exchange | Damage]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Damage)]


@pytest.mark.parametrize("compressed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("requests", [True, False], ids=["with requests", "without"])
def test_every_response_of_a_whole_file_is_read(
    tmp_path: Path, *, compressed: bool, version: str, requests: bool
) -> None:
    path = tmp_path / "a.warc"
    offsets = write(path, compressed=compressed, version=version, requests=requests)

    found = list(read_exchanges(path))

    assert damages(found) == []
    assert [one.offset for one in found] == offsets
    first = found[0]
    assert isinstance(first, Exchange)
    assert (first.kind, first.url, first.at, first.status, first.headers, first.body, first.truncated) == (
        "response",
        "https://el.kz/a_0/",
        datetime(2023, 1, 13, 12, 0, 0, tzinfo=UTC),
        200,
        (("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")),
        BODIES[0],
        "",
    )
    assert whole(found) == BODIES


def test_a_file_in_one_gzip_member_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    write(path, compressed=False)
    path.write_bytes(gzip.compress(path.read_bytes(), mtime=0))

    assert whole(list(read_exchanges(path))) == BODIES


@pytest.mark.parametrize("size", [1, 100, 333, 500, 1000, 10_000])
@pytest.mark.parametrize("way", ["members", "plain", "one member"])
def test_the_parts_of_a_file_have_every_record_once(tmp_path: Path, way: str, size: int) -> None:
    path = tmp_path / "a.warc"
    write(path, compressed=way == "members")
    if way == "one member":
        path.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    length = path.stat().st_size

    parts = [list(read_exchanges(path, start, start + size)) for start in range(0, length, size)]

    assert whole([one for part in parts for one in part]) == BODIES
    assert damages([one for part in parts for one in part]) == []


@pytest.mark.parametrize("compressed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize("byte", [0, 1, 9, 12, 30, 60, 120, 200, 300, 340, 400, 430])
def test_a_flipped_byte_costs_at_most_its_record_and_is_told(tmp_path: Path, *, compressed: bool, byte: int) -> None:
    path = tmp_path / "a.warc.gz"
    offsets = write(path, compressed=compressed, requests=False)
    content = bytearray(path.read_bytes())
    content[min(offsets[2] + byte, offsets[3] - 5)] ^= 0xFF
    path.write_bytes(content)

    found = list(read_exchanges(path))

    others = [body for number, body in enumerate(BODIES) if number != 2]
    # Or it was a byte that nothing hangs on: of gzip's header, of a record's number.
    assert (whole(found), len(damages(found))) in [(others, 1), (BODIES, 0)]
    assert not (compressed and byte > 9 and whole(found) == BODIES)


@pytest.mark.parametrize("lost", [3, 200, -1])
def test_a_torn_end_costs_the_last_record_only(tmp_path: Path, lost: int) -> None:
    path = tmp_path / "a.warc.gz"
    offsets = write(path)
    content = path.read_bytes()
    path.write_bytes(content[: offsets[-1] + 5] if lost < 0 else content[:-lost])

    found = list(read_exchanges(path))

    assert (whole(found), len(damages(found))) == (BODIES[:-1], 1)


def test_rubbish_between_two_records_is_told_and_costs_none(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    offsets = write(path)
    content = path.read_bytes()
    path.write_bytes(content[: offsets[2]] + bytes(range(256)) * 3 + content[offsets[2] :])

    found = list(read_exchanges(path))

    assert (whole(found), len(damages(found))) == (BODIES, 1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"This is no WARC.\n" * 100, "no WARC record"),
        (gzip.compress(b"This is no WARC.\n" * 100, mtime=0), "no WARC record"),
        (b"\x1f\x8b\x08 and no gzip", "its compression is broken"),
        (b"\x00" * 5000, ""),
    ],
)
def test_what_is_no_warc_file_is_one_damage(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)

    found = list(read_exchanges(path))

    assert (whole(found), len(damages(found))) == ([], 1)
    assert reason in damages(found)[0]


def test_a_body_that_is_not_the_one_written_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    write(path, compressed=False)
    content = path.read_bytes()
    path.write_bytes(content.replace(BODIES[1], BODIES[1].replace("Қ".encode(), "Ғ".encode())))

    found = list(read_exchanges(path))

    assert (whole(found), damages(found)) == (
        [BODIES[0], *BODIES[2:]],
        ["https://el.kz/a_1/: the record is not the one that was written: its digest is another"],
    )
