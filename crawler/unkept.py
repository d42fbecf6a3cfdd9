"""What is raised when something was fetched and could not be kept, so that it is to be fetched again. Nothing else."""

from scrapy.exceptions import DropItem, IgnoreRequest


class Unkept(Exception):  # noqa: N818 - says what is the matter, as Scrapy's own do
    """The base of these: the request is not done, and it has not failed either."""


class UnkeptItem(Unkept, DropItem):
    """An item that was wanted and is not in the archive."""


class UnkeptResponse(Unkept, IgnoreRequest):
    """A response that could not be written, or was not asked for because the crawl is about to end."""


class LimitReached(UnkeptResponse):
    """A request that this crawl does not want any more: there are enough articles."""
