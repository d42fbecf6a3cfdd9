"""Two searches side by side over time: two words, two agencies (agency:el_kz), or whatever the search understands."""

import csv
import io
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.errors import ArchiveError
from archive.search.facets import months_of
from archive.search.query import parse
from archive.web import charts
from archive.web.pages.page import HEADERS, render, select
from archive.web.pages.search import every_month, run

_WIDTH, _HEIGHT = 720, 180
_ALL = "SELECT substr(published_day, 1, 7) AS month, count(*) AS articles FROM articles GROUP BY month"


@dataclass(frozen=True, slots=True)
class Month:
    """How many articles each of the two searches found in a month, and how many there are."""

    month: str
    first: int
    second: int
    articles: int


async def compare(datasette: Datasette, request: Request) -> Response:
    """The page; whatever is asked for, it opens."""
    first, second = _asked(request)
    error, months = "", list[Month]()
    if first or second:
        try:
            months = await _months(datasette, first, second)
        except ArchiveError as reason:
            error = str(reason)
        except sqlite3.OperationalError:
            error = "search.too_slow"
    lines = charts.lines([[one.first for one in months], [one.second for one in months]], width=_WIDTH, height=_HEIGHT)
    context = {
        "first": first,
        "second": second,
        "error": error,
        "months": months,
        "sums": (sum(one.first for one in months), sum(one.second for one in months)),
        "lines": lines,
        "width": _WIDTH,
        "height": _HEIGHT,
        "agencies": await select(datasette, "SELECT id, name FROM agencies ORDER BY name"),
        "search_at": lambda query, month: f"/search?{urlencode({'q': query, 'since': month, 'until': month})}",
        "file": lambda ending: f"/compare.{ending}?{urlencode({'a': first, 'b': second})}",
    }
    return await render(datasette, request, "compare.html", context)


async def compare_file(datasette: Datasette, request: Request) -> Response:
    """The same as a file: json or csv."""
    first, second = _asked(request)
    try:
        months = await _months(datasette, first, second)
    except (ArchiveError, sqlite3.OperationalError) as error:
        return Response.text(str(error), status=503)
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": HEADERS["Content-Security-Policy"]}
    names = ("month", first or "a", second or "b", "articles")
    rows = [(one.month, one.first, one.second, one.articles) for one in months]
    if request.url_vars["ending"] == "json":
        plain = [{"month": month, "a": a, "b": b, "articles": every} for month, a, b, every in rows]
        return Response.json({"a": first, "b": second, "months": plain}, headers=headers)
    headers["Content-Disposition"] = 'attachment; filename="compare.csv"'
    return Response(_csv(names, rows), headers=headers, content_type="text/csv; charset=utf-8")


async def _months(datasette: Datasette, first: str, second: str) -> list[Month]:
    """Every month from the first hit of either to the last."""
    counts = [dict(await run(datasette, partial(_found, text))) for text in (first, second)]
    every = {row["month"]: row["articles"] for row in await select(datasette, _ALL)}
    names = [month for month, _ in every_month([(month, 1) for one in counts for month in one])]
    return [Month(name, counts[0].get(name, 0), counts[1].get(name, 0), every.get(name, 0)) for name in names]


def _found(text: str, connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    return months_of(connection, parse(text)) if text else ()


def _asked(request: Request) -> tuple[str, str]:
    return tuple((request.args.get(name) or "").strip()[:200] for name in ("a", "b"))  # type: ignore[return-value]


def _csv(names: Sequence[str], rows: Sequence[tuple[str | int, ...]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(rows)
    return file.getvalue()
