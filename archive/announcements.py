"""What sources announced: the rows, and what they say of completeness. Nothing is fetched or read here.

A row an article, source by source; order does not matter, so that captures may arrive late and come twice.
"""

import sqlite3

from archive.article import Listed, utc_text

_NEWER = """(excluded.last_announced, excluded.title, excluded.date_shown, excluded.modified_shown, excluded.url) >=
    (last_announced, title, date_shown, modified_shown, url)"""
_COLUMNS = ("title", "date_shown", "published_day", "modified_shown", "url")
_SAVE = f"""
INSERT INTO announcements (agency, source, native_id, edition, {", ".join(_COLUMNS)}, first_announced, last_announced)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (agency, source, native_id, edition) DO UPDATE SET
  {", ".join(f"{name} = iif({_NEWER}, excluded.{name}, {name})" for name in _COLUMNS)},
  first_announced = min(first_announced, excluded.first_announced),
  last_announced = max(last_announced, excluded.last_announced)
"""  # noqa: S608 - our own names


COLUMNS = ("agency", "source", "native_id", "edition", *_COLUMNS, "first_announced", "last_announced")


def save_joined(connection: sqlite3.Connection, row: tuple[str | None, ...]) -> None:
    """Saves a row of another archive, in the order of COLUMNS, as if all its announcements had come here one by one."""
    connection.execute(_SAVE, row)


def save_listed(connection: sqlite3.Connection, listed: Listed) -> None:
    """Saves what one page of a source announced at one time."""
    seen_at = utc_text(listed.capture.fetched_at)
    connection.executemany(
        _SAVE,
        (
            (
                listed.agency,
                listed.source,
                one.native_id,
                one.edition,
                one.title,
                one.date_shown,
                one.published_day,
                one.modified_shown,
                one.url,
                seen_at,
                seen_at,
            )
            for one in listed.announced
        ),
    )
