"""A store like S3 of a test's own (moto), on loopback, which counts what is asked for; ends with it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import fsspec
import pytest
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server


@dataclass
class Store:
    """Where the server is, and the objects that were asked for: path and range of each GET, in order."""

    endpoint: str = ""
    got: list[tuple[str, str]] = field(default_factory=list)
    refuse: bool = False
    """Whether every request is refused: no permission."""

    def bytes_of(self, path: str) -> int:
        """How many bytes of an object the ranges had; a GET without a range counts as all there are."""
        total = 0
        for asked, span in self.got:
            if asked == path:
                start, _, end = span.removeprefix("bytes=").partition("-")
                total += int(end) - int(start) + 1 if end else 10**12
        return total


@contextmanager
def s3_server() -> Iterator[Store]:
    """The server; `store.endpoint` is its address."""
    store = Store()
    app = DomainDispatcherApplication(create_backend_app)

    def watched(environ: dict[str, Any], start_response: Any) -> Any:
        if store.refuse:
            body = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
            start_response("403 Forbidden", [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))])
            # No body after a HEAD (RFC 9110, 9.3.2): a client that sees one calls the answer broken, when it sees it.
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
        if environ["REQUEST_METHOD"] == "GET" and "list-type" not in environ["QUERY_STRING"]:
            store.got.append((environ["PATH_INFO"], environ.get("HTTP_RANGE", "")))
        return app(environ, start_response)

    server = make_server("127.0.0.1", 0, watched, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    store.endpoint = f"http://127.0.0.1:{server.server_port}"
    try:
        yield store
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def settings(endpoint: str) -> dict[str, str]:
    """What a user sets, too: docs/rereading.md."""
    return {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_MAX_ATTEMPTS": "1",
    }


def credentials(monkeypatch: pytest.MonkeyPatch, endpoint: str) -> None:
    """Sets that for this process."""
    for name, value in settings(endpoint).items():
        monkeypatch.setenv(name, value)
    # fsspec keeps its file systems, and they keep the address that they had at first.
    fsspec.filesystem("s3").clear_instance_cache()
