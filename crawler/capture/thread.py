"""A recorder in a thread of its own, for an event loop: what is submitted is written in this order, in batches."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from crawler.capture.exchange import Captured, CaptureError, Exchange, Failure
from crawler.capture.recorder import Recorder

_Result = TypeVar("_Result")

_GATHER = 0.005
"""Seconds in which a batch gathers: one at a time, responses cost a crawl 10 to 18 % of its time; so, 3 to 10."""


class RecordingThread:
    """The recorder is made, used and closed in the thread. All methods are for the loop's own thread."""

    def __init__(self, recorder: Recorder, thread: ThreadPoolExecutor) -> None:
        self._recorder, self._thread = recorder, thread
        self._waiting: list[tuple[Exchange | Failure, asyncio.Future[Captured]]] = []
        self._writer: asyncio.Task[None] | None = None
        self.salvaged = recorder.salvaged

    @property
    def closed(self) -> tuple[Path, ...]:
        """The files that were written and closed; of a crawl that has ended, all."""
        return self._recorder.closed

    @classmethod
    async def begin(cls, make: Callable[[], Recorder]) -> "RecordingThread":
        """Makes the recorder, which may take its time to salvage what is there; raises CaptureError as it does."""
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="warc")
        try:
            return cls(await _run(thread, make), thread)
        except CaptureError:
            thread.shutdown()
            raise

    def submit(self, one: Exchange | Failure) -> asyncio.Future[Captured]:
        """Hands something over; the future has its place once it is written, or a CaptureError."""
        written: asyncio.Future[Captured] = asyncio.get_running_loop().create_future()
        self._waiting.append((one, written))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        return written

    async def sync(self) -> None:
        """Waits until all that is written would survive a power cut; raises CaptureError."""
        await _run(self._thread, self._recorder.sync)

    async def close(self) -> None:
        """Writes what still waits, and ends the file; raises CaptureError."""
        try:
            if self._writer is not None:
                await self._writer
            await _run(self._thread, self._recorder.close)
        finally:
            self._thread.shutdown()

    async def _write(self) -> None:
        while self._waiting:
            await asyncio.sleep(_GATHER)
            batch, self._waiting = self._waiting, []
            results = await asyncio.get_running_loop().run_in_executor(
                self._thread, self._recorder.record_all, [one for one, _ in batch]
            )
            for (_, written), result in zip(batch, results, strict=True):
                if written.cancelled():
                    continue
                if isinstance(result, CaptureError):
                    written.set_exception(result)
                    written.exception()  # marked as seen: of a crawl that is being closed nobody may be waiting
                else:
                    written.set_result(result)


async def _run(thread: ThreadPoolExecutor, act: Callable[[], _Result]) -> _Result:
    return await asyncio.get_running_loop().run_in_executor(thread, act)
