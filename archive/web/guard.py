"""What stands before datasette: refuses what a reader of an archive never asks for, and gives every page a policy.

Datasette 0.65.5 leads `/\\\\example.com/` to another host; its own pages come without a Content-Security-Policy.
"""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

import datasette as package
from datasette.utils.asgi import Response

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

LONGEST_QUERY = 4000
"""Bytes after the question mark."""

_ASTRAY = re.compile(r"[\\\x00-\x1f\x7f]|^//")
"""What browsers take for another host when they are led there (WHATWG URL, 4.4: a backslash is a slash)."""
_OWN = re.compile(r"/-/(?:static|static-plugins|capture|coverage|search)(?:[/.?]|$)")
"""Of datasette's inner addresses, those that pages need; the others tell of paths, versions, threads and plugins."""
_SCRIPTS = ("_close_open_menus.html", "_codemirror_foot.html")
_SETTING = "DATASETTE_ALLOW_FACET = {};"


@cache
def policy() -> str:
    """The policy of datasette's own pages: scripts from here and, by their digests, those in its own templates.

    Styles may stand in the page: datasette's tables bring some for small screens (CSP 3, 8.2).
    """
    templates = Path(package.__file__).parent / "templates"
    written = [
        found[1]
        for name in _SCRIPTS
        if (found := re.search(r"<script>(.*)</script>", (templates / name).read_text("utf-8"), re.DOTALL))
    ]
    allowed = [*written, *(_SETTING.format(value) for value in ("true", "false"))]
    scripts = " ".join(digest(one) for one in allowed)
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def digest(script: str) -> str:
    """A script as a policy names it (CSP 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def guarded(application: Application, *, public: bool) -> Application:
    """The application behind the guard; `public`: datasette's inner addresses and the file itself are refused, too."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        refused = _refused(scope, public=public)
        if refused is not None:
            status, reason = refused
            await Response.text(reason, status=status, headers={"X-Content-Type-Options": "nosniff"}).asgi_send(send)
            return
        await application(scope, receive, _with_policy(send))

    return answer


def _refused(scope: Scope, *, public: bool) -> tuple[int, str] | None:
    path = str(scope["path"])
    if scope["method"] not in ("GET", "HEAD"):
        return 405, "An archive is only read here: GET and HEAD."
    if _ASTRAY.search(path) or b"\\" in (scope.get("raw_path") or b""):
        return 400, "There are no such addresses here."
    if public and path.startswith("/-/") and not _OWN.match(path):
        return 404, "There is no such page."
    if public and path.endswith(".db"):
        return 404, "The file itself is not given out here."
    if public and len(scope.get("query_string") or b"") > LONGEST_QUERY:
        return 414, f"That is too long: {LONGEST_QUERY} bytes after the question mark are the most."
    return None


def _with_policy(send: Send) -> Send:
    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers") or [])
            named = {bytes(name).lower() for name, _ in headers}
            for name, value in (
                (b"content-security-policy", policy().encode()),
                (b"x-content-type-options", b"nosniff"),
                (b"referrer-policy", b"same-origin"),
            ):
                if name not in named:
                    headers.append((name, value))
            message = {**message, "headers": headers}
        await send(message)

    return send_on
