"""Where the pace is remembered: a file (setting PACE), or a Redis server where several machines crawl together."""

from pathlib import Path
from typing import Protocol

from scrapy.settings import BaseSettings

from crawler.polite.file import PaceError, PaceFile
from crawler.polite.host import HostState
from crawler.polite.robots import Fetched
from crawler.shared.place import is_redis

_PARTING = 5.0
"""Seconds that a request may last beyond DOWNLOAD_TIMEOUT, until its answer is written down."""


class PaceHome(Protocol):
    """What `crawler.polite.file.PaceFile` does. All methods raise PaceError; none may be called by two threads."""

    def host(self, host: str) -> HostState:
        """What is known of a host."""

    def claim(self, host: str, now: float, until: float, latest: float) -> float:
        """Takes the next request to a host: gives `now`, or the later time before which it must not go out."""

    def keep(self, host: str, state: HostState) -> None:
        """Keeps what is known of a host now, after an answer."""

    def count(self, agency: str, day: str, requests: int) -> int:
        """Adds to the requests that an agency got on a day; gives their number."""

    def robots(self, origin: str) -> Fetched | None:
        """The robots.txt of an origin as it was read last."""

    def keep_robots(self, origin: str, robots: Fetched) -> None:
        """Keeps a robots.txt that was read."""

    def close(self) -> None:
        """Ends the connection."""


def open_home(settings: BaseSettings) -> PaceHome:
    """Opens what the setting PACE names. Raises PaceError."""
    place: str = settings["PACE"]
    if not is_redis(place):
        return PaceFile.open(Path(place))
    try:
        # Here, so that nobody needs it who crawls on one machine.
        from crawler.shared.pace import RedisPace  # noqa: PLC0415
    except ImportError as error:
        raise PaceError(f"PACE={place} needs redis-py: pip install 'muragat[redis]' ({error}).") from error
    return RedisPace(place, longest_request=settings.getfloat("DOWNLOAD_TIMEOUT") + _PARTING)
