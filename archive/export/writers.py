"""Rows into files, in constant memory: Parquet in folders by agency and year, CSV, JSON lines."""

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from archive.errors import ArchiveError
from archive.export.chosen import Partition
from archive.export.tables import Column, Table

Row = Sequence[Any]
FORMATS = ("parquet", "csv", "jsonl")


class Writer(Protocol):
    """Takes the rows of one table."""

    def begin(self, partition: Partition | None) -> None:
        """What comes now is of this agency and year; None for a table that is of no articles."""

    def write(self, rows: Sequence[Row]) -> None:
        """Some rows, in the order of the table's columns."""


@contextmanager
def writing(form: str, table: Table, folder: Path) -> Iterator[Writer]:
    """The writer of a table's files below `folder`, closed at the end. Raises ArchiveError when pyarrow is missing."""
    if form == "parquet":
        parquet = _Parquet(table, folder)
        try:
            yield parquet
        finally:
            parquet.close()
        return
    with (folder / f"{table.name}.{form}").open("w", encoding="utf-8", newline="") as file:
        yield _Csv(table, file) if form == "csv" else _JsonLines(table, file)


class _Csv:
    """RFC 4180 with a header; what is empty has no value."""

    def __init__(self, table: Table, file: IO[str]) -> None:
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._writer.writerow(column.name for column in table.columns)

    def begin(self, partition: Partition | None) -> None:
        pass

    def write(self, rows: Sequence[Row]) -> None:
        self._writer.writerows(rows)


class _JsonLines:
    def __init__(self, table: Table, file: IO[str]) -> None:
        self._names = [column.name for column in table.columns]
        self._file = file

    def begin(self, partition: Partition | None) -> None:
        pass

    def write(self, rows: Sequence[Row]) -> None:
        lines = (json.dumps(dict(zip(self._names, row, strict=True)), ensure_ascii=False) for row in rows)
        self._file.writelines(f"{line}\n" for line in lines)


class _Parquet:
    """A file for each partition that has rows: articles/agency=el_kz/year=2024/part-0.parquet."""

    def __init__(self, table: Table, folder: Path) -> None:
        try:
            import pyarrow as pa  # noqa: PLC0415 - only this format needs it
            from pyarrow import parquet  # noqa: PLC0415
        except ImportError:
            raise ArchiveError("Parquet needs pyarrow. Install it with: pip install 'muragat[export]'") from None
        self._table, self._folder = table, folder
        self._arrow, self._parquet = pa, parquet
        types = {"TEXT": pa.string(), "INTEGER": pa.int64(), "REAL": pa.float64()}
        self._schema = pa.schema([(column.name, types[column.type]) for column in table.inside])
        self._kept = [place for place, column in enumerate(table.columns) if column in table.inside]
        self._partition: Partition | None = None
        self._open: Any = None

    def begin(self, partition: Partition | None) -> None:
        self.close()
        self._partition = partition

    def write(self, rows: Sequence[Row]) -> None:
        if self._open is None:
            path = self._path()
            path.parent.mkdir(parents=True, exist_ok=True)
            self._open = self._parquet.ParquetWriter(path, self._schema, compression="zstd")
        arrays = [
            self._arrow.array([row[place] for row in rows], type=field.type)
            for place, field in zip(self._kept, self._schema, strict=True)
        ]
        self._open.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def _path(self) -> Path:
        if self._partition is None:
            return self._folder / f"{self._table.name}.parquet"
        folder = self._folder / self._table.name / f"agency={self._partition.agency}" / f"year={self._partition.year}"
        return folder / "part-0.parquet"


def described_columns(form: str, table: Table) -> Sequence[Column]:
    """The columns that stand in the table's files themselves."""
    return table.inside if form == "parquet" else table.columns


def sha256_of(path: Path) -> str:
    """The file's SHA-256, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
