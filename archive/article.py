"""An article as it is handed to the archive: what was read from one page at one time. No SQL here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum


def utc_text(moment: datetime) -> str:
    """A moment as the archive writes it: ISO 8601 in UTC with whole seconds; raises ValueError when it has no zone.

    >>> utc_text(datetime(2023, 1, 13, 12, 19, tzinfo=UTC))
    '2023-01-13T12:19:00Z'
    """
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone: {moment!r}")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: `id` is the spider's name, `time_zone` an IANA name."""

    id: str
    name: str
    url: str
    time_zone: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes two addresses the same article: the agency, its own number or code, and the edition.

    An edition is a language with, where it has several, its script: kk-Cyrl, kk-Latn, kk-Arab, ru, en.
    """

    agency: str
    native_id: str
    edition: str


@dataclass(frozen=True, slots=True)
class WarcPlace:
    """Where a record stands: the WARC file's name, the byte at which the record begins, and how many it has there."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Capture:
    """One answer of the site: which address, when (UTC), which HTTP status, the digest of its payload."""

    url: str
    fetched_at: datetime
    status: int
    """0 when there was no whole answer; `failure` says why."""
    payload_digest: str = ""
    """«sha256:» and hexadecimal digits of the body as it came, so still compressed; empty when there was none."""
    warc: WarcPlace | None = None
    """The record that holds it; None when it was kept in no WARC file."""
    failure: str = ""
    etag: str = ""
    last_modified: str = ""
    """Both as the headers of that name had them; empty where there was none."""


@dataclass(frozen=True, slots=True)
class Response:
    """A capture that shows neither article nor picture: a list, robots.txt, an error, an answer that never came."""

    agency: str
    capture: Capture


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that was captured. What it shows is only in the WARC file; here is what can be said without drawing it.

    `urls` are all addresses that lead to it: the capture's own, and those that redirected there.
    """

    agency: str
    capture: Capture
    urls: tuple[str, ...]
    encoding_format: str | None
    """A media type, by the picture's own first bytes; None when they are no picture's."""
    width: int | None
    height: int | None
    content_size: int
    """Bytes of the picture, without any encoding of the transfer."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One party of a photo credit.

    `kind` is agency, person, state, company, stock, social, video (a still from one), ai, author (of the article),
    private (somebody's own archive) or lost (the site shows «None»); for the last five the name may be empty.
    """

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo with its credit: `credit_text` is IPTC's Credit Line, without the label «Фото:»."""

    url: str
    alt: str | None = None
    caption: str | None = None
    credit_text_shown: str | None = None
    credit_text: str | None = None
    form: str | None = None
    """photo, collage, screenshot, infographic, illustration."""
    credits: tuple[Credit, ...] = ()
    largest_url: str | None = None
    """The address of the largest size that the page offers: the one that is captured."""


@dataclass(frozen=True, slots=True)
class Author:
    """One author of a byline: `name` for comparing, `name_shown` as the page had it."""

    name: str
    name_shown: str
    role: str | None = None
    city: str | None = None


@dataclass(frozen=True, slots=True)
class DateReading:
    """How a date was read from what the page shows."""

    rule: str
    """The form of the text, such as «day month year»."""
    zone_from: str = ""
    """agency (its zone of that day), shown (an offset on the page) or nothing for a date without a time."""
    year_inferred: bool = False
    """The page shows no year: the latest such day before the capture."""
    relative: bool = False
    """«Кеше, 09:15», «3 сағат бұрын»: counted from the capture, and another text at every capture."""


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A date of publication elsewhere on the page: `source` is structured (what it tells machines) or image."""

    source: str
    shown: str


@dataclass(frozen=True, slots=True)
class DateConflict:
    """What another place of the page says against the date of publication.

    `source` is structured, image or zone (an offset shown beside the date); `value` is empty when `shown` is no date.
    """

    source: str
    shown: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class NewsSource:
    """Who is named as the news' source: `role` is reporter (who reports) or source (on whose word)."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that could not be read as a value, and why."""

    field: str
    shown: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """What one page said at one time.

    Names are schema.org NewsArticle's; a text as the page had it ends in `_shown`.
    """

    identity: Identity
    url: str
    """The canonical address on the agency's own site."""

    capture: Capture
    headline: str
    article_body: tuple[str, ...]
    description: str | None = None
    article_section: str | None = None
    authors: tuple[Author, ...] = ()
    authors_shown: tuple[str, ...] = ()
    """The bylines, whole, as the page shows them."""
    tags: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    credit_text_shown: str | None = None
    """The credit line beside the date, else the first photo's."""
    credit_text: str | None = None
    date_published: str | None = None
    """ISO 8601 with the offset that was in force; only as long as it is precise («2023-01-13» for a day)."""
    date_published_shown: str | None = None
    date_published_precision: str | None = None
    date_published_reading: DateReading | None = None
    date_modified: str | None = None
    date_modified_shown: str | None = None
    date_modified_precision: str | None = None
    date_modified_reading: DateReading | None = None
    other_dates: tuple[OtherDate, ...] = ()
    date_conflicts: tuple[DateConflict, ...] = ()
    view_count: int | None = None
    view_count_shown: str | None = None
    view_count_rounded_to: int | None = None
    attribution_shown: str | None = None
    news_sources: tuple[NewsSource, ...] = ()
    other_urls: tuple[str, ...] = ()
    """Other addresses under which this article was found or which led here."""
    layers: Mapping[str, str] = field(default_factory=dict)
    """For each field, the layer of the reader that found it."""
    unread: tuple[Unread, ...] = ()
    readers: Mapping[str, str] = field(default_factory=dict)
    """For each kind of value (date, views, credit, byline, attribution), the version of its reader."""
    structure: str = ""
    """Where on the page headline and text stand, without any text: pages of one layout have the same."""


@dataclass(frozen=True, slots=True)
class Gone:
    """An article whose address now answers 404 or 410."""

    identity: Identity
    capture: Capture


@dataclass(frozen=True, slots=True)
class Same:
    """An article whose address answered 304: its page is as that address gave it last."""

    identity: Identity
    capture: Capture


@dataclass(frozen=True, slots=True)
class Announcement:
    """An article that a source named, with what the source said of it; empty where it said nothing."""

    native_id: str
    edition: str
    url: str
    title: str = ""
    date_shown: str = ""
    published_day: str | None = None
    """The local day that `date_shown` means; None when it means none that can be read."""
    modified_shown: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What one page of a source announced at one time; `source` is its name, such as «list /»."""

    agency: str
    source: str
    capture: Capture
    announced: tuple[Announcement, ...]


class Outcome(StrEnum):
    """What saving an article, or its disappearance, came to."""

    NEW = "new"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    DOUBTFUL = "doubtful"
    """Something else is read in a page of another layout: marked, and no revision."""
    GONE = "gone"
    """Seen gone for the first time."""
    STILL_GONE = "still gone"
    UNKNOWN = "unknown"
    """Gone before the archive ever held it: nothing to record."""
    KEPT = "kept"
    """A capture that shows no article."""
    IMAGE = "images"
    """A picture."""
