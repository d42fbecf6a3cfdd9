"""Parts as Parquet files: the same archive, nothing read twice, and counted against the index."""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from archive.article import Article, Gone, Identity
from crawler.capture.cdxj import index_path, read_index, write_index
from crawler.capture.salvage import restore_indexes
from crawler.commands.muragat import main
from crawler.reread import task, work
from crawler.reread.rows import PACKING
from tests.crawler.reread.many import many, tables


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "PART", 8 * 1024)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "warc").mkdir()
    many(tmp_path / "warc" / "a.warc.gz")
    return tmp_path / "warc" / "a.warc.gz"


def reread(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["reread", *map(str, arguments), "--workers", "1"])


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Where the parts begin that are read, in order."""
    places: list[int] = []
    read = work.readings

    def watched(part: work.Part, *others: Any) -> Iterator[Any]:
        places.append(part.start)
        return read(part, *others)

    monkeypatch.setattr(task, "readings", watched)
    return places


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("readers=*/*.parquet"))


def check(folder: Path) -> Result:
    return CliRunner().invoke(main, ["parts", str(folder)])


def manifest(folder: Path) -> dict[str, Any]:
    (found,) = folder.glob("readers=*/manifest.json")
    entries: dict[str, Any] = json.loads(found.read_text("utf-8"))["warc_files"]
    return entries


def table(folder: Path) -> list[dict[str, Any]]:
    return [row for file in files(folder) for row in parquet.read_table(file, partitioning=None).to_pylist()]


def test_the_archive_by_way_of_parts_is_the_same(path: Path, tmp_path: Path) -> None:
    plain = reread(tmp_path / "plain.db", path)

    by_parts = reread(tmp_path / "parts.db", path, "--parts", tmp_path / "parts")

    assert (
        (by_parts.exit_code, by_parts.stdout)
        == (plain.exit_code, plain.stdout)
        == (
            0,
            "1 files: 12 new, 12 images, 9 unchanged, 3 revised, 1 gone.\nLeft out: 12 of another site.\n",
        )
    )
    assert tables(tmp_path / "parts.db") == tables(tmp_path / "plain.db")
    assert len(files(tmp_path / "parts")) == -(-path.stat().st_size // work.PART) > 3


def test_parts_made_before_are_loaded_without_reading_again(path: Path, tmp_path: Path, begun: list[int]) -> None:
    made = reread("--to-parquet", tmp_path / "parts", path)
    once = list(begun)

    loaded = reread(tmp_path / "a.db", path, "--parts", tmp_path / "parts")
    again = reread("--to-parquet", tmp_path / "parts", path)

    assert (made.exit_code, loaded.exit_code, again.exit_code) == (0, 0, 0)
    assert begun == once == list(range(0, path.stat().st_size, work.PART))
    assert made.stdout == again.stdout
    reread(tmp_path / "plain.db", path)
    assert tables(tmp_path / "a.db") == tables(tmp_path / "plain.db")


def test_only_the_part_that_is_missing_is_read(path: Path, tmp_path: Path, begun: list[int]) -> None:
    reread("--to-parquet", tmp_path / "parts", path)
    begun.clear()
    next(one for one in files(tmp_path / "parts") if f"-{work.PART}-" in one.name).unlink()

    reread("--to-parquet", tmp_path / "parts", path)

    assert begun == [work.PART]


def test_what_else_is_wanted_makes_other_parts(path: Path, tmp_path: Path, begun: list[int]) -> None:
    reread("--to-parquet", tmp_path / "parts", path)
    begun.clear()

    result = reread("--to-parquet", tmp_path / "parts", path, "--since", "2022-09-03")

    assert (result.exit_code, begun) == (0, list(range(0, path.stat().st_size, work.PART)))
    assert len(list((tmp_path / "parts").glob("readers=*"))) == 2


def test_a_capture_from_before_is_a_row_without_a_record(path: Path, tmp_path: Path) -> None:
    list(restore_indexes(path.parent))
    since = ("--since", "2022-09-03")
    plain = reread(tmp_path / "plain.db", path, *since)

    result = reread(tmp_path / "a.db", path, *since, "--parts", tmp_path / "parts")

    assert (result.exit_code, result.stdout) == (0, plain.stdout)
    assert tables(tmp_path / "a.db") == tables(tmp_path / "plain.db")
    rows = manifest(tmp_path / "parts")["a.warc.gz"]["rows"]
    assert rows["before"] == 12 * 3 + 4
    assert sum(rows.values()) == 53
    assert {row["record"] for row in table(tmp_path / "parts") if row["kind"] == "before"} == {None}


def test_every_response_is_a_row_and_its_record_comes_back(path: Path, tmp_path: Path) -> None:
    reread("--to-parquet", tmp_path / "parts", path)

    found = table(tmp_path / "parts")

    assert len(found) == 12 * 3 + 4 + 12 + 1
    article = next(row for row in found if row["kind"] == "article")
    record = PACKING.unpack(article["record"])
    assert isinstance(record, Article)
    assert record.capture.warc is not None
    assert {name: value for name, value in article.items() if name not in ("record", "content_type")} == {
        "kind": "article",
        "left_out": None,
        "reason": None,
        "agency": "el_kz",
        "edition": record.identity.edition,
        "native_id": "58700",
        "url": record.url,
        "requested_url": "https://el.kz/maqala_58700/",
        "fetched_at": record.capture.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "status": 200,
        "payload_digest": record.capture.payload_digest,
        "warc_type": "response",
        "warc_file": "a.warc.gz",
        "warc_offset": record.capture.warc.offset,
        "warc_length": record.capture.warc.length,
        "headline": record.headline,
        "description": record.description,
        "article_section": record.article_section,
        "authors": [author.name for author in record.authors],
        "tags": list(record.tags),
        "date_published": record.date_published,
        "published_day": (record.date_published or "")[:10],
        "view_count": record.view_count,
        "credit_text": record.credit_text,
        "article_body": "\n\n".join(record.article_body),
        "etag": None,
        "last_modified": None,
        "location": None,
    }
    gone = next(row for row in found if row["kind"] == "gone")
    assert PACKING.unpack(gone["record"]) == Gone(
        Identity("el_kz", "58700", gone["edition"]),
        PACKING.unpack(gone["record"]).capture,  # type: ignore[union-attr]
    )
    kinds = {row["kind"]: row["left_out"] for row in found}
    assert kinds == {
        "article": None, "gone": None, "image": None, "redirect": None, "repeat": None, "skipped": "of another site",
    }  # fmt: skip


def test_the_manifest_counts_what_was_read_against_the_index(path: Path, tmp_path: Path) -> None:
    list(restore_indexes(path.parent))

    result = reread("--to-parquet", tmp_path / "parts", path)

    entry = manifest(tmp_path / "parts")["a.warc.gz"]
    assert result.exit_code == 0
    assert {name: value for name, value in entry.items() if name != "parts"} == {
        "warc_file": "a.warc.gz",
        "at": str(path),
        "size": path.stat().st_size,
        "rows": {"article": 18, "gone": 1, "image": 12, "redirect": 4, "repeat": 6, "skipped": 12},
        "damages": [],
        "indexed": 53,
        "disagreements": [],
        "chosen": False,
    }
    assert [part["file"] for part in sorted(entry["parts"], key=lambda one: one["file"])] == [
        one.name for one in files(tmp_path / "parts")
    ]
    assert sum(count for part in entry["parts"] for count in part["rows"].values()) == 53


def test_a_record_that_the_index_has_and_the_file_not_is_named(path: Path, tmp_path: Path) -> None:
    list(restore_indexes(path.parent))
    content = bytearray(path.read_bytes())
    entries = sorted(read_index(index_path(path)), key=lambda one: one.offset)
    # Not the first one of a part: that one's beginning would not be seen at all, and only the index knows of it.
    broken = next(one for before, one in pairwise(entries) if before.offset // work.PART == one.offset // work.PART)
    unknown = entries[-1]
    content[broken.offset + 30 : broken.offset + 60] = b"x" * 30
    path.write_bytes(content)
    write_index(index_path(path), [one for one in entries if one != unknown])

    result = reread(tmp_path / "a.db", path, "--parts", tmp_path / "parts")

    assert result.exit_code == 1
    assert result.stdout.splitlines()[1:3] == [
        f"a.warc.gz: 1 record of its index was not read: at byte {broken.offset:,}",
        f"a.warc.gz: 1 record was read that its index does not have: at byte {unknown.offset:,}",
    ]
    assert manifest(tmp_path / "parts")["a.warc.gz"]["damages"][0][0] == broken.offset


def test_a_part_that_is_missing_or_of_another_reading_is_named(path: Path, tmp_path: Path) -> None:
    reread("--to-parquet", tmp_path / "parts", path)
    assert check(tmp_path / "parts").exit_code == 0
    first, second, *_ = sorted(files(tmp_path / "parts"), key=lambda one: int(one.name.split("-")[-2]))
    first.rename(tmp_path / "first")
    second.write_bytes(b"PAR1")

    result = check(tmp_path / "parts")

    assert result.exit_code == 1
    assert [line.partition(": ")[2].split(":")[0] for line in result.stdout.splitlines()[:2]] == [
        f"{first.name} is not there",
        f"{second.name} is no readable part",
    ]


def test_a_record_taken_out_of_the_index_afterwards_is_found_by_the_check(path: Path, tmp_path: Path) -> None:
    list(restore_indexes(path.parent))
    reread("--to-parquet", tmp_path / "parts", path)
    agreed = check(tmp_path / "parts")
    entries = sorted(read_index(index_path(path)), key=lambda one: one.offset)
    write_index(index_path(path), entries[1:])

    result = check(tmp_path / "parts")

    count = len(files(tmp_path / "parts"))
    assert (agreed.exit_code, agreed.stdout) == (
        0,
        (
            f"1 WARC files, {count} parts, 53 rows: the records are those of 1 indexes, and 0 files have none and are "
            "covered once.\n"
        ),
    )
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        1,
        f"a.warc.gz: 1 record was read that its index does not have: at byte {entries[0].offset:,}",
    )


def test_a_part_of_an_interrupted_run_is_no_part_of_the_manifest(path: Path, tmp_path: Path) -> None:
    reread("--to-parquet", tmp_path / "parts", path)
    one = files(tmp_path / "parts")[0]
    (one.parent / "b.warc.gz-9-0-9.parquet").write_bytes(one.read_bytes())

    result = check(tmp_path / "parts")

    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        1,
        f"{one.parent}: b.warc.gz-9-0-9.parquet is in no manifest: run `muragat reread` of its WARC file to its end.",
    )


def test_nothing_but_a_folder_of_parts_is_checked(tmp_path: Path) -> None:
    result = check(tmp_path / "parts")

    assert (result.exit_code, result.stderr) == (1, f"There is no manifest in {tmp_path / 'parts'} or below it.\n")


def test_two_files_of_one_name_are_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "warc" / "b").mkdir()
    (tmp_path / "warc" / "b" / "a.warc.gz").write_bytes(path.read_bytes())

    result = reread("--to-parquet", tmp_path / "parts", tmp_path / "warc")

    assert (result.exit_code, result.stderr) == (
        1,
        (
            f"Two WARC files have the name a.warc.gz: {path} and {tmp_path}/warc/b/a.warc.gz. "
            "Parts are told apart by it: rename one.\n"
        ),
    )


def test_a_folder_that_cannot_be_written_is_a_sentence(path: Path, tmp_path: Path) -> None:
    (tmp_path / "parts").write_text("a file")

    result = reread("--to-parquet", tmp_path / "parts", path)

    assert result.exit_code == 1
    assert "can't be written: Not a directory" in result.stderr


def test_with_an_index_only_the_records_of_the_agencies_hosts_are_read(path: Path, tmp_path: Path) -> None:
    list(restore_indexes(path.parent))
    plain = reread(tmp_path / "plain.db", path)

    result = reread(tmp_path / "a.db", path, "--parts", tmp_path / "parts", "--by-index")

    assert (result.exit_code, result.stdout) == (0, plain.stdout.splitlines(keepends=True)[0])
    assert tables(tmp_path / "a.db") == tables(tmp_path / "plain.db")
    entry = manifest(tmp_path / "parts")["a.warc.gz"]
    assert (entry["indexed"], entry["chosen"], "skipped" in entry["rows"]) == (41, True, False)


def test_an_index_of_many_files_may_be_given(path: Path, tmp_path: Path) -> None:
    list(restore_indexes(path.parent))
    index = index_path(path).rename(tmp_path / "all.cdxj")
    index.write_text(index.read_text("utf-8").replace('"a.warc.gz"', '"crawl-data/CC-NEWS/2023/01/a.warc.gz"'), "utf-8")

    result = reread(tmp_path / "a.db", path, "--by-index", "--index", index)
    without = reread(tmp_path / "b.db", path, "--by-index")

    assert (result.exit_code, result.stdout) == (0, "1 files: 12 new, 12 images, 9 unchanged, 3 revised, 1 gone.\n")
    assert (without.exit_code, without.stderr.strip()) == (
        1,
        f"{path} has no index, so its hosts are not known: read it without --by-index.",
    )


def test_what_only_parts_and_stores_need_is_not_imported_without_them() -> None:
    # fsspec itself is imported by warcio, wherever it is installed.
    program = (
        "import sys, crawler.commands.muragat; "
        "sys.exit(len({'dask', 'distributed', 's3fs', 'pyarrow'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
