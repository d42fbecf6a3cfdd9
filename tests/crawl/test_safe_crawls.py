"""Where a crawl goes and how much it takes: no other host, no private address, no answer without bounds."""

import gzip
import json
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest
import zstandard

from tests.crawl.conftest import ROOT, Crawled
from tests.crawl.watched import HTML, NO_ROBOTS, Reply, Script, list_page, press, watched

Crawl = Callable[..., Crawled]
MEGABYTE = 1024 * 1024


def leading(location: str, *, failing_first: bool = False) -> Script:
    """A site whose first article leads elsewhere."""

    def script(path: str, times: int) -> Reply:
        if path == "/maqala_50000/":
            if failing_first and times == 0:
                return Reply(500, b"", HTML)
            return Reply(302, headers=(("Location", location),))
        return press(2)(path, times)

    return script


@pytest.mark.parametrize(
    "location",
    [
        "http://zhanalyq.example/a_50000/",
        "//zhanalyq.example/a_50000/",
        "http://127.0.0.1.zhanalyq.example/a_50000/",
        "http://el.kz@zhanalyq.example/a_50000/",
    ],
)
def test_a_redirect_to_another_host_is_refused_and_counted(crawl: Crawl, location: str) -> None:
    with watched(leading(location)) as site:
        crawled = crawl("-a", f"site={site.url}", "-a", "edition=kk")
    assert sorted(site.paths) == ["/", "/?page=2", "/maqala_50000/", "/maqala_50001/", "/robots.txt"]
    assert crawled.summary["refused"] == 1
    assert any("to another host than the agency's" in note for note in crawled.summary["notes"])
    assert crawled.exit_code == 0


def test_a_redirect_to_another_service_of_this_machine_is_refused_also_after_a_retry(crawl: Crawl) -> None:
    with watched(press(3)) as other, watched(leading(f"{other.url}/maqala_50000/", failing_first=True)) as site:
        crawled = crawl("-a", f"site={site.url}", "-a", "edition=kk")
    assert not other.seen
    assert crawled.summary["refused"] == 1
    assert any("to an address of a private network" in note for note in crawled.summary["notes"])


def test_a_redirect_to_the_metadata_of_a_cloud_is_refused(crawl: Crawl) -> None:
    with watched(leading("http://169.254.169.254/latest/meta-data/")) as site:
        crawled = crawl("-a", f"site={site.url}", "-a", "edition=kk")
    assert any("a cloud's own services" in note for note in crawled.summary["notes"])


def test_a_name_that_stands_for_a_private_address_is_not_connected_to(crawl: Crawl) -> None:
    with watched(press(3)) as site:
        # El.kz by its name, which DNS gives out as this machine.
        crawled = crawl("-s", "TWISTED_DNS_RESOLVER=tests.crawl.names.Hostile", "-s", "LOG_LEVEL=INFO")
        named = crawl(
            "-a", f"site=http://localhost:{site.port}", "-s", "TWISTED_DNS_RESOLVER=tests.crawl.names.Hostile"
        )
    assert crawled.exit_code == 1
    assert "el.kz stands for 127.0.0.1, which is no public address" in crawled.summary["problems"][0]
    assert any("to an address of a private network" in note for note in crawled.summary["notes"])
    # Not even tried again, nor does it count as trouble of the site.
    assert crawled.summary["pages"] == 0
    # But a site that is named by hand may be anywhere.
    assert named.summary["articles"] == {"new": 3}


def endless(part: bytes) -> Callable[[], Iterator[bytes]]:
    def parts() -> Iterator[bytes]:
        while True:
            yield part

    return parts


def bomb(encoding: str) -> Reply:
    """A gigabyte of nothing, in a few kilobytes where the format lets it."""
    zeros = bytes(MEGABYTE)
    if encoding == "gzip":
        body = gzip.compress(zeros) * 1024
    elif encoding == "deflate":
        packer = zlib.compressobj(9)
        body = b"".join(packer.compress(zeros) for _ in range(1024)) + packer.flush()
    elif encoding == "br":
        brotli_packer = brotli.Compressor(quality=1)
        body = b"".join(brotli_packer.process(zeros) for _ in range(1024)) + brotli_packer.finish()
    else:
        # The largest window that a decoder takes by default: 128 MB.
        window = zstandard.ZstdCompressionParameters.from_level(1, window_log=27)
        zstd_packer = zstandard.ZstdCompressor(compression_params=window).compressobj()
        body = b"".join(zstd_packer.compress(zeros) for _ in range(1024)) + zstd_packer.flush()
    return Reply(200, body, (*HTML, ("Content-Encoding", encoding)))


def layered(layers: int) -> Reply:
    body = b"<html>"
    for _ in range(layers):
        body = gzip.compress(body)
    return Reply(200, body, (*HTML, ("Content-Encoding", ", ".join(["gzip"] * layers))))


BAD_ANSWERS: dict[str, Reply] = {
    "gzip": bomb("gzip"),
    "deflate": bomb("deflate"),
    "br": bomb("br"),
    "zstd": bomb("zstd"),
    "packed a hundred times": layered(100),
    "announced as too large": Reply(
        200, headers=(*HTML, ("Content-Length", str(10**12))), parts=endless(bytes(MEGABYTE))
    ),
    "too large without a word": Reply(200, headers=HTML, parts=endless(bytes(MEGABYTE))),
    "a byte now and then": Reply(200, headers=HTML, parts=endless(b" "), pause=0.2),
    "a header now and then": Reply(200, headers=HTML, parts=endless(b"X-Y: z\r\n"), pause=0.2, in_head=True),
    "redirected for ever": Reply(302, headers=(("Location", "{next}"),)),
}


def hostile(path: str, times: int) -> Reply:
    """Articles each of which is one of the bad answers, and a good one."""
    names = list(BAD_ANSWERS)
    paths = [f"/maqala_{50000 + number}/" for number in range(len(names) + 1)]
    if path == "/robots.txt":
        return NO_ROBOTS
    if path == "/":
        return list_page(*paths)
    if not path.startswith("/maqala_"):
        return Reply(404, b"", HTML)
    number = int(path.partition("_")[2].partition("/")[0]) - 50000
    if number == len(names):
        return press(99)(path, times)
    reply = BAD_ANSWERS[names[number]]
    if reply.status == 302:
        turns = len(path.partition("?")[2])
        return Reply(302, headers=(("Location", f"/maqala_{50000 + number}/?{'x' * (turns + 1)}"),))
    return reply


_MEASURE = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == 'darwin' else 1024))"
)
"""A process of its own between: a child's peak begins at the size of whoever started it."""


def measured(folder: Path, site: str, *options: str) -> tuple[dict[str, object], int]:
    """The summary of a crawl, and the most memory that it has taken, in bytes; raises TimeoutExpired after minutes."""
    settings = {"ARCHIVE": folder / "archive.db", "SUMMARY": folder / "summary.json", "DOWNLOAD_DELAY": 0}
    words = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    crawl = [sys.executable, "-m", "scrapy", "crawl", "el_kz", "-a", f"site={site}", "-a", "edition=kk", *words]
    command = [sys.executable, "-c", _MEASURE, *crawl, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    return json.loads((folder / "summary.json").read_text("utf-8")), int(done.stdout)


def test_answers_without_bounds_end_in_bounded_time_and_memory(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    (tmp_path / "hostile").mkdir()
    with watched(press(9)) as site:
        _, usual = measured(tmp_path / "usual", site.url)
    with watched(hostile) as site:
        summary, most = measured(tmp_path / "hostile", site.url, "-s", "DOWNLOAD_TIMEOUT=2", "-s", "RETRY_TIMES=0")
    assert summary["articles"] == {"new": 1}
    assert summary["notes"] == [
        "1 request was given up: redirected again and again.",
        "6 requests were given up: the answer was larger than DOWNLOAD_MAXSIZE, as sent or unpacked.",
        "1 request was given up: the answer was packed more than twice.",
        "2 requests were delayed for longer than usual, as the site was in trouble.",
    ], summary
    assert (summary["refused"], summary["failed"]) == (8, 2)  # the slow ones have failed
    # Of a gigabyte, and of what has no end, 20 MB are held, twice for a moment (measured: 140 MB for all of them).
    assert most - usual < 256 * MEGABYTE
