"""The kinds of requests and answers that a crawl refuses, and what its summary says about each. Pure."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Why something was refused; counted as `muragat/refused/<kind>`."""

    ROBOTS = "robots"
    ROBOTS_UNREACHABLE = "robots-unreachable"
    HOST = "host"
    ELSEWHERE = "elsewhere"
    ADDRESS = "address"
    REDIRECTS = "redirects"
    TOO_LARGE = "too-large"
    ENCODINGS = "encodings"


_SENTENCES = {
    Kind.ROBOTS: "{count} not sent: robots.txt forbids it.",
    Kind.ROBOTS_UNREACHABLE: "{count} not sent to a host whose robots.txt could not be had.",
    Kind.HOST: "{count} not sent: to another host than the agency's, where a redirect leads.",
    Kind.ELSEWHERE: "{count} not made: entries of a list, a feed or a sitemap that lead to another site.",
    Kind.ADDRESS: "{count} not sent: to an address of a private network, of this machine or of a cloud's own services.",
    Kind.REDIRECTS: "{count} given up: redirected again and again.",
    Kind.TOO_LARGE: "{count} given up: the answer was larger than DOWNLOAD_MAXSIZE, as sent or unpacked.",
    Kind.ENCODINGS: "{count} given up: the answer was packed more than twice.",
}
_PACE = {
    "pages/postponed": "{count} left for a later crawl.",
    "pace/slowed": "{count} delayed for longer than usual, as the site was in trouble.",
    "pace/not-now": "{count} answered with «not now» (Retry-After), and asked again.",
}


def sentences(counts: Mapping[str, Any]) -> Iterator[str]:
    """What a crawl with these counts (without our prefix) has refused and put off, a sentence each.

    >>> list(sentences({"refused/robots": 2, "pages/postponed": 1}))
    ['2 requests were not sent: robots.txt forbids it.', '1 request was left for a later crawl.']
    """
    named = {f"refused/{kind}": sentence for kind, sentence in _SENTENCES.items()} | _PACE
    for name, sentence in named.items():
        count = counts.get(name, 0)
        if count:
            yield sentence.format(count="1 request was" if count == 1 else f"{count:,} requests were")
