"""The add-on that captures: one line in the setting ADDONS switches it on, `-s WARC=` off."""

from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.capture.extension import Capture
from crawler.capture.middleware import HeldBack

WARC = "warc"
"""The folder, beside the archive, where files go unless the setting WARC names another."""


class CaptureAddon:
    """Puts the extension and the middleware in place; a Scrapy add-on."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Adds to the settings what they do not name themselves."""
        settings.setdefault("WARC", str(Path(settings["ARCHIVE"] or "").parent / WARC), priority="addon")
        for setting, part, place in (
            ("EXTENSIONS", Capture, 50),
            # Above Scrapy's own, of which HttpCompression (590) takes off the encoding; 1000 is next to the wire.
            ("DOWNLOADER_MIDDLEWARES", HeldBack, 1000),
        ):
            settings.setdefault_in_component_priority_dict(setting, part, place)
