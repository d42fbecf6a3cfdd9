"""Pages as they were, out of the WARC files: shown without scripts and without a request to anywhere, or to download.

A page is shown with a Content-Security-Policy of its own that allows nothing but its own styles, and `sandbox`, which
gives it an origin that is nobody's (CSP 3, 6.4.1): it can read no cookie and call no address of the archive.
"""

import asyncio
import re
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from archive.article import WarcPlace
from archive.errors import ArchiveError
from archive.warc.find import read_place, read_raw
from archive.warc.payload import Undecodable, payload_of

_CAPTURE = """
SELECT captures.id, captures.url, fetched_at, status, payload_digest, article, warc_file, warc_offset, warc_length,
  failure, headline
FROM captures LEFT JOIN articles ON articles.id = article WHERE captures.id = ?
"""
_SAME_PAYLOAD = """
SELECT warc_file, warc_offset, warc_length FROM captures
WHERE payload_digest = ? AND warc_file IS NOT NULL ORDER BY fetched_at
"""
_OF_ARTICLE = """
SELECT id, fetched_at, payload_digest, warc_file, warc_offset FROM captures
WHERE article = ? AND fetched_at <= ? AND warc_file IS NOT NULL AND status = 200
ORDER BY fetched_at DESC, id DESC LIMIT 1
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox; base-uri 'none'"
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_TEXT = re.compile(r"text/(?:html|plain)(?:\s*;\s*charset=\"?[\w.:-]+\"?)?", re.IGNORECASE)
PICTURE = re.compile(r"image/(?:png|jpe?g|gif|webp|avif)", re.IGNORECASE)
_MOST_REVISITS = 50


async def about(datasette: Datasette, request: Request) -> Response:
    """The page about a capture: when, from where, with which digest, and the page itself in a frame."""
    capture = await _capture(datasette, request)
    page = await datasette.render_template("capture.html", {"capture": capture}, request=request)
    return Response.html(page)


async def newest_of(datasette: Datasette, article: int, until: str = "9") -> dict[str, Any] | None:
    """The newest page of an article that is kept, or the newest until a moment; None when none is."""
    database = datasette.get_database("archive")
    found = (await database.execute(_OF_ARTICLE, (article, until))).first()
    return dict(found) if found is not None else None


async def of_article(datasette: Datasette, request: Request) -> Response:
    """Leads to the page that an article had at a moment: what a revision or a count was read from."""
    found = await newest_of(datasette, int(request.url_vars["article"]), request.url_vars["at"])
    if found is None:
        raise NotFound("No page of this article was kept then.")
    return Response.redirect(datasette.urls.path(f"/-/capture/{found['id']}"))


async def page(datasette: Datasette, request: Request) -> Response:
    """The page as it was; what is neither text nor a picture is for downloading."""
    capture = await _capture(datasette, request)
    try:
        body, content_type = await _body(datasette, capture)
    except (ArchiveError, Undecodable) as error:
        return Response.text(f"This page can't be shown: {error}", status=404, headers=dict(_HEADERS))
    headers = dict(_HEADERS)
    shown = _TEXT.fullmatch(content_type) or PICTURE.fullmatch(content_type)
    if not shown:
        headers["Content-Disposition"] = "attachment"
    return Response(body, headers=headers, content_type=content_type if shown else "application/octet-stream")


async def record(datasette: Datasette, request: Request) -> Response:
    """The record as the WARC file has it, a WARC file of its own."""
    capture = await _capture(datasette, request)
    try:
        content = await asyncio.to_thread(read_raw, _folder(datasette), _place(capture))
    except ArchiveError as error:
        raise NotFound(str(error)) from error
    headers = {"Content-Disposition": f'attachment; filename="capture-{capture["id"]}.warc.gz"', **_HEADERS}
    return Response(content, headers=headers, content_type="application/warc")


ROUTES = (
    (r"^/-/capture/of/(?P<article>\d{1,18})/(?P<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$", of_article),
    (r"^/-/capture/(?P<id>\d{1,18})$", about),
    (r"^/-/capture/(?P<id>\d{1,18})/page$", page),
    (r"^/-/capture/(?P<id>\d{1,18})/record$", record),
)


def _folder(datasette: Datasette) -> Path:
    return Path(datasette.plugin_config("muragat")["warcs"])


async def _capture(datasette: Datasette, request: Request) -> dict[str, Any]:
    found = (await datasette.get_database("archive").execute(_CAPTURE, (int(request.url_vars["id"]),))).first()
    if found is None:
        raise NotFound("There is no such capture.")
    return dict(found)


def _place(capture: dict[str, Any]) -> WarcPlace:
    if capture["warc_file"] is None:
        raise ArchiveError("this capture was kept in no WARC file")
    return WarcPlace(capture["warc_file"], capture["warc_offset"], capture["warc_length"])


async def _body(datasette: Datasette, capture: dict[str, Any]) -> tuple[bytes, str]:
    """The decoded body and its type; that of a revisit is in the record whose payload it repeats."""
    folder = _folder(datasette)
    found = await asyncio.to_thread(read_place, folder, _place(capture))
    if found.kind == "revisit":
        same = await datasette.get_database("archive").execute(_SAME_PAYLOAD, (capture["payload_digest"],))
        for row in same.rows[:_MOST_REVISITS]:
            other = await asyncio.to_thread(read_place, folder, WarcPlace(*row))
            if other.kind == "response":
                return await asyncio.to_thread(payload_of, other), found.header("Content-Type") or other.header(
                    "Content-Type"
                )
        raise ArchiveError("the record whose payload it repeats is not in the WARC files")
    return await asyncio.to_thread(payload_of, found), found.header("Content-Type")
