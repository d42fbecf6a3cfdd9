"""Whole members are found, whatever lies between them, and in bounded memory."""

import gzip
import io
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from crawler.capture.members import HEAD, Damage, Member, scan

RECORDS = st.binary(max_size=300).map(lambda rest: b"WARC/1.1\r\n" + rest)
GARBAGE = st.sampled_from([b"", b"\0" * 50, b"\x1f\x8b\x08\0" * 3, gzip.compress(b"no record"), b"WARC/1.1\r\n\r\n"])


def torn(record: bytes) -> bytes:
    return gzip.compress(record)[:-3]


@given(st.lists(st.tuples(GARBAGE | RECORDS.map(torn), RECORDS), max_size=6), GARBAGE | RECORDS.map(torn))
def test_every_whole_record_is_found_at_its_place(pairs: list[tuple[bytes, bytes]], tail: bytes) -> None:
    content, expected, damaged = b"", [], False
    for garbage, record in pairs:
        content += garbage
        member = gzip.compress(record)
        expected.append(Member(len(content), len(member), record[:HEAD]))
        content += member
        damaged = damaged or bool(garbage)
    found = list(scan(io.BytesIO(content + tail)))
    assert [one for one in found if isinstance(one, Member)] == expected
    assert any(isinstance(one, Damage) for one in found) == (damaged or bool(tail))


def test_a_record_of_any_size_takes_little_memory() -> None:
    record = b"WARC/1.1\r\n" + bytes(100 * 2**20)
    file = io.BytesIO(gzip.compress(record))
    tracemalloc.start()
    try:
        (member,) = scan(file)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert member == Member(0, len(file.getvalue()), record[:HEAD])
    assert peak < 4 * 2**20
