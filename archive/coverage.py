"""How complete an archive is: per agency and day of publication what was announced, what it holds, and why it lacks it.

Reads only. What no source announced and no page showed is in no archive's knowledge.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from archive.connection import reading

_COVERAGE = """
SELECT agency, day, known, announced, held, gone, robots, refused, unread, failed, not_yet, ifnull(gaps, 0)
FROM coverage LEFT JOIN id_gaps USING (agency, day)
WHERE (?1 IS NULL OR agency = ?1) AND (?2 IS NULL OR day >= ?2) AND (?3 IS NULL OR day <= ?3)
ORDER BY agency, day IS NULL, day
"""


@dataclass(frozen=True, slots=True)
class CoveredDay:
    """One agency's articles of one local day; `day` is None for articles whose day nobody tells."""

    agency: str
    day: str | None
    known: int
    """Articles that were announced or are held."""
    announced: int
    held: int
    gone: int
    """Missing: their address answered 404 or 410 before they were ever read."""
    robots: int
    """Missing: robots.txt forbids to ask for them."""
    refused: int
    """Missing: their address answered 401, 403 or 451, or leads elsewhere, or is too large."""
    unread: int
    """Missing: their page came, and was no article that could be read."""
    failed: int
    """Missing: no answer, or an error of the server."""
    not_yet: int
    """Missing: never asked for."""
    gaps: int
    """Numbers between the day's lowest and highest article that nothing is known of; no sign that any is missing."""


def read_coverage(
    path: Path, *, agency: str | None = None, since: str | None = None, until: str | None = None
) -> list[CoveredDay]:
    """The days in order, by agency; days are ISO 8601. Raises ArchiveError."""
    with reading(path) as connection:
        return [CoveredDay(*row) for row in connection.execute(_COVERAGE, (agency, since, until))]


def totals(days: Iterable[CoveredDay]) -> list[CoveredDay]:
    """All days of each agency together, the day being None; in order of the days given."""
    counts: dict[str, list[int]] = {}
    for day in days:
        values = [getattr(day, field.name) for field in fields(day)[2:]]
        counts[day.agency] = [sum(pair) for pair in zip(counts.get(day.agency, [0] * len(values)), values, strict=True)]
    return [CoveredDay(agency, None, *values) for agency, values in counts.items()]
