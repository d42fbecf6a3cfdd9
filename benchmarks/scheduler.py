"""Pages a second from WARC files to rows: local processes, and the workers of a Dask scheduler, side by side."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from archive.store import Archive
from archive.warc.content import Warc
from benchmarks.figures import Figures, middle
from benchmarks.reread import write_pages
from crawler.normalise.versions import PAGE, page_version, reader_versions
from crawler.reread.agencies import Agencies
from crawler.reread.by_parts import ByParts
from crawler.reread.engines import dask_engine, local_engine
from crawler.reread.folder import Folder
from crawler.reread.run import Job, run
from crawler.reread.work import Part, Readers, Reads, Wanted, parts_of

_PAGES, _WARM = 600, 160
_PART = 2**20
"""A quarter of what a part has otherwise, so that each worker has several; what a part costs counts the more."""


def measure(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - of crawls, not of readers
    """Each way over one file, `rounds` times in turn."""
    versions = {**reader_versions(), PAGE: page_version()}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        warc, warm = Path(folder) / "el_kz.warc.gz", Path(folder) / "warm.warc.gz"
        write_pages(warc, _PAGES)
        write_pages(warm, _WARM, seed=1)
        schedulers = {n: stack.enter_context(_cluster(Path(folder), n)) for n in (1, 2)}

        def by_parts(engine: object, place: Path) -> Reads:
            return ByParts(Wanted(), versions, Folder.of(str(place), versions, Wanted()), engine)  # type: ignore[arg-type]

        ways: dict[str, Callable[[Path], Reads]] = {
            "1 process": lambda _: Readers(Wanted(), 1),
            "2 processes": lambda _: Readers(Wanted(), 2),
            "1 process, by parts": lambda place: by_parts(local_engine(1), place),
            "Dask, 1 worker": lambda place: by_parts(dask_engine(schedulers[1]), place),
            "Dask, 2 workers": lambda place: by_parts(dask_engine(schedulers[2]), place),
        }
        rates: dict[str, list[float]] = {name: [] for name in ways}
        for name, way in ways.items():
            _to_rows(warm, way(Path(folder) / f"warm {name}"), versions)
        for turn in range(rounds):
            for name, way in ways.items():
                start = time.perf_counter()
                count = _to_rows(warc, way(Path(folder) / f"{turn} {name}"), versions)
                rates[name].append(count / (time.perf_counter() - start))
                if count != _PAGES:
                    raise RuntimeError(f"{name}, round {turn}: {count} of {_PAGES} pages")

    def row(name: str, beside: str) -> tuple[str, ...]:
        ratio = median(other / own for own, other in zip(rates[name], rates[beside], strict=True))
        return (name, middle(rates[name]), f"{ratio:.2f}")

    return Figures(
        "Reading again on a Dask scheduler",
        f"{_PAGES} pages in one WARC file, parts of {_PART // 2**20} MiB, to rows of a new archive; {os.cpu_count()} "
        f"cores, {rounds} rounds in turn; medians with ranges. Dask's workers run already, and have read before; "
        "the 2 processes are started each time. The last column is the time taken, that of as many processes being 1.",
        ("way", "pages a second", "time to that of processes"),
        (
            row("1 process", "1 process"),
            row("1 process, by parts", "1 process"),
            row("Dask, 1 worker", "1 process"),
            row("2 processes", "2 processes"),
            row("Dask, 2 workers", "2 processes"),
        ),
    )


def _to_rows(warc: Path, readers: Reads, versions: dict[str, str]) -> int:
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive.db") as archive:
        report = run(archive, Job([warc], versions, Agencies(), parts=_parts), readers, lambda _: None)
    return report.outcomes["new"]


def _parts(warc: Warc, start: int) -> Iterator[Part]:
    return parts_of(warc, start, _PART)


@contextmanager
def _cluster(folder: Path, workers: int) -> Iterator[str]:
    """The address of a scheduler with so many workers of one thread, each a process."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    address, common = f"tcp://127.0.0.1:{port}", ("--host", "127.0.0.1", "--no-dashboard")
    here = ("--local-directory", str(folder))
    start = partial(
        subprocess.Popen, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, start_new_session=True
    )
    processes = [
        start([sys.executable, "-m", "dask", "scheduler", "--port", str(port), *common]),
        start([sys.executable, "-m", "dask", "worker", address, "--nworkers", str(workers), "--nthreads", "1", *here]),
    ]
    try:
        yield address
    finally:
        for process in processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
