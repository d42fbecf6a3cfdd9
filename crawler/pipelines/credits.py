"""Reads the credit lines of the photos."""

from dataclasses import replace

from crawler.item import ArticleItem, Item
from crawler.normalise.credits import CreditLine, read_credit
from crawler.pipelines.values import read_value


class Credits:
    """Every photo keeps its own credit; the article's is the line beside its date, else its first photo's."""

    def process_item(self, item: Item) -> Item:
        """Fills `credit` and `photo_credits`."""
        if not isinstance(item, ArticleItem):
            return item
        item, credit = read_value(item, "credit_text", item.shown.credit, read_credit)
        lines: list[CreditLine | None] = []
        for photo in item.shown.photos:
            if photo.credit == item.shown.credit:
                lines.append(credit)
            else:
                item, line = read_value(item, "credit_text", photo.credit, read_credit)
                lines.append(line)
        return replace(item, credit=credit, photo_credits=tuple(lines))
