"""The add-on that keeps what is to be fetched: one line in the setting ADDONS switches it on, `-s FRONTIER=` off."""

from scrapy.settings import BaseSettings

from crawler.frontier.middleware import Answered, Begun, Followed
from crawler.frontier.place import frontier_folder
from crawler.frontier.scheduler import FrontierScheduler


class FrontierAddon:
    """Puts the scheduler and its middlewares in place; a Scrapy add-on."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Adds to the settings what they do not name themselves."""
        settings.setdefault("FRONTIER", frontier_folder(settings), priority="addon")
        if not settings["FRONTIER"]:
            return
        settings.set("SCHEDULER", FrontierScheduler, priority="addon")
        # Before robots.txt is asked for (100): an answer that is on record needs no leave.
        settings.setdefault_in_component_priority_dict("DOWNLOADER_MIDDLEWARES", Begun, 60)
        # After it is captured (1000), before its compression is undone (590).
        settings.setdefault_in_component_priority_dict("DOWNLOADER_MIDDLEWARES", Answered, 990)
        settings.setdefault_in_component_priority_dict("SPIDER_MIDDLEWARES", Followed, 10)
