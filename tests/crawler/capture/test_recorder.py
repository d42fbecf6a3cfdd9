"""What the recorder leaves on the disk: files, indexes, revisits; and what it says when it can't."""

import errno
import os
from contextlib import closing
from pathlib import Path

import pytest

from crawler.capture.cdxj import Entry, index_path, read_index
from crawler.capture.exchange import CaptureError, Exchange, Failure, Sent
from crawler.capture.recorder import Recorder
from crawler.capture.seen import FILE
from tests.crawler.capture.exchanges import AT, exchange, read_warc


def warcs(root: Path) -> list[Path]:
    return sorted(root.glob("el_kz/*.warc.gz"))


def kinds(root: Path) -> list[str]:
    return [record.kind for path in warcs(root) for record in read_warc(path)]


def entries(root: Path) -> list[Entry]:
    return [entry for path in warcs(root) for entry in read_index(index_path(path))]


def test_where_a_response_is_said_to_be_there_it_is(tmp_path: Path) -> None:
    with closing(Recorder(tmp_path, "el_kz", [("software", "a test")])) as recorder:
        captured = [recorder.record(exchange(f"https://el.kz/a_{n}/", b"x" * n)) for n in range(1, 5)]
    content = (tmp_path / captured[0].location.file).read_bytes()
    for one in captured:
        where = one.location
        alone = tmp_path / "alone.warc.gz"
        alone.write_bytes(content[where.offset : where.offset + where.length])
        (record,) = read_warc(alone)
        assert record.headers["WARC-Record-ID"] == f"<{where.record_id}>"
        assert record.headers["WARC-Target-URI"] == one.url
    assert kinds(tmp_path) == ["warcinfo", *["response", "request"] * 4]


def test_the_index_of_a_closed_file_is_sorted_and_tells_every_response(tmp_path: Path) -> None:
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        second = recorder.record(exchange("https://el.kz/b_2/", b"b", status=404))
        first = recorder.record(exchange("https://el.kz/a_1/", b"a"))
    name = warcs(tmp_path)[0].name
    assert entries(tmp_path) == [
        Entry(
            f"kz,el)/{key}",
            "20261123093726",
            one.url,
            "text/html",
            one.status,
            one.payload_digest,
            one.location.offset,
            one.location.length,
            name,
            one.location.record_id,
        )
        for key, one in (("a_1", first), ("b_2", second))
    ]
    lines = index_path(warcs(tmp_path)[0]).read_text("utf-8").splitlines()
    assert [Entry.parse(line).line() for line in lines] == sorted(lines)


def test_a_payload_is_written_once_whatever_its_address_and_crawl(tmp_path: Path) -> None:
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        first = recorder.record(exchange("https://el.kz/a_1/", b"same"))
        second = recorder.record(exchange("https://el.kz/ru/a_1/", b"same"))
    (tmp_path / "el_kz" / FILE).unlink()  # it is only a view of the indexes
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        third = recorder.record(exchange("https://el.kz/a_1/", b"same"))
    assert [one.kind for one in (first, second, third)] == ["response", "revisit", "revisit"]
    assert {one.payload_digest for one in (first, second, third)} == {first.payload_digest}
    revisit = read_warc(warcs(tmp_path)[1])[1]
    assert revisit.headers["WARC-Refers-To"] == f"<{first.location.record_id}>"
    assert [entry.mime for entry in entries(tmp_path)] == ["text/html", "warc/revisit", "warc/revisit"]


def test_no_revisit_refers_to_a_file_that_was_taken_away(tmp_path: Path) -> None:
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        recorder.record(exchange())
    warcs(tmp_path)[0].unlink()
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        assert recorder.record(exchange()).kind == "response"


@pytest.mark.parametrize("one", [exchange(body=b""), exchange(truncated="disconnect")])
def test_empty_and_truncated_responses_are_neither_revisits_nor_revisited(tmp_path: Path, one: Exchange) -> None:
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        assert [recorder.record(one).kind for _ in range(2)] == ["response", "response"]
        assert recorder.record(exchange()).kind == "response"
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        assert recorder.record(one).kind == "response"


def test_a_304_refers_to_the_payload_that_its_address_gave_last(tmp_path: Path) -> None:
    unchanged = exchange(body=b"", status=304)
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        assert recorder.record(unchanged).kind == "response"
        recorder.record(exchange(body=b"old"))
        later = AT.replace(hour=10)
        new = recorder.record(exchange(body=b"new", at=later))
        recorder.record(exchange("https://el.kz/b_2/", b"other", at=AT.replace(hour=11)))
        captured = recorder.record(unchanged)
    assert (captured.kind, captured.payload_digest) == ("revisit", "")
    revisit = next(record for record in read_warc(warcs(tmp_path)[0]) if record.kind == "revisit")
    assert revisit.headers["WARC-Refers-To"] == f"<{new.location.record_id}>"
    assert revisit.headers["WARC-Refers-To-Date"] == "2026-11-23T10:37:26Z"


def test_a_failure_is_on_record_but_in_no_index(tmp_path: Path) -> None:
    failure = Failure("https://el.kz/a_1/", AT, Sent("GET", "/", ()), "time", "took too long")
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        captured = recorder.record(failure)
    assert (captured.kind, captured.status, captured.failure) == ("metadata", 0, "time: took too long")
    assert kinds(tmp_path) == ["warcinfo", "metadata"]
    assert entries(tmp_path) == []


def test_files_are_closed_at_their_size_and_each_says_who_wrote_it(tmp_path: Path) -> None:
    with closing(Recorder(tmp_path, "el_kz", [("software", "a test")], size=5000)) as recorder:
        places = [recorder.record(exchange(f"https://el.kz/a_{n}/", os.urandom(2000))).location for n in range(6)]
    files = warcs(tmp_path)
    assert [place.file for place in places] == [f"el_kz/{file.name}" for file in files for _ in range(2)]
    for number, file in enumerate(files):
        info, *others = read_warc(file)
        assert f"-{number:05}-" in file.name
        assert (info.block, info.headers["WARC-Filename"]) == (b"software: a test\r\n", file.name)
        assert {record.headers["WARC-Warcinfo-ID"] for record in others} == {info.headers["WARC-Record-ID"]}
    assert sorted(path.suffix for path in (tmp_path / "el_kz").iterdir()) == [*[".cdxj"] * 3, *[".gz"] * 3, ".sqlite3"]


def test_a_crawl_without_a_response_leaves_no_file(tmp_path: Path) -> None:
    Recorder(tmp_path, "el_kz").close()
    assert [path.name for path in (tmp_path / "el_kz").iterdir()] == [FILE]


def test_two_at_once_write_to_files_of_their_own(tmp_path: Path) -> None:
    with closing(Recorder(tmp_path, "el_kz")) as one, closing(Recorder(tmp_path, "el_kz")) as other:
        first, second = one.record(exchange(body=b"1")).location, other.record(exchange(body=b"2")).location
        assert (first.file != second.file, one.salvaged, other.salvaged) == (True, (), ())
    assert kinds(tmp_path) == ["warcinfo", "response", "request"] * 2


def test_a_full_disk_stops_the_recorder_and_leaves_whole_records_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = 4000
    write = os.write

    def limited(descriptor: int, content: bytes) -> int:
        """Writes as much as there is room for, then refuses: as a full disk does."""
        nonlocal left
        if not left:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        count = write(descriptor, content[:left])
        left -= count
        return count

    monkeypatch.setattr("crawler.capture.disk.os.write", limited)
    recorder = Recorder(tmp_path, "el_kz")

    def fill() -> None:
        for number in range(100):
            recorder.record(exchange(f"https://el.kz/a_{number}/", os.urandom(500)))

    with pytest.raises(CaptureError) as refused:
        fill()
    written = next(tmp_path.glob("el_kz/*.open"))
    assert str(refused.value) == f"{written}: can't be written: No space left on device"
    assert len(read_warc(written)) % 2 == 1  # a warcinfo, then pairs
    left = 10**9
    with pytest.raises(CaptureError, match="No space left"):
        recorder.record(exchange())  # nothing is taken after a response was lost
    with pytest.raises(CaptureError, match="No space left"):
        recorder.sync()
    recorder.close()
    with closing(Recorder(tmp_path, "el_kz")) as following:
        (salvaged,) = following.salvaged
    assert (salvaged.cut, salvaged.records) == (0, len(read_warc(tmp_path / "el_kz" / salvaged.file)))


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "warc").write_text("", "utf-8")
    with pytest.raises(CaptureError, match=r"warc/el_kz.*: can't be written: .*"):
        Recorder(tmp_path / "warc", "el_kz")


def test_a_folder_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, flags: int, mode: int = 0) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(
        "crawler.capture.files.os.open", refuse
    )  # who runs the tests may be root, whom no permission stops
    with pytest.raises(CaptureError, match=r"el_kz/el_kz-.*\.warc\.gz\.open: can't be written: Permission denied"):
        Recorder(tmp_path, "el_kz")


def test_a_damaged_memory_of_payloads_is_made_anew(tmp_path: Path) -> None:
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        recorder.record(exchange())
    (tmp_path / "el_kz" / FILE).write_bytes(b"not a database at all" * 100)
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        assert recorder.record(exchange()).kind == "revisit"


def test_a_damaged_index_is_named_with_what_to_do(tmp_path: Path) -> None:
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        recorder.record(exchange())
    (tmp_path / "el_kz" / FILE).unlink()
    index = index_path(warcs(tmp_path)[0])
    whole = index.read_text("utf-8")
    index.write_text("kz,el)/ nothing\n", "utf-8")
    with pytest.raises(CaptureError, match=r"\.cdxj: not a readable index .*; delete it"):
        Recorder(tmp_path, "el_kz")
    index.unlink()
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        assert recorder.record(exchange()).kind == "revisit"
    assert index.read_text("utf-8") == whole
