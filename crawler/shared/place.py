"""Whether a setting names a Redis server, and who this machine is there. Pure; imports no Redis."""

import socket
from urllib.parse import urlsplit

from scrapy.settings import BaseSettings

_SCHEMES = ("redis", "rediss", "unix")


def is_redis(place: str) -> bool:
    """Whether FRONTIER or PACE names a server, and no folder or file.

    >>> is_redis("redis://127.0.0.1:6379/0"), is_redis("frontier"), is_redis("")
    (True, False, False)
    """
    return place.partition("://")[0] in _SCHEMES and "://" in place


def shown(place: str) -> str:
    """The address without its password, for people.

    >>> shown("redis://crawler:secret@10.0.0.5:6379/0")
    'redis://10.0.0.5:6379/0'
    """
    parts = urlsplit(place)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def worker_name(settings: BaseSettings) -> str:
    """The name of this machine among those that crawl together: the setting WORKER, or the name of the host."""
    return settings["WORKER"] or socket.gethostname()
