"""The store that the setting FRONTIER names: an SQLite file in a folder, or a Redis server (`redis://…`)."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.settings import BaseSettings

from crawler.frontier.place import frontier_folder
from crawler.frontier.sqlite import SqliteFrontier
from crawler.frontier.store import FrontierError, FrontierStore
from crawler.shared.place import is_redis, worker_name

if TYPE_CHECKING:
    from crawler.shared.known import Known


def store_of(settings: BaseSettings, agency: str) -> FrontierStore:
    """The store of an agency, not yet open. Raises FrontierError when there can be none."""
    place, most_kills = frontier_folder(settings), settings.getint("FRONTIER_KILLS", 3)
    if not is_redis(place):
        return SqliteFrontier(Path(place) / f"{agency}.db", most_kills=most_kills)
    try:
        # Here, so that nobody needs it who crawls on one machine.
        from crawler.shared.frontier import RedisFrontier  # noqa: PLC0415
    except ImportError as error:
        raise FrontierError(f"FRONTIER={place} needs redis-py: pip install 'muragat[redis]' ({error}).") from error
    lease = timedelta(seconds=settings.getfloat("FRONTIER_LEASE"))
    return RedisFrontier(place, agency, most_kills=most_kills, worker=worker_name(settings), lease=lease)


def known_to_all(settings: BaseSettings, agency: str) -> "Known | None":
    """What all workers together have looked at; None where one machine crawls, whose archive says it."""
    place = frontier_folder(settings)
    if not is_redis(place):
        return None
    from crawler.shared.known import Known  # noqa: PLC0415 - as above

    return Known(place, agency)


def refuse_if_unusable(settings: BaseSettings, agency: str) -> None:
    """Raises FrontierError when a crawl of an agency can't be begun, as another one has the file or no server answers.

    Changes nothing. With a server, a crawl that is under way elsewhere is no reason: this one stands by.
    """
    if frontier_folder(settings):
        store = store_of(settings, agency)
        store.check()
        store.close()
