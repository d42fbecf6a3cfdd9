"""Articles whose addresses are by number alone («/news/123»): nothing announces them, their numbers are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.addresses import Addresses
from crawler.sources.source import Days, Listing, SourcePage


@dataclass(frozen=True, slots=True)
class IdRange:
    """Numbers between known ones; which, is `crawler.numbers`' to say.

    >>> IdRange("/news/{id}/").path_of(123)
    '/news/123/'
    """

    path: str
    """The path of an article, with «{id}» for its number."""
    edition: str = ""
    most: int = 500
    """How many numbers a crawl asks for at most."""
    first: int = 1
    """The lowest number that the agency has."""

    @property
    def name(self) -> str:
        return f"ids {self.path}"

    def path_of(self, number: int) -> str:
        """The path of the article with a number."""
        return self.path.format(id=number)

    @property
    def has_days(self) -> bool:
        return False

    def starts(self, days: Days) -> Iterator[SourcePage]:  # noqa: ARG002 - it has no pages of its own
        yield from ()

    def after(self, page: SourcePage) -> SourcePage | None:  # noqa: ARG002
        return None

    def owns(self, path: str) -> bool:  # noqa: ARG002 - its addresses are articles'
        return False

    def read(
        self,
        body: bytes,  # noqa: ARG002
        url: str,  # noqa: ARG002
        addresses: Addresses,  # noqa: ARG002
        content_type: str | None = None,  # noqa: ARG002
    ) -> Listing:
        return Listing()
