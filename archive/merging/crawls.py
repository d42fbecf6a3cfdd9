"""The diaries of both archives as one: crawls, what they saw and what was found. Nothing is counted anew."""

import sqlite3

from archive.merging.selection import Selection

COLUMNS = (
    "agency, started_at, arguments, versions, finished_at, reason, exit_code, complete, pages, new, revised, "
    "unchanged, gone, failed, unread, summary"
)
_KEYS = 4
"""What a crawl is known by: agency, beginning, arguments, versions."""
_SAME = f"SELECT id, {COLUMNS} FROM crawls WHERE (agency, started_at, arguments, versions) = (?, ?, ?, ?)"  # noqa: S608
_INSERT = f"INSERT INTO crawls ({COLUMNS}) VALUES ({', '.join('?' * len(COLUMNS.split(', ')))}) RETURNING id"  # noqa: S608
_BELOW = {
    "crawl_health": "kind, name, count, example",
    "crawl_findings": "position, kind, sentence, example",
}


def join_crawls(connection: sqlite3.Connection, other: sqlite3.Connection, selection: Selection) -> int:
    """Crawls that this archive has not, or knows only as begun; gives how many rows the other one has."""
    sql, values = selection.rows("crawls", f"id, {COLUMNS}", order="started_at, id")
    crawls = other.execute(sql, values).fetchall()
    for their_id, *crawl in crawls:
        twins = connection.execute(_SAME, crawl[:_KEYS]).fetchall()
        if any(list(twin[1:]) == crawl for twin in twins):
            continue
        is_begun_only = crawl[_KEYS] is None
        if is_begun_only and twins:
            continue
        begun = next((twin[0] for twin in twins if twin[1 + _KEYS] is None), None)
        if begun is not None:
            connection.execute("DELETE FROM crawls WHERE id = ?", (begun,))
        my_id = connection.execute(_INSERT, crawl).fetchone()[0]
        for table, columns in _BELOW.items():
            below = other.execute(f"SELECT {columns} FROM {table} WHERE crawl = ?", (their_id,))  # noqa: S608
            connection.executemany(
                f"INSERT INTO {table} (crawl, {columns}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
                ((my_id, *row) for row in below),
            )
    return len(crawls)
