"""Messages of crawls to the writer come out as they went in; what is none is refused with a reason."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
import pytest
import zstandard

from archive.article import Agency
from archive.crawls import Counts, CrawlBegun, CrawlEnded
from archive.handed import HandedEnd, HandedRecord
from archive.health import Finding, Seen
from archive.packed import Unpackable
from crawler.handover.message import pack_message, unpack_message
from tests.archive.test_packed import RECORDS

AT = datetime(2026, 11, 30, 21, 40, 5, tzinfo=UTC)
BEGUN = CrawlBegun("el_kz", AT, {"since": "2023-01-13"}, {"muragat": "0.1.0"})
ENDED = CrawlEnded(
    finished_at=AT,
    reason="finished",
    exit_code=3,
    complete=True,
    counts=Counts(pages=3, new=2),
    summary={"notes": ["Қазір"], "rate": 1.5, "none": None},
    seen=Seen(pages=2, fields={"views": 1}, examples={"field views": "https://el.kz/a"}),
    findings=(Finding("field", "The field views is missing.", "https://el.kz/a"),),
)


@pytest.mark.parametrize(
    "records",
    [
        (),
        (Agency("el_kz", "El.kz", "https://el.kz", "Asia/Almaty"), *RECORDS),
        (BEGUN,),
        (HandedEnd(BEGUN, ENDED),),
    ],
    ids=["nothing", "what pages said", "a beginning", "an end"],
)
def test_a_message_is_the_same_after_it_was_packed(records: Sequence[HandedRecord]) -> None:
    assert unpack_message(pack_message(records)) == list(records)


@pytest.mark.parametrize(
    ("packed", "said"),
    [
        (b"", "no message: "),
        (b"hello", "no message: "),
        (zstandard.compress(b"hello"), "no message: "),
        (zstandard.compress(msgspec.msgpack.encode([b"hello"])), "no record: "),
        (pack_message([BEGUN])[:-3], "no message: "),
        (zstandard.compress(bytes(300 * 2**20)), "no message: too large"),
    ],
    ids=["nothing", "no frame", "no list", "no record", "cut off", "too large"],
)
def test_what_is_no_message_is_refused(packed: bytes, said: str) -> None:
    with pytest.raises(Unpackable, match=said):
        unpack_message(packed)
