"""A copy of an archive as it is at one moment, to be published or kept: one file, packed, whole or not there at all.

It takes no WARC files with it, and it is a copy only: what changes later needs another one.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from archive.connection import reading
from archive.errors import ArchiveError
from archive.progress import weighing

_STEPS = 200_000
"""SQLite's virtual machine's steps between two looks at how far it is."""


def take_snapshot(archive: Path, out: Path, *, replace: bool = False) -> int:
    """Writes the copy, checks it and puts it at `out`; its size in bytes. The archive may be written meanwhile.

    Raises ArchiveError when there is something at `out` (unless `replace`), when it can't be written or is not whole.
    """
    if out.exists() and not replace:
        raise ArchiveError(f"{out} is there already. Say --replace to put a newer copy in its place.")
    if out.exists() and archive.exists() and out.samefile(archive):
        raise ArchiveError(f"{out} is the archive itself.")
    if not out.parent.is_dir():
        raise ArchiveError(f"{out} could not be written: there is no folder {out.parent}.")
    draft = out.with_name(f".{out.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        with reading(archive) as connection:
            _copy(connection, draft)
        _check(draft)
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        size = draft.stat().st_size
        draft.replace(out)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(f"{out} could not be written: {error}.") from error
    finally:
        draft.unlink(missing_ok=True)
    return size


def _copy(connection: sqlite3.Connection, draft: Path) -> None:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    with weighing() as progress:
        task = progress.add_task("copying", total=pages * page_size)

        def look() -> int:
            progress.update(task, completed=draft.stat().st_size if draft.exists() else 0)
            return 0

        connection.set_progress_handler(look, _STEPS)
        try:
            # SQLite's documentation of VACUUM: the copy is of one transaction, and the source is only read.
            connection.execute("VACUUM INTO ?", (str(draft),))
        finally:
            connection.set_progress_handler(None, 0)


def _check(draft: Path) -> None:
    with closing(sqlite3.connect(draft)) as connection:
        (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise ArchiveError(f"The copy is not whole, and was not kept: {said}.")
