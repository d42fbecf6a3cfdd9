"""A request that the engine has: what its callback gave, and whether all of it is dealt with. Pure bookkeeping."""

import asyncio
from dataclasses import dataclass, field

from scrapy import Request

from crawler.frontier.store import Leased, Waiting


@dataclass(slots=True, eq=False)
class UnderWay:
    """One lease from the hand-out of its request to the end of the last item and request of its callback.

    The requests that a callback gives are held here until it gives no more, and are kept in one transaction: after a
    death all of them are there, or none and the callback gives them again. (A list whose articles are all known says
    nothing of its next page; so what it gives a second time may be less.)
    """

    leased: Leased
    request: Request
    begun: asyncio.Future[bool]
    """True when the store knows that it is under way, before which it must not go out; False when it must never."""
    answered: asyncio.Future[bool] | None = None
    """The same of its answer, where that has to be known."""
    children: list[Waiting] = field(default_factory=list)
    requests: int = 0
    """Requests that the callback gave and that are not among the children yet."""
    outputs: int = 0
    """Items and requests that the callback gave and that are not dealt with yet."""
    is_open: bool = True
    """The callback may give more."""
    reaches_spider: bool = False
    """A response came and goes to the spider, through all spider middlewares."""
    goes_on: bool = False
    """Another request has taken its place: a redirect or a further try."""
    unkept: bool = False
    """Something of it could not be kept: it is to be done again."""
    reason: str = ""
    """Why it failed."""

    @property
    def is_over(self) -> bool:
        """Whether everything has been dealt with."""
        return not self.is_open and not self.outputs and not self.goes_on
