"""WARC files and parts in a store like S3: read by ranges, the same rows, and sentences for what goes wrong."""

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner, Result

from archive.warc import content as contents
from archive.warc.content import Remote, RemoteError, opened
from archive.warc.records import Exchange, read_exchanges
from crawler.capture.cdxj import index_path
from crawler.capture.salvage import restore_indexes
from crawler.commands.muragat import main
from crawler.reread import work
from tests.crawler.reread.many import many, tables
from tests.s3_server import Store, credentials, s3_server


@pytest.fixture(scope="module")
def server() -> Iterator[Store]:
    with s3_server() as store:
        yield store


@pytest.fixture
def store(server: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    credentials(monkeypatch, server.endpoint)
    monkeypatch.setattr(work, "PART", 64 * 1024)
    monkeypatch.setattr(contents, "_BLOCK", 16 * 1024)
    monkeypatch.setattr(contents, "_BEYOND", 16 * 1024)
    server.refuse = False
    fsspec.filesystem("s3").mkdir("press")
    server.got.clear()
    yield server
    server.refuse = False
    fsspec.filesystem("s3").rm("press", recursive=True)


@pytest.fixture
def path(tmp_path: Path, store: Store) -> Path:
    many(tmp_path / "a.warc.gz")
    fsspec.filesystem("s3").put(str(tmp_path / "a.warc.gz"), "press/warc/2023/a.warc.gz")
    store.got.clear()
    return tmp_path / "a.warc.gz"


def reread(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["reread", *map(str, arguments), "--workers", "1"])


def test_a_file_in_a_store_gives_the_rows_of_one_on_a_disk(path: Path, tmp_path: Path) -> None:
    plain = reread(tmp_path / "plain.db", path)

    result = reread(tmp_path / "a.db", "s3://press/warc/")

    assert (result.exit_code, result.stdout) == (0, plain.stdout), result.output
    assert tables(tmp_path / "a.db") == tables(tmp_path / "plain.db")


def test_it_is_read_by_ranges_each_part_its_own(path: Path, tmp_path: Path, store: Store) -> None:
    size = path.stat().st_size
    file = Remote.of("s3://press/warc/2023/a.warc.gz")
    store.got.clear()

    list(read_exchanges(file, work.PART, 2 * work.PART))

    assert file == Remote("s3://press/warc/2023/a.warc.gz", size)
    # The part, 64 KiB of the file's beginning, which tells its form, and what is looked at after the part's end.
    assert f"bytes={work.PART}-{2 * work.PART + 16 * 1024 - 1}" in [span for _, span in store.got]
    assert store.bytes_of("/press/warc/2023/a.warc.gz") <= work.PART + 3 * 64 * 1024 < size
    assert list(read_exchanges(file)) == list(read_exchanges(path))


def test_parts_in_a_store_are_loaded_and_checked_like_those_on_a_disk(path: Path, tmp_path: Path, store: Store) -> None:
    list(restore_indexes(path.parent))
    fsspec.filesystem("s3").put(str(index_path(path)), "press/warc/2023/a.cdxj")
    made = reread("--to-parquet", "s3://press/parts", "s3://press/warc/2023/a.warc.gz")
    store.got.clear()

    loaded = reread(tmp_path / "a.db", "s3://press/warc", "--parts", "s3://press/parts/")
    ranges = store.bytes_of("/press/warc/2023/a.warc.gz")
    checked = CliRunner().invoke(main, ["parts", "s3://press/parts"])

    assert (made.exit_code, loaded.exit_code, checked.exit_code) == (0, 0, 0), made.output + checked.output
    assert "the records are those of 1 indexes" in checked.stdout
    reread(tmp_path / "plain.db", path)
    assert tables(tmp_path / "a.db") == tables(tmp_path / "plain.db")
    # The file's first record, for its crawl, and the six pages that revisits repeat.
    assert ranges < path.stat().st_size


def test_with_an_index_only_the_bytes_of_the_agencies_records_are_fetched(
    path: Path, tmp_path: Path, store: Store
) -> None:
    list(restore_indexes(path.parent))
    lines = index_path(path).read_text("utf-8").splitlines()
    fsspec.filesystem("s3").pipe("press/warc/2023/a.cdxj", "\n".join(lines).encode())
    store.got.clear()

    result = reread("--to-parquet", tmp_path / "parts", "s3://press/warc/", "--by-index")

    assert result.exit_code == 0, result.output
    wanted = sum(one.length for one in read_exchanges(path) if isinstance(one, Exchange) and "el.kz" in one.url)
    # And the file's first 64 KiB, for the record that says whose crawl it was: looked at here, and by a worker.
    assert store.bytes_of("/press/warc/2023/a.warc.gz") == wanted + 2 * 64 * 1024


@pytest.mark.parametrize("block", [7, 64, 1000])
def test_bytes_are_found_across_the_borders_of_blocks(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "_BLOCK", block)
    text = bytes(range(256)) * 9
    fsspec.filesystem("memory").pipe("/blocks", text)
    with opened(Remote("memory://blocks", len(text))) as content:
        assert len(content) == len(text)
        assert [content[at : at + 50] for at in range(0, len(text), 37)] == [
            text[at : at + 50] for at in range(0, len(text), 37)
        ]
        assert content[2300:9000] == text[2300:9000]
        for wanted in (b"\xff\x00\x01", b"\x05\x06", text[500:600], b"\x01\x01"):
            assert [content.find(wanted, at) for at in range(0, len(text), 111)] == [
                text.find(wanted, at) for at in range(0, len(text), 111)
            ]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("s3://press/none.warc.gz", "s3://press/none.warc.gz: there is nothing there."),
        ("s3://nobody/x.warc.gz", "s3://nobody/x.warc.gz: there is nothing there."),
        ("s3://press/empty/", "There are no WARC files in s3://press/empty/."),
        ("sthree://press/a.warc.gz", "sthree://press/a.warc.gz: Protocol not known: sthree"),
    ],
)
def test_what_is_not_there_is_a_sentence(address: str, sentence: str, store: Store, tmp_path: Path) -> None:
    result = reread(tmp_path / "a.db", address)

    assert (result.exit_code, result.stderr) == (1, sentence + "\n")
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("address", ["s3://press/warc/2023/a.warc.gz", "s3://press/warc/"])
def test_no_permission_is_a_sentence(address: str, path: Path, store: Store, tmp_path: Path) -> None:
    store.refuse = True

    result = reread(tmp_path / "a.db", address)

    assert (result.exit_code, result.stderr.startswith(f"{address}: permission denied (")) == (1, True), result.stderr


def test_no_way_to_the_store_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    credentials(monkeypatch, "http://127.0.0.1:1")

    result = reread(tmp_path / "a.db", "s3://press/a.warc.gz")

    assert result.exit_code == 1
    assert 'Could not connect to the endpoint URL: "http://127.0.0.1:1/press' in result.stderr


@pytest.fixture
def failing(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The store refuses all but the first part; what is undone lets it answer again."""
    read = work.exchanges_of

    def refused(part: work.Part) -> Iterator[object]:
        store.refuse = part.start == work.PART
        yield from read(part)

    with monkeypatch.context() as patch:
        patch.setattr(work, "exchanges_of", refused)
        yield patch


def test_a_store_that_fails_between_two_parts_is_a_sentence(
    path: Path, tmp_path: Path, failing: pytest.MonkeyPatch
) -> None:
    result = reread("--to-parquet", tmp_path / "parts", "s3://press/warc/")

    assert result.exit_code == 1
    assert "s3://press/warc/2023/a.warc.gz: permission denied" in result.stdout
    assert f"a.warc.gz: bytes {work.PART:,} to {2 * work.PART:,} have no part" in result.stdout


@pytest.mark.parametrize("by_parts", [False, True])
def test_the_part_that_a_store_did_not_give_is_read_the_next_time(
    path: Path, tmp_path: Path, failing: pytest.MonkeyPatch, *, by_parts: bool
) -> None:
    how = ("--parts", tmp_path / "parts") if by_parts else ()
    reread(tmp_path / "plain.db", path)
    first = reread(tmp_path / "a.db", "s3://press/warc/", *how)
    failing.undo()

    second = reread(tmp_path / "a.db", "s3://press/warc/", *how)

    assert (first.exit_code, second.exit_code) == (1, 0), second.output
    assert tables(tmp_path / "a.db") == tables(tmp_path / "plain.db")


def test_a_server_without_ranges_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec.filesystem("memory").pipe("/short", b"123")

    with opened(Remote("memory://short", 5)) as content, pytest.raises(RemoteError, match="the server gives no ranges"):
        content[0:5]
