"""The real spider on the real stand-in, over HTTP on loopback, into a real archive."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from crawler.replica.press import load
from crawler.replica.records import Site
from crawler.replica.server import Served, serve
from tests.crawl.processes import ROOT, begin

__all__ = ["ROOT", "Crawled"]

_HANGS = 600
"""Seconds after which a crawl is thought to hang, on a machine that has much else to do, too."""


@dataclass(frozen=True)
class Crawled:
    """How a crawl ended."""

    exit_code: int
    output: str
    errors: str
    summary: dict[str, Any]
    archive: Path


@pytest.fixture(scope="session")
def site() -> Site:
    """The stand-in without its pause between requests."""
    return replace(load("el_kz"), crawl_delay=0.0)


@pytest.fixture
def press(site: Site) -> Iterator[Served]:
    """The stand-in on day 1."""
    with serve(site, day=1) as served:
        yield served


@pytest.fixture
def crawl(tmp_path: Path) -> Callable[..., Crawled]:
    """`scrapy crawl el_kz` with arguments, into one archive a test."""

    def run(*arguments: str, archive: Path = tmp_path / "archive.db", agency: str = "el_kz") -> Crawled:
        report = tmp_path / "summary.json"
        report.unlink(missing_ok=True)
        command = ["crawl", agency]
        if not any(one.startswith("mode=") for one in arguments):
            # The days of a test are seconds apart: nothing would be old enough to be read again.
            command += ["-a", "mode=all"]
        settings = {"ARCHIVE": archive, "SUMMARY": report, "DOWNLOAD_DELAY": 0, "RETRY_TIMES": 2}
        options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
        # What a test gives comes last, and wins.
        said = tmp_path / "output", tmp_path / "errors"
        for file in said:
            file.unlink(missing_ok=True)
        process = begin([*command, *options, *arguments], *said)
        process.join(_HANGS)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(said[1].read_text("utf-8"))
        summary = json.loads(report.read_text("utf-8")) if report.exists() else {}
        output, errors = (file.read_text("utf-8") for file in said)
        return Crawled(process.exitcode, output, errors, summary, archive)

    return run
