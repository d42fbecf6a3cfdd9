"""Which IP addresses a crawl may connect to: those of the public internet. Pure."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

_SPECIAL = tuple(
    ip_network(network)
    for network in (
        "168.63.129.16/32",  # Azure's services for its machines; those of most clouds are link-local
        "192.0.0.0/24",  # IANA's special registries, where Python 3.11 has gaps; 192.0.0.192 are Oracle's services
        "192.88.99.0/24",
        "64:ff9b:1::/48",
        "3fff::/20",
        "5f00::/16",
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address that a gateway connects to."""


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, by what it leads to in the end.

    >>> is_public("195.210.46.1"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1"), is_public("el.kz")
    (True, False, False, False)
    """
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
        if number in _NAT64:
            inner = IPv4Address(int(number) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return (
        number.is_global
        and not number.is_multicast
        and not number.is_reserved
        and not any(number in special for special in _SPECIAL)
    )


def is_address(host: str) -> bool:
    """Whether the host of an address is a number and not a name.

    >>> is_address("127.0.0.1"), is_address("::1"), is_address("el.kz")
    (True, True, False)
    """
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
