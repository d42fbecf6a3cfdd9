"""Which requests the engine has, and when each is dealt with: its callback at its end, its items stored.

It hears of that by Scrapy's signals, by the spider middleware (`crawler.frontier.middleware`) and by the errbacks that
it puts before the spider's own. It writes nothing.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.misc import arg_to_iter
from twisted.python.failure import Failure

from crawler.frontier.codec import LEASE
from crawler.frontier.store import Leased, Waiting
from crawler.frontier.underway import UnderWay
from crawler.unkept import Unkept

REFUSED = "refused: "
"""How the reasons begin that are no failure: forbidden by robots.txt, too large, on another host."""

_GONE = (404, 410)


class Leases:
    """All requests that the engine has.

    `given` is told of each whose callback gave all its requests, `ended` of each that is over.
    """

    def __init__(
        self, crawler: Crawler, *, given: Callable[[UnderWay], None], ended: Callable[[UnderWay], None]
    ) -> None:
        self._crawler, self._given, self._ended = crawler, given, ended
        self._out: dict[int, UnderWay] = {}
        self._parents: WeakKeyDictionary[Request, UnderWay] = WeakKeyDictionary()
        self._expected: WeakSet[Request] = WeakSet()
        self.by_host: Counter[str] = Counter()
        for handler, signal in (
            (self._scraped, signals.item_scraped),
            (self._dropped, signals.item_dropped),
            (self._item_failed, signals.item_error),
            (self._spider_failed, signals.spider_error),
            (self._scheduled, signals.request_scheduled),
        ):
            crawler.signals.connect(handler, signal)

    def __bool__(self) -> bool:
        return bool(self._out)

    @property
    def has_one_alone(self) -> bool:
        """Whether a request is out beside which no other may be."""
        return any(under.leased.is_alone for under in self._out.values())

    def hand_out(self, leased: Leased, request: Request, *, is_begun: bool) -> None:
        """Notes that the engine gets a request; `is_begun` says that the store knows of it already."""
        request.meta[LEASE] = leased.id
        if not isinstance(request.errback, _Errback):
            request.errback = _Errback(self, request.errback)
        begun: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        if is_begun:
            begun.set_result(True)
        self._out[leased.id] = UnderWay(leased, request, begun)
        self.by_host[leased.host] += 1

    def begun(self, numbers: list[int]) -> None:
        """The store knows that these are under way."""
        for number in numbers:
            under = self._out.get(number)
            if under is not None and not under.begun.done():
                under.begun.set_result(True)

    def answered(self, numbers: list[int]) -> None:
        """The store knows that these have their answers."""
        for number in numbers:
            under = self._out.get(number)
            if under is not None and under.answered is not None and not under.answered.done():
                under.answered.set_result(True)

    def stop(self) -> None:
        """The store gets to know nothing any more: those who wait for it are told so."""
        for under in self._out.values():
            for waiting in (under.begun, under.answered):
                if waiting is not None and not waiting.done():
                    waiting.set_result(False)

    def of(self, source: Request | Response | Failure | None) -> UnderWay | None:
        """The lease under which a request is out, or that of a response to it."""
        request = source if isinstance(source, Request) else getattr(source, "request", None)
        under = self._out.get(request.meta.get(LEASE, -1)) if isinstance(request, Request) else None
        return under if under is not None and under.request is request else None

    def replaced(self, request: Request) -> UnderWay | None:
        """What a new request takes the place of, as a redirect or a further try does; None for any other request."""
        self._expected.discard(request)
        under = self._out.pop(request.meta.get(LEASE, -1), None)
        if under is not None:
            under.goes_on = True
            self.by_host[under.leased.host] -= 1
        return under

    def passes(self, under: UnderWay, output: Any) -> None:
        """A callback gives an item or a request."""
        if output is None:
            return
        if isinstance(output, Request):
            if self._is_again(output, under.request):
                under.goes_on = True
                return
            output.meta.pop(LEASE, None)
            self._parents[output] = under
            under.requests += 1
        under.outputs += 1

    def adopt(self, request: Request, child: Waiting) -> bool:
        """Keeps a request with the callback that gave it, until that gives no more; False when it goes by itself."""
        under = self._parents.pop(request, None)
        if under is None or under.goes_on:
            return False
        under.children.append(child)
        under.requests -= 1
        self._hand_over_if_whole(under)
        self._dealt_with(under)
        return True

    def exhausted(self, under: UnderWay, reason: str = "", *, unkept: bool = False) -> None:
        """A callback gives nothing more; `reason` says why it broke off."""
        under.is_open = False
        under.reason, under.unkept = under.reason or reason, under.unkept or unkept
        self._hand_over_if_whole(under)
        self._end_if_over(under)

    def failed(self, failure: Failure, errback: Callable[[Failure], Any] | None) -> Any:
        """What the spider's errback makes of a failure."""
        under = self.of(failure)
        if under is None:
            return errback(failure) if errback else failure.raiseException()
        under.reason = _reason(failure)
        under.unkept = under.unkept or isinstance(failure.value, Unkept)
        # What could not be kept is no failure of the site's, and whoever could not keep it has said so.
        outputs: list[Any] = []
        try:
            if errback is None:
                failure.raiseException()
            elif not under.unkept:
                outputs = list(arg_to_iter(errback(failure)))
        finally:
            if not under.reaches_spider:
                for output in outputs:
                    self.passes(under, output)
                self.exhausted(under)
        return outputs

    def _is_again(self, request: Request, before: Request) -> bool:
        """Whether a request asks once more for the same, and does not only carry the other's `meta` along."""
        fingerprint = self._crawler.request_fingerprinter.fingerprint
        return request.meta.get(LEASE) == before.meta[LEASE] and fingerprint(request) == fingerprint(before)

    def _scheduled(self, request: Request) -> None:
        """A request is about to reach the scheduler, unless somebody ignores it: OffsiteMiddleware, for one."""
        if request in self._parents or request.meta.get(LEASE, -1) in self._out:
            self._expected.add(request)
            # The engine hands it on in this very call, or never.
            asyncio.get_running_loop().call_soon(self._ignored, request)

    def _ignored(self, request: Request) -> None:
        if request not in self._expected:
            return
        self._expected.discard(request)
        parent = self._parents.pop(request, None)
        if parent is not None:
            parent.requests -= 1
            self._hand_over_if_whole(parent)
            self._dealt_with(parent)
            return
        under = self._out.get(request.meta.get(LEASE, -1))
        if under is not None:
            under.goes_on = False
            self.exhausted(under, f"{REFUSED}it leads to {request.url}")

    def _scraped(self, response: Response | Failure | None) -> None:
        self._dealt_with(self.of(response))

    def _dropped(self, response: Response | Failure | None, exception: Exception) -> None:
        under = self.of(response)
        if under is not None:
            under.unkept = under.unkept or isinstance(exception, Unkept)
        self._dealt_with(under)

    def _item_failed(self, response: Response | Failure | None, failure: Failure) -> None:
        under = self.of(response)
        if under is not None:
            under.reason = under.reason or _reason(failure)
        self._dealt_with(under)

    def _spider_failed(self, response: Response | Failure | None, failure: Failure) -> None:
        under = self.of(response)
        if under is not None:
            self.exhausted(under, _reason(failure))

    def _dealt_with(self, under: UnderWay | None) -> None:
        if under is not None:
            under.outputs -= 1
            self._end_if_over(under)

    def _hand_over_if_whole(self, under: UnderWay) -> None:
        if under.children and not under.is_open and not under.requests:
            self._given(under)

    def _end_if_over(self, under: UnderWay) -> None:
        if not under.is_over or self._out.get(under.leased.id) is not under:
            return
        del self._out[under.leased.id]
        self.by_host[under.leased.host] -= 1
        self._ended(under)


class _Errback:
    """Stands before the errback of a request, so that the end of a failed one is seen."""

    def __init__(self, leases: Leases, errback: Callable[[Failure], Any] | None) -> None:
        self._leases, self._errback = leases, errback

    def __call__(self, failure: Failure) -> Iterator[Any] | None:
        outputs: Iterator[Any] | None = self._leases.failed(failure, self._errback)
        return outputs


def _reason(failure: Failure) -> str:
    """Why it failed; empty for an address that answers that there is nothing."""
    error = failure.value
    if isinstance(error, HttpError):
        status = error.response.status
        return "" if status in _GONE else f"HTTP status {status}"
    text = failure.getErrorMessage() or type(error).__name__
    return f"{REFUSED}{text}" if isinstance(error, IgnoreRequest) else f"{type(error).__name__}: {text}"
