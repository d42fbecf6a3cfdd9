"""Where the file of an agency's frontier is, by the settings. It opens nothing."""

from pathlib import Path

from scrapy.settings import BaseSettings

_FOLDER = "frontier"
"""The folder, beside the archive, of the agencies' files unless the setting FRONTIER names another."""


def frontier_folder(settings: BaseSettings) -> str:
    """The folder of all files; empty when nothing is to be kept, as what is replayed leaves nothing to fetch."""
    named: str | None = "" if settings["REPLAY"] else settings["FRONTIER"]
    return str(Path(settings["ARCHIVE"] or "").parent / _FOLDER) if named is None else named


def frontier_file(settings: BaseSettings, agency: str) -> Path | None:
    """The file of an agency; None when nothing is to be kept."""
    folder = frontier_folder(settings)
    return Path(folder) / f"{agency}.db" if folder else None
