"""Between the engine's requests and the store's rows: what is handed over, and what of it is written down.

It knows neither when a crawl begins nor how it ends: `crawler.frontier.life` does.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler

from crawler.frontier import sentences
from crawler.frontier.buffer import Entry
from crawler.frontier.codec import Unreadable, Unwritable, read_request, write_request
from crawler.frontier.leases import Leases
from crawler.frontier.records import RECORD
from crawler.frontier.stock import LAST, Stock
from crawler.frontier.store import HIGHEST, Changes, Committed, Ended, FrontierError, FrontierStore, Leased, Waiting
from crawler.frontier.tally import Tally
from crawler.frontier.underway import UnderWay
from crawler.frontier.writer import Writer


class Desk:
    """Requests in and out. `failed` is told the error after which nothing can be kept any more."""

    def __init__(self, crawler: Crawler, store: FrontierStore, *, failed: Callable[[FrontierError], None]) -> None:
        self._crawler, self._most = crawler, store.most_under_way
        self.tally = Tally(crawler)
        self.writer = Writer(store, wanted=self.wanted, committed=self.committed, failed=failed)
        self.writer.priorities = (LAST + 1, HIGHEST)
        self.leases = Leases(crawler, given=self._given, ended=self._ended)
        self.stock = Stock()
        self.is_closed = False
        self._is_starved = False
        self._nudge = Request("data:,")

    @property
    def has_waiting(self) -> bool:
        """Whether a request waits, here, in the store, or on its way there."""
        on_their_way = (self.writer.changes, self.writer.committing)
        return bool(self.stock or any(changes.new or changes.announced for changes in on_their_way))

    def take(self, request: Request) -> bool:
        """Takes a request; False when nothing can be kept any more. That it is a duplicate turns out later."""
        if request is self._nudge:
            return True
        if self.writer.is_broken:
            return False
        before = self.leases.replaced(request)
        if before is not None:
            self.writer.changes.new += before.children
            self._go_on(before.leased, request)
            return True
        try:
            waiting = self._waiting(request)
        except Unwritable as error:
            self.writer.fail(FrontierError(str(error)))
            return False
        if not self.leases.adopt(request, waiting):
            self.writer.changes.new.append(waiting)
            self.writer.work()
        return True

    def give(self) -> Request | None:
        """A request under a lease; None when none is ready. One that crawls have died of goes out alone."""
        while not self.writer.is_broken:
            entry = self.stock.buffer.first(self.leases.by_host)
            if entry is None or not self._may_go(entry) or (entry.request is None and self._is_full):
                break
            self.stock.buffer.take(entry)
            request = self._made(entry)
            if request is not None:
                self.leases.hand_out(entry.leased, request, is_begun=entry.request is not None)
                if entry.request is None:
                    self.writer.changes.begun.append(entry.leased.id)
                    self.writer.work()
                self.tally.count("scheduler/dequeued")
                return request
        return None

    @property
    def _is_full(self) -> bool:
        """Whether as many are under way, or their ends on their way to the store, as it allows."""
        ending = len(self.writer.changes.ended) + len(self.writer.committing.ended)
        return self._most is not None and self.leases.by_host.total() + ending >= self._most

    def starve(self) -> None:
        """The engine got nothing: it is told when there is something."""
        self._is_starved = True

    def wanted(self, changes: Changes) -> Mapping[str, int]:
        """How many requests to lease of each host, now that these changes are to be written."""
        return {} if self.is_closed else self.stock.wanted(changes)

    def committed(self, changes: Changes, wanted: Mapping[str, int], committed: Committed) -> None:
        """Takes in what the store has written and leased."""
        self.leases.begun(changes.begun)
        self.leases.answered(changes.answered)
        self.stock.committed(changes, wanted, committed)
        self.tally.count("scheduler/enqueued", committed.inserted)
        self.tally.count("dupefilter/filtered", len(changes.new) - committed.inserted + len(committed.repeated))
        if committed.repeated:
            self.writer.changes.ended += map(Ended, committed.repeated)
            self.writer.work()
        engine = self._crawler.engine
        if self._is_starved and not self.is_closed and engine.spider is not None:
            # The engine asks again when a request ends, every five seconds, and when it is given one: this one is none.
            self._is_starved = False
            engine.crawl(self._nudge)

    def _waiting(self, request: Request) -> Waiting:
        fingerprint = None if request.dont_filter else self._fingerprint(request)
        text = write_request(request, self._spider)
        host = request.meta.get("download_slot") or urlsplit(request.url).hostname or ""
        return Waiting(request.url, host, request.priority, fingerprint, text)

    def _go_on(self, leased: Leased, request: Request) -> None:
        """A redirect or a further try keeps its lease; a redirect to where somebody has been ends it."""
        self.tally.count("scheduler/enqueued")
        if request.dont_filter:
            self.stock.buffer.add(leased, request)
            return
        self.stock.look_up(leased, request)
        self.writer.changes.redirected.append((leased.id, self._fingerprint(request)))
        self.writer.work()

    def _may_go(self, entry: Entry) -> bool:
        """Whether a request may go out beside those that are out, and whose end is not written down yet."""
        if entry.leased.is_alone:
            ending = self.writer.changes.ended or self.writer.committing.ended
            return not self.leases and not ending
        return not self.leases.has_one_alone

    def _made(self, entry: Entry) -> Request | None:
        """The request of an entry; None when it can't be read, which is noted."""
        if entry.request is not None:
            return entry.request
        try:
            request = read_request(entry.leased.request, self._spider)
        except Unreadable as error:
            self.writer.changes.unreadable.append(Ended(entry.leased.id, f"unreadable: {error}"))
            self.writer.work()
            self.tally.say("problems", [sentences.unreadable(entry.leased.url, str(error))])
            return None
        if entry.leased.record:
            request.meta[RECORD] = entry.leased.record
        return request

    def _given(self, under: UnderWay) -> None:
        changes = self.writer.changes
        # What is never a duplicate would be there twice, had a crawl that died kept it already.
        changes.new += [one for one in under.children if one.fingerprint is not None or not under.leased.has_given]
        changes.given.append(under.leased.id)
        under.children = []
        self.writer.work()

    def _ended(self, under: UnderWay) -> None:
        if under.unkept:
            self.writer.changes.held.append(under.leased.id)
        else:
            self.writer.changes.ended.append(Ended(under.leased.id, under.reason))
        self.writer.work()

    @property
    def _spider(self) -> Spider:
        assert self._crawler.spider is not None  # noqa: S101 - the engine has opened it
        return self._crawler.spider

    def _fingerprint(self, request: Request) -> bytes:
        return self._crawler.request_fingerprinter.fingerprint(request)
