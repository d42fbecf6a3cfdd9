"""One article, or one capture, as one of the two archives has it. It reads rows and writes none."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from typing import Any, TypeAlias

from archive.article import Identity
from archive.content import COLUMNS, Content
from archive.history import Observation
from archive.merging.readers import Mark, Marks
from archive.reading import READ_COLUMNS


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A row of `captures`; `is_article` says that it belongs to an article."""

    url: str
    fetched_at: str
    status: int
    payload_digest: str | None
    content_digest: str | None
    agency: str | None
    failure: str | None
    structure: str | None
    etag: str | None
    last_modified: str | None
    warc_file: str | None
    warc_offset: int | None
    warc_length: int | None
    is_article: bool

    @property
    def key(self) -> tuple[str, int | str]:
        """What makes two rows the same capture: the record's place, or address and second where it is in no file."""
        if self.warc_file is None:
            return self.url, self.fetched_at
        return self.warc_file, self.warc_offset or 0

    @property
    def observation(self) -> Observation:
        """What it says of its article."""
        return Observation(self.fetched_at, self.url, self.status, self.content_digest or "", self.structure or "")


_COLUMNS = tuple(field.name for field in fields(CaptureRow))[:-1]
SELECT_CAPTURES = f"SELECT id, {', '.join(_COLUMNS)}, article IS NOT NULL FROM captures"  # noqa: S608
_INSERT = f"INSERT INTO captures (article, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)})"  # noqa: S608
_UPDATE = f"UPDATE captures SET article = ?, {', '.join(f'{name} = ?' for name in _COLUMNS)} WHERE id = ?"  # noqa: S608
_PLACED = f"{SELECT_CAPTURES} WHERE warc_file = ? AND warc_offset = ?"
_UNPLACED = f"{SELECT_CAPTURES} WHERE url = ? AND fetched_at = ? AND warc_file IS NULL"
_FIND = "SELECT id FROM articles WHERE agency = ? AND native_id = ? AND edition = ?"
_ROW = f"SELECT edition, first_seen, readers, {', '.join(READ_COLUMNS)} FROM articles WHERE id = ?"  # noqa: S608
_CONTENTS = f"""
SELECT content_digest, {", ".join(COLUMNS)} FROM revisions WHERE article = ?1
UNION SELECT content_digest, {", ".join(COLUMNS)} FROM doubtful_readings WHERE article = ?1
"""  # noqa: S608

Views: TypeAlias = tuple[int | None, str | None, int | None, str | None]
"""Count, count as shown, what it was rounded to, the reader's version."""


@dataclass(frozen=True, slots=True)
class Source:
    """The other archive, which is only read: by which names its WARC files go in the merged one, and who read them."""

    connection: sqlite3.Connection
    names: Mapping[str, str]
    marks: Marks

    def capture(self, row: Sequence[object]) -> CaptureRow:
        """A row of SELECT_CAPTURES with the file's new name."""
        found = capture_of(row)
        name = self.names.get(found.warc_file or "")
        return replace(found, warc_file=name) if name else found


@dataclass(frozen=True, slots=True)
class Side:
    """An article in one archive."""

    id: int
    edition: str
    first_seen: str
    readers: str | None
    values: tuple[object, ...]
    """Of READ_COLUMNS."""
    captures: Mapping[tuple[str, int | str], tuple[int, CaptureRow]]
    """With their numbers in its file."""
    contents: Mapping[str, Content]
    views: Mapping[str, Views]
    """Those that pages showed, by time; not those that a 304 repeats."""
    addresses: Mapping[str, tuple[str, str]]
    unread: Mapping[tuple[str, str], tuple[str, str]]
    """Field and text, with the reason and the first capture."""

    def value(self, column: str) -> object:
        """One of READ_COLUMNS."""
        return self.values[READ_COLUMNS.index(column)]

    @property
    def pages(self) -> set[str]:
        """The seconds in which a page showed it."""
        return {one.fetched_at for _, one in self.captures.values() if one.content_digest}

    @property
    def newest(self) -> Observation | None:
        """Its newest page, which the row in `articles` is of."""
        return newest_of(one for _, one in self.captures.values())


def newest_of(captures: Iterable[CaptureRow]) -> Observation | None:
    """The newest page among captures, as `archive.late` has it."""
    return max((one.observation for one in captures if one.content_digest), default=None)


def find(connection: sqlite3.Connection, identity: Identity) -> int | None:
    """An article's number in this archive; None when it isn't there."""
    found = connection.execute(_FIND, (identity.agency, identity.native_id, identity.edition)).fetchone()
    return found[0] if found else None


def load(connection: sqlite3.Connection, article_id: int, source: Source | None = None) -> Side:
    """An article that is there; `source` says that it is the other archive's."""
    row_of = source.capture if source else capture_of
    edition, first_seen, readers, *values = connection.execute(_ROW, (article_id,)).fetchone()
    numbered = [
        (int(row[0]), row_of(row)) for row in connection.execute(f"{SELECT_CAPTURES} WHERE article = ?", (article_id,))
    ]
    captures = {one.key: (number, one) for number, one in numbered}
    contents = {digest: Content(*row) for digest, *row in connection.execute(_CONTENTS, (article_id,))}
    pages = {one.fetched_at for _, one in captures.values() if one.content_digest}
    views = {
        str(row[0]): (row[1], row[2], row[3], row[4])
        for row in connection.execute(
            "SELECT seen_at, view_count, view_count_shown, rounded_to, reader FROM views WHERE article = ?",
            (article_id,),
        )
        if row[0] in pages
    }
    addresses = connection.execute("SELECT url, first_seen, last_seen FROM addresses WHERE article = ?", (article_id,))
    unread = connection.execute("SELECT field, shown, reason, seen_at FROM unread WHERE article = ?", (article_id,))
    return Side(
        article_id,
        edition,
        first_seen,
        readers,
        tuple(values),
        captures,
        contents,
        views,
        {url: (first, last) for url, first, last in addresses},
        {(field, shown): (reason, seen_at) for field, shown, reason, seen_at in unread},
    )


def same_capture(connection: sqlite3.Connection, capture: CaptureRow) -> tuple[int, CaptureRow] | None:
    """The same capture in this archive, with its number; None when it isn't there."""
    sql = _UNPLACED if capture.warc_file is None else _PLACED
    found = connection.execute(sql, capture.key).fetchone()
    return (found[0], capture_of(found)) if found else None


def put_capture(
    connection: sqlite3.Connection, number: int | None, article_id: int | None, capture: CaptureRow
) -> None:
    """Writes a capture as it is: a new row, or that with this number."""
    values = (article_id, *astuple(capture)[:-1])
    if number is None:
        connection.execute(_INSERT, values)
    else:
        connection.execute(_UPDATE, (*values, number))


def marks_of(connection: sqlite3.Connection, names: Mapping[str, str]) -> list[Mark]:
    """How far WARC files were read, by the names that they have in the merged archive."""
    sql = "SELECT file, size, readers, read_to, read_at FROM warc_files ORDER BY file, size"
    return [Mark(names.get(file, file), *rest) for file, *rest in connection.execute(sql)]


def capture_of(row: Sequence[object]) -> CaptureRow:
    """A row of SELECT_CAPTURES."""
    values: list[Any] = [*row[1:-1], bool(row[-1])]
    return CaptureRow(*values)
