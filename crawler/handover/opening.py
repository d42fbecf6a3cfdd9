"""Which archive a crawl writes: its own, or its own and, through a stream, another one. No Redis but for that."""

from importlib.metadata import version
from pathlib import Path

from scrapy.settings import BaseSettings

from archive.store import Archive, ArchiveError
from crawler.shared.place import is_redis, shown, worker_name

_NO_REDIS = "WRITER={shown} needs redis-py: pip install 'muragat[redis]'."


def open_archive(settings: BaseSettings) -> Archive:
    """The archive of the settings ARCHIVE and WRITER. Raises ArchiveError."""
    path, writer = Path(settings["ARCHIVE"]), settings["WRITER"]
    if not writer:
        return Archive.open(path)
    if not is_redis(writer):
        raise ArchiveError(f"WRITER: {writer} is no address of a Redis server, such as redis://10.0.0.5:6379/0.")
    try:
        # Here, so that nobody needs it who crawls on one machine.
        from crawler.handover.archive import HandingArchive  # noqa: PLC0415
        from crawler.handover.stream import Sender  # noqa: PLC0415
        from crawler.shared.server import SharedError  # noqa: PLC0415
    except ImportError as error:
        raise ArchiveError(_NO_REDIS.format(shown=shown(writer))) from error
    try:
        sender = Sender(writer, worker_name(settings), version("muragat"))
    except SharedError as error:
        raise ArchiveError(f"WRITER: {error}") from error
    try:
        return HandingArchive.open(path).hand_to(sender)
    except ArchiveError:
        sender.close()
        raise
