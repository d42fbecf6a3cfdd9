"""How complete the archive is, as a calendar: agency by agency, a row a month, a cell a day; one year on a page."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.kazakh.alphabet import sort_key
from archive.web.pages.page import Found, found_at, month_of, render, rows_at, select

_AGENCIES = "SELECT id, name FROM agencies ORDER BY id"
_DAYS = "SELECT agency, day, known, held FROM coverage WHERE day BETWEEN :since AND :until ORDER BY day"
_YEARS = """
SELECT min(day) AS first, max(day) AS last FROM (
  SELECT min(day) AS day FROM coverage UNION ALL SELECT max(day) FROM coverage
)
"""
_MONTHS = 12
_FEW = 4
"""Agencies whose days are all shown on one page: a year of each is 365 cells."""
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
    def href(self) -> str:
        """Where one looks first: at what is missing."""
        return self.missing if self.known > self.held else self.articles

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
    sums: tuple[tuple[str, int, int], ...]
    """Of each month its name, how many articles are known, and how many of them are held."""
    found: Found

    @staticmethod
    def level(known: int, held: int) -> int:
        """As that of a day."""
        return Cell("", known, held, "", "").level


async def coverage(datasette: Datasette, request: Request) -> Response:
    """The page; `year` is the newest one that anything is known of, unless another is asked for.

    Of more than a few agencies the months are shown, and the days of the one that is asked for (`agency`).
    """
    ends = (await select(datasette, _YEARS))[0]
    last = int(str(ends["last"] or datetime.now(UTC).date())[:4])
    first = int(str(ends["first"] or last)[:4])
    asked = request.args.get("year") or ""
    year = int(asked) if asked.isascii() and asked.isdecimal() and first <= int(asked[:5]) <= last else last
    since, until = f"{year:04}-01-01", f"{year:04}-12-31"
    agencies = sorted(await select(datasette, _AGENCIES), key=lambda one: sort_key(one["name"]))
    rows: dict[str, list[Mapping[str, Any]]] = {one["id"]: [] for one in agencies}
    for row in await select(datasette, _DAYS, since=since, until=until):
        rows[row["agency"]].append(row)
    calendars = [_calendar(datasette, one, year, rows[one["id"]]) for one in agencies]
    agency = request.args.get("agency") or ""
    shown = calendars if len(calendars) <= _FEW else [one for one in calendars if one.id == agency]
    context = {
        "year": year,
        "years": range(first, last + 1),
        "agency": agency if shown and len(calendars) > _FEW else "",
        "overview": calendars if len(calendars) > _FEW else [],
        "calendars": shown,
        "level": Calendar.level,
        "days": found_at(datasette, [], "coverage", day__gte=since, day__lte=until),
        "held_at": lambda agency, month: rows_at(
            datasette, "articles", agency=agency, **month_of("published_day", month)
        ),
        "lacking_at": lambda agency, month: rows_at(
            datasette, "missing_articles", agency=agency, **month_of("day", month)
        ),
    }
    return await render(datasette, request, "coverage.html", context)


def cells_of(datasette: Datasette, agency: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, Cell]:
    """By their days, the cells of rows of one agency in the table coverage."""
    articles = rows_at(datasette, "articles", agency=agency, published_day="")
    missing = rows_at(datasette, "missing_articles", agency=agency, day="")
    return {
        row["day"]: Cell(row["day"], row["known"], row["held"], articles + row["day"], missing + row["day"])
        for row in rows
    }


def _calendar(
    datasette: Datasette, agency: Mapping[str, Any], year: int, rows: Sequence[Mapping[str, Any]]
) -> Calendar:
    cells = cells_of(datasette, agency["id"], rows)
    months, sums = [], []
    for number in range(1, _MONTHS + 1):
        name = f"{year:04}-{number:02}"
        days = [cells.get(f"{name}-{day:02}") for day in range(1, monthrange(year, number)[1] + 1)]
        months.append(Month(name, (*days, *(None,) * (31 - len(days)))))
        sums.append((name, sum(one.known for one in days if one), sum(one.held for one in days if one)))
    known, held = sum(one for _, one, _ in sums), sum(one for _, _, one in sums)
    since, until = f"{year:04}-01-01", f"{year:04}-12-31"
    found = found_at(datasette, rows, "coverage", agency=agency["id"], day__gte=since, day__lte=until)
    return Calendar(agency["id"], agency["name"], known, held, tuple(months), tuple(sums), found)
