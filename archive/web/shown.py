"""Whether a datasette shows an archive: our plugin is in every datasette of this Python, also those of other files."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from archive.web.configuration import DATABASE

if TYPE_CHECKING:
    from datasette.app import Datasette


def archive_in(datasette: "Datasette") -> Path | None:
    """The archive that datasette shows, if it shows one: its database must be called archive, as the file is."""
    database = datasette.databases.get(DATABASE)
    return Path(database.path) if database is not None and database.path and _is_archive(database.path) else None


@cache
def _is_archive(path: str) -> bool:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            sql = "SELECT count(*) FROM sqlite_master WHERE name IN ('articles', 'captures', 'revisions', 'agencies')"
            return bool(connection.execute(sql).fetchone()[0] == 4)
    except sqlite3.Error:
        return False
