"""What a site sees of a crawl: one request at a time, as slow as it asks for, by a client that says who it is."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

from tests.crawl.conftest import Crawled
from tests.crawl.test_ends import list_of

Crawl = Callable[..., Crawled]
DELAY = 0.3


@dataclass
class Watched:
    """What reached the server: when each request began, how many ran at once, and who they said they were."""

    url: str = ""
    begun: list[float] = field(default_factory=list)
    running: int = 0
    most: int = 0
    agents: set[str] = field(default_factory=set)


@contextmanager
def watching(robots: str) -> Iterator[Watched]:
    seen, lock = Watched(), Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with lock:
                seen.begun.append(time.monotonic())
                seen.running += 1
                seen.most = max(seen.most, seen.running)
                seen.agents.add(self.headers["User-Agent"])
            time.sleep(0.02)
            page = robots if self.path == "/robots.txt" else list_of(3)
            with lock:
                seen.running -= 1
            self.send_response(200)
            self.send_header("Content-Type", "text/plain" if self.path == "/robots.txt" else "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        seen.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield seen
        finally:
            server.shutdown()
            thread.join()


def test_the_crawl_delay_of_robots_txt_is_the_least_between_two_requests(crawl: Crawl) -> None:
    with watching(f"User-agent: *\nCrawl-delay: {DELAY}\n") as seen:
        crawl("-a", f"site={seen.url}", "-a", "edition=kk")
    pauses = [later - earlier for earlier, later in zip(seen.begun[1:], seen.begun[2:], strict=False)]
    assert len(pauses) >= 3
    # A timer may ring a few milliseconds early; the jitter, which would take off half, must not.
    assert min(pauses) > DELAY * 0.95
    assert seen.most == 1


def test_the_user_agent_names_us_and_the_contact_that_was_set(crawl: Crawl) -> None:
    with watching("User-agent: *\nAllow: /\n") as seen:
        crawl("-a", f"site={seen.url}", "-a", "edition=kk", "-s", "CONTACT=https://archive.example/")
    assert seen.agents == {"Muragat/0.1.0 (archive of the Kazakh press; +https://archive.example/)"}


def test_a_robots_txt_that_forbids_everything_is_obeyed_and_said(crawl: Crawl) -> None:
    with watching("User-agent: *\nDisallow: /\n") as seen:
        crawled = crawl("-a", f"site={seen.url}")
    assert len(seen.begun) == 1
    assert crawled.exit_code == 1
    assert crawled.summary["problems"]
