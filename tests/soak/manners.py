"""Whether the crawls of a soak were polite, by what reached the server. The pace in seconds has tests of its own."""

from collections.abc import Iterator

from tests.soak.soak import Soaked

_LASTS = 24
"""Hours that a robots.txt may be used (RFC 9309, 2.4)."""


def impolite(soaked: Soaked) -> Iterator[str]:
    """A sentence for each breach: requests at once, a robots.txt that was too old, a path that it forbids."""
    if soaked.most_at_once > 1:
        yield f"manners: {soaked.most_at_once} requests were under way at once"
    read: int | None = None
    for said in soaked.said:
        if said.path == "/robots.txt":
            # 4xx is an answer too: there are no rules (2.3.1.3).
            read = said.hour if 200 <= said.status < 500 else read
        elif read is None or said.hour - read > _LASTS:
            yield f"manners: hour {said.hour}: {said.path} was asked for, and robots.txt was read in hour {read}"
        if any(said.path.startswith(forbidden) for forbidden in soaked.press.site.disallow):
            yield f"manners: hour {said.hour}: {said.path} was asked for, which robots.txt forbids"
