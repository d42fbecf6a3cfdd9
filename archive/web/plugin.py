"""What datasette does beyond its configuration: limits on queries, and headlines that lead to their article."""

import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request
from markupsafe import Markup

from archive.web.captures import ROUTES, newest_of
from archive.web.configuration import DATABASE
from archive.web.guard import Application, guarded
from archive.web.pages.routes import PAGES
from archive.web.photos import photos_of
from archive.web.shown import archive_in

LONGEST_VALUE = 20_000_000
"""Bytes of one value or row. Without it `select zeroblob(900000000)` fills the memory, and killed a server."""
_CACHE = 32 * 1024
"""KiB for each of datasette's three connections: SQLite's 2 MB hold no index of half a million articles."""


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Sets the limits on every connection to an archive that datasette opens."""
    if database == DATABASE:
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        conn.execute(f"PRAGMA cache_size = -{_CACHE}")


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[Application], Application]:
    """Puts the guard before datasette."""
    configured = datasette.plugin_config("muragat")
    if configured is None:
        return lambda application: application
    return lambda application: guarded(application, public=bool(configured.get("public")))


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: Datasette) -> Sequence[tuple[str, object]]:
    """The pages for readers, and pages as they were, out of the WARC files."""
    # Datasette asks at its making, before a database can be added to it: the archive's own configuration tells.
    return (*PAGES, *ROUTES) if datasette.plugin_config("muragat") is not None else ()


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(
    view_name: str, table: str | None, request: Request, datasette: Datasette
) -> Callable[[], Awaitable[Mapping[str, object]]] | None:
    """The photos of an article and its newest page that is kept, for its page."""
    if view_name != "row" or table != "articles" or archive_in(datasette) is None:
        return None

    async def more() -> Mapping[str, object]:
        article = request.url_vars["pks"]
        capture = await newest_of(datasette, int(article)) if article.isdecimal() else None
        return {"photos": await photos_of(datasette, article), "capture": capture}

    return more


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(
    row: Mapping[str, object], value: object, column: str, table: str | None, datasette: Datasette
) -> Markup | None:
    """Links the headline of a row of `articles`, or of a query that has the article's number in a column `article`;
    and the time of a capture, of a revision or of a count to the page as it was.
    """
    if archive_in(datasette) is None:
        return None
    if column == "seen_at" and table in ("revisions", "views"):
        article = row["article"]
        number = article["value"] if isinstance(article, Mapping) else article  # a label stands for it in tables
        path = datasette.urls.path(f"/-/capture/of/{number}/{value}")
        return Markup('<a href="{}" title="the page as it was">{}</a>').format(path, value)
    if column == "fetched_at" and table == "captures" and row["warc_file"]:
        return Markup('<a href="{}">{}</a>').format(datasette.urls.path(f"/-/capture/{row['id']}"), value)
    if column != "headline" or not isinstance(value, str):
        return None
    column_of = {None: "article", "articles": "id"}.get(table)
    if column_of is None or column_of not in row.keys():  # noqa: SIM118 - a sqlite3.Row holds values, not keys
        return None
    return Markup('<a href="{}">{}</a>').format(datasette.urls.path(f"/article/{row[column_of]}"), value)
