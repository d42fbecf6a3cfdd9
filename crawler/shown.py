"""What a page showed, as text: the one thing that reading a page gives.

Nothing here is understood yet: a date is «13.01.2023 18:19», a view count «1188». What it means is for
`crawler.normalise`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Layer(StrEnum):
    """Where in the page a text was found."""

    SELECTOR = "selector"
    """The agency's own selector for the layout of that day."""

    STRUCTURED = "structured"
    """JSON-LD, microdata or OpenGraph."""

    LINES = "lines"
    """The visible lines."""


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo of the article; every text as shown, empty when the page shows none."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    largest_url: str = ""
    """The address of the largest size that the page offers, as it is asked for; empty when it has none to fetch."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as its page showed it.

    All text is NFC with white space collapsed and otherwise unchanged; an empty string or tuple says that the page
    shows no such thing. Names are those of schema.org's NewsArticle.
    """

    headline: str
    article_body: tuple[str, ...]
    """Paragraphs, sub-headings and quotes in the order of the page."""

    description: str = ""
    """The lead."""

    article_section: str = ""
    authors: tuple[str, ...] = ()
    date_published: str = ""
    date_modified: str = ""
    other_dates: tuple[tuple[str, str], ...] = ()
    """Dates of publication that stand elsewhere, as (source, text): «structured» is what the page tells machines."""
    views: str = ""
    credit: str = ""
    """The credit line beside the date, else that of the first photo."""

    photos: tuple[ShownPhoto, ...] = ()
    tags: tuple[str, ...] = ()
    canonical: str = ""
    """The address that the page names as its own."""

    layers: Mapping[str, Layer] = field(default_factory=dict)
    """For each field that was found, the layer that found it."""

    structure: str = field(default="", compare=False)
    """Where on the page headline and text stand, without any text: pages of one layout have the same."""

    doubts: tuple[str, ...] = ()
    """What a maintainer should look at, a sentence each: a selector that found two elements, two dates that differ."""
