"""Names that stand for public addresses, for private ones, for both, and for another one each time."""

from collections.abc import Iterator, Sequence
from typing import Any

from scrapy.resolver import HostResolution
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostResolution

from crawler.safe.resolver import PublicResolver, Receiver


class Answers:
    """A resolver that gives one answer after the other, to whatever name."""

    def __init__(self, *answers: Sequence[Any]) -> None:
        self._answers: Iterator[Sequence[Any]] = iter(answers)

    def resolveHostName(self, resolutionReceiver: Receiver, *_: object, **__: object) -> IHostResolution:  # noqa: N802, N803
        resolution: Any = HostResolution("el.kz")
        resolutionReceiver.resolutionBegan(resolution)
        for address in next(self._answers):
            resolutionReceiver.addressResolved(address)
        resolutionReceiver.resolutionComplete()
        return resolution  # type: ignore[no-any-return]


class Heard:
    """What would be connected to."""

    def __init__(self) -> None:
        self.addresses: list[Any] = []
        self.complete = False

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None:  # noqa: N802, N803
        """Nothing to do."""

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.addresses.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.complete = True


PUBLIC, METADATA = IPv4Address("TCP", "8.8.8.8", 443), IPv4Address("TCP", "169.254.169.254", 443)
LOOPBACK = IPv6Address("TCP", "::1", 443)


def heard(resolver: PublicResolver, name: str = "el.kz") -> list[Any]:
    receiver = Heard()
    resolver.resolveHostName(receiver, name, 443)
    assert receiver.complete
    return receiver.addresses


def test_only_public_addresses_of_a_name_are_heard() -> None:
    resolver = PublicResolver(Answers([METADATA, PUBLIC, LOOPBACK]), lambda _: False)
    assert heard(resolver) == [PUBLIC]
    assert resolver.dropped == {"el.kz": "::1"}


def test_a_name_that_is_another_address_the_second_time_is_dropped_the_second_time() -> None:
    resolver = PublicResolver(Answers([PUBLIC], [METADATA]), lambda _: False)
    assert [heard(resolver), heard(resolver)] == [[PUBLIC], []]


def test_a_name_that_was_named_by_hand_may_be_anything() -> None:
    resolver = PublicResolver(Answers([LOOPBACK], [LOOPBACK]), lambda name: name == "localhost")
    assert heard(resolver, "localhost") == [LOOPBACK]
    assert heard(resolver, "el.kz") == []


def test_of_several_crawls_each_has_its_names_until_its_end() -> None:
    def first(name: str) -> bool:
        return name == "one"

    def second(name: str) -> bool:
        return name == "two"

    resolver = PublicResolver(Answers(*[[LOOPBACK]] * 4), first)
    resolver.add(second)
    assert (heard(resolver, "one"), heard(resolver, "two")) == ([LOOPBACK], [LOOPBACK])
    assert not resolver.remove(first)
    assert (heard(resolver, "one"), heard(resolver, "two")) == ([], [LOOPBACK])
    assert resolver.remove(second)
