"""What a source of articles is: which addresses to ask, and what an answer announces. Fetching is the spider's."""

from dataclasses import dataclass
from typing import Protocol

from crawler.addresses import Addresses, ArticleAddress


@dataclass(frozen=True, slots=True)
class Announced:
    """An article that a source names, with its date as the source shows it (empty when it shows none)."""

    article: ArticleAddress
    date_shown: str = ""


class Source(Protocol):
    """One place where an agency announces articles."""

    @property
    def name(self) -> str:
        """What people call it, in summaries and messages."""

    @property
    def edition(self) -> str:
        """The short name of the edition that it announces; empty for all."""

    def address(self, page: int) -> str | None:
        """The path of its `page`th page (from 1), relative to the agency's base; None when there is none."""

    def read(self, body: bytes, url: str, addresses: Addresses, content_type: str | None = None) -> list[Announced]:
        """What one page of it announces, in the page's order, each article once."""
