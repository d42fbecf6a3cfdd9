"""What all pipelines of values share: read a shown text; on failure keep the article and list the text."""

from collections.abc import Callable
from typing import TypeVar

from crawler.item import ArticleItem
from crawler.normalise.unreadable import Unreadable

Value = TypeVar("Value")


def read_value(
    item: ArticleItem, field: str, shown: str, read: Callable[[str], Value]
) -> tuple[ArticleItem, Value | None]:
    """The value of a shown text; None, and the text among the item's unread ones, when it can't be read.

    An empty text is no text: the page doesn't show the value.
    """
    if not shown:
        return item, None
    try:
        return item, read(shown)
    except Unreadable as error:
        return item.with_unread(field, error), None
