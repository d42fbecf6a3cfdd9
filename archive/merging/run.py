"""One archive into another, batch by batch: each is a transaction, so that a run may die and another one goes on.

The other archive is read as it was when the run began, and never written. Nothing that is stored is deleted.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from archive.article import Identity
from archive.connection import reading
from archive.errors import ArchiveError, explained
from archive.merging import apart
from archive.merging.articles import join_article
from archive.merging.check import PLACES, check_places, check_version
from archive.merging.crawls import join_crawls
from archive.merging.join import Conflict
from archive.merging.orphans import join_orphans
from archive.merging.readers import Marks
from archive.merging.selection import ALL, Selection
from archive.merging.side import SELECT_CAPTURES, Source, marks_of
from archive.store import Archive

_ARTICLES = 50
_ROWS = 500
"""In one transaction: up to half a second, for which a crawl that writes meanwhile waits."""
_COUNTED = ("articles", "images", "announcements", *apart.PLAIN)


@dataclass(slots=True)
class Report:
    """What came of it: how many rows of the other archive were looked at, and what the two said differently."""

    articles: int = 0
    new: int = 0
    captures: int = 0
    new_captures: int = 0
    rows: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    """Those whose name, address or zone differs."""


@dataclass(frozen=True, slots=True)
class Other:
    """An open archive that is read; `names` are those that its WARC files get, where they get others."""

    connection: sqlite3.Connection
    path: Path
    names: Mapping[str, str] = field(default_factory=dict)
    selection: Selection = ALL

    def count(self) -> int:
        """How many rows `merge` will look at."""
        total = sum(self._number(table) for table in _COUNTED)
        (placed,) = self.connection.execute("SELECT count(warc_file) FROM captures").fetchone()
        return total + int(placed) + self._number("captures", more="article IS NULL")

    @property
    def captures(self) -> int:
        """How many captures it has."""
        count: int = self.connection.execute("SELECT count(*) FROM captures").fetchone()[0]
        return count

    def is_sound(self) -> bool:
        """Whether its file can be read to the end."""
        try:
            return bool(self.connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        except sqlite3.DatabaseError:
            return False

    def rows(self, table: str, columns: str, more: str = "1", order: str = "1") -> sqlite3.Cursor:
        """The chosen rows of a table."""
        return self.connection.execute(*self.selection.rows(table, columns, more, order))

    def _number(self, table: str, more: str = "1") -> int:
        number: int = self.rows(table, "count(*)", more).fetchone()[0]
        return number


@contextmanager
def reading_other(path: Path, names: Mapping[str, str] | None = None, selection: Selection = ALL) -> Iterator[Other]:
    """Another archive as it is now, whatever is written to it meanwhile; raises ArchiveError."""
    with reading(path) as connection:
        connection.execute("BEGIN")
        check_version(connection, path)
        yield Other(connection, path, names or {}, selection)


def merge(archive: Archive, other: Other, advance: Callable[[int], None]) -> Report:
    """Puts all that is chosen of the other archive into this one; `advance` is told how many rows are done.

    Raises ArchiveError: what was merged until then stays, and another run goes on.
    """
    try:
        return _merge(archive, other, advance)
    except ArchiveError as error:
        cause = error.__cause__
        # SQLite does not say in which of the two files it was.
        if isinstance(cause, sqlite3.DatabaseError) and not other.is_sound():
            raise explained(other.path, cause) from cause
        raise


def _merge(archive: Archive, other: Other, advance: Callable[[int], None]) -> Report:
    report = Report(captures=other.captures)
    articles, captures = archive.transact(_count)
    places = other.connection.execute(PLACES)
    _in_batches(archive, places, partial(check_places, other.path, other.names), report, advance)
    marks = Marks(archive.transact(lambda mine: marks_of(mine, {})))
    source = Source(other.connection, other.names, Marks(marks_of(other.connection, other.names)))
    report.agencies = archive.transact(lambda mine: apart.join_agencies(mine, other.connection, other.selection))
    _plain_rows(archive, other, "layouts", report, advance)
    for batch in _batches(other.rows("articles", "agency, native_id, edition", order="id"), _ARTICLES):
        report.conflicts += archive.transact(partial(_articles, source, marks, batch))
        report.articles += len(batch)
        _done(report, len(batch), advance)
    orphans = other.rows("captures", SELECT_CAPTURES.split("SELECT ")[1].split(" FROM")[0], "article IS NULL", "id")
    for rows in _batches(orphans, _ROWS):
        report.conflicts += archive.transact(partial(_orphans, source, marks, rows))
        _done(report, len(rows), advance)
    # After the captures: a picture or a walked day without them would be a fault if the run died in between.
    images = other.rows("images", apart.COLUMNS["images"])
    _in_batches(archive, images, apart.join_images, report, advance)
    announced = other.rows("announcements", apart.COLUMNS["announcements"])
    _in_batches(archive, announced, apart.join_announcements, report, advance)
    for table in ("crawl_missed", "crawl_days"):
        _plain_rows(archive, other, table, report, advance)
    # The marks come last: they say that all records of a file are here.
    archive.transact(lambda mine: join_crawls(mine, other.connection, other.selection))
    archive.transact(lambda mine: apart.join_marks(mine, marks_of(other.connection, other.names)))
    now = archive.transact(_count)
    report.new, report.new_captures = now[0] - articles, now[1] - captures
    return report


def warc_files(connection: sqlite3.Connection) -> dict[str, str]:
    """The WARC files that an archive's captures name, each with the agency that most likely was crawled."""
    sql = "SELECT warc_file, ifnull(max(agency), '') FROM captures WHERE warc_file IS NOT NULL GROUP BY 1 ORDER BY 1"
    return dict(connection.execute(sql).fetchall())


def _articles(
    source: Source, marks: Marks, batch: Sequence[tuple[str, str, str]], connection: sqlite3.Connection
) -> list[Conflict]:
    return [one for key in batch for one in join_article(connection, source, Identity(*key), marks)]


def _orphans(
    source: Source, marks: Marks, rows: Sequence[Sequence[object]], connection: sqlite3.Connection
) -> list[Conflict]:
    return join_orphans(connection, source, rows, marks)


def _batches(cursor: sqlite3.Cursor, size: int) -> Iterator[list[tuple[Any, ...]]]:
    while batch := cursor.fetchmany(size):
        yield batch


def _in_batches(
    archive: Archive,
    rows: sqlite3.Cursor,
    step: Callable[..., object],
    report: Report,
    advance: Callable[[int], None],
) -> None:
    for batch in _batches(rows, _ROWS):
        archive.transact(partial(step, rows=batch))
        _done(report, len(batch), advance)


def _plain_rows(archive: Archive, other: Other, table: str, report: Report, advance: Callable[[int], None]) -> None:
    rows = other.rows(table, apart.COLUMNS[table])
    _in_batches(archive, rows, partial(_plain, apart.PLAIN[table]), report, advance)


def _plain(sql: str, connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    connection.executemany(sql, rows)


def _done(report: Report, count: int, advance: Callable[[int], None]) -> None:
    report.rows += count
    advance(count)


def _count(connection: sqlite3.Connection) -> tuple[int, int]:
    sql = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM captures)"
    articles, captures = connection.execute(sql).fetchone()
    return articles, captures
