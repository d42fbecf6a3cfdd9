"""What a site's robots.txt allows (RFC 9309), with its Crawl-delay and Request-rate. Pure: an answer in, rules out."""

from dataclasses import dataclass

from protego import Protego

LASTS = 24 * 3600.0
"""Seconds. RFC 9309, 2.4: a copy should not be used for more than 24 hours."""
RENEWED = 23 * 3600.0
"""Seconds after which it is read again, so that a server that is down for a moment doesn't end a crawl of days."""
_MOST = 500 * 1024
"""Bytes. RFC 9309, 2.5: at least 500 KiB must be parsed; what comes after may be left."""
_TOO_MANY, _SERVER_ERRORS = 429, 500


class RobotsUnreachableError(Exception):
    """A robots.txt that can't be had for the server's trouble: nothing may be fetched. The message says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer to the request for a robots.txt, and its time (POSIX)."""

    fetched_at: float
    status: int
    body: bytes

    def usable(self, now: float) -> bool:
        """Whether the copy may still be used."""
        return 0 <= now - self.fetched_at < LASTS

    def fresh(self, now: float) -> bool:
        """Whether the copy need not be read again yet."""
        return 0 <= now - self.fetched_at < RENEWED


class Rules:
    """What a robots.txt says to one user agent."""

    def __init__(self, text: str, agent: str) -> None:
        self._parsed = Protego.parse(text)
        self._agent = agent

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched.

        >>> rules = Rules("User-agent: *\\nDisallow: /admin/\\nCrawl-delay: 3\\nRequest-rate: 1/5", "Muragat")
        >>> rules.allows("https://el.kz/admin/x"), rules.allows("https://el.kz/a_1/"), rules.delay
        (False, True, 5.0)
        """
        return self._parsed.can_fetch(url, self._agent)

    @property
    def delay(self) -> float:
        """The seconds that the site wants between two requests, the longer of Crawl-delay and Request-rate; 0: any.

        Neither is in RFC 9309. A Request-rate for some hours of the day is taken for all day.
        """
        delay = self._parsed.crawl_delay(self._agent) or 0.0
        rate = self._parsed.request_rate(self._agent)
        return max(delay, rate.seconds / rate.requests if rate and rate.requests else 0.0)


def rules_of(fetched: Fetched, agent: str) -> Rules:
    """The rules by the answer's status (RFC 9309, 2.3.1). Raises RobotsUnreachableError.

    2xx: what it says. 4xx: there are none, everything is allowed; but 429 is a server that can't, not a file that
    isn't. 5xx: nothing is allowed. Redirects have been followed before; one that could not be counts as no file.
    """
    if fetched.status == _TOO_MANY or fetched.status >= _SERVER_ERRORS:
        raise RobotsUnreachableError(f"HTTP status {fetched.status}")
    if not 200 <= fetched.status < 300:
        return Rules("", agent)
    return Rules(fetched.body[:_MOST].decode("utf-8-sig", "ignore"), agent)
