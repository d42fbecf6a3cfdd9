"""Serves the press of an hour over HTTP, with its server's troubles, and writes down what each answer said."""

import asyncio
import gzip
import hashlib
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, unquote, urlsplit

from crawler.replica import addresses
from crawler.replica.pages import Pages
from crawler.replica.records import StandInArticle
from tests.soak.story import Press
from tests.soak.trouble import Bad, Trouble

_HTML = "text/html; charset=UTF-8"
_REASONS = {200: "OK", 301: "Moved Permanently", 304: "Not Modified", 404: "Not Found", 410: "Gone"}
_CHALLENGE = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"
_WITHOUT_ETAG = 4
"""One article in so many has no validator."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, as it was given."""

    hour: int
    path: str
    """With its query."""
    trouble: Trouble
    status: int
    """0 when no whole answer was sent: the client has got none."""
    digest: str = ""
    """Of the body as it was sent, «sha256:» and hexadecimal digits; empty where there is none."""
    number: int | None = None
    """The id of the article whose address was asked for."""
    article: StandInArticle | None = None
    """What the page shows, or the page that a 304 stands for; None for any other answer."""


@dataclass(slots=True)
class _Answer:
    status: int
    body: bytes = b""
    kind: str = _HTML
    more: tuple[tuple[str, str], ...] = ()
    number: int | None = None
    article: StandInArticle | None = None


class StandIn:
    """One press being served; `asked` is called, in the server's thread, with each request's number in its hour."""

    def __init__(self, press: Press, bad: Bad) -> None:
        self.press, self.bad = press, bad
        self.url = ""
        self.said: list[Said] = []
        self.asked: Callable[[int], None] = lambda _: None
        self._pages = Pages(press.site)
        self._hour, self._now = -1, press.at(0)
        self._by_id: dict[int, StandInArticle] = {}
        self._times = Counter[str]()
        self._open, self._under_way = 0, 0
        self.most_at_once = 0
        """Requests that were under way together."""

    def begin(self, hour: int) -> None:
        """Brings the site to an hour, when nobody is left who asked in the one before."""
        patience = time.monotonic() + 10
        while self._open:
            if time.monotonic() > patience:
                raise TimeoutError(f"hour {hour}: a connection of the crawl before is still open")
            time.sleep(0.001)
        now = self.press.at(hour)
        self._by_id = {one.id: one for one in now.articles}
        self._hour, self._now = hour, now
        self._times.clear()

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers the requests of one connection, one after the other."""
        self._open += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                first, *lines = head.decode("latin-1").split("\r\n")
                headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in lines)}
                self._under_way += 1
                self.most_at_once = max(self.most_at_once, self._under_way)
                try:
                    if not await self._respond(first.split(" ")[1], headers, reader, writer):
                        break
                finally:
                    self._under_way -= 1
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the client has gone: killed, or tired of waiting
        finally:
            self._open -= 1
            writer.close()

    async def _respond(
        self, path: str, headers: dict[str, str], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Answers one request; False when the connection is to be closed."""
        hour = self._hour
        trouble = self.bad.of(hour, path, self._times[path])
        self._times[path] += 1
        answer = self._troubled(path, trouble) or self._answer(path)
        if trouble is Trouble.HALF and answer.status == 200:
            answer = _half(answer)
        sent, body = _encoded(answer, headers)
        whole = trouble not in (Trouble.RESET, Trouble.CUT, Trouble.SILENT)
        digest = f"sha256:{hashlib.sha256(body).hexdigest()}" if body and whole else ""
        said = Said(hour, path, trouble, sent.status if whole else 0, digest, sent.number, sent.article)
        self.said.append(said)
        self.asked(self._times.total())
        if trouble is Trouble.SLOW:
            await asyncio.sleep(self.bad.seconds(hour, path))
        if trouble is Trouble.SILENT:
            await reader.read()  # until the client is tired of waiting
            return False
        if trouble is Trouble.RESET:
            peer: socket.socket = writer.get_extra_info("socket")
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
            return False
        writer.write(_head(sent, len(body)))
        if trouble is Trouble.CUT:
            writer.write(body[: len(body) // 2])
            await writer.drain()
            return False
        writer.write(body)
        await writer.drain()
        return True

    def _troubled(self, path: str, trouble: Trouble) -> _Answer | None:
        match trouble:
            case Trouble.ERROR:
                return _Answer(500, b"Internal Server Error\n", "text/plain", number=self._number(path))
            case Trouble.BUSY:
                return _Answer(503, b"", more=(("Retry-After", "1"),), number=self._number(path))
            case Trouble.AWAY:
                seconds = str(self.bad.away(self._hour, path))
                return _Answer(503, b"", more=(("Retry-After", seconds),), number=self._number(path))
            case Trouble.GUARD:
                return _Answer(403, _CHALLENGE, more=(("cf-mitigated", "challenge"),), number=self._number(path))
        return None

    def _number(self, path: str) -> int | None:
        asked = addresses.asked_article(self.press.site, unquote(urlsplit(path).path))
        return asked[2] if asked else None

    def _answer(self, asked: str) -> _Answer:
        site, now = self.press.site, self._now
        parts = urlsplit(asked)
        path, page = unquote(parts.path), int(parse_qs(parts.query).get("page", ["1"])[0])
        if path == "/robots.txt":
            return _Answer(200, self._pages.robots().encode(), "text/plain; charset=UTF-8")
        for edition in site.editions:
            if path == f"{edition.root}/":
                text = self._pages.listing(now, edition, "", page)
                return _Answer(200, text.encode()) if text else self._missing(404)
        found = addresses.asked_article(site, path)
        if found is None:
            return self._missing(404)
        _, slug, number = found
        if number in now.gone:
            return self._missing(now.gone[number], number)
        article = self._by_id.get(number)
        if article is None:
            return self._missing(404, number)
        if slug in article.former_slugs:
            where = addresses.article_path(site, article)
            return _Answer(301, more=(("Location", where),), number=number)
        answer = _Answer(200, self._pages.article(article).encode(), number=number, article=article)
        if number % _WITHOUT_ETAG:
            answer.more = (("ETag", f'"{hashlib.sha256(answer.body).hexdigest()[:20]}"'),)
        return answer

    def _missing(self, status: int, number: int | None = None) -> _Answer:
        return _Answer(status, self._pages.missing(self.press.site.editions[0]).encode(), number=number)


def _half(answer: _Answer) -> _Answer:
    """The page up to the middle of its longest paragraph: none that could be taken for a whole one."""
    text, cut = answer.body.decode(), len(answer.body) // 3
    if answer.article is not None:
        # A mention of the agency is a link on the page: such a paragraph does not stand there as it was written.
        paragraph = max((one for one in answer.article.text if one in text), key=len, default=answer.article.headline)
        cut = text.rindex(paragraph) + len(paragraph) // 2
    return replace(answer, body=text[:cut].encode(), article=None, more=())


def _encoded(answer: _Answer, headers: dict[str, str]) -> tuple[_Answer, bytes]:
    """The answer and the body that go out: of 200 a 304 where nothing has changed, else compressed where asked for."""
    tags = [tag.strip().removeprefix("W/") for tag in headers.get("if-none-match", "").split(",")]
    if answer.status == 200 and any(name == "ETag" and value in tags for name, value in answer.more):
        return replace(answer, status=304), b""
    if answer.status == 200 and "gzip" in headers.get("accept-encoding", ""):
        encoded = (*answer.more, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding"))
        return replace(answer, more=encoded), gzip.compress(answer.body, compresslevel=1, mtime=0)
    return answer, answer.body


def _head(answer: _Answer, length: int) -> bytes:
    named = (("Content-Type", answer.kind), *answer.more, ("Content-Length", str(length)))
    if answer.status == 304:
        named = answer.more
    lines = "".join(f"{name}: {value}\r\n" for name, value in named)
    return f"HTTP/1.1 {answer.status} {_REASONS.get(answer.status, '-')}\r\n{lines}\r\n".encode("latin-1")


@contextmanager
def serving(stand_in: StandIn) -> Iterator[StandIn]:
    """Serves on a free port of this machine, in a thread of its own."""
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(stand_in.handle, "127.0.0.1", 0))
    stand_in.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    thread = threading.Thread(target=loop.run_forever, name="stand-in press", daemon=True)
    thread.start()

    async def end() -> None:
        server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    try:
        yield stand_in
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
