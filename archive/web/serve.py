"""An archive in datasette: the application, and a server for it on one port."""

import asyncio
import socket
from pathlib import Path

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from archive.errors import ArchiveError
from archive.web import alone, failures, plugin, search
from archive.web.configuration import DATABASE, FOLDER, metadata, settings
from archive.web.hardening import weaknesses


def application(path: Path, *, public: bool = False, warcs: Path | None = None) -> Datasette:
    """Datasette over the archive at `path`, which it only reads; `public` when others can reach it (guard.py).

    `warcs` is the folder of its WARC files: «warc» beside the archive unless another is named.
    """
    for name in (failures.REPLACED, alone.NAME):
        if pm.has_plugin(name):
            pm.unregister(name=name)
    for hooks, name in ((plugin, "muragat"), (search, "muragat-search"), (failures, "muragat-failures")):
        if not pm.is_registered(hooks):
            pm.register(hooks, name=name)
    configured = {"warcs": str(warcs or path.parent / "warc"), "public": public}
    datasette = Datasette(
        [],
        metadata={
            **metadata(),
            "plugins": {"muragat": configured},
        },
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


def check_public(path: Path, warcs: Path | None = None) -> None:
    """Raises ArchiveError when strangers could do to a public server over this archive what they may not do."""
    found = asyncio.run(weaknesses(application(path, public=True, warcs=warcs)))
    if found:
        raise ArchiveError(f"This can't be shown to others, for with this machine's datasette: {'; '.join(found)}.")


def run(datasette: Datasette, listening: socket.socket, *, most_at_once: int | None = None) -> None:
    """Serves until it is interrupted; who comes while `most_at_once` are being answered is told to come later (503)."""
    server = uvicorn.Server(
        uvicorn.Config(datasette.app(), log_level="warning", lifespan="on", limit_concurrency=most_at_once)
    )
    server.run(sockets=[listening])
