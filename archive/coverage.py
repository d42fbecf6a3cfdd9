"""How complete an archive is: per agency and day of publication what was announced, what it holds, and why it lacks it.

Reads only. What no source announced and no page showed is in no archive's knowledge.
"""

from dataclasses import dataclass
from pathlib import Path

from archive.connection import reading

_COVERAGE = """
SELECT agency, day, known, announced, held, gone, refused, unread, failed, not_yet FROM coverage
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
    refused: int
    """Missing: their address answered 401, 403 or 451."""
    unread: int
    """Missing: their page came, and was no article that could be read."""
    failed: int
    """Missing: no answer, or an error of the server."""
    not_yet: int
    """Missing: never asked for."""


def read_coverage(
    path: Path, *, agency: str | None = None, since: str | None = None, until: str | None = None
) -> list[CoveredDay]:
    """The days in order, by agency; days are ISO 8601. Raises ArchiveError."""
    with reading(path) as connection:
        return [CoveredDay(*row) for row in connection.execute(_COVERAGE, (agency, since, until))]
