"""What a crawl over loopback leaves in its WARC files, beside what really went over the wire."""

import gzip
import json
import os
import socketserver
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import brotli
import pytest
import zstandard

from crawler.capture.cdxj import index_path, read_index
from tests.crawler.capture.exchanges import Read, read_warc

ROOT = Path(__file__).parents[2]
PAGE = "<html><h1>Қар жауды</h1></html>".encode()
SPIDER = """
import json, sys
import scrapy
from scrapy.crawler import AsyncCrawlerProcess

class One(scrapy.Spider):
    name = "one"
    async def start(self):
        for url in URLS:
            yield scrapy.Request(url, self.seen, errback=self.failed, dont_filter=True, headers=HEADERS,
                                 meta={"url": url})
    def seen(self, response):
        captured = response.meta.get("capture")
        place = captured and [captured.kind, captured.location.file, captured.location.offset, captured.location.length]
        print(json.dumps([response.meta["url"], response.status, len(response.body), place]), flush=True)
    def failed(self, failure):
        print(json.dumps([failure.request.meta["url"], type(failure.value).__name__, 0, None]), flush=True)

settings, URLS, HEADERS = json.loads(sys.argv[1])
process = AsyncCrawlerProcess(settings)
crawler = process.create_crawler(One)
process.crawl(crawler)
process.start()
stats = crawler.stats.get_stats()
print(json.dumps([stats["finish_reason"], stats.get("muragat/problems", []),
                  {key: value for key, value in stats.items() if key.startswith("muragat/captures/")}]))
"""


@dataclass
class Wire:
    """A server that answers each path with the bytes it has for it, and keeps the bytes that it was asked with."""

    answers: Mapping[str, bytes]
    url: str = ""
    asked: list[bytes] = field(default_factory=list)


@contextmanager
def serving(answers: Mapping[str, bytes]) -> Iterator[Wire]:
    wire = Wire(answers)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            lines = []
            while line := self.rfile.readline():
                lines.append(line)
                if line == b"\r\n":
                    break
            if lines:
                wire.asked.append(b"".join(lines))
                self.wfile.write(wire.answers[lines[0].split()[1].decode("ascii")])

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        wire.url = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield wire
        finally:
            server.shutdown()
            thread.join()


@dataclass(frozen=True)
class Crawled:
    """What the spider saw (address, status or error, length of the decoded body, place), and how the crawl ended."""

    seen: list[list[Any]]
    reason: str
    problems: list[str]
    counts: dict[str, int]
    warcs: Path

    def records(self) -> list[Read]:
        return [record for warc in sorted(self.warcs.glob("one/*.warc.gz")) for record in read_warc(warc)]

    def of(self, *kinds: str) -> list[Read]:
        return [record for record in self.records() if record.kind in kinds]


@pytest.fixture
def crawl(tmp_path: Path) -> Callable[..., Crawled]:
    """Crawls addresses one after the other, with the add-on as the only thing that is not Scrapy's."""

    def run(*urls: str, headers: Mapping[str, str] | None = None, **settings: Any) -> Crawled:
        fixed = {
            "ADDONS": {"crawler.capture.addon.CaptureAddon": 100},
            "WARC": str(tmp_path / "warc"),
            "LOG_LEVEL": "CRITICAL",
            "CONCURRENT_REQUESTS": 1,
            "RETRY_ENABLED": False,
            "HTTPERROR_ALLOW_ALL": True,
            "DOWNLOAD_DELAY": 0,
            "ROBOTSTXT_OBEY": False,
            "TELNETCONSOLE_ENABLED": False,
        }
        arguments = json.dumps([fixed | settings, urls, dict(headers or {})])
        done = subprocess.run(
            [sys.executable, "-c", SPIDER, arguments], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        *seen, (reason, problems, counts) = [json.loads(line) for line in done.stdout.splitlines()]
        return Crawled(seen, reason, problems, counts, tmp_path / "warc")

    return run


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8") + b"\r\n" + body


def chunked(body: bytes, *headers: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "Connection: close", *headers]
    head = "".join(f"{line}\r\n" for line in lines).encode() + b"\r\n"
    return head + b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)


GZIPPED, CHUNKED = (gzip.compress(PAGE, mtime=time) for time in (0, 1))
IMAGE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
BROTLI, ZSTD, DEFLATED = brotli.compress(PAGE), zstandard.compress(PAGE), zlib.compress(PAGE)

ANSWERS = [
    # path, what the server sends, what the response record holds
    ("/plain", answer(PAGE), b"HTTP/1.1 200 \r\nContent-Length: %d\r\n\r\n%b" % (len(PAGE), PAGE)),
    *(
        (
            f"/{coding}",
            answer(body, f"Content-Encoding: {coding}"),
            f"HTTP/1.1 200 \r\nContent-Length: {len(body)}\r\nContent-Encoding: {coding}\r\n\r\n".encode() + body,
        )
        for coding, body in (("gzip", GZIPPED), ("br", BROTLI), ("zstd", ZSTD), ("deflate", DEFLATED))
    ),
    (
        "/chunked",
        chunked(CHUNKED, "Content-Encoding: gzip", "X-Chunks: yes"),
        b"HTTP/1.1 200 \r\nContent-Encoding: gzip\r\nX-Chunks: yes\r\n\r\n" + CHUNKED,
    ),
    (
        "/cookies?a=1&b=%D2%9B&a=2",
        answer(b"ok", "Set-Cookie: a=1", "X-Between: 1", "Set-Cookie: b=2; Path=/"),
        b"HTTP/1.1 200 \r\nContent-Length: 2\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2; Path=/\r\nX-Between: 1\r\n\r\nok",
    ),
    (
        "/names",
        answer(b"names", "X-Utf8: Қазақ").replace(b"\r\n\r\n", b"\r\nX-Latin: \xe9\r\n\r\n"),
        "HTTP/1.1 200 \r\nContent-Length: 5\r\nX-Utf8: Қазақ\r\n".encode() + b"X-Latin: \xe9\r\n\r\nnames",
    ),
    (
        "/image",
        answer(IMAGE, "Content-Type: image/png"),
        b"HTTP/1.1 200 \r\nContent-Length: 5128\r\nContent-Type: image/png\r\n\r\n" + IMAGE,
    ),
    ("/empty", answer(b""), b"HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n"),
    (
        "/nothing",
        b"HTTP/1.1 204 No Content\r\nConnection: close\r\nX-A: b\r\n\r\n",
        b"HTTP/1.1 204 \r\nContent-Length: 0\r\nX-A: b\r\n\r\n",
    ),
    (
        "/old",
        b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end",
        b"HTTP/1.0 200 \r\nContent-Type: text/plain\r\n\r\nuntil the end",
    ),
    ("/missing", answer(b"no", status="404 Not Found"), b"HTTP/1.1 404 \r\nContent-Length: 2\r\n\r\nno"),
    ("/error", answer(b"oh", status="500 Oh"), b"HTTP/1.1 500 \r\nContent-Length: 2\r\n\r\noh"),
]


def test_every_response_is_kept_as_it_came_and_every_request_as_it_went(crawl: Callable[..., Crawled]) -> None:
    with serving({path: sent for path, sent, _ in ANSWERS}) as wire:
        crawled = crawl(*(wire.url + path for path, _, _ in ANSWERS), headers={"X-Mine": "yes", "DNT": "1"})
    responses, requests = crawled.of("response"), crawled.of("request")
    assert [record.headers["WARC-Target-URI"] for record in responses] == [wire.url + path for path, _, _ in ANSWERS]
    assert [record.block for record in responses] == [kept for _, _, kept in ANSWERS]
    assert [record.block for record in requests] == wire.asked
    assert {record.headers["WARC-IP-Address"] for record in responses} == {"127.0.0.1"}
    # The spider has seen each page decoded, and knows where its record is.
    seen = {url.removeprefix(wire.url): length for url, _, length, _ in crawled.seen}
    assert {seen[path] for path in ("/plain", "/gzip", "/br", "/zstd", "/deflate", "/chunked")} == {len(PAGE)}
    (warc,) = crawled.warcs.glob("one/*.warc.gz")
    entries = {entry.url: entry for entry in read_index(index_path(warc))}
    for url, _, _, place in crawled.seen:
        entry = entries[url]
        assert place == ["response", f"one/{entry.filename}", entry.offset, entry.length]
    assert len(entries) == len(ANSWERS)


def test_redirects_and_tries_are_kept_each_with_its_own_record(crawl: Callable[..., Crawled]) -> None:
    answers = {
        "/moved": answer(b"there", "Location: /there", status="302 Found"),
        "/there": answer(PAGE),
        "/busy": answer(b"busy", status="503 Busy"),
    }
    with serving(answers) as wire:
        crawled = crawl(f"{wire.url}/moved", f"{wire.url}/busy", RETRY_ENABLED=True, RETRY_TIMES=2)
    kept = [(one.headers["WARC-Target-URI"], one.kind) for one in crawled.of("response", "revisit")]
    assert sorted(kept) == [
        (f"{wire.url}/busy", "response"),
        (f"{wire.url}/busy", "revisit"),
        (f"{wire.url}/busy", "revisit"),
        (f"{wire.url}/moved", "response"),
        (f"{wire.url}/there", "response"),
    ]
    assert len(crawled.of("request")) == len(wire.asked) == 5
    # The spider is told the record of the response that it sees: after the redirect, and of the last try.
    (warc,) = crawled.warcs.glob("one/*.warc.gz")
    places = {url: max(one.offset for one in read_index(index_path(warc)) if one.url == url) for url, _ in kept}
    told = {url: place[2] for url, _, _, place in crawled.seen}
    assert told == {f"{wire.url}/moved": places[f"{wire.url}/there"], f"{wire.url}/busy": places[f"{wire.url}/busy"]}


def test_identical_payloads_and_unchanged_pages_become_revisits(crawl: Callable[..., Crawled]) -> None:
    unchanged = b'HTTP/1.1 304 Not Modified\r\nConnection: close\r\nETag: "1"\r\n\r\n'
    answers = {"/a": answer(PAGE, 'ETag: "1"'), "/b": answer(PAGE)}
    with serving(answers) as wire:
        first = crawl(f"{wire.url}/a", f"{wire.url}/b")
        wire.answers = {"/a": unchanged, "/b": answer(PAGE)}
        second = crawl(f"{wire.url}/a", f"{wire.url}/b", headers={"If-None-Match": '"1"'})
    assert first.counts == {"muragat/captures/response": 1, "muragat/captures/revisit": 1}
    assert second.counts == {"muragat/captures/revisit": 2}
    (response,) = second.of("response")
    revisits = second.of("revisit")
    assert {one.headers["WARC-Refers-To"] for one in revisits} == {response.headers["WARC-Record-ID"]}
    assert [one.headers["WARC-Profile"].rpartition("/")[2] for one in revisits] == [
        "identical-payload-digest",
        "server-not-modified",
        "identical-payload-digest",
    ]
    assert revisits[1].block == b'HTTP/1.1 304 \r\nContent-Length: 0\r\nEtag: "1"\r\n\r\n'


SHORT = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\nConnection: close\r\n\r\nonly this"


@pytest.mark.parametrize(
    ("sent", "settings", "failed", "received", "requests"),
    [
        (SHORT, {}, "disconnect", 9, 1),
        (answer(b"x" * 9000), {"DOWNLOAD_MAXSIZE": 1000}, "length", 0, 1),
        (chunked(b"x" * 9000), {"DOWNLOAD_MAXSIZE": 1000}, "length", 9000, 1),
        (b"", {}, "unspecified", 0, 0),
        (b"no HTTP at all\r\n\r\n", {}, "unspecified", 0, 0),
    ],
    ids=["cut off", "too large", "too large in chunks", "no answer", "no HTTP"],
)
def test_what_never_becomes_a_response_leaves_a_metadata_record(
    crawl: Callable[..., Crawled], sent: bytes, settings: dict[str, Any], failed: str, received: int, requests: int
) -> None:
    with serving({"/a": sent}) as wire:
        crawled = crawl(f"{wire.url}/a", **settings)
    (metadata,) = crawled.of("metadata")
    fields = dict(line.split(": ", 1) for line in metadata.block.decode().splitlines())
    assert (metadata.headers["WARC-Target-URI"], fields["captureFailed"], fields["bytesReceived"]) == (
        f"{wire.url}/a",
        failed,
        str(received),
    )
    assert [record.block for record in crawled.of("request")] == wire.asked[:requests]
    assert crawled.of("response", "revisit") == []
    assert [one[2:] for one in crawled.seen] == [[0, None]]


def test_a_site_that_does_not_listen_leaves_a_metadata_record(crawl: Callable[..., Crawled]) -> None:
    crawled = crawl("http://127.0.0.1:9/")
    assert [record.kind for record in crawled.records()] == ["warcinfo", "metadata"]


def test_a_cut_off_response_that_is_wanted_all_the_same_is_marked(crawl: Callable[..., Crawled]) -> None:
    with serving({"/a": SHORT}) as wire:
        crawled = crawl(f"{wire.url}/a", DOWNLOAD_FAIL_ON_DATALOSS=False)
    (response,) = crawled.of("response")
    assert response.headers["WARC-Truncated"] == "disconnect"
    assert response.block == b"HTTP/1.1 200 \r\nX-Archive-Orig-Content-Length: 900\r\n\r\nonly this"


def test_what_is_not_on_the_wire_is_not_captured(crawl: Callable[..., Crawled]) -> None:
    crawled = crawl("data:,Hello")
    assert [one[3] for one in crawled.seen] == [None]
    assert crawled.records() == []


def test_captures_can_be_switched_off(crawl: Callable[..., Crawled]) -> None:
    with serving({"/a": answer(PAGE)}) as wire:
        crawled = crawl(f"{wire.url}/a", WARC="")
    assert [(one[1], one[3]) for one in crawled.seen] == [(200, None)]
    assert not crawled.warcs.exists()


def test_a_folder_that_can_not_be_written_stops_the_crawl_before_its_first_request(
    crawl: Callable[..., Crawled], tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    with serving({"/a": answer(PAGE)}) as wire:
        crawled = crawl(f"{wire.url}/a", WARC=str(tmp_path / "taken"))
    assert (crawled.reason, crawled.seen, wire.asked) == ("capture_failed", [], [])
    (problem,) = crawled.problems
    assert "taken" in problem


def test_a_full_disk_stops_the_crawl_and_no_page_is_seen_that_is_not_on_record(
    crawl: Callable[..., Crawled], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The kernel refuses to let a file grow beyond this, as a full disk would.
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
    monkeypatch.setattr(f"{__name__}.SPIDER", limit + SPIDER)
    pages = {f"/{number}": answer(os.urandom(10_000)) for number in range(100)}
    with serving(pages) as wire:
        crawled = crawl(*(wire.url + path for path in pages))
    assert crawled.reason == "capture_failed"
    assert [problem.rpartition(": ")[2] for problem in crawled.problems] == ["File too large"]
    (written,) = crawled.warcs.glob("one/*.open")
    kept = [record.headers["WARC-Target-URI"] for record in read_warc(written) if record.kind == "response"]
    seen = [one[0] for one in crawled.seen if one[1] == 200]
    assert seen == kept[: len(seen)]
    assert 0 < len(kept) < 100
