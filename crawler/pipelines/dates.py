"""Reads the dates of publication and of the last change."""

from dataclasses import replace
from functools import partial

from crawler.item import ArticleItem, Item
from crawler.normalise.dates import Moment, read_date
from crawler.normalise.dates.conflicts import DateConflict, date_conflicts, image_day
from crawler.pipelines.values import read_value


class Dates:
    """Relative dates count from the capture; the offset is the one in force in the agency's zone on that day."""

    def process_item(self, item: Item) -> Item:
        """Fills `date_published`, `date_modified` and `date_conflicts`."""
        if not isinstance(item, ArticleItem):
            return item
        read = partial(read_date, at=item.fetched.at, zone=item.time_zone, language=item.address.edition[:2])
        item, published = read_value(item, "date_published", item.shown.date_published, read)
        item, modified = read_value(item, "date_modified", item.shown.date_modified, read)
        return replace(
            item, date_published=published, date_modified=modified, date_conflicts=_conflicts(item, published)
        )


def _conflicts(item: ArticleItem, published: Moment | None) -> tuple[DateConflict, ...]:
    """What the page tells machines, and the day in the address of its first photo, against the visible date."""
    if published is None:
        return ()
    others = list(item.shown.other_dates)
    day = image_day(item.shown.photos[0].url) if item.shown.photos else ""
    if day:
        others.append(("image", day))
    return date_conflicts(published, others, at=item.fetched.at, zone=item.time_zone)
