"""A part of a WARC file, read, as the bytes of a Parquet file, and back. Opens no file; pyarrow comes with `[export]`.

What is counted in a part stands in the file's own metadata, so that it can be known without the rows.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from archive.errors import ArchiveError
from archive.packed import Unpackable
from archive.warc.members import Damage
from crawler.reread.rows import COLUMNS, DAMAGE, PACKING, Row
from crawler.reread.work import Part, PartRead

_KEY = b"muragat"
_INDEXED = ("response", "revisit")
"""The types of records that an index of captures has."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a part file holds, in numbers."""

    warc_file: str
    start: int
    end: int
    rows: dict[str, int]
    """By kind."""
    left_out: dict[str, int]
    """Of the skipped ones, by why."""
    offsets: tuple[int, ...]
    """Where in the WARC file the responses and revisits begin, in order: what is held against its index."""
    damages: tuple[tuple[int, str], ...]


class UnreadablePart(ValueError):  # noqa: N818 - says what the file is
    """Bytes that are no part that this version has written; the message says what is wrong with them."""


def made_of(part: Part, rows: Sequence[Row]) -> Made:
    """The numbers of a part's rows."""
    return Made(
        part.path.name,
        part.start,
        part.end,
        dict(sorted(Counter(str(row["kind"]) for row in rows).items())),
        dict(sorted(Counter(str(row["left_out"]) for row in rows if row.get("left_out")).items())),
        tuple(sorted(int(row["warc_offset"]) for row in rows if row.get("warc_type") in _INDEXED)),
        tuple((int(row["warc_offset"]), str(row["reason"])) for row in rows if row["kind"] == DAMAGE),
    )


def packed_part(made: Made, rows: Sequence[Row]) -> bytes:
    """A Parquet file of these rows. Raises ArchiveError when pyarrow is missing."""
    arrow, parquet = _pyarrow()
    types = {
        "TEXT": arrow.string(), "INTEGER": arrow.int64(), "TEXTS": arrow.list_(arrow.string()), "BYTES": arrow.binary(),
    }  # fmt: skip
    schema = arrow.schema(
        [(name, types[kind]) for name, kind in COLUMNS.items()], metadata={_KEY: msgspec.json.encode(made)}
    )
    arrays = [arrow.array([row.get(field.name) for row in rows], type=field.type) for field in schema]
    sink = arrow.BufferOutputStream()
    parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), sink, compression="zstd")
    return bytes(sink.getvalue())


def made_in(source: Any) -> Made:
    """The numbers in a part file: its bytes, or an open file that can seek. Raises UnreadablePart, ArchiveError."""
    arrow, parquet = _pyarrow()
    try:
        if isinstance(source, bytes):
            source = arrow.BufferReader(source)
        with parquet.ParquetFile(source) as file:
            return _made(file.schema_arrow.metadata)
    except arrow.ArrowException as error:
        raise UnreadablePart(str(error)) from error


def unpacked_part(packed: bytes, part: Part) -> tuple[PartRead, Made]:
    """What the part gave when it was read, and its numbers. Raises UnreadablePart, ArchiveError."""
    arrow, parquet = _pyarrow()
    try:
        table = parquet.read_table(arrow.BufferReader(packed), columns=["record"])
        made = _made(table.schema.metadata)
        records = table.column("record").to_pylist()
        found = tuple(PACKING.unpack(record) for record in records if record is not None)
    except (arrow.ArrowException, Unpackable) as error:
        raise UnreadablePart(str(error)) from error
    return PartRead(part, found, tuple(Damage(offset, reason) for offset, reason in made.damages)), made


def _made(metadata: dict[bytes, bytes] | None) -> Made:
    try:
        return msgspec.json.decode((metadata or {}).get(_KEY, b""), type=Made)
    except msgspec.DecodeError as error:
        raise UnreadablePart(f"its metadata are not ours: {error}") from error


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415 - only parts need it
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise ArchiveError("Parts need pyarrow. Install it with: pip install 'muragat[export]'") from None
    return pa, parquet
