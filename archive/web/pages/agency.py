"""One agency: how much it publishes and when, its sections, authors and photos, how often it edits and takes down."""

from datetime import date, timedelta

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.web import charts
from archive.web.pages.coverage import Cell, cells_of
from archive.web.pages.page import Found, ask, first, found_at, month_of, render, rows_at, select

_AGENCY = """
SELECT id, name, url, time_zone,
  (SELECT ifnull(sum(held), 0) FROM coverage WHERE agency = agencies.id) AS articles,
  (SELECT count(*) FROM articles WHERE agency = agencies.id AND revision_count > 1) AS edited,
  (SELECT count(*) FROM articles WHERE agency = agencies.id AND gone_at IS NOT NULL) AS gone,
  (SELECT max(finished_at) FROM crawls WHERE agency = agencies.id) AS last_crawl
FROM agencies WHERE id = :agency
"""
_NEWEST = "SELECT max(day) AS day FROM coverage WHERE agency = :agency AND held > 0"
_COVERAGE = "SELECT day, known, held FROM coverage WHERE agency = :agency AND day BETWEEN :since AND :until"
_DAYS = 120
_LISTED = 12
_HOURS = 24
_LAST_STEP = 2000
"""As in the query lengths_of."""
_WIDTH, _HEIGHT = 720, 90


async def agency(datasette: Datasette, request: Request) -> Response:
    """The page; an agency that the archive doesn't have is NotFound."""
    name = request.url_vars["agency"]
    row = await first(datasette, _AGENCY, agency=name)
    found = {
        query: await ask(datasette, query, agency=name)
        for query in ("months_of", "sections_of", "authors_of", "credits_of", "hours_of", "lengths_of")
    }
    by_hour = {one["hour"]: one["articles"] for one in found["hours_of"].rows}
    hours = [
        (
            f"{hour:02}:00",
            by_hour.get(hour, 0),
            rows_at(datasette, "articles", agency=name, date_published__like=f"%T{hour:02}:%"),
        )
        for hour in range(_HOURS)
    ]
    lengths = [
        (f"{one['words']}+", one["articles"], rows_at(datasette, "articles", agency=name, **_words(one["words"])))
        for one in found["lengths_of"].rows
    ]
    months = [
        (
            one["month"],
            one["articles"],
            rows_at(datasette, "articles", agency=name, **month_of("published_day", one["month"])),
        )
        for one in found["months_of"].rows
    ]
    days, cells = await _days(datasette, name)
    crawls = await ask(datasette, "health_now")
    context = {
        "agency": row,
        "days": charts.columns(
            [
                (day, cell.held if cell else 0, cell.articles if cell else "")
                for day, cell in zip(days, cells, strict=True)
            ],
            width=_WIDTH,
            height=_HEIGHT,
        ),
        "cells": cells,
        "covered": found_at(
            datasette, [], "coverage", agency=name, day__gte=days[0] if days else "", day__lte=days[-1] if days else ""
        ),
        "sums": (sum(one.known for one in cells if one), sum(one.held for one in cells if one)),
        "latest": next((one for one in crawls.rows if one["agency"] == name), None),
        "month_at": lambda month, **more: rows_at(
            datasette, "articles", agency=name, **month_of("published_day", month), **more
        ),
        "found": found,
        "months": charts.columns(months, width=_WIDTH, height=_HEIGHT),
        "hours": charts.columns(hours, width=_WIDTH, height=_HEIGHT),
        "lengths": charts.columns(lengths, width=_WIDTH, height=_HEIGHT),
        "sections": _bars(datasette, found["sections_of"], "articles", "articles", "article_section", agency=name),
        "authors": _bars(datasette, found["authors_of"], "articles", "authors_with_articles", "author", agency=name),
        "credits": _bars(datasette, found["credits_of"], "photos", "credits_with_articles", "name", agency=name),
    }
    return await render(datasette, request, "agency.html", context)


async def _days(datasette: Datasette, agency: str) -> tuple[list[str], list[Cell | None]]:
    """The last days up to the newest article, and what is known of each."""
    newest = (await select(datasette, _NEWEST, agency=agency))[0]["day"]
    if not newest:
        return [], []
    last = date.fromisoformat(newest)
    days = [(last - timedelta(days=back)).isoformat() for back in range(_DAYS - 1, -1, -1)]
    rows = await select(datasette, _COVERAGE, agency=agency, since=days[0], until=days[-1])
    cells = cells_of(datasette, agency, rows)
    return days, [cells.get(day) for day in days]


def _bars(
    datasette: Datasette, found: Found, counted: str, table: str, column: str, **filters: str
) -> tuple[charts.Bar, ...]:
    """The first names of a query with their counts, each leading to its rows."""
    return charts.bars(
        [
            (one["name"], one[counted], rows_at(datasette, table, **filters, **{column: one["name"]}))
            for one in found.rows[:_LISTED]
        ],
        width=100,
    )


def _words(words: int) -> dict[str, str]:
    """What the articles of a step have in common; the last step has no end."""
    least = {"word_count__gte": str(words)}
    return least if words >= _LAST_STEP else {**least, "word_count__lt": str(words + 100)}
