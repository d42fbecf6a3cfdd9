"""What all pages for readers share: the reader's language, the way to the tables behind, and safe headers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils.asgi import NotFound, Request, Response

from archive.web import drawing
from archive.web.configuration import DATABASE
from archive.web.languages.catalogue import COOKIE, LANGUAGES, Words, chosen
from archive.web.languages.formats import Formats

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""No script at all, and nothing of any other host: what the pages show was written by strangers (CSP 3)."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Vary": "Cookie, Accept-Language",
}
NAVIGATION = (
    ("/", "nav.home"),
    ("/edits", "nav.edits"),
    ("/views", "nav.views"),
    ("/people", "nav.people"),
    ("/reprints", "nav.reprints"),
    ("/credits", "nav.credits"),
    ("/compare", "nav.compare"),
    ("/-/coverage", "nav.coverage"),
    ("/health", "nav.health"),
)
"""The pages that every page leads to: their paths, and the keys of their names in the catalogues."""

_A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a canned query, and where the same rows stand as a table, as JSON and as CSV."""

    rows: Sequence[Mapping[str, Any]]
    table: str
    json: str
    csv: str
    is_whole: bool = True
    """False when the rows are not there because asking for them took too long; the rest of the page is shown."""

    def __bool__(self) -> bool:
        return bool(self.rows)


async def select(datasette: Datasette, sql: str, **values: object) -> list[dict[str, Any]]:
    """The rows of a query of our own."""
    result = await datasette.get_database(DATABASE).execute(sql, values)
    return [dict(row) for row in result.rows]


async def first(datasette: Datasette, sql: str, **values: object) -> dict[str, Any]:
    """The first row of a query of our own; raises NotFound, a page that says so, when there is none."""
    rows = await select(datasette, sql, **values)
    if not rows:
        raise NotFound("There is no such page.")
    return rows[0]


async def ask(datasette: Datasette, name: str, **values: str) -> Found:
    """The rows of a canned query (queries.toml) with these values for its parameters."""
    query = datasette.metadata("queries", database=DATABASE)[name]
    is_whole = True
    try:
        rows = await select(datasette, query["sql"], **values)
    except QueryInterrupted:
        rows, is_whole = [], False
    path = datasette.urls.query(DATABASE, name)
    parameters = f"?{urlencode(values)}" if values else ""
    as_json = parameters + ("&" if parameters else "?") + "_shape=objects"
    return Found(rows, path + parameters, f"{path}.json{as_json}", f"{path}.csv{parameters}", is_whole)


def found_at(datasette: Datasette, rows: Sequence[Mapping[str, Any]], table: str, **filters: str) -> Found:
    """Rows that a page has taken of a table, with the addresses of the table's rows behind them."""
    path: str = datasette.urls.table(DATABASE, table)
    asked = f"?{urlencode(filters)}" if filters else "?"
    return Found(rows, path + asked, f"{path}.json{asked}&_shape=objects", f"{path}.csv{asked}&_stream=on")


async def render(datasette: Datasette, request: Request, template: str, context: Mapping[str, object]) -> Response:
    """A page in the reader's language; the choice of another one (`?language=`) is kept in a cookie."""
    asked = request.args.get("language") or ""
    language = chosen(asked, request.headers.get("cookie", ""), request.headers.get("accept-language", ""))
    page = await datasette.render_template(
        f"pages/{template}",
        {
            **context,
            "t": Words(language),
            "f": Formats(language),
            "language": language,
            "columns": drawing.columns,
            "heat": drawing.heat,
            "navigation": NAVIGATION,
            "languages": [(tag, name, _in_language(request, tag)) for tag, name in LANGUAGES.items()],
            "rows_at": lambda table, **filters: rows_at(datasette, table, **filters),
        },
        request=request,
    )
    response = Response.html(page, headers=dict(HEADERS))
    if asked == language:
        response.set_cookie(COOKIE, language, max_age=_A_YEAR, samesite="lax", httponly=True)
    return response


def rows_at(datasette: Datasette, table: str, **filters: str) -> str:
    """The address of the rows of a table behind a number: `rows_at("articles", agency="el_kz")`."""
    path: str = datasette.urls.table(DATABASE, table)
    return f"{path}?{urlencode(filters)}" if filters else path


def month_of(column: str, month: str) -> dict[str, str]:
    """The filters for the rows of a month: as bounds, which an index serves, and a beginning is served by none.

    >>> month_of("day", "2023-01")
    {'day__gte': '2023-01-01', 'day__lte': '2023-01-31'}
    """
    return {f"{column}__gte": f"{month}-01", f"{column}__lte": f"{month}-31"}


def _in_language(request: Request, tag: str) -> str:
    kept = [(name, value) for name in request.args for value in request.args.getlist(name) if name != "language"]
    return f"{request.path}?{urlencode([*kept, ('language', tag)])}"
