"""Worker processes that read parts of WARC files: bytes in, records for the archive out, in the order of the files."""

import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archive.warc.members import Damage
from archive.warc.records import read_exchanges
from crawler.reread.agencies import Agencies
from crawler.reread.pages import Found, read_exchange

PART = 4 * 2**20
"""Bytes of a file that are read at once: about 300 pages, a second's work."""
_AHEAD = 3
"""Parts a worker that may be read before they are asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """The records of a file that begin from `start` on and before `end`."""

    path: Path
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PartRead:
    """What a part gave: responses in their order, and damaged places; `error` says why the file can't be read."""

    part: Part
    found: tuple[Found, ...]
    damages: tuple[Damage, ...]
    error: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read: agencies by their spiders' names (all when empty), captures from a moment on."""

    agencies: tuple[str, ...] = ()
    since: datetime | None = None
    sites: tuple[tuple[str, str], ...] = ()
    """Where agencies' pages were fetched, by name; else as each file says."""
    apart: frozenset[str] = frozenset()
    """Addresses, as they were fetched, whose answers are noted and not read: one of them may have killed the crawl."""


def parts_of(path: Path, start: int = 0) -> Iterator[Part]:
    """A file from a byte on, in parts."""
    size = path.stat().st_size
    if size == 0:
        yield Part(path, 0, 0)
    for begin in range(start - start % PART, size, PART):
        yield Part(path, max(begin, start), min(begin + PART, size))


def read_part(part: Part, wanted: Wanted, agencies: Agencies) -> PartRead:
    """Reads a part; a page that makes a reader fail costs itself only."""
    found: list[Found] = []
    damages: list[Damage] = []
    try:
        own = agencies.of_file(part.path)
        for one in read_exchanges(part.path, part.start, part.end):
            if isinstance(one, Damage):
                damages.append(one)
            elif wanted.since is None or one.at >= wanted.since:
                found.append(read_exchange(one, part.path.name, own, apart=wanted.apart))
    except OSError as error:
        return PartRead(part, tuple(found), tuple(damages), f"{part.path}: {error.strerror or error}")
    return PartRead(part, tuple(found), tuple(damages))


class Readers:
    """Worker processes, or this one when `workers` is 1; give parts, get what they gave in the same order."""

    def __init__(self, wanted: Wanted, workers: int) -> None:
        self._wanted, self._workers = wanted, workers

    @contextmanager
    def reading(self, parts: Iterable[Part]) -> Iterator[Iterator[PartRead]]:
        """The parts' contents, one after the other; the workers end with the block."""
        if self._workers == 1:
            _begin(self._wanted)
            yield map(_read, parts)
            return
        # Spawned, for a fork would take the caller's open database and its locks along.
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(
            self._workers, mp_context=context, initializer=_begin_worker, initargs=(self._wanted,)
        )
        try:
            yield self._in_order(pool, parts)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _in_order(self, pool: ProcessPoolExecutor, parts: Iterable[Part]) -> Iterator[PartRead]:
        waiting: list[Future[PartRead]] = []
        for part in parts:
            waiting.append(pool.submit(_read, part))
            if len(waiting) >= self._workers * _AHEAD:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


_state: tuple[Wanted, Agencies] | None = None
"""Of one worker process: its agencies are loaded once."""


def _begin_worker(wanted: Wanted) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that writes
    _begin(wanted)


def _begin(wanted: Wanted) -> None:
    global _state  # noqa: PLW0603 - a pool's initializer has no other way to hand something to its tasks
    _state = wanted, Agencies(wanted.agencies, dict(wanted.sites))


def _read(part: Part) -> PartRead:
    if _state is None:
        raise RuntimeError("the worker has not begun")
    return read_part(part, *_state)
