"""Lets a name stand only for public addresses: what is checked is what is connected to, so that DNS can't trick us.

An address that is looked up, found good and looked up again for the connection may be another one by then («DNS
rebinding»). Here there is one look-up, and what it gives is dropped before anybody can connect to it.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

from crawler.safe.addresses import is_public

# Twisted's interfaces once more, in the form that a type checker understands.


class Receiver(Protocol):
    """`IResolutionReceiver`: hears the addresses of a name."""

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None: ...  # noqa: N802, N803
    def addressResolved(self, address: IAddress) -> None: ...  # noqa: N802
    def resolutionComplete(self) -> None: ...  # noqa: N802


class Resolver(Protocol):
    """`IHostnameResolver`: tells a receiver the addresses of a name."""

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Receiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = ...,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = ...,  # noqa: N803
        transportSemantics: str = ...,  # noqa: N803
    ) -> IHostResolution: ...


class Reactor(Protocol):
    """`IReactorPluggableNameResolver`: has a resolver, and takes another one in its place."""

    @property
    def nameResolver(self) -> Resolver: ...  # noqa: N802
    def installNameResolver(self, resolver: Resolver) -> Resolver: ...  # noqa: N802


@implementer(IHostnameResolver)
class PublicResolver:
    """A Twisted resolver of host names around another one, such as Scrapy's; one for all crawls of a process.

    Which of the crawls asks for a name can't be told here: a name that one of them may take for a private address, all
    may. That a crawl asks for no other crawl's names is `crawler.safe.guard`'s to see.
    """

    def __init__(self, inner: Resolver, *may_be_private: Callable[[str], bool]) -> None:
        """`may_be_private` tell the names that a person has named."""
        self.inner, self._may_be_private = inner, list(may_be_private)
        self.dropped: dict[str, str] = {}
        """By name, the last address that it may not stand for."""

    def add(self, may_be_private: Callable[[str], bool]) -> None:
        """A crawl begins."""
        self._may_be_private.append(may_be_private)

    def remove(self, may_be_private: Callable[[str], bool]) -> bool:
        """A crawl ends; True when it was the last."""
        self._may_be_private.remove(may_be_private)
        return not self._may_be_private

    def resolveHostName(  # noqa: N802 - Twisted names it so
        self,
        resolutionReceiver: Receiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """See `IHostnameResolver`; a name with no good address is one that can't be found."""
        receiver = (
            resolutionReceiver
            if any(is_named(hostName) for is_named in self._may_be_private)
            else _PublicReceiver(resolutionReceiver, hostName, self.dropped)
        )
        return self.inner.resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)


@implementer(IResolutionReceiver)
class _PublicReceiver:
    def __init__(self, inner: Receiver, name: str, dropped: dict[str, str]) -> None:
        self._inner, self._name, self._dropped = inner, name, dropped

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None:  # noqa: N802, N803
        self._inner.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        number: str = getattr(address, "host", "")
        if is_public(number):
            self._inner.addressResolved(address)
        else:
            self._dropped[self._name] = number

    def resolutionComplete(self) -> None:  # noqa: N802
        self._inner.resolutionComplete()
