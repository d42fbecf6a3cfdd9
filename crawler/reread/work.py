"""Worker processes that read parts of WARC files: bytes in, records for the archive out, in the order of the files."""

import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from archive.warc.content import Warc, size_of
from archive.warc.members import Damage, read_member
from archive.warc.records import Exchange, exchange_of, read_exchanges
from crawler.reread.agencies import MODULES, Agencies
from crawler.reread.pages import Found, read_exchange

PART = 4 * 2**20
"""Bytes of a file that are read at once: about 300 pages, a second's work."""
_AHEAD = 3
"""Parts a worker that may be read before they are asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """The records of a file that begin from `start` on and before `end`."""

    path: Warc
    start: int
    end: int
    places: tuple[tuple[int, int], ...] | None = None
    """Where the records are that are to be read of these bytes, and how long each is; None: all of them."""


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
    modules: tuple[str, ...] = MODULES
    """Where the agencies' files are."""


def parts_of(path: Warc, start: int = 0, length: int | None = None) -> Iterator[Part]:
    """A file from a byte on, in parts of so many bytes (default: `PART`)."""
    length = length or PART
    size = size_of(path)
    if size == 0:
        yield Part(path, 0, 0)
    for begin in range(start - start % length, size, length):
        yield Part(path, max(begin, start), min(begin + length, size))


def read_part(part: Part, wanted: Wanted, agencies: Agencies) -> PartRead:
    """Reads a part; a page that makes a reader fail costs itself only."""
    found: list[Found] = []
    damages: list[Damage] = []
    try:
        for one in readings(part, wanted, agencies):
            if isinstance(one, Damage):
                damages.append(one)
            elif one[1] is not None:
                found.append(one[1])
    except OSError as error:
        return PartRead(part, tuple(found), tuple(damages), f"{part.path}: {error.strerror or error}")
    return PartRead(part, tuple(found), tuple(damages))


def readings(part: Part, wanted: Wanted, agencies: Agencies) -> Iterator[Damage | tuple[Exchange, Found | None]]:
    """The responses of a part, each with what it says; None for one from before what is wanted. Raises OSError."""
    own = agencies.of_file(part.path)
    for one in exchanges_of(part):
        if isinstance(one, Damage):
            yield one
        elif wanted.since is None or one.at >= wanted.since:
            yield one, read_exchange(one, part.path.name, own, apart=wanted.apart)
        else:
            yield one, None


def exchanges_of(part: Part) -> Iterator[Exchange | Damage]:
    """The responses of a part in their order. Raises OSError."""
    if part.places is None:
        yield from read_exchanges(part.path, part.start, part.end)
        return
    for offset, length in part.places:
        member = read_member(part.path, offset, length)
        found = member if isinstance(member, Damage) else exchange_of(member)
        if found is not None:
            yield found


class Reads(Protocol):
    """Whoever reads parts for `crawler.reread.run`."""

    def reading(self, parts: Iterable[Part]) -> AbstractContextManager[Iterator[PartRead]]:
        """What the parts hold, in their order; whatever reads them ends with the block."""


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
    _state = wanted, Agencies(wanted.agencies, dict(wanted.sites), wanted.modules)


def _read(part: Part) -> PartRead:
    if _state is None:
        raise RuntimeError("the worker has not begun")
    return read_part(part, *_state)
