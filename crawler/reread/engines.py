"""Who carries out the tasks of a re-reading: processes of this machine, or the workers of a Dask scheduler.

Dask is imported only when a scheduler is named. That a worker dies, and what is done about it, is each engine's.
"""

import multiprocessing
import signal
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Protocol

from archive.errors import ArchiveError
from crawler.reread.parquet import Made
from crawler.reread.task import OtherReaders, Task, make
from crawler.reread.work import Part

_AHEAD = 3
"""Parts a worker that may be made before they are asked for."""
_CONNECT_SECONDS = 10
_RETRIES = 2
"""How often a part is tried again whose task failed by itself: a store that was busy, a network that was away."""
_WITHOUT_WORKERS = 60.0
"""Seconds after which a scheduler without any worker is given up."""
_LOOK = 5.0
"""Seconds between two looks whether there are workers."""


class Engine(Protocol):
    """Takes tasks, gives what came of them."""

    def submit(self, task: Task) -> "Future[Made | None]":
        """Begins a task."""

    def result(self, future: "Future[Made | None]", part: Part) -> Made | None:
        """What came of it. Raises OSError for a WARC file that can't be read, ArchiveError for all else."""

    def ahead(self) -> int:
        """How many tasks may be under way or waiting to be looked at."""


@contextmanager
def local_engine(workers: int) -> Iterator[Engine]:
    """Processes of this machine, or this one when `workers` is 1."""
    if workers == 1:
        yield _Here()
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)
    try:
        yield _Local(pool, workers)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def dask_engine(scheduler: str) -> Iterator[Engine]:
    """The workers of the scheduler at an address. Raises ArchiveError when it does not answer."""
    try:
        import distributed  # noqa: PLC0415 - only for who names a scheduler
    except ImportError:
        raise ArchiveError("--scheduler needs Dask. Install it with: pip install 'muragat[dask]'") from None
    try:
        make_client: Any = distributed.Client
        client = make_client(scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ArchiveError(f"No Dask scheduler answers at {scheduler}: {_in_words(error)}.") from error
    with client:
        yield _Dask(client, scheduler)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that asks


class _Here:
    def submit(self, task: Task) -> "Future[Made | None]":
        future: Future[Made | None] = Future()
        try:
            future.set_result(make(task))
        except (OSError, ArchiveError) as error:
            future.set_exception(error)
        return future

    def result(self, future: "Future[Made | None]", part: Part) -> Made | None:  # noqa: ARG002 - of its shape
        return future.result()

    def ahead(self) -> int:
        return 1


class _Local:
    def __init__(self, pool: ProcessPoolExecutor, workers: int) -> None:
        self._pool, self._workers = pool, workers

    def submit(self, task: Task) -> "Future[Made | None]":
        try:
            return self._pool.submit(make, task)
        except BrokenProcessPool as error:
            raise ArchiveError(_a_process_died(task.part)) from error

    def result(self, future: "Future[Made | None]", part: Part) -> Made | None:
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise ArchiveError(_a_process_died(part)) from error

    def ahead(self) -> int:
        return self._workers * _AHEAD


class _Dask:
    def __init__(self, client: Any, scheduler: str) -> None:
        self._client, self._scheduler = client, scheduler
        self._executor = client.get_executor(pure=False, retries=_RETRIES)

    def submit(self, task: Task) -> "Future[Made | None]":
        try:
            future: Future[Made | None] = self._executor.submit(make, task)
        except (OSError, RuntimeError) as error:
            raise self._gone(error) from error
        return future

    def result(self, future: "Future[Made | None]", part: Part) -> Made | None:
        from distributed.scheduler import KilledWorker  # noqa: PLC0415

        waiting_since = time.monotonic()
        while True:
            try:
                return future.result(timeout=_LOOK)
            except TimeoutError as error:
                if future.done():
                    raise ArchiveError(f"{_named(part)} could not be read: {_in_words(error)}.") from error
                if self._threads():
                    waiting_since = time.monotonic()
                elif time.monotonic() - waiting_since > _WITHOUT_WORKERS:
                    raise ArchiveError(
                        f"The Dask scheduler at {self._scheduler} has had no worker for {_WITHOUT_WORKERS:.0f} "
                        "seconds. What was read is kept; start workers and run it once more."
                    ) from None
            except KilledWorker as error:
                raise ArchiveError(
                    f"{_named(part)}: {error.allowed_failures + 1} workers died while they had it, the last one at "
                    f"{error.last_worker.address}. A page there may be too much for a reader, or the machine's memory "
                    "too small; the log of that worker says more. All other parts that were read are kept."
                ) from error
            except CancelledError as error:
                raise self._gone(error) from error
            except OtherReaders as error:
                raise ArchiveError(f"A worker of {self._scheduler} has another Muragat: {error}.") from error
            except (OSError, ArchiveError):
                raise
            except ImportError as error:
                raise ArchiveError(f"A worker of {self._scheduler} lacks what is needed: {error}.") from error
            except Exception as error:
                raise ArchiveError(f"{_named(part)}: {type(error).__name__}: {_in_words(error)}.") from error

    def ahead(self) -> int:
        return max(1, self._threads()) * _AHEAD

    def _threads(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except (OSError, RuntimeError) as error:
            raise self._gone(error) from error

    def _gone(self, error: BaseException) -> ArchiveError:
        return ArchiveError(
            f"The Dask scheduler at {self._scheduler} is gone ({_in_words(error)}). What was read is kept; "
            "run it once more to go on."
        )


def _named(part: Part) -> str:
    return f"{part.path}, bytes {part.start:,} to {part.end:,}"


def _a_process_died(part: Part) -> str:
    return (
        f"A process that reads died, at {_named(part)} or one of the parts read beside it: it was killed, or the "
        "memory was too small. What was read is kept; run it once more to go on."
    )


def _in_words(error: BaseException) -> str:
    return " ".join(str(error).split()).rstrip(".") or type(error).__name__
