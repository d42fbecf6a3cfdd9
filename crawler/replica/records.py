"""The records of a stand-in press: an agency's site, its articles, what happens to them. Reads and renders nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo


class Fault(StrEnum):
    """What is wrong with a bad page."""

    NO_HEADLINE = "no headline"
    NO_DATE = "no date"
    UNREADABLE_DATE = "unreadable date"
    CUT_OFF = "cut-off HTML"
    WINDOWS_1251 = "windows-1251, not declared"
    HUGE = "30 MB body"
    ENDLESS_REDIRECT = "endless redirect"
    FAILS_FIRST = "500 on every other try"
    OTHER_HOST = "link to another host"
    JSON = "JSON sent as HTML"


class PhotoFault(StrEnum):
    """What is wrong with the file of a photo's largest size."""

    MISSING = "missing"
    TOO_LARGE = "too large"
    PAGE = "a page in its place"


class PhotoStyle(StrEnum):
    """How a page offers a photo."""

    PLAIN = "plain"
    LINKED = "linked"
    """A link around it leads to the original."""
    WIDTHS = "widths"
    """Its srcset names three widths."""
    SOURCES = "sources"
    """A `<picture>` with a source in another format; all but the first are loaded lazily."""


class BlockKind(StrEnum):
    """What a block of an article's body is."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    QUOTE = "quote"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a photo credit, by its canonical name; kinds are those of `archive.article.Credit`."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class StandInPhoto:
    """A photo: `path` on the site; texts as the page shows them, empty where it shows none."""

    path: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    parties: tuple[Party, ...] = ()
    fault: PhotoFault | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, sub-heading or quote with its text, or the place of a photo (by its number, from 1)."""

    kind: BlockKind
    text: str = ""
    photo: int = 0


@dataclass(frozen=True, slots=True)
class StandInArticle:
    """An article as its author wrote it, or as it stands on one day of the site."""

    id: int
    edition: str
    slug: str
    section: str
    published: datetime
    """Local wall clock, without a zone."""

    headline: str
    body: tuple[Block, ...]
    views: int
    description: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attribution: str = ""
    reporter: str = ""
    source: str = ""
    photos: tuple[StandInPhoto, ...] = ()
    day: int = 1
    """The first day on which the site has it."""

    former_slugs: tuple[str, ...] = ()
    """Slugs that answer 301 to the present one."""

    fault: Fault | None = None
    date_shown: str | None = None
    """What the page shows instead of the date of publication; None for the date itself."""

    link: str = ""
    """Where lists link to instead of the article's own address."""

    @property
    def text(self) -> tuple[str, ...]:
        """The body as plain text: paragraphs, sub-headings and quotes in order, without photos."""
        return tuple(block.text for block in self.body if block.kind is not BlockKind.PHOTO)


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to one article, in force from `day` until (not including) `until`. Empty texts change nothing."""

    slug: str
    day: int
    until: int | None = None
    headline: str = ""
    replace: str = ""
    by: str = ""
    remove_paragraph: int = 0
    """The number of a paragraph, from 1, that is taken out."""
    credit: str = ""
    """A new credit for the first photo, meaning `parties`."""
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """An article that answers `status` (404 or 410) from `day` on."""

    slug: str
    day: int
    status: int


@dataclass(frozen=True, slots=True)
class Move:
    """An article whose slug is `to` from `day` on."""

    slug: str
    day: int
    to: str


@dataclass(frozen=True, slots=True)
class Look:
    """How pages of articles published before `until` look; None for no end."""

    template: str
    until: date | None = None
    without_views: tuple[str, ...] = ()
    """Editions whose pages show no view count."""
    long_dates: bool = False
    """Every other article shows its date with the month as a word."""
    wordy_views: bool = False
    """Two of four articles show the count in words, «1188 рет қаралды»."""
    grouped_views: bool = False
    """Thousands are set off by a no-break space."""
    photos: PhotoStyle = PhotoStyle.PLAIN


@dataclass(frozen=True, slots=True)
class Edition:
    """A language of the site: `code` in the articles' files, `id` in the archive, `root` the start of its paths."""

    code: str
    id: str
    root: str
    months: tuple[str, ...]
    sections: Mapping[str, str]
    """Names of sections and their slugs."""
    words: Mapping[str, str]
    """The furniture's texts, by the names that templates know them by."""
    url: str = ""
    """The base address of an edition with a host of its own; empty for the site's."""
    like: str = ""
    """The code of the edition whose articles it shows in other letters; empty for one with articles of its own."""
    alphabets: tuple[str, ...] = ()
    """The letters of such an edition on each day of the site, the last on all later ones: see `letters`."""
    query: str = ""
    """What is appended to the addresses of the edition's pages, and nothing else tells it by: «?ln=lat»."""


@dataclass(frozen=True, slots=True)
class Site:
    """An agency's whole site over all days."""

    agency: str
    folder: Path
    name: str
    url: str
    time_zone: ZoneInfo
    article_path: str
    photo_path: str
    page_size: int
    crawl_delay: float
    disallow: tuple[str, ...]
    preview: str
    """The address of an unfinished article that is linked, and that robots.txt forbids to fetch."""
    feeds: Mapping[str, str]
    """Sitemaps and feeds: the template of each path."""
    looks: tuple[Look, ...]
    editions: tuple[Edition, ...]
    days: tuple[date, ...]
    articles: tuple[StandInArticle, ...]
    edits: tuple[Edit, ...]
    removals: tuple[Removal, ...]
    moves: tuple[Move, ...]
    list_path: str = "{root}/"
    """The path of an edition's list of articles."""
    more: str = "?page={page}"
    """What is appended to a list's path for its later pages."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The base addresses of all editions, the site's own first."""
        return tuple(dict.fromkeys((self.url, *(one.url for one in self.editions if one.url))))

    def url_of(self, edition: Edition) -> str:
        """The base address of an edition."""
        return edition.url or self.url

    @property
    def events(self) -> tuple[Edit | Removal | Move, ...]:
        """Everything that happens to articles after they appeared."""
        return (*self.edits, *self.removals, *self.moves)

    def edition(self, code: str) -> Edition:
        """The edition of that code; raises KeyError when the site has none."""
        for edition in self.editions:
            if edition.code == code:
                return edition
        raise KeyError(f"{self.agency} has no edition {code!r}")

    def look(self, article: StandInArticle) -> Look:
        """The look of an article's page; raises LookupError when no look reaches to its date."""
        for look in self.looks:
            if look.until is None or article.published.date() < look.until:
                return look
        raise LookupError(f"{self.agency} has no look for {article.published:%Y-%m-%d}")

    def moment(self, local: datetime) -> datetime:
        """A local wall clock time as a moment; of two possible ones the first."""
        return local.replace(tzinfo=self.time_zone)
