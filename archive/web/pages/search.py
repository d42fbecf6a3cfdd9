"""Search results: what was found, where and when, and the same as CSV, JSON or a feed to follow."""

import csv
import io
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from html import escape
from typing import TypeVar
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from archive.errors import ArchiveError
from archive.search.facets import facets_of
from archive.search.query import Filters, parse
from archive.search.searching import BEGIN, END, Hit, Hits, Sort, search
from archive.web import charts
from archive.web.configuration import DATABASE
from archive.web.pages.page import HEADERS, render, select

_Result = TypeVar("_Result")

A_PAGE = 20
MOST_SAVED = 10_000
"""Hits in a file; more are had with `muragat search --limit`."""
_FEED = 50
_TIME_LIMIT = 5000
_PLAIN = str.maketrans("", "", BEGIN + END)
_LAST_PAGE = 500


async def search_page(datasette: Datasette, request: Request) -> Response:
    """The page; whatever is asked for, it opens."""
    typed, filters, sort = _asked(request)
    page = min(max(int(number), 1), _LAST_PAGE) if (number := request.args.get("page") or "1").isdecimal() else 1
    query = parse(typed)
    whole = replace(query, filters=_both(query.filters, filters))
    error, found, facets = "", Hits((), 0, (), is_whole=True), None
    try:
        found = await run(
            datasette,
            lambda connection: search(connection, typed, filters, sort=sort, limit=A_PAGE, offset=(page - 1) * A_PAGE),
        )
    except ArchiveError as reason:
        error = str(reason)
    except sqlite3.OperationalError:
        error = "search.too_slow"
    if not error:
        # Articles that are found are shown without their counts rather than not at all.
        with suppress(sqlite3.OperationalError):
            facets = await run(datasette, lambda connection: facets_of(connection, whole))
    asked = {name: value for name, value in {"q": typed, **asdict(filters), "sort": str(sort)}.items() if value}
    months = every_month(facets.months) if facets else []
    context = {
        "typed": typed,
        "asked": asked,
        "filters": {name: value for name, value in asdict(filters).items() if value},
        "error": error,
        "found": found,
        "hits": [(hit, marked(hit.headline), marked(" ".join(hit.snippet.split()))) for hit in found.hits],
        "names": {row["id"]: row["name"] for row in await select(datasette, "SELECT id, name FROM agencies")},
        "facets": facets,
        "timeline": charts.columns(
            [(month, count, _to(asked, since=month, until=month)) for month, count in months], width=720, height=60
        ),
        "sorts": [str(one) for one in Sort],
        "page": page,
        "pages": min(-(-found.total // A_PAGE), _LAST_PAGE),
        "to": lambda **changes: _to(asked, **changes),
        "file": lambda ending: f"/search.{ending}?{urlencode(asked)}",
        "most_saved": MOST_SAVED,
    }
    return await render(datasette, request, "search.html", context)


async def search_all(datasette: Datasette, request: Request) -> Response:
    """Leads from the address of datasette-search-all to the page: it knows an FTS table by its content table only, and
    ours has the texts of a view.
    """
    query = urlencode({"q": request.args.get("q") or ""})
    return Response.redirect(f"{datasette.urls.path('/search')}?{query}")


async def search_file(datasette: Datasette, request: Request) -> Response:
    """The hits as a file: json, csv or atom (RFC 4287)."""
    typed, filters, sort = _asked(request)
    ending = request.url_vars["ending"]
    most = _FEED if ending == "atom" else MOST_SAVED
    order = Sort.DATE if ending == "atom" else sort
    try:
        found = await run(
            datasette,
            lambda connection: search(connection, typed, filters, sort=order, limit=most, marks=ending == "atom"),
        )
    except (ArchiveError, sqlite3.OperationalError) as error:
        return Response.text(str(error), status=503)
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": HEADERS["Content-Security-Policy"]}
    if ending == "json":
        rows = [_plain(hit) for hit in found.hits]
        return Response.json({"total": found.total, "hits": rows}, headers=headers)
    if ending == "csv":
        headers["Content-Disposition"] = 'attachment; filename="search.csv"'
        return Response(_csv(found), headers=headers, content_type="text/csv; charset=utf-8")
    site = f"{request.scheme}://{request.host}"
    return Response(
        _atom(found, typed, site, datasette), headers=headers, content_type="application/atom+xml; charset=utf-8"
    )


def marked(text: str) -> Markup:
    """A text with what was found in <mark>; everything else of it is escaped."""
    safe = escape(text)
    return Markup(safe.replace(BEGIN, "<mark>").replace(END, "</mark>"))  # noqa: S704 - escaped the line before


async def run(datasette: Datasette, act: Callable[[sqlite3.Connection], _Result]) -> _Result:
    """What `act` says of the archive; raises sqlite3.OperationalError when it takes too long."""

    def limited(connection: sqlite3.Connection) -> _Result:
        factory, connection.row_factory = connection.row_factory, None
        try:
            with sqlite_timelimit(connection, _TIME_LIMIT):
                return act(connection)
        finally:
            connection.row_factory = factory

    result: _Result = await datasette.get_database(DATABASE).execute_fn(limited)
    return result


def _asked(request: Request) -> tuple[str, Filters, Sort]:
    typed = (request.args.get("q") or "")[:500]
    filters = Filters(**{field.name: (request.args.get(field.name) or "")[:200] for field in fields(Filters)})
    sort = request.args.get("sort")
    return typed, filters, Sort(sort) if sort in set(Sort) else Sort.RELEVANCE


def _both(first: Filters, second: Filters) -> Filters:
    return Filters(**{name: value or getattr(first, name) for name, value in asdict(second).items()})


def _to(asked: dict[str, str], **changes: str) -> str:
    kept = {**asked, **changes}
    return f"/search?{urlencode({name: value for name, value in kept.items() if value})}"


def _plain(hit: Hit) -> dict[str, object]:
    return {name: value.translate(_PLAIN) if isinstance(value, str) else value for name, value in asdict(hit).items()}


def every_month(months: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The months in their order with those between them in which nothing was found; what is no month is left out.

    >>> every_month([("2022-12", 3), ("2023-02", 1)])
    [('2022-12', 3), ('2023-01', 0), ('2023-02', 1)]
    """
    counts = {month: count for month, count in months if len(month) == len("2023-01")}
    if not counts:
        return []
    (year, month), found = map(int, min(counts).split("-")), []
    while (name := f"{year:04}-{month:02}") <= max(counts):
        found.append((name, counts.get(name, 0)))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def _csv(found: Hits) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(field.name for field in fields(Hit))
    writer.writerows(_plain(hit).values() for hit in found.hits)
    return file.getvalue()


def _atom(found: Hits, typed: str, site: str, datasette: Datasette) -> str:
    newest = max((_utc(hit) for hit in found.hits), default="1970-01-01T00:00:00Z")
    own = escape(f"{site}/search?{urlencode({'q': typed})}")
    entries = "".join(
        f"<entry><id>{escape(hit.url)}</id><title>{escape(hit.headline.translate(_PLAIN))}</title>"
        f"<updated>{_utc(hit)}</updated><author><name>{escape(hit.agency)}</name></author>"
        f'<link href="{escape(site + datasette.urls.path(f"/article/{hit.article}"))}"/>'
        f"<summary>{escape(hit.snippet.translate(_PLAIN))}</summary></entry>\n"
        for hit in found.hits
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{own}</id><title>Мұрағат: {escape(typed)}</title><updated>{newest}</updated>"
        f'<link href="{own}"/>\n{entries}</feed>\n'
    )


def _utc(hit: Hit) -> str:
    """When it was published, as RFC 3339 wants it; a day alone at its beginning."""
    try:
        moment = datetime.fromisoformat(hit.date_published or "")
    except ValueError:
        return "1970-01-01T00:00:00Z"
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
