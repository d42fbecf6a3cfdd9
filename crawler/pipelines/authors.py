"""Reads the bylines."""

from dataclasses import replace

from crawler.item import ArticleItem, Item
from crawler.normalise.bylines import Byline, read_byline
from crawler.pipelines.values import read_value


class Authors:
    """A byline may name several authors, each with a role and a city."""

    def process_item(self, item: Item) -> Item:
        """Fills `authors`."""
        if not isinstance(item, ArticleItem):
            return item
        authors: list[Byline] = []
        for shown in item.shown.authors:
            item, bylines = read_value(item, "author", shown, read_byline)
            authors.extend(byline for byline in bylines or () if byline not in authors)
        return replace(item, authors=tuple(authors))
