"""A resolver for tests: every name that is no number stands for this machine, as a hostile DNS could say."""

from typing import Any

from twisted.internet.defer import Deferred, succeed
from twisted.internet.interfaces import IResolverSimple
from zope.interface import implementer


@implementer(IResolverSimple)
class Hostile:
    """To be named in the setting TWISTED_DNS_RESOLVER."""

    def __init__(self, reactor: Any) -> None:
        self._reactor = reactor

    @classmethod
    def from_crawler(cls, _: object, reactor: Any) -> "Hostile":
        return cls(reactor)

    def install_on_reactor(self) -> None:
        self._reactor.installResolver(self)

    def getHostByName(self, *_: object) -> "Deferred[str]":  # noqa: N802
        return succeed("127.0.0.1")
