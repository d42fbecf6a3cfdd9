"""`scrapy …` in processes that begin in no time: forked from one that has imported everything, and done nothing."""

import multiprocessing
import os
import sys
import time
from collections.abc import Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path

ROOT = Path(__file__).parents[2]

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    [
        "crawler.agencies.el_kz",
        "crawler.capture.addon",
        "crawler.commands.muragat",
        "crawler.commands.probe",
        "crawler.extensions.progress",
        "crawler.frontier.addon",
        "crawler.pipelines.store",
        "aiohttp.web",
        "protego",
        "scrapy.cmdline",
        "scrapy.downloadermiddlewares.robotstxt",
        "tldextract",
    ]
)


def begin(arguments: Sequence[str], output: Path, errors: Path, *, prepare: str = "") -> BaseProcess:
    """`scrapy` with these arguments; what it says is appended to the files. `prepare` is Python that is run before.

    Into an archive that is there, it begins in a later second than any crawl before it: a record's time is in whole
    seconds, so two looks at a page within one are not told apart. These processes are quick enough for that; no crawl
    of a press is.
    """
    archives = (Path(one.removeprefix("ARCHIVE=")) for one in arguments if one.startswith("ARCHIVE="))
    if any(one.exists() for one in archives):
        time.sleep(1 - time.time() % 1)
    process = _PROCESSES.Process(target=_scrapy, args=(list(arguments), str(output), str(errors), prepare))
    process.start()
    return process


def _scrapy(arguments: list[str], output: str, errors: str, prepare: str) -> None:
    os.chdir(ROOT)
    for number, path in ((1, output), (2, errors)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    exec(prepare, {})  # noqa: S102 - a test's own line
    from scrapy.cmdline import execute

    execute(["scrapy", *arguments])
