"""How complete the archive is, as a calendar: agency by agency, a row a month, a cell a day; one year on a page."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.web.pages.page import Found, ask, render, rows_at, select

_AGENCIES = "SELECT id, name FROM agencies ORDER BY name"
_YEARS = """
SELECT min(day) AS first, max(day) AS last FROM (
  SELECT min(published_day) AS day FROM articles UNION ALL SELECT max(published_day) FROM articles
  UNION ALL SELECT min(published_day) FROM announcements UNION ALL SELECT max(published_day) FROM announcements
)
"""
_MONTHS = 12
_STEPS = (0.5, 0.9, 1.0)
"""Shares of what is known from which on a cell has the next colour."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One day: what is known of it and what is held, and where its rows are; `level` is its colour, 0 (none) to 4."""

    day: str
    known: int
    held: int
    articles: str
    missing: str

    @property
    def level(self) -> int:
        """1 to 4 by the share that is held, 0 when nothing of it is.

        >>> [Cell("2023-01-13", 10, held, "", "").level for held in (0, 1, 5, 9, 10)]
        [0, 1, 2, 3, 4]
        """
        share = self.held / self.known
        return 1 + sum(share >= step for step in _STEPS) if self.held else 0


@dataclass(frozen=True, slots=True)
class Month:
    """One month, as 2023-01: a cell for each of 31 days, None where nothing is known of one, or there is none."""

    name: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """One agency's year."""

    id: str
    name: str
    known: int
    held: int
    months: tuple[Month, ...]
    found: Found


async def coverage(datasette: Datasette, request: Request) -> Response:
    """The page; `year` is the newest one that anything is known of, unless another is asked for."""
    ends = (await select(datasette, _YEARS))[0]
    last = int(str(ends["last"] or datetime.now(UTC).date())[:4])
    first = int(str(ends["first"] or last)[:4])
    asked = request.args.get("year") or ""
    year = int(asked) if asked.isascii() and asked.isdecimal() and first <= int(asked[:5]) <= last else last
    calendars = []
    for agency in await select(datasette, _AGENCIES):
        found = await ask(
            datasette, "coverage_of", agency=agency["id"], since=f"{year:04}-01-01", until=f"{year:04}-12-31"
        )
        calendars.append(_calendar(datasette, agency, year, found))
    context = {"year": year, "years": range(first, last + 1), "calendars": calendars}
    return await render(datasette, request, "coverage.html", context)


def cell_of(datasette: Datasette, agency: str, row: Mapping[str, Any]) -> Cell:
    """The cell of a row of the query coverage_of."""
    day = row["day"]
    return Cell(
        day,
        row["known"],
        row["held"],
        rows_at(datasette, "articles", agency=agency, published_day=day),
        rows_at(datasette, "missing_articles", agency=agency, day=day),
    )


def _calendar(datasette: Datasette, agency: Mapping[str, Any], year: int, found: Found) -> Calendar:
    cells = {row["day"]: cell_of(datasette, agency["id"], row) for row in found.rows}
    months = []
    for number in range(1, _MONTHS + 1):
        name = f"{year:04}-{number:02}"
        days = [f"{name}-{day:02}" for day in range(1, monthrange(year, number)[1] + 1)]
        months.append(Month(name, (*(cells.get(day) for day in days), *(None,) * (31 - len(days)))))
    known, held = (sum(row[name] for row in found.rows) for name in ("known", "held"))
    return Calendar(agency["id"], agency["name"], known, held, tuple(months), found)
