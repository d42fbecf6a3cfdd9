"""Reads the dates of publication and of the last change."""

from dataclasses import replace
from functools import partial

from crawler.item import ArticleItem, GoneItem
from crawler.normalise.dates import read_date
from crawler.pipelines.values import read_value


class Dates:
    """Relative dates count from the capture; the offset is the one in force in the agency's zone on that day."""

    def process_item(self, item: ArticleItem | GoneItem) -> ArticleItem | GoneItem:
        """Fills `date_published` and `date_modified`."""
        if isinstance(item, GoneItem):
            return item
        read = partial(read_date, at=item.fetched.at, zone=item.time_zone, language=item.address.edition[:2])
        item, published = read_value(item, "date_published", item.shown.date_published, read)
        item, modified = read_value(item, "date_modified", item.shown.date_modified, read)
        return replace(item, date_published=published, date_modified=modified)
