"""The add-on that keeps a crawl within its bounds: one line in the setting ADDONS."""

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.settings import BaseSettings

from crawler.safe.bodies import Redirects, Unpacking
from crawler.safe.guard import Guard


class SafeAddon:
    """Puts our middlewares in the places of Scrapy's; a Scrapy add-on."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Adds to the settings what they do not name themselves."""
        for theirs, ours, place in (
            (OffsiteMiddleware, Guard, 50),
            (HttpCompressionMiddleware, Unpacking, 590),
            (RedirectMiddleware, Redirects, 600),
        ):
            settings.setdefault_in_component_priority_dict("DOWNLOADER_MIDDLEWARES", theirs, None)
            settings.setdefault_in_component_priority_dict("DOWNLOADER_MIDDLEWARES", ours, place)
