"""The add-on that replays: `-s REPLAY=warc/` puts it to work, and everything that is for the network out of it."""

from scrapy.settings import BaseSettings

from crawler.replay.middleware import Replay

_OFF = {"WARC": "", "FRONTIER": "", "DOWNLOAD_DELAY": 0, "RETRY_TIMES": 0, "PACE": ":memory:"}
"""What is captured already is not captured again; a captured page has no pause, and won't be another one next time.
What its robots.txt said is forgotten again: it may not be what the site says today."""


class ReplayAddon:
    """Goes before the add-ons whose settings it takes back."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Does nothing without the setting REPLAY."""
        if not settings["REPLAY"]:
            return
        for name, value in _OFF.items():
            settings.set(name, value, priority="cmdline")
        settings.setdefault_in_component_priority_dict("DOWNLOADER_MIDDLEWARES", Replay, 990)
