"""Serves several stand-ins at once, each of their hosts on an address of its own. What they answer is `server`'s."""

import asyncio
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass

from crawler.replica.records import Site
from crawler.replica.server import Served, StandIn, listening

_MOST = 253


@dataclass(frozen=True, slots=True)
class Press:
    """What is served: by agency, the host of each base address, the agency's own first."""

    served: Mapping[str, Mapping[str, Served]]

    def site_argument(self, agency: str) -> str:
        """What `scrapy crawl AGENCY -a site=` has to be told: see `crawler.plan.sites_in`."""
        (_, main), *others = self.served[agency].items()
        return ",".join([main.url, *(f"{base}={one.url}" for base, one in others)])

    def on_day(self, day: int) -> None:
        """Sets the day of all sites; one that has fewer days stays on its last."""
        for hosts in self.served.values():
            for one in hosts.values():
                one.stand_in.day = min(day, len(one.stand_in.site.days))


@asynccontextmanager
async def listening_press(sites: Sequence[Site], day: int = 1) -> AsyncIterator[Press]:
    """Serves in the running event loop, on free ports; raises OSError when it can't listen."""
    async with AsyncExitStack() as stack:
        hosts = _loopback_hosts()
        served: dict[str, dict[str, Served]] = {}
        for site in sites:
            served[site.agency] = {}
            for url in site.hosts:
                stand_in = StandIn(site, min(day, len(site.days)), url=url)
                served[site.agency][url] = await stack.enter_async_context(listening(stand_in, next(hosts)))
        yield Press(served)


@contextmanager
def serve_press(sites: Sequence[Site], day: int = 1) -> Iterator[Press]:
    """Serves in a thread of its own; raises OSError when it can't listen."""
    started: Future[tuple[Press, Callable[[], object]]] = Future()

    async def run() -> None:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        try:
            async with listening_press(sites, day) as press:
                started.set_result((press, lambda: loop.call_soon_threadsafe(stop.set)))
                await stop.wait()
        except OSError as error:
            if started.done():
                raise
            started.set_exception(error)

    thread = threading.Thread(target=lambda: asyncio.run(run()), name="stand-in press", daemon=True)
    thread.start()
    try:
        press, stop = started.result()
        try:
            yield press
        finally:
            stop()
    finally:
        thread.join()


def _loopback_hosts() -> Iterator[str]:
    """An address for each host, so that pauses between requests are kept for each as on the web.

    Linux answers on all of 127.0.0.0/8; elsewhere all share one address, and the crawl only takes longer.
    """
    while True:
        for number in range(2, _MOST):
            yield f"127.0.0.{number}" if sys.platform == "linux" else "127.0.0.1"
