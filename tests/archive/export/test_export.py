"""An export has what the archive has, in every format, or is not there at all."""

import csv
import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from pyarrow import dataset, parquet

from archive.article import Agency, Identity
from archive.crawls import CrawlBegun
from archive.export.command import export_command
from archive.export.tables import PARTITIONS
from archive.store import Archive

if TYPE_CHECKING:
    from tests.archive.conftest import Press

BODY = ('Бірінші жол,\n«тырнақша» "quotes"; үтір', "Екінші\r\nабзац, ٥ = 5, 🐎")
FORMATS = ("csv", "jsonl", "parquet")
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def filled(press: "Press", tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.register(Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"))
        archive.register(Agency("baq_kz", "Baq.kz", "https://baq.kz/", "Asia/Almaty"))
        archive.save([press.full(0), press.full(24, headline="Ауылда кітапхана ашылды", article_body=BODY)])
        archive.save([press.full(0, "58701"), press.gone(2, "58701")])
        archive.save([press.plain(4, identity=Identity("el_kz", "58702", "ru"), headline="В селе открыли библиотеку")])
        archive.save([press.plain(5, identity=Identity("baq_kz", "1", "kk-Cyrl"), url="https://baq.kz/1")])
        crawl = archive.start_crawl(CrawlBegun("el_kz", press.at(0), {"mode": "all"}))
        assert crawl == 1
    return path


@pytest.fixture
def run(filled: Path, tmp_path: Path) -> Run:
    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(export_command, [str(filled), "--out", str(tmp_path / "out"), *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.stderr if result.exit_code else result.stdout

    return run


def exported(folder: Path, form: str, table: str) -> list[dict[str, Any]]:
    """The rows that an export's files have, with CSV's empty fields as no value."""
    if form == "parquet":
        path = folder / f"{table}.parquet"
        if path.exists():
            found: list[dict[str, Any]] = parquet.ParquetFile(path).read().to_pylist()
            return found
        if not (folder / table).exists():
            return []
        return dataset.dataset(folder / table, partitioning="hive").to_table().to_pylist()  # type: ignore[no-any-return]
    with (folder / f"{table}.{form}").open(encoding="utf-8", newline="") as file:
        if form == "jsonl":
            return [json.loads(line) for line in file]
        return [{name: value or None for name, value in row.items()} for row in csv.DictReader(file)]


def stored(path: Path, table: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608


def plain(rows: list[dict[str, Any]], names: set[str], *, as_text: bool) -> list[str]:
    kept = [{name: row[name] for name in sorted(names)} for row in rows]
    if as_text:
        kept = [{name: None if value in (None, "") else str(value) for name, value in row.items()} for row in kept]
    return sorted(json.dumps(row, ensure_ascii=False) for row in kept)


@pytest.mark.parametrize("form", FORMATS)
def test_the_files_have_the_rows_of_the_archive(run: Run, filled: Path, tmp_path: Path, form: str) -> None:
    code, said = run("--format", form)

    assert (code, said.partition(" and all")[0]) == (0, "4 articles")
    described = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    assert len(described["resources"]) >= 15
    for resource in described["resources"]:
        name = resource["name"]
        columns = {one["name"] for one in resource["schema"]["fields"]}
        if form == "parquet" and name not in ("agencies", "crawls"):
            assert not columns & set(PARTITIONS)
        compared = columns - {"authors", "tags", "news_sources"} if name == "articles" else columns
        rows = exported(tmp_path / "out", form, name)
        of_articles = [row for row in stored(filled, name) if row.get("article", 1) is not None]
        assert plain(rows, compared, as_text=form == "csv") == plain(of_articles, compared, as_text=form == "csv"), name
        assert resource["rows"] == len(rows)


def test_an_article_comes_with_its_names_and_parquet_with_agency_and_year(run: Run, tmp_path: Path) -> None:
    run("--format", "parquet")

    first = next(row for row in exported(tmp_path / "out", "parquet", "articles") if row["id"] == 1)
    assert (first["agency"], first["year"], first["authors"], first["article_body"]) == (
        "el_kz",
        2023,
        "Айжан Серікова",
        "\n\n".join(BODY),
    )
    years = sorted(path.name for path in (tmp_path / "out" / "articles").rglob("year=*"))
    assert years == ["year=0", "year=0", "year=2023"]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ((), [1, 2, 3, 4]),
        (("--agency", "baq_kz"), [4]),
        (("--edition", "kk"), [1, 2, 4]),
        (("--edition", "ru"), [3]),
        (("--section", "Жаңалықтар"), [1, 2]),
        (("--since", "2023-01"), [1, 2]),
        (("--until", "2023"), [1, 2]),
        (("--until", "2023-01-12"), []),
        (("--agency", "x' OR 1=1"), []),
    ],
)
def test_filters_choose_articles_and_all_that_belongs_to_them(
    run: Run, tmp_path: Path, filters: tuple[str, ...], ids: list[int]
) -> None:
    assert run("--format", "jsonl", *filters)[0] == 0

    out = tmp_path / "out"
    assert sorted(row["id"] for row in exported(out, "jsonl", "articles")) == ids
    for table in ("captures", "revisions", "photos", "article_tags"):
        assert {row["article"] for row in exported(out, "jsonl", table)} <= set(ids)


def test_every_file_is_listed_with_its_digest(run: Run, tmp_path: Path) -> None:
    run("--format", "parquet")

    out = tmp_path / "out"
    lines = [line.split("  ") for line in (out / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert all(hashlib.sha256((out / path).read_bytes()).hexdigest() == digest for digest, path in lines)
    others = {"README.md", "LICENSE.txt", "CITATION.cff", "SHA256SUMS", "datapackage.json", "croissant.json"}
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert names == {path for _, path in lines} | others


def test_an_export_is_not_written_over_unless_that_is_wanted(run: Run, tmp_path: Path) -> None:
    run("--format", "csv")
    out = tmp_path / "out"

    assert run("--format", "jsonl") == (1, f"{out} has an export already; --overwrite puts a new one in its place.\n")
    assert (out / "articles.csv").exists()
    assert run("--format", "jsonl", "--overwrite")[0] == 0
    assert not (out / "articles.csv").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_of_somebody_elses_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.doc").write_text("…")

    assert run("--overwrite") == (1, f"{tmp_path / 'out'} is not empty, and no export of ours: give another folder.\n")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.doc"]


def test_what_goes_wrong_is_a_sentence_and_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = CliRunner().invoke(export_command, [str(tmp_path / "no.db"), "--out", str(tmp_path / "out")])
    assert (missing.exit_code, missing.stderr) == (1, f"There is no archive at {tmp_path / 'no.db'}.\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("archive.export.writers._Csv.write", full)
    assert run() == (1, f"{tmp_path / 'out'} could not be written: No space left on device.\n")
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("archive.db")] == []


def test_what_is_saved_meanwhile_is_not_in_it(
    run: Run, filled: Path, tmp_path: Path, press: "Press", monkeypatch: pytest.MonkeyPatch
) -> None:
    from archive.export import run as running
    from archive.export.tables import tables_of

    def saved_meanwhile(connection: sqlite3.Connection) -> Any:
        with Archive.open(filled) as archive:
            archive.save([press.full(50, "60000")])
        return tables_of(connection)

    monkeypatch.setattr(running, "tables_of", saved_meanwhile)
    assert run("--format", "jsonl")[0] == 0
    assert len(exported(tmp_path / "out", "jsonl", "articles")) == 4
    assert len(stored(filled, "articles")) == 5
