"""What is left of a file whose writer died, wherever it was cut: the whole records, no more and no fewer."""

import gzip
import os
from contextlib import closing
from pathlib import Path

import pytest

from crawler.capture.cdxj import index_path, read_index
from crawler.capture.exchange import CaptureError
from crawler.capture.recorder import Recorder
from crawler.capture.salvage import Salvaged, salvage
from tests.crawler.capture.exchanges import exchange, read_warc

NAME = "el_kz-20261123093726000-00000-host.warc.gz"


def members() -> list[bytes]:
    """The members of a file: a warcinfo, then two pairs of response and request."""
    blocks = (
        b"HTTP/1.1 200 \r\n\r\na",
        b"GET / HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 404 \r\n\r\n",
        b"GET /b HTTP/1.1\r\n\r\n",
    )
    kinds = ("response", "request") * 2
    records = [_record("warcinfo", b"software: a test\r\n")]
    records += [_record(kind, block) for kind, block in zip(kinds, blocks, strict=True)]
    return [gzip.compress(record, mtime=0) for record in records]


def _record(kind: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{kind}>\r\nWARC-Target-URI: https://el.kz/\r\n"
        f"WARC-Date: 2026-11-23T09:37:26Z\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def left_open(folder: Path, content: bytes) -> Path:
    path = folder / f"{NAME}.open"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("garbage", [b"", b"\0" * 4096], ids=["cut", "zeros"])
def test_cut_anywhere_it_keeps_exactly_the_whole_records(tmp_path: Path, garbage: bytes) -> None:
    parts = members()
    ends = [sum(map(len, parts[: count + 1])) for count in range(len(parts))]
    content = b"".join(parts)
    for cut in range(0, len(content) + 1, 3):
        folder = tmp_path / str(cut)
        folder.mkdir()
        left_open(folder, content[:cut] + garbage)
        # A member ends in zeros, the upper bytes of its length: zeros in their place make it whole again.
        kept = [end for end in ends if (content[:cut] + garbage).startswith(content[:end])]
        (salvaged,) = salvage(folder)
        if not kept:
            assert salvaged == Salvaged(NAME, 0, cut + len(garbage), removed=True)
            assert list(folder.iterdir()) == []
            continue
        assert salvaged == Salvaged(NAME, len(kept), cut + len(garbage) - kept[-1])
        assert (folder / NAME).read_bytes() == content[: kept[-1]]
        entries = list(read_index(index_path(folder / NAME)))
        assert [entry.offset for entry in sorted(entries, key=lambda entry: entry.offset)] == [
            offset for offset, kind in zip(ends, ["response", "request"] * 2, strict=False) if kind == "response"
        ][: len(entries)]
        assert len(entries) == len(kept) // 2
        assert sorted(path.name for path in folder.iterdir()) == [NAME.replace(".warc.gz", ".cdxj"), NAME]


def test_a_byte_that_flipped_costs_its_record_and_none_after_it(tmp_path: Path) -> None:
    parts = members()
    content = bytearray(b"".join(parts))
    content[len(parts[0]) + len(parts[1]) // 2] ^= 0xFF
    left_open(tmp_path, bytes(content) + b"torn")
    assert salvage(tmp_path) == (Salvaged(NAME, 4, 4, damaged=1),)
    assert (tmp_path / NAME).read_bytes() == content


def test_what_was_cut_is_told_in_the_next_files_warcinfo(tmp_path: Path) -> None:
    folder = tmp_path / "el_kz"
    folder.mkdir()
    left_open(folder, b"".join(members()) + b"torn")
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        assert recorder.salvaged == (Salvaged(NAME, 5, 4),)
    following = next(path for path in folder.glob("*.warc.gz") if path.name != NAME)
    (info,) = read_warc(following)  # kept for what it tells, though nothing was captured
    assert info.block.decode() == (
        f"salvaged: {NAME}: its writer had died; 5 whole records kept, 4 bytes of a torn one cut off\r\n"
    )


def test_payloads_of_a_salvaged_file_are_known(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path, "el_kz")
    first = recorder.record(exchange())
    recorder._file.abandon()  # as when its process dies, which lets go of the lock
    recorder._seen.close()
    with closing(Recorder(tmp_path, "el_kz")) as following:
        assert [one.file for one in following.salvaged] == [first.location.file.rpartition("/")[2]]
        assert following.record(exchange()).kind == "revisit"


def test_the_file_of_a_living_writer_is_left_alone(tmp_path: Path) -> None:
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        recorder.record(exchange())
        assert salvage(tmp_path / "el_kz") == ()
        recorder.record(exchange(body=b"more"))
    assert len(read_warc(next(tmp_path.glob("el_kz/*.warc.gz")))) == 5


def test_a_closed_file_is_never_touched_and_gets_its_lost_index_back(tmp_path: Path) -> None:
    with closing(Recorder(tmp_path, "el_kz")) as recorder:
        recorder.record(exchange())
    (warc,) = tmp_path.glob("el_kz/*.warc.gz")
    index, before = index_path(warc).read_bytes(), (warc.read_bytes(), warc.stat().st_mtime_ns)
    index_path(warc).unlink()
    assert salvage(warc.parent) == ()
    assert (index_path(warc).read_bytes(), warc.read_bytes(), warc.stat().st_mtime_ns) == (index, *before)


def test_a_file_that_can_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = left_open(tmp_path, b"".join(members()))

    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr("crawler.capture.salvage.os.open", refuse)
    with pytest.raises(CaptureError) as refused:
        salvage(tmp_path)
    assert str(refused.value) == f"{path}: can't be salvaged: Permission denied"


def test_a_closed_file_is_never_replaced_by_one_in_progress(tmp_path: Path) -> None:
    whole = b"".join(members())
    (tmp_path / NAME).write_bytes(whole)
    (tmp_path / f"{NAME}.open").write_bytes(whole[:-9])

    with pytest.raises(CaptureError, match=f"there is {NAME}, too"):
        salvage(tmp_path)

    assert (tmp_path / NAME).read_bytes() == whole
    assert (tmp_path / f"{NAME}.open").read_bytes() == whole[:-9]
