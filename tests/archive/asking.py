"""Datasette over an archive, asked without a server."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
from datasette.app import Datasette

from archive.web.serve import application


@dataclass(frozen=True, slots=True)
class Get:
    """Asks for a path with parameters; called, it gives status, text and JSON (None for a page)."""

    datasette: Datasette
    runner: asyncio.Runner

    def response(self, address: str, **parameters: str) -> httpx.Response:
        whole = f"{address}?{urlencode(parameters)}" if parameters else address
        response: httpx.Response = self.runner.run(self.datasette.client.get(whole))
        return response

    def __call__(self, address: str, **parameters: str) -> tuple[int, str, Any]:
        response = self.response(address, **parameters)
        is_json = response.headers.get("content-type", "").startswith("application/json")
        return response.status_code, response.text, response.json() if is_json else None


@contextmanager
def asking(path: Path, *, public: bool) -> Iterator[Get]:
    """Datasette over the archive at `path`."""
    with asyncio.Runner() as runner:
        datasette = application(path, public=public)
        runner.run(datasette.invoke_startup())
        yield Get(datasette, runner)
        # Datasette leaves its threads and their connections to the end of the process.
        datasette.executor.shutdown()
        for database in datasette.databases.values():
            for connection in database._all_file_connections:
                connection.close()
