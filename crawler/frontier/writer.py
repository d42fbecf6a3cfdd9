"""Gathers changes and has a store write them together, off the reactor's thread. Decides nothing about requests."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from crawler.frontier.store import HIGHEST, LOWEST, Changes, Committed, FrontierError, FrontierStore

_Result = TypeVar("_Result")

_GATHER = 0.01
"""Seconds in which a batch gathers: a commit costs the same for one request as for ten."""


class Writer:
    """One thread for one store. What waits is in `changes`; `work` sees to it that it is written soon.

    `wanted` says, just before a commit, how many requests of which hosts are to be leased with it; `committed` is told
    what came of it; `failed` is told the error after which nothing is written any more.
    """

    def __init__(
        self,
        store: FrontierStore,
        *,
        wanted: Callable[[Changes], Mapping[str, int]],
        committed: Callable[[Changes, Mapping[str, int], Committed], None],
        failed: Callable[[FrontierError], None],
    ) -> None:
        self.changes = Changes()
        self.committing = Changes()
        """What is just being written; empty when nothing is."""
        self.priorities = (LOWEST, HIGHEST)
        """Only requests with priorities in these bounds are leased."""
        self.is_broken = False
        self._store = store
        self._wanted, self._committed, self._failed = wanted, committed, failed
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="frontier")
        self._writing: asyncio.Task[None] | None = None

    async def run(self, act: Callable[[], _Result]) -> _Result:
        """Does something with the store in the thread; raises FrontierError as it does."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, act)

    def work(self) -> None:
        """Begins to write, unless that has begun."""
        if not self.is_broken and (self._writing is None or self._writing.done()):
            self._writing = asyncio.create_task(self._write())

    async def flush(self) -> None:
        """Waits until nothing is left to write, or nothing can be written."""
        while self._writing is not None and not self._writing.done():
            await self._writing

    def close(self) -> None:
        """Ends the thread when it has done what it was given."""
        self._thread.shutdown()

    def fail(self, error: FrontierError) -> None:
        """Writes nothing any more."""
        if not self.is_broken:
            self.is_broken = True
            self._failed(error)

    async def _write(self) -> None:
        while not self.is_broken:
            await asyncio.sleep(_GATHER)
            changes, self.changes = self.changes, Changes()
            wanted = self._wanted(changes)
            if not changes and not wanted:
                return
            self.committing = changes
            try:
                committed = await self.run(lambda: self._store.commit(changes, wanted, self.priorities))  # noqa: B023 - awaited here
            except FrontierError as error:
                self.fail(error)
                return
            finally:
                self.committing = Changes()
            self._committed(changes, wanted, committed)
