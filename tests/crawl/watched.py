"""A site on loopback that does as it is told, byte by byte, and measures what reaches it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from threading import Lock, Thread


@dataclass(frozen=True)
class Reply:
    """One answer; `parts` come `pause` seconds apart, for ever when they never end."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    parts: Callable[[], Iterator[bytes]] | None = None
    pause: float = 0.0
    in_head: bool = False
    """Whether the parts belong to the head."""
    seconds: float = 0.0
    """Until the first byte."""


@dataclass(frozen=True)
class Seen:
    """One request, as the site saw it; times of the site's own clock."""

    path: str
    begun: float
    ended: float


@dataclass
class Watched:
    """A running site: what it has seen, and how many requests were under way at once at most."""

    port: int = 0
    seen: list[Seen] = field(default_factory=list)
    running: int = 0
    most: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [one.path for one in self.seen]

    @property
    def pauses(self) -> list[float]:
        """The seconds between the beginnings of every two requests that followed each other."""
        return [later.begun - earlier.begun for earlier, later in pairwise(self.seen)]


Script = Callable[[str, int], Reply]
"""The answer to a path, by how often it was asked before."""


@contextmanager
def watched(script: Script) -> Iterator[Watched]:
    site, lock = Watched(), Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            begun = time.monotonic()
            with lock:
                times = site.paths.count(self.path)
                place = len(site.seen)
                site.seen.append(Seen(self.path, begun, begun))
                site.running += 1
                site.most = max(site.most, site.running)
            reply = script(self.path, times)
            time.sleep(reply.seconds)
            with lock:
                # An answer's last byte may be read before this thread comes to its next line.
                if reply.parts is None:
                    site.running -= 1
                site.seen[place] = Seen(self.path, begun, time.monotonic())
            with suppress(OSError):
                self._send(reply)
            if reply.parts is not None:
                with lock:
                    site.running -= 1

        def _send(self, reply: Reply) -> None:
            self.send_response_only(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            if reply.parts is None:
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
                return
            self.close_connection = True
            self.send_header("Connection", "close")
            if reply.in_head:
                self.flush_headers()
            else:
                self.end_headers()
            for part in reply.parts():
                self.wfile.write(part)
                self.wfile.flush()
                time.sleep(reply.pause)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that has gone is what some tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        site.port = server.server_port
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


HTML = (("Content-Type", "text/html; charset=utf-8"),)
NO_ROBOTS = Reply(404)


def list_page(*paths: str) -> Reply:
    """A front page that announces articles."""
    links = "".join(f'<p><a href="{path}">Мақаланың тақырыбы {path}</a></p>' for path in paths)
    return Reply(200, f"<html><body><h1>Жаңалықтар</h1>{links}</body></html>".encode(), HTML)


def article(number: int) -> Reply:
    """An article that can be read."""
    page = (
        f"<html><head><title>Тақырып {number}</title></head><body><article><h1>Мақаланың тақырыбы {number}</h1>"
        f"<p>13.01.2023 18:19</p><p>Бүгін қалада {number} рет жаңа мектеп ашылды, оған жүздеген оқушы барады.</p>"
        "<p>Бұл туралы жергілікті әкімдік өкілдері баспасөз мәслихатында айтып берді.</p></article></body></html>"
    )
    return Reply(200, page.encode(), HTML)


def press(count: int, robots: Reply = NO_ROBOTS) -> Script:
    """A site with so many articles on its front page."""
    paths = [f"/maqala_{50000 + number}/" for number in range(count)]

    def answer(path: str, _: int) -> Reply:
        if path == "/robots.txt":
            return robots
        if path == "/":
            return list_page(*paths)
        return article(int(path.strip("/").rpartition("_")[2])) if path in paths else Reply(404, b"", HTML)

    return answer
