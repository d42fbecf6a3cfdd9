"""The add-on that makes a crawl polite: one line in the setting ADDONS."""

from pathlib import Path

from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.settings import BaseSettings

from crawler.polite.again import AskAgain
from crawler.polite.extension import Politeness
from crawler.polite.handler import PoliteHandler
from crawler.polite.obey import ObeyRobots
from crawler.shared.place import is_redis

PACE = "pace.db"
"""The file, beside the archive, unless the setting PACE names another, or a server has the frontier."""


class PoliteAddon:
    """Puts the extension, the middlewares and the download handler in place; a Scrapy add-on."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Adds to the settings what they do not name themselves."""
        frontier: str = settings["FRONTIER"] or ""
        # Whichever worker takes an agency over has to know its pauses.
        pace = frontier if is_redis(frontier) else str(Path(settings["ARCHIVE"] or "").parent / PACE)
        settings.setdefault("PACE", pace, priority="addon")
        for setting, part, place in (
            ("EXTENSIONS", Politeness, 60),
            ("DOWNLOADER_MIDDLEWARES", RobotsTxtMiddleware, None),
            ("DOWNLOADER_MIDDLEWARES", ObeyRobots, 100),
            # Nearer to the wire than Scrapy's retries (550), which would count a site's «not now» as a failure.
            ("DOWNLOADER_MIDDLEWARES", AskAgain, 560),
        ):
            settings.setdefault_in_component_priority_dict(setting, part, place)
        for scheme in ("http", "https"):
            settings["DOWNLOAD_HANDLERS"].setdefault(scheme, PoliteHandler, priority="addon")
