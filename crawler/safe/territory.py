"""Which addresses a crawl may ask: the agency's hosts, and those that it names for its images. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from crawler.safe.addresses import is_address, is_public
from crawler.safe.kinds import Kind

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Territory:
    """`domains` with all their subdomains, and `named`: hosts and ports of sites that a person has named."""

    domains: frozenset[str]
    named: frozenset[tuple[str, int]] = frozenset()

    @classmethod
    def of(cls, domains: Collection[str], *sites: str) -> Self:
        """`sites` are base addresses that were named (`-a site=`): on this machine perhaps, or in a private network."""
        return cls(frozenset(domain.lower().rstrip(".") for domain in domains), frozenset(map(_place, sites)))

    def refuses(self, url: str) -> Kind | None:
        """Why an address may not be asked; None when it may.

        >>> el_kz = Territory.of(["el.kz", "127.0.0.1"], "http://127.0.0.1:8000")
        >>> [el_kz.refuses(url) for url in ("https://www.el.kz/a", "http://127.0.0.1:8000/")]
        [None, None]
        >>> [str(el_kz.refuses(url)) for url in ("https://el.kz.evil.kz/", "http://127.0.0.1:22/", "http://10.0.0.1/")]
        ['host', 'address', 'address']
        """
        try:
            host, port = _place(url)
        except ValueError:
            return Kind.HOST
        if (host, port) in self.named:
            return None
        if is_address(host) and not is_public(host):
            return Kind.ADDRESS
        return None if any(host == domain or host.endswith("." + domain) for domain in self.domains) else Kind.HOST

    def may_be_private(self, host: str) -> bool:
        """Whether a name may stand for a private address: only that of a site that was named."""
        return host.lower().rstrip(".") in {name for name, _ in self.named}


def _place(url: str) -> tuple[str, int]:
    """Host and port of an http(s) address; raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError(url)
    return parts.hostname.rstrip("."), parts.port or _PORTS[parts.scheme]
