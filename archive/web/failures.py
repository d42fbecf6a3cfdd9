"""What a reader sees when a page can't be shown; in the place of datasette's own answer.

Datasette 0.65.5 prints every variable of every call to the terminal, 300 lines for each address that isn't there, and
tells the reader the text of any error.
"""

import logging
from collections.abc import Awaitable, Callable

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError
from markupsafe import Markup

REPLACED = "datasette.handle_exception"
"""The plugin of datasette in whose place this one comes."""

_SERVER_ERROR = 500
_log = logging.getLogger(__name__)


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Callable[[], Awaitable[Response]]:
    """A page, or JSON where that was asked for, says what was wrong with the address; our own faults are logged."""

    async def answer() -> Response:
        status, title, message, more = _said(exception)
        if status >= _SERVER_ERROR:
            _log.error("%s could not be shown", request.path, exc_info=exception)
        said = {**more, "ok": False, "error": message, "status": status, "title": title}
        if request.path.partition("?")[0].endswith(".json"):
            return Response.json(said, status=status)
        template = datasette.jinja_env.select_template([f"{status}.html", "error.html"])
        page = await template.render_async(
            {**said, "urls": datasette.urls, "app_css_hash": datasette.app_css_hash(), "menu_links": list}
        )
        return Response.html(page, status=status)

    return answer


def _said(exception: Exception) -> tuple[int, str | None, str, dict[str, object]]:
    if isinstance(exception, DatasetteError):
        message = Markup(exception.message) if exception.message_is_html else exception.message  # noqa: S704 - its own
        return exception.status, exception.title, message, dict(exception.error_dict)
    if isinstance(exception, Base400):
        return exception.status, None, str(exception.args[0]) if exception.args else "", {}
    return _SERVER_ERROR, None, "This page could not be made. The server's log says why.", {}
