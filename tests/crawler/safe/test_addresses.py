"""Which addresses are of the public internet."""

import pytest

from crawler.safe.addresses import is_public

PUBLIC = ["195.210.46.1", "8.8.8.8", "2a00:1450:4001::1", "::ffff:8.8.8.8", "2002:808:808::1", "64:ff9b::8.8.8.8"]
OTHERS = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",  # noqa: S104 - this machine, on most systems
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",  # carriers' own
    "100.100.100.200",  # the metadata of Alibaba's cloud
    "169.254.169.254",  # of most others
    "192.0.0.192",  # of Oracle's
    "168.63.129.16",  # Azure's
    "198.18.0.1",
    "192.0.2.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",  # the metadata of Amazon's, by IPv6
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "2002:7f00:1::1",  # 6to4 of 127.0.0.1
    "2001:0:7f00:1::",
    "2001:0:808:808:0:0:80ff:fffe",  # Teredo of 127.0.0.1
    "64:ff9b::127.0.0.1",  # NAT64 of it
    "64:ff9b:1::1",
    "192.88.99.1",
    "3fff::1",
    "5f00::1",
    "el.kz",
    "",
    "2130706433",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", OTHERS)
def test_not_public(address: str) -> None:
    assert not is_public(address)
