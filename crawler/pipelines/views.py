"""Reads the count of views."""

from dataclasses import replace

from crawler.item import ArticleItem, Item
from crawler.normalise.views import read_views
from crawler.pipelines.values import read_value


class Views:
    """Zero is a count; a page that shows none has no count."""

    def process_item(self, item: Item) -> Item:
        """Fills `views`."""
        if not isinstance(item, ArticleItem):
            return item
        item, views = read_value(item, "view_count", item.shown.views, read_views)
        return replace(item, views=views)
