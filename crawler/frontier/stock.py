"""What of the store's waiting requests is in memory, and how many more are to be leased. It writes nothing."""

from collections.abc import Mapping

from scrapy import Request

from crawler.frontier.buffer import Buffer
from crawler.frontier.store import Changes, Committed, Leased

LAST = -3
"""Requests of this priority or a lower one go out when nothing else is left, as pictures do."""


class Stock:
    """The buffer, the hosts of which more waits in the store, and the redirects that are looked up there."""

    def __init__(self) -> None:
        self.buffer = Buffer()
        self._hosts: set[str] = set()
        self._known_hosts: set[str] = set()
        self._has_last = False
        self._led: dict[int, tuple[Leased, Request]] = {}

    def __bool__(self) -> bool:
        return bool(len(self.buffer) or self._hosts or self._led)

    def waits(self, hosts: frozenset[str]) -> None:
        """Requests of these hosts wait in the store."""
        self._hosts |= hosts
        self._known_hosts |= hosts
        self._has_last = bool(hosts)

    def look_up(self, leased: Leased, request: Request) -> None:
        """Sets a redirected request aside until `committed` says whether somebody else has been there."""
        self._led[leased.id] = leased, request

    def last(self) -> bool:
        """Begins with what comes last; False when there is nothing of that kind, or it was begun with before."""
        begins, self._has_last = self._has_last, False
        if begins:
            self._hosts |= self._known_hosts
        return begins

    def wanted(self, changes: Changes) -> Mapping[str, int]:
        """How many requests to lease of each host, now that these changes are to be written."""
        first: dict[str, int] = {}
        for one in changes.new:
            first[one.host] = max(one.priority, first.get(one.host, one.priority))
            self._has_last = self._has_last or one.priority <= LAST
        self._hosts |= first.keys()
        self._known_hosts |= first.keys()
        wanted = {}
        for host in self._hosts:
            room = self.buffer.room(host)
            if not room and host in first:
                room = self.buffer.room_before(host, first[host])
            if room:
                wanted[host] = room
        return wanted

    def committed(self, changes: Changes, wanted: Mapping[str, int], committed: Committed) -> None:
        """Takes in what was leased, and the redirects that may go on."""
        came = dict.fromkeys(wanted, 0)
        for one in committed.leased:
            came[one.host] += 1
            self.buffer.add(one)
        self._hosts -= {host for host, most in wanted.items() if came[host] < most}
        for number, _ in changes.redirected:
            leased, request = self._led.pop(number)
            if number not in committed.repeated:
                self.buffer.add(leased, request)
