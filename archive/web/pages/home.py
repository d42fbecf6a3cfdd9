"""The first page: how much there is, what is new, what is read, what was changed silently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.kazakh.alphabet import sort_key
from archive.web import charts
from archive.web.pages.coverage import Cell, cells_of
from archive.web.pages.page import ask, render, rows_at, select

DAYS = 120
"""How many days back the picture of publications goes, from the newest article on."""

_SHOWN = 6
_NUMBERS = """
SELECT (SELECT ifnull(sum(held), 0) FROM coverage) AS articles, (SELECT count(*) FROM agencies) AS agencies,
  (SELECT count(*) FROM articles WHERE revision_count > 1) AS edited,
  (SELECT count(*) FROM articles WHERE gone_at IS NOT NULL) AS gone, (SELECT count(*) FROM captures) AS captures
"""
_ROWS = {
    "articles": ("articles", {}),
    "agencies": ("agencies", {}),
    "edited": ("articles", {"revision_count__gt": "1"}),
    "gone": ("articles", {"gone_at__notnull": "1"}),
    "captures": ("captures", {}),
}
_COVERAGE = "SELECT agency, day, known, held FROM coverage WHERE day BETWEEN :since AND :until"
_NEWEST_DAY = "SELECT max(published_day) AS day FROM articles"


@dataclass(frozen=True, slots=True)
class Strip:
    """One agency's articles, day by day."""

    id: str
    name: str
    articles: int
    bars: tuple[charts.Bar, ...]
    cells: tuple[Cell | None, ...]
    """Held against announced, day by day; None where nothing is known of a day."""


async def home(datasette: Datasette, request: Request) -> Response:
    """The page."""
    numbers = (await select(datasette, _NUMBERS))[0]
    newest_day = (await select(datasette, _NEWEST_DAY))[0]["day"]
    last = date.fromisoformat(newest_day) if newest_day else date(2000, 1, DAYS % 28 + 1)
    days = [(last - timedelta(days=back)).isoformat() for back in range(DAYS - 1, -1, -1)]
    by_day = await ask(datasette, "articles_by_day", since=days[0], until=days[-1])
    by_credit = await ask(datasette, "photos_by_credit")
    context = {
        "numbers": [(key, numbers[key], rows_at(datasette, table, **where)) for key, (table, where) in _ROWS.items()],
        "days": days,
        "strips": await _strips(datasette, by_day.rows, days),
        "by_day": by_day,
        "agencies": await ask(datasette, "agencies_in_numbers"),
        "newest": await ask(datasette, "latest_few"),
        "most_read": await ask(datasette, "most_read_few"),
        "edited_headlines": await ask(datasette, "edited_headlines"),
        "by_credit": by_credit,
        "credits": charts.bars(
            [
                (row["name"], row["photos"], rows_at(datasette, "credits", name=row["name"]))
                for row in by_credit.rows[: _SHOWN * 2]
            ],
            width=100,
        ),
    }
    return await render(datasette, request, "home.html", context)


async def _strips(datasette: Datasette, rows: Sequence[Mapping[str, Any]], days: Sequence[str]) -> list[Strip]:
    """A strip an agency; all to one scale."""
    names = {row["agency"]: row["agency_name"] for row in rows}
    counts = {(row["agency"], row["day"]): row["articles"] for row in rows}
    most = max(counts.values(), default=0)
    known: dict[str, list[Mapping[str, Any]]] = {}
    for row in await select(datasette, _COVERAGE, since=days[0], until=days[-1]):
        known.setdefault(row["agency"], []).append(row)
    strips = []
    for agency, name in sorted(names.items(), key=lambda one: sort_key(one[1])):
        address = rows_at(datasette, "articles", agency=agency, published_day="")
        values = [(day, counts.get((agency, day), 0), address + day) for day in days]
        bars = charts.columns(values, width=720, height=28, most=most)
        cells = cells_of(datasette, agency, known.get(agency, ()))
        total = sum(value for _, value, _ in values)
        strips.append(Strip(agency, name, total, bars, tuple(cells.get(day) for day in days)))
    return strips
