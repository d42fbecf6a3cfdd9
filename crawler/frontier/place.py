"""Where the frontiers are, by the settings: a folder of files, or a server. It opens nothing."""

from pathlib import Path

from scrapy.settings import BaseSettings

_FOLDER = "frontier"
"""The folder, beside the archive, of the agencies' files unless the setting FRONTIER names another."""


def frontier_folder(settings: BaseSettings) -> str:
    """The folder of all files, or the address of a server; empty when nothing is to be kept.

    (What is replayed leaves nothing to fetch.)
    """
    named: str | None = "" if settings["REPLAY"] else settings["FRONTIER"]
    return str(Path(settings["ARCHIVE"] or "").parent / _FOLDER) if named is None else named
