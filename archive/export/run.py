"""An export from its beginning to its end: chosen, written beside its place, described, put in its place."""

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from archive.connection import reading
from archive.errors import ArchiveError
from archive.export.chosen import Partition, Wanted, choose
from archive.export.croissant import croissant
from archive.export.datapackage import datapackage
from archive.export.papers import papers
from archive.export.tables import Table, tables_of
from archive.export.writers import sha256_of, writing
from archive.schema import is_current

_BATCH = 2000
"""Rows in memory at a time."""
MARK = "datapackage.json"
_CREATOR = "muragat export"


@dataclass(frozen=True, slots=True)
class File:
    """A file of an export: its path below the folder, its size and digest."""

    path: str
    size: int
    sha256: str


@dataclass(slots=True)
class Exported:
    """What an export has; the pages that describe it are made of it."""

    form: str
    wanted: Wanted
    made_at: datetime
    program: str
    tables: tuple[Table, ...]
    rows: dict[str, int] = field(default_factory=dict)
    files: dict[str, list[File]] = field(default_factory=dict)
    """By table."""


def export(
    archive: Path,
    out: Path,
    form: str,
    wanted: Wanted,
    *,
    overwrite: bool = False,
    advance: Callable[[int, int], None] = lambda _done, _all: None,
) -> Exported:
    """Writes the export into the folder `out`, which is there afterwards as a whole, or as it was before.

    `advance` is told how many articles' worth of tables are done, and of how many. What crawls save meanwhile is not in
    it: all files are of one moment. Raises ArchiveError: no archive, an older one, a folder that is none of ours, a
    full disk, no pyarrow.
    """
    _check_place(out, overwrite=overwrite)
    draft = out.with_name(f".{out.name}.part")
    try:
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        with reading(archive) as connection:
            if not is_current(connection, archive):
                raise ArchiveError(
                    f"{archive} is of an older Muragat. Bring it up to date with: muragat info {archive}"
                )
            done = _write(connection, draft, form, wanted, advance)
        _describe(done, draft)
        _put(draft, out)
    except OSError as error:
        raise ArchiveError(f"{out} could not be written: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return done


def _check_place(out: Path, *, overwrite: bool) -> None:
    if out.exists() and not out.is_dir():
        raise ArchiveError(f"{out} is a file; give the folder of the export.")
    if not out.exists() or not any(out.iterdir()):
        return
    made_by = ""
    with contextlib.suppress(OSError, ValueError):
        made_by = json.loads((out / MARK).read_text("utf-8")).get("created_by", "")
    if made_by != _CREATOR:
        raise ArchiveError(f"{out} is not empty, and no export of ours: give another folder.")
    if not overwrite:
        raise ArchiveError(f"{out} has an export already; --overwrite puts a new one in its place.")


def _write(
    connection: sqlite3.Connection, folder: Path, form: str, wanted: Wanted, advance: Callable[[int, int], None]
) -> Exported:
    partitions = choose(connection, wanted)
    done = Exported(form, wanted, datetime.now(UTC), f"Muragat {version('muragat')}", tables_of(connection))
    steps, articles = 0, sum(one.articles for one in partitions)
    of_articles = sum(table.is_of_articles for table in done.tables)
    for table in done.tables:
        done.rows[table.name] = 0
        with writing(form, table, folder) as writer:
            for partition in partitions if table.is_of_articles else (None,):
                writer.begin(partition)
                for rows in _batches(connection, table, partition):
                    writer.write(rows)
                    done.rows[table.name] += len(rows)
                steps += partition.articles if partition is not None else 0
                advance(steps, articles * of_articles)
    return done


def _batches(
    connection: sqlite3.Connection, table: Table, partition: Partition | None
) -> Iterator[list[tuple[object, ...]]]:
    values: Mapping[str, object] = {"agency": partition.agency, "year": partition.year} if partition else {}
    cursor = connection.execute(table.sql, values)
    while rows := cursor.fetchmany(_BATCH):
        yield rows


def _describe(done: Exported, folder: Path) -> None:
    for table in done.tables:
        paths = sorted((*folder.glob(f"{table.name}.{done.form}"), *(folder / table.name).rglob("*.parquet")))
        done.files[table.name] = [
            File(path.relative_to(folder).as_posix(), path.stat().st_size, sha256_of(path)) for path in paths
        ]
    (folder / MARK).write_text(_json({**datapackage(done), "created_by": _CREATOR}), "utf-8")
    (folder / "croissant.json").write_text(_json(croissant(done)), "utf-8")
    for name, text in papers(done).items():
        (folder / name).write_text(text, "utf-8")
    lines = [f"{file.sha256}  {file.path}\n" for files in done.files.values() for file in files]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _put(draft: Path, out: Path) -> None:
    """Two renames: who looks at the wrong moment finds the old export beside its place, and never half a new one."""
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    draft.rename(out)
    shutil.rmtree(old, ignore_errors=True)
