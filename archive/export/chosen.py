"""Which articles an export has: the temporary table `chosen`, in a read transaction that sees one moment."""

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass

_CHOOSE = """
CREATE TEMP TABLE chosen AS
SELECT id AS article, agency, CAST(ifnull(substr(published_day, 1, 4), '0') AS INTEGER) AS year FROM articles
WHERE (:agency = '' OR agency = :agency)
  AND (:edition = '' OR edition = :edition OR substr(edition, 1, length(:edition) + 1) = :edition || '-')
  AND (:section = '' OR article_section = :section)
  AND (:since = '' OR published_day >= :since)
  AND (:until = '' OR substr(published_day, 1, length(:until)) <= :until)
ORDER BY agency, year, id
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters; empty for no restriction. Days are a year, a month or a day: 2023, 2023-01, 2023-01-13."""

    agency: str = ""
    edition: str = ""
    section: str = ""
    since: str = ""
    until: str = ""

    def told(self) -> dict[str, str]:
        """Those that restrict anything."""
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class Partition:
    """The articles of one agency and year; 0 is for those whose day is not known."""

    agency: str
    year: int
    articles: int


def choose(connection: sqlite3.Connection, wanted: Wanted) -> tuple[Partition, ...]:
    """Begins the transaction and makes the table; the connection may be one that can't write."""
    connection.isolation_level = None
    connection.execute("PRAGMA temp_store = FILE")
    connection.execute("BEGIN")
    connection.execute(_CHOOSE, asdict(wanted))
    connection.execute("CREATE INDEX temp.chosen_by_partition ON chosen (agency, year)")
    return tuple(_partitions(connection))


def _partitions(connection: sqlite3.Connection) -> Iterator[Partition]:
    sql = "SELECT agency, year, count(*) FROM chosen GROUP BY agency, year ORDER BY agency, year"
    for row in connection.execute(sql):
        yield Partition(*row)
