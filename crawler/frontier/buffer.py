"""Leased requests that wait in memory for the engine, host by host. Pure: no Scrapy's engine, no store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import count

from scrapy import Request

from crawler.frontier.store import Leased

SIZE, LOW = 64, 32
"""Of each host as many are leased at once, when fewer than `LOW` are left: a tenth of a second's work at the most."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One leased request, in the order in which they are to go out; `request` is made when it is needed."""

    deaths: int
    negative_priority: int
    number: int
    turn: int
    leased: Leased = field(compare=False)
    request: Request | None = field(compare=False, default=None)


class Buffer:
    """The requests of each host by priority, those that a crawl died of last."""

    def __init__(self) -> None:
        self._by_host: dict[str, list[Entry]] = {}
        self._turns = count()

    def __len__(self) -> int:
        return sum(map(len, self._by_host.values()))

    def add(self, leased: Leased, request: Request | None = None) -> None:
        """Adds one; `request` is what it has become, when it is out for another try."""
        priority = leased.priority if request is None else request.priority
        entry = Entry(leased.deaths, -priority, leased.id, next(self._turns), leased, request)
        heappush(self._by_host.setdefault(leased.host, []), entry)

    def first(self, under_way: Mapping[str, int]) -> Entry | None:
        """The next one, left where it is: of the host that has the fewest under way, so that no host waits idly."""
        if not self._by_host:
            return None
        host = min(
            self._by_host,
            key=lambda one: (self._by_host[one][0].deaths, under_way.get(one, 0), self._by_host[one][0]),
        )
        return self._by_host[host][0]

    def take(self, entry: Entry) -> None:
        """Takes out what `first` gave."""
        entries = self._by_host[entry.leased.host]
        heappop(entries)
        if not entries:
            del self._by_host[entry.leased.host]

    def drop_above(self, priority: int) -> None:
        """Forgets all of a higher priority: their leases are given back when the crawl ends."""
        kept = {
            host: [one for one in all_of_it if one.negative_priority >= -priority]
            for host, all_of_it in self._by_host.items()
        }
        self._by_host = {host: entries for host, entries in kept.items() if entries}
        for entries in self._by_host.values():
            heapify(entries)

    def room(self, host: str) -> int:
        """How many more of a host are to be leased; 0 as long as enough are there."""
        have = len(self._by_host.get(host, ()))
        return SIZE - have if have < LOW else 0

    def room_before(self, host: str, priority: int) -> int:
        """How many of a host are to be leased although enough are there: new ones that come before the last of these.

        >>> buffer = Buffer()
        >>> for number in range(40):
        ...     buffer.add(Leased(number, "", "el.kz", -2, 0, is_alone=False, request=""))
        >>> buffer.room("el.kz"), buffer.room_before("el.kz", -2), buffer.room_before("el.kz", 0)
        (0, 0, 64)
        """
        entries = self._by_host.get(host, [])
        if not entries or -priority >= max(entries).negative_priority:
            return 0
        return min(SIZE, max(0, 2 * SIZE - len(entries)))
