"""Records that have been packed and unpacked are the same; what is no record is refused with a reason."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from archive.article import (
    Announcement,
    Article,
    Author,
    Capture,
    Credit,
    DateReading,
    Gone,
    Identity,
    Image,
    Listed,
    NewsSource,
    Photo,
    Response,
    Same,
    Unread,
    WarcPlace,
)
from archive.backfill import Missed, Walked
from archive.packed import ENTRIES, Packing, Unpackable
from archive.warc_files import ReadTo

AT = datetime(2026, 11, 30, 21, 40, 5, tzinfo=UTC)
IDENTITY = Identity("el_kz", "400045726", "kk-Cyrl")


def capture(minute: int, status: int = 200, url: str = "https://el.kz/bir_400045726/") -> Capture:
    place = WarcPlace("a.warc.gz", minute * 4000, 3400)
    return Capture(url, AT.replace(minute=minute), status, "sha256:00", place, etag='"x"')


CAPTURE = capture(40)
ARTICLE = Article(
    identity=IDENTITY,
    url=CAPTURE.url,
    capture=CAPTURE,
    headline="Әліпби",
    article_body=("Бірінші.", "Екінші."),
    authors=(Author("Әсел Қ.", "Әсел Қ.", role="тілші"),),
    tags=("білім",),
    photos=(Photo("https://el.kz/a.jpg", credits=(Credit("el.kz", "agency"),)),),
    date_published="2023-01-13T18:19:00+06:00",
    date_published_reading=DateReading("day month year", "agency"),
    view_count=1188,
    news_sources=(NewsSource("ҚазАқпарат", "reporter"),),
    layers={"headline": "selector"},
    unread=(Unread("views", "көп", "no number"),),
    readers={"views": "1"},
)
RECORDS: tuple[Any, ...] = (
    ARTICLE,
    Gone(IDENTITY, capture(42, 404)),
    Same(IDENTITY, capture(41, 304)),
    Image("el_kz", capture(43, url="https://el.kz/a.jpg"), ("https://el.kz/a.jpg",), "image/jpeg", 640, None, 3),
    Response("el_kz", Capture("https://el.kz/", AT, 0, failure="timeout")),
    Listed(
        "el_kz",
        "list /",
        capture(44, url="https://el.kz/"),
        (Announcement("1", "ru", "https://el.kz/ru/a_1/", published_day="2023-01-13"),),
    ),
    Walked("el_kz", "list /", date(2023, 1, 1), date(2023, 1, 31), AT, AT),
    Missed(IDENTITY, CAPTURE.url, "robots", AT),
    ReadTo("a.warc.gz", 176_400, 176_400, {"page": "1"}),
)
PACKING: Packing[Any] = Packing(ENTRIES)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_is_the_same_after_it_was_packed(record: object) -> None:
    assert PACKING.unpack(PACKING.pack(record)) == record


def test_every_kind_of_entry_is_tried() -> None:
    assert {type(record) for record in RECORDS} == set(ENTRIES.values())


@pytest.mark.parametrize(
    ("packed", "said"),
    [
        (b"", "no record: "),
        (b"\xc1", "no record: "),
        (msgspec.msgpack.encode("article"), "no record: "),
        (msgspec.msgpack.encode(("poem", {})), "a record of an unknown kind: 'poem'"),
        (msgspec.msgpack.encode(("gone", {"identity": "el_kz"})), "no record: "),
        (PACKING.pack(ARTICLE)[:-7], "no record: "),
    ],
)
def test_what_is_no_record_is_refused(packed: bytes, said: str) -> None:
    with pytest.raises(Unpackable, match=said):
        PACKING.unpack(packed)


def test_a_field_of_a_later_version_is_passed_over() -> None:
    name, fields = msgspec.msgpack.decode(PACKING.pack(RECORDS[1]))
    assert PACKING.unpack(msgspec.msgpack.encode((name, {**fields, "mood": "good"}))) == RECORDS[1]
