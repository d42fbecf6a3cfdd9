"""One article of the other archive into this one, with all that is below it, by the store's own steps.

Captures, counts, addresses and unread texts of both are put together; what follows from them (revisions, doubts,
disappearances, what is newest) is derived by `archive.late`, as when captures arrive late in one archive.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from archive import late, rows
from archive.article import Identity
from archive.history import GONE_STATUSES, NOT_MODIFIED
from archive.loading import load_article
from archive.merging import join
from archive.merging.join import Conflict
from archive.merging.readers import Marks
from archive.merging.side import (
    SELECT_CAPTURES,
    CaptureRow,
    Side,
    Source,
    capture_of,
    find,
    load,
    put_capture,
    same_capture,
)

WITHOUT_PAGE = (*GONE_STATUSES, NOT_MODIFIED)
"""Answers that say something of an article only to an archive that knows it."""
_UNKNOWN_THEN = f"""
{SELECT_CAPTURES} WHERE url = ? AND article IS NULL AND agency = ?
AND status IN ({", ".join(map(str, WITHOUT_PAGE))}) AND fetched_at > ? AND fetched_at < ?
"""
_FOREVER = "9999"

Key = TypeVar("Key")
Value = TypeVar("Value")


def join_article(connection: sqlite3.Connection, source: Source, identity: Identity, marks: Marks) -> list[Conflict]:
    """Puts the other archive's article into this one; gives what was read in two ways.

    `marks` are this archive's. Comes in a transaction; does nothing when all of it is here already.
    """
    their_id = find(source.connection, identity)
    if their_id is None:
        raise KeyError(identity)
    theirs = load(source.connection, their_id, source)
    my_id = find(connection, identity)
    mine = load(connection, my_id) if my_id is not None else None
    conflicts: list[Conflict] = []
    numbers, merged = _captures(connection, source, marks, (mine, theirs), conflicts)
    addresses = _joined(mine.addresses if mine else {}, theirs.addresses, join.span)
    for number, capture in _known_now(connection, identity.agency, addresses, mine, theirs):
        numbers[capture.key], merged[capture.key] = number, replace(capture, is_article=True)
    counts = _joined(mine.views if mine else {}, theirs.views, join.views)
    unread = _joined(mine.unread if mine else {}, theirs.unread, join.unread)
    kept = join.newest_side([theirs, *([mine] if mine else [])], merged)
    if mine and (conflict := join.value_conflict(mine, theirs, kept)):
        conflicts.append(conflict)

    before = {key: row for key, (_, row) in mine.captures.items()} if mine else {}
    together = merged, counts, addresses, unread, kept.values
    if mine and (before, mine.views, mine.addresses, mine.unread, mine.values) == together:
        return conflicts
    article_id = _put_row(connection, source, mine, theirs, kept)
    for key, capture in merged.items():
        if before.get(key) != capture:
            put_capture(connection, numbers.get(key), article_id, capture)
    for seen_at in theirs.pages - set(counts):
        rows.remove_views(connection, article_id, seen_at)
    rows.put_views(connection, article_id, counts)
    rows.put_addresses(connection, article_id, addresses)
    rows.put_unread(connection, article_id, unread)
    late.save_joined(connection, article_id, identity.edition, join.contents(mine, theirs))
    return conflicts


def _captures(
    connection: sqlite3.Connection,
    source: Source,
    marks: Marks,
    sides: tuple[Side | None, Side],
    conflicts: list[Conflict],
) -> tuple[dict[tuple[str, int | str], int], dict[tuple[str, int | str], CaptureRow]]:
    """The captures of both, with the numbers of those that this archive has."""
    mine, theirs = sides
    numbers = {key: number for key, (number, _) in mine.captures.items()} if mine else {}
    merged = {key: row for key, (_, row) in mine.captures.items()} if mine else {}
    for key, (_, capture) in theirs.captures.items():
        own = merged.get(key)
        if own is None and (found := same_capture(connection, capture)):
            numbers[key], own = found
        if own is None:
            merged[key] = capture
            continue
        place = capture.warc_file, capture.warc_offset
        ranks = marks.rank(*place), source.marks.rank(*place)
        merged[key] = join.captures(own, capture, ranks)
        conflict = join.conflict_of(own, capture, merged[key], ranks, (mine, theirs) if mine else None)
        if conflict:
            conflicts.append(conflict)
    return numbers, merged


def _known_now(
    connection: sqlite3.Connection, agency: str, addresses: dict[str, tuple[str, str]], mine: Side | None, theirs: Side
) -> Iterator[tuple[int, CaptureRow]]:
    """Answers without a page that this archive took for nobody's, as it had not yet seen the article."""
    since = min(theirs.first_seen, mine.first_seen) if mine else theirs.first_seen
    until = mine.first_seen if mine else _FOREVER
    for url in addresses:
        for row in connection.execute(_UNKNOWN_THEN, (url, agency, since, until)).fetchall():
            yield int(row[0]), capture_of(row)


def _put_row(connection: sqlite3.Connection, source: Source, mine: Side | None, theirs: Side, kept: Side) -> int:
    """The row in `articles` and the parts of the newest page, which the archive of `kept` has; gives the number."""
    if mine is None:
        return rows.insert_values(connection, load_article(source.connection, theirs.id), theirs.values)
    if kept is theirs and theirs.values != mine.values:
        rows.write_values(connection, mine.id, load_article(source.connection, theirs.id), theirs.values)
    return mine.id


def _joined(
    mine: Mapping[Key, Value], theirs: Mapping[Key, Value], join_two: Callable[[Value, Value], Value]
) -> dict[Key, Value]:
    found = dict(mine)
    for key, value in theirs.items():
        found[key] = join_two(found[key], value) if key in found else value
    return found
