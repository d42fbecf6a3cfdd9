"""Our pages in a plain `datasette archive.db`, which knows nothing of archive.web.serve. No limits for strangers.

Datasette finds this module by the entry point in pyproject.toml, while it is itself being imported: what needs more of
datasette than its hooks is imported when they are called. archive.web.serve takes it out again. Where no archive was
named on the command line, it changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from archive.web.configuration import FOLDER, metadata
from archive.web.shown import archive_in

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

NAME = "muragat-alone"
"""The entry point's."""

_STATIC = {"css": "text/css", "svg": "image/svg+xml"}


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Environment, datasette: "Datasette") -> None:
    """The first that datasette asks for at its start: adds our plugins, and our templates before datasette's."""
    if archive_in(datasette) is None:
        return
    from datasette.plugins import pm  # noqa: PLC0415

    from archive.web import plugin, search  # noqa: PLC0415

    for hooks, name in ((plugin, "muragat"), (search, "muragat-search")):
        if not pm.is_registered(hooks):
            pm.register(hooks, name=name)
    if env.loader is not None:
        env.loader = ChoiceLoader([FileSystemLoader(FOLDER / "templates"), env.loader])


@hookimpl  # type: ignore[untyped-decorator]
def get_metadata(datasette: "Datasette") -> Mapping[str, Any]:
    """Titles, descriptions and queries."""
    path = archive_in(datasette)
    return _metadata(path) if path is not None else {}


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: "Datasette") -> Sequence[tuple[str, Callable[..., object]]]:
    """The styles of our pages."""
    if archive_in(datasette) is None:
        return ()
    return ((r"^/muragat/(?P<name>[a-z]{1,20})\.(?P<kind>css|svg)$", _static),)


def _static(request: "Request") -> "Response":
    from datasette.utils.asgi import NotFound, Response  # noqa: PLC0415

    path = FOLDER / "static" / f"{request.url_vars['name']}.{request.url_vars['kind']}"
    if not path.is_file():
        raise NotFound("There is no such file.")
    return Response(path.read_text("utf-8"), content_type=f"{_STATIC[request.url_vars['kind']]}; charset=utf-8")


@cache
def _metadata(path: Path) -> Mapping[str, Any]:
    # Datasette asks for it dozens of times a page.
    return {**metadata(), "plugins": {"muragat": {"warcs": str(path.parent / "warc"), "public": False}}}
