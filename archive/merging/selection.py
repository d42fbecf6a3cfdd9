"""Which rows of an archive go into a part of it: all, those of an agency, or those of a year. SQL conditions only.

What a part needs to be whole goes with it, so parts overlap (a picture that two agencies show is in both): merging
joins what is there twice.
"""

import sqlite3
from dataclasses import dataclass

_ARTICLE_YEAR = "substr(ifnull({0}published_day, ifnull({0}date_published, {0}first_seen)), 1, 4) = ?1"
_PICTURE = (
    "EXISTS (SELECT 1 FROM photos JOIN articles AS one ON one.id = article WHERE largest_url = images.url AND {})"
)
_PICTURE_OF = """
EXISTS (SELECT 1 FROM images WHERE images.fetched_at = captures.fetched_at
  AND images.payload_digest IS captures.payload_digest AND {})
"""
_CAPTURED = """
EXISTS (SELECT 1 FROM captures WHERE captures.fetched_at = images.fetched_at
  AND captures.payload_digest IS images.payload_digest AND captures.agency = ?1)
"""

_AGENCY = {
    "agencies": "id = ?1",
    "articles": "agency = ?1",
    "captures": f"(agency = ?1 OR agency IS NULL OR {_PICTURE_OF.format(_PICTURE.format('one.agency = ?1'))})",
    "images": f"({_CAPTURED} OR {_PICTURE.format('one.agency = ?1')})",
    "layouts": "agency = ?1",
    "announcements": "agency = ?1",
    "crawls": "agency = ?1",
    "crawl_days": "agency = ?1",
    "crawl_missed": "agency = ?1",
}
_SHOWN_IN_YEAR = _PICTURE.format(_ARTICLE_YEAR.format("one."))
_YEAR = {
    "articles": _ARTICLE_YEAR.format(""),
    "captures": f"(substr(fetched_at, 1, 4) = ?1 OR {_PICTURE_OF.format(_SHOWN_IN_YEAR)})",
    "images": f"(substr(fetched_at, 1, 4) = ?1 OR {_SHOWN_IN_YEAR})",
    "announcements": "substr(ifnull(published_day, first_announced), 1, 4) = ?1",
    "crawls": "substr(started_at, 1, 4) = ?1",
    "crawl_days": "substr(day, 1, 4) = ?1",
    "crawl_missed": "substr(missed_at, 1, 4) = ?1",
}
_AGENCIES = "SELECT id FROM agencies UNION SELECT agency FROM captures WHERE agency IS NOT NULL"
_YEARS = """
SELECT substr(ifnull(published_day, ifnull(date_published, first_seen)), 1, 4) FROM articles
UNION SELECT substr(fetched_at, 1, 4) FROM captures WHERE article IS NULL
UNION SELECT substr(ifnull(published_day, first_announced), 1, 4) FROM announcements
UNION SELECT substr(started_at, 1, 4) FROM crawls
UNION SELECT substr(day, 1, 4) FROM crawl_days
UNION SELECT substr(missed_at, 1, 4) FROM crawl_missed
"""


@dataclass(frozen=True, slots=True)
class Selection:
    """All rows, or those of an agency (`by` is agency) or of a year (`by` is year)."""

    by: str = ""
    value: str = ""

    def rows(self, table: str, columns: str = "*", more: str = "1", order: str = "1") -> tuple[str, tuple[str, ...]]:
        """A SELECT of a table's rows, with its parameters; for captures, those of no article."""
        chosen = {"agency": _AGENCY, "year": _YEAR}.get(self.by, {}).get(table, "1")
        # ?1 may stand in it nowhere: SQLite then takes no parameter.
        values = (self.value,) if "?1" in chosen else ()
        return f"SELECT {columns} FROM {table} WHERE {more} AND {chosen} ORDER BY {order}", values  # noqa: S608


ALL = Selection()


def parts_of(connection: sqlite3.Connection, by: str) -> list[Selection]:
    """The parts of an archive: one an agency or a year; each with the name of a file in `value`."""
    sql = _AGENCIES if by == "agency" else _YEARS
    return [Selection(by, value) for (value,) in connection.execute(f"{sql} ORDER BY 1")]
