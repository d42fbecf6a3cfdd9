"""What a store of requests does for the scheduler, in the terms of both. No Scrapy, no SQL.

A request is waiting, leased until a time, done, or failed with a reason. A lease has begun when its request was handed
to the engine; only such a request can have brought the crawl down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

LOWEST, HIGHEST = -(2**31), 2**31
"""Bounds of priorities."""


class FrontierError(Exception):
    """The frontier can't be read or written; its text is a sentence for the person at the terminal."""


class TakenError(FrontierError):
    """Another crawl of this agency is running. `doubtful` are addresses of which somebody may have died."""

    def __init__(self, message: str, *, doubtful: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.doubtful = doubtful


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request to be kept. Without a fingerprint it is never a duplicate."""

    url: str
    host: str
    priority: int
    fingerprint: bytes | None
    request: str
    """The whole request as `crawler.frontier.codec` writes it."""


@dataclass(frozen=True, slots=True)
class Leased:
    """A request that is ours until the lease ends. `deaths` counts the crawls that died while it was under way."""

    id: int
    url: str
    host: str
    priority: int
    deaths: int
    is_alone: bool
    """It goes out when nothing else is under way: should the crawl die once more, this has killed it."""
    request: str
    has_given: bool = False
    """The requests that its callback gives were kept before."""
    record: str = ""
    """Where its answer is on record, if a crawl that died had captured it; as `remember` was given it."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What has come of a leased request: done, or failed when there is a reason."""

    id: int
    reason: str = ""


@dataclass(slots=True)
class Changes:
    """What is to be written in one transaction."""

    new: list[Waiting] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)
    given: list[int] = field(default_factory=list)
    """All requests that their callbacks give are among `new`."""
    redirected: list[tuple[int, bytes]] = field(default_factory=list)
    """Leased requests that led to another address, with its fingerprint."""
    ended: list[Ended] = field(default_factory=list)
    held: list[int] = field(default_factory=list)
    """Leased requests that are not under way any more, and not to be done before the next crawl."""
    unreadable: list[Ended] = field(default_factory=list)
    """Requests that this version can't make anything of: set aside."""
    announced: bool = False
    """All that the crawl begins with is among the requests."""

    def __bool__(self) -> bool:
        return bool(
            self.new
            or self.begun
            or self.answered
            or self.given
            or self.redirected
            or self.ended
            or self.held
            or self.unreadable
            or self.announced
        )


@dataclass(frozen=True, slots=True)
class Committed:
    """What came of `Changes`: how many requests were new, which redirects led to what was asked for already."""

    inserted: int
    repeated: frozenset[int]
    leased: Sequence[Leased]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A request that was under way when a crawl died. `since` is when it was begun (UTC)."""

    id: int
    url: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """What a crawl finds when it begins."""

    began_at: datetime
    """When the crawl that it is or goes on with was begun (UTC)."""
    goes_on: bool = False
    """A crawl of the same plan was stopped."""
    waiting: int = 0
    suspects: tuple[Suspect, ...] = ()
    hosts: frozenset[str] = frozenset()
    """Whose requests are waiting."""
    announced: bool = False
    failed: int = 0
    """Requests of this crawl that have failed before."""
    set_aside: tuple[str, ...] = ()
    """Addresses that were set aside just now: they crawls died of them."""
    aside: int = 0
    """How many were set aside before."""
    others: tuple[tuple[Mapping[str, str], int], ...] = ()
    """Crawls with other arguments that were stopped, with what waits for them."""
    elsewhere: bool = False
    """Another worker has completed this crawl while we stood by: nothing is to be done, and nothing was taken."""
    doubts: tuple[str, ...] = ()
    """What is wrong with the place where all this is kept, a sentence each."""


class FrontierStore(Protocol):
    """One agency's requests. Blocking, for one thread at a time; every method raises FrontierError."""

    @property
    def stands_by(self) -> bool:
        """Whether a crawl waits for the lock when another one has it, to take over should that one die."""

    @property
    def most_under_way(self) -> int | None:
        """How many requests may be under way until their end is kept here; None for as many as the engine wants.

        What is under way at a death has to be fetched again where nobody else can read what the dead had captured.
        """

    @property
    def lease(self) -> timedelta:
        """How long the leases and the lock hold without being renewed."""

    def check(self) -> None:
        """Raises an error when the place of the store can't be used at all. Changes nothing."""

    def open(self, plan: Mapping[str, str]) -> Found:
        """Takes the lock, takes back the leases of the dead, and goes on with the crawl of this plan or begins it.

        Raises TakenError when a living process has the lock.
        """

    def remember(self, records: Mapping[int, str]) -> None:
        """Keeps where the answers of requests are on record, until they are done."""

    def commit(
        self, changes: Changes, wanted: Mapping[str, int], priorities: tuple[int, int] = (LOWEST, HIGHEST)
    ) -> Committed:
        """Writes all changes or, on an error, none; then leases up to so many requests of each host.

        Fewer are leased only when no more are waiting with priorities in these bounds. Those come first that no crawl
        has died of, then the higher priorities, then the earlier ones. A request whose fingerprint the crawl knows is
        not inserted again.
        """

    def renew(self) -> None:
        """Prolongs the leases and the lock."""

    def end(self, *, complete: bool) -> int:
        """Gives back all leases and the lock, and forgets a complete crawl; gives how many requests wait."""

    def close(self) -> None:
        """Closes the store as it is: what was leased stays so. Closing twice does no harm."""
