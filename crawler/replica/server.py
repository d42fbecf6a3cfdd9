"""Serves the stand-in over HTTP: connections, validators, compression. What is said is `answers`' business."""

import asyncio
import gzip
import hashlib
import ipaddress
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache

from aiohttp import web

from crawler.replica.addresses import asked_page, told_by_query
from crawler.replica.answers import KEPT_PAGES, Answers
from crawler.replica.faults import Answer
from crawler.replica.records import Site

CONTROL = "/_stand-in/"


class StandIn:
    """A site that is being served: its day can be changed, and it counts requests by path."""

    def __init__(self, site: Site, day: int = 1, *, url: str = "", verbose: bool = False) -> None:
        """`url` is the base address of one of the site's hosts; empty for its own."""
        self.site = site
        self.requests: Counter[str] = Counter()
        self._answers = Answers(site, url)
        self._verbose = verbose
        self._tries: Counter[tuple[int, str]] = Counter()
        self.day = day

    @property
    def day(self) -> int:
        """The day that the site is on; setting one that it doesn't have raises ValueError."""
        return self._day

    @day.setter
    def day(self, day: int) -> None:
        if not 1 <= day <= len(self.site.days):
            raise ValueError(f"the stand-in of {self.site.name} has days 1 to {len(self.site.days)}, not {day}")
        self._day = day

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answers one request."""
        response = await self._control(request) if request.path.startswith(CONTROL) else self._respond(request)
        if self._verbose:
            print(f"{request.method} {request.raw_path} {response.status}", flush=True)
        return response

    def _respond(self, request: web.BaseRequest) -> web.Response:
        if request.method not in {"GET", "HEAD"}:
            return web.Response(status=405, headers={"Allow": "GET, HEAD"})
        path, page = asked_page(self.site, request.path, request.query)
        if path == "/" and "p" in request.query and "{id}" in self.site.article_path.partition("?p=")[2]:
            path = f"/?p={request.query['p']}"
        path = told_by_query(self.site, path, request.query)
        day = self.day
        self.requests[path] += 1
        answer = self._answers.answer(day, path, page, self._tries[day, path])
        if not answer.lasting:
            self._tries[day, path] += 1
        if answer.location:
            return web.Response(status=answer.status, headers={"Location": answer.location})
        headers = {"Content-Type": answer.content_type}
        if answer.status != 200:
            return web.Response(status=answer.status, headers=headers, body=answer.body)
        validators = self._validators(answer, day, path, page)
        headers |= {"Vary": "Accept-Encoding", "ETag": validators.etag}
        if validators.last_modified:
            headers["Last-Modified"] = format_datetime(validators.last_modified, usegmt=True)
        if _not_modified(request, validators):
            return web.Response(status=304, headers=headers)
        body = answer.body
        if (
            answer.lasting
            and "image" not in answer.content_type
            and "gzip" in request.headers.get("Accept-Encoding", "")
        ):
            body = _compressed(body)
            headers["Content-Encoding"] = "gzip"
        return web.Response(headers=headers, body=body)

    def _validators(self, answer: Answer, day: int, path: str, page: str) -> "Validators":
        if not answer.lasting:
            return Validators(_etag(answer.body), None)
        return Validators(_kept_etag(answer.body), self._answers.last_modified(day, path, page).astimezone(UTC))

    async def _control(self, request: web.BaseRequest) -> web.Response:
        """PUT /_stand-in/day with a number sets the day, GET tells it; GET /_stand-in/requests counts by path."""
        if not ipaddress.ip_address(request.remote or "0.0.0.0").is_loopback:  # noqa: S104 - not an address to bind to
            return web.Response(status=403, text="only from this machine\n")
        asked = request.path.removeprefix(CONTROL)
        if asked == "requests":
            return web.json_response(self.requests)
        if asked != "day":
            return web.Response(status=404, text="there are day and requests\n")
        if request.method == "PUT":
            text = (await request.text()).strip()
            if not text.isdecimal():
                return web.Response(status=400, text=f"the day must be a number, not {text!r}\n")
            try:
                self.day = int(text)
            except ValueError as error:
                return web.Response(status=400, text=f"{error}\n")
        return web.Response(text=f"{self.day}\n")


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells a page from its other states."""

    etag: str
    last_modified: datetime | None


@dataclass(frozen=True, slots=True)
class Served:
    """A stand-in and the address where it can be reached, without a last slash."""

    stand_in: StandIn
    url: str


@asynccontextmanager
async def listening(stand_in: StandIn, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Served]:
    """Serves in the running event loop, on a free port when `port` is 0; raises OSError when it can't listen."""
    runner = web.ServerRunner(web.Server(stand_in.handle, access_log=None), shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        bound = runner.addresses[0]
        name = f"[{bound[0]}]" if ":" in bound[0] else bound[0]
        yield Served(stand_in, f"http://{name}:{bound[1]}")
    finally:
        await runner.cleanup()


@contextmanager
def serve(site: Site, day: int = 1, *, host: str = "127.0.0.1", port: int = 0) -> Iterator[Served]:
    """Serves in a thread of its own, on a free port when `port` is 0; raises OSError when it can't listen.

    For tests: `with serve(load("el_kz")) as press: … press.url … press.stand_in.day = 2 …`
    """
    stand_in = StandIn(site, day)
    started: Future[tuple[Served, Callable[[], object]]] = Future()

    async def run() -> None:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        try:
            async with listening(stand_in, host, port) as served:
                started.set_result((served, lambda: loop.call_soon_threadsafe(stop.set)))
                await stop.wait()
        except OSError as error:
            if started.done():
                raise
            started.set_exception(error)

    def run_to_the_end() -> None:
        try:
            asyncio.run(run())
        finally:
            started.cancel()

    thread = threading.Thread(target=run_to_the_end, name="stand-in press", daemon=True)
    thread.start()
    try:
        served, stop = started.result()
        try:
            yield served
        finally:
            stop()
    finally:
        thread.join()


def _etag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:20]}"'


_kept_etag = lru_cache(maxsize=KEPT_PAGES)(_etag)


@lru_cache(maxsize=KEPT_PAGES)
def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=5, mtime=0)


def _not_modified(request: web.BaseRequest, validators: Validators) -> bool:
    """RFC 9110, 13.2.2: If-None-Match by weak comparison; without it, If-Modified-Since."""
    if "If-None-Match" in request.headers:
        asked = {tag.strip().removeprefix("W/") for tag in request.headers["If-None-Match"].split(",")}
        return "*" in asked or validators.etag in asked
    since = request.headers.get("If-Modified-Since")
    if since is None or validators.last_modified is None:
        return False
    try:
        return validators.last_modified <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False
