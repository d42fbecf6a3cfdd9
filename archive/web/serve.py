"""An archive in datasette: the application, and a server for it on one port."""

import socket
from pathlib import Path

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from archive.errors import ArchiveError
from archive.web import plugin, search
from archive.web.configuration import DATABASE, FOLDER, metadata, settings


def application(path: Path, *, public: bool = False, warcs: Path | None = None) -> Datasette:
    """Datasette over the archive at `path`, which it only reads; `public` when others can reach it.

    `warcs` is the folder of its WARC files: «warc» beside the archive unless another is named.
    """
    for hooks, name in ((plugin, "muragat"), (search, "muragat-search")):
        if not pm.is_registered(hooks):
            pm.register(hooks, name=name)
    datasette = Datasette(
        [],
        metadata={**metadata(), "plugins": {"muragat": {"warcs": str(warcs or path.parent / "warc")}}},
        settings=settings(public=public),
        template_dir=str(FOLDER / "templates"),
        static_mounts=[("muragat", str(FOLDER / "static"))],
    )
    datasette.add_database(Database(datasette, path=str(path), is_mutable=True), name=DATABASE)
    # Datasette adds an empty one when it is given no files.
    datasette.remove_database("_memory")
    return datasette


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens, 0 for any free port; raises ArchiveError when that address can't be had."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        # Python adds "(while attempting to bind on address …)", which the sentence says already.
        reason = str(error.strerror).partition(" (while")[0]
        message = f"Can't listen on {host}, port {port} ({reason}). Choose another with --host or --port."
        raise ArchiveError(message) from error


def run(datasette: Datasette, listening: socket.socket) -> None:
    """Serves until it is interrupted."""
    server = uvicorn.Server(uvicorn.Config(datasette.app(), log_level="warning", lifespan="on"))
    server.run(sockets=[listening])
