"""Finds in the text who reports the news, and on whose word."""

from dataclasses import replace

from crawler.item import ArticleItem, Item
from crawler.normalise.attributions import find_attribution


class Attributions:
    """«… деп хабарлайды El.kz», «передает El.kz со ссылкой на …»; a text without one has none."""

    def process_item(self, item: Item) -> Item:
        """Fills `attribution`."""
        if not isinstance(item, ArticleItem):
            return item
        found = find_attribution(item.shown.article_body, item.address.edition[:2])
        return replace(item, attribution=found)
