"""When each article was looked at last, and what tells how often it is worth a look. Reads only."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from archive.article import Identity

_ALL = """
SELECT native_id, edition, url, gone_at, date_published_utc, first_seen, last_checked, revision_count > 1,
  ifnull(view_count, 0) >= (
    -- The twentieth part that is read the most; without counts nothing is.
    SELECT ifnull((
      SELECT view_count FROM articles WHERE agency = ?1 AND view_count > 0 ORDER BY view_count DESC LIMIT 1
      OFFSET (SELECT count(*) / 20 FROM articles WHERE agency = ?1 AND view_count > 0)
    ), 9e18)
  )
FROM articles WHERE agency = ?1
"""
_KEYS = 300
"""Keys a statement: SQLite's default allows 999 variables in older builds."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An article that the archive has; times are UTC."""

    identity: Identity
    url: str
    born: datetime
    """When it was published, or first seen, whichever is earlier; of one that is gone since when it is."""
    checked: datetime
    """The newest look, whatever came of it."""
    often: bool
    """It was edited before, or is among those that are read the most."""


def all_checked(connection: sqlite3.Connection, agency: str) -> Iterator[Checked]:
    """All articles of an agency, in no order."""
    for native_id, edition, url, gone, published, seen, checked, edited, read in connection.execute(_ALL, (agency,)):
        born = gone or min(published or seen, seen)
        yield Checked(
            Identity(agency, native_id, edition),
            url,
            datetime.fromisoformat(born),
            datetime.fromisoformat(checked),
            bool(edited or read),
        )


def last_checked(
    connection: sqlite3.Connection, agency: str, keys: Collection[tuple[str, str]]
) -> dict[tuple[str, str], datetime]:
    """Of these articles, by native id and edition, those that the archive has, with the newest look at each."""
    found: dict[tuple[str, str], datetime] = {}
    wanted: Sequence[tuple[str, str]] = list(dict.fromkeys(keys))
    for start in range(0, len(wanted), _KEYS):
        part = wanted[start : start + _KEYS]
        marks = ", ".join(["(?, ?, ?)"] * len(part))
        sql = (
            "SELECT native_id, edition, last_checked FROM articles"  # noqa: S608 - question marks only
            f" WHERE (agency, native_id, edition) IN (VALUES {marks})"
        )
        values = [value for key in part for value in (agency, *key)]
        for native_id, edition, checked in connection.execute(sql, values):
            found[native_id, edition] = datetime.fromisoformat(checked)
    return found
