"""What a document says, free of markup: an article's text, the words of its site, and the reading that is expected.

Nothing here knows HTML; see `pen` and its users for that.
"""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Asia/Almaty")


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of the article; `alt`, `caption` and `credit` as a reader sees them, empty when there is none."""

    address: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between paragraphs."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote set apart from the paragraphs."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list inside the body; each item is a line of the reading."""

    texts: tuple[str, ...]


Block = Paragraph | Heading | Quote | Items | Photo


@dataclass(frozen=True, slots=True)
class Other:
    """Another article of the site, as sidebars and lists announce it."""

    headline: str
    teaser: str
    views: str


@dataclass(frozen=True, slots=True)
class Words:
    """The site's own words in one language: everything on a page that is not the article."""

    language: str
    site: str
    slogan: str
    home: str
    menu: tuple[str, ...]
    share: str
    telegram: str
    join_telegram: str
    read_also: str
    on_topic: str
    advertisement: str
    bargain: str
    popular: str
    latest: str
    comments: str
    no_comments: str
    reading_time: str
    listen: str
    search: str
    log_in: str
    subscribe: str
    cookies: str
    mistake: str
    weather: str
    currency: str
    author: str
    tags: str
    published: str
    viewed: str
    pictured: str
    footer: str
    next_article: str
    others: tuple[Other, ...]
    remarks: tuple[tuple[str, str], ...]
    """Readers' comments: name and text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What any careful reader takes from a document; the fields are those of `crawler.shown.Shown`.

    Of the photos it holds, in the order of the page, the captions that are not the headline's repetition, and the
    credits other than `credit`, which is the article's.
    """

    headline: str
    description: str
    article_section: str
    authors: tuple[str, ...]
    date_published: str
    views: str
    credit: str
    captions: tuple[str, ...]
    more_credits: tuple[str, ...]
    article_body: tuple[str, ...]
    tags: tuple[str, ...]


def tidy(text: str) -> str:
    """White space of every kind collapsed.

    >>> tidy("даму \\u00a0 министрлігі")
    'даму министрлігі'
    """
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Text:
    """An article and its place: everything that every document made of it shows."""

    name: str
    url: str
    words: Words
    headline: str
    published: dt.datetime
    blocks: tuple[Block, ...]
    section: str = ""
    lead: str = ""
    photo: Photo | None = None
    credit: str = ""
    """The first photo's credit where the page shows it beside the date; otherwise see `photo`."""

    views: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    date_shown: str = ""
    """The date in another form than `date`'s."""

    @property
    def date(self) -> str:
        """The date as the page shows it; as El.kz does, where nothing else is said: «13.01.2023 18:19»."""
        return self.date_shown or self.published.strftime("%d.%m.%Y %H:%M")

    @property
    def stamp(self) -> str:
        """The moment of publication for machines, with the offset that was in force in Almaty."""
        return self.published.replace(tzinfo=_ZONE).isoformat()

    @property
    def captured(self) -> dt.date:
        """The day the page was fetched: the day after publication."""
        return self.published.date() + dt.timedelta(days=1)

    @property
    def photos(self) -> tuple[Photo, ...]:
        """Every photo of the article in the order of the page."""
        first = (self.photo,) if self.photo else ()
        return first + tuple(block for block in self.blocks if isinstance(block, Photo))

    @property
    def repeats_headline(self) -> bool:
        """Whether a photo's alt repeats the headline, as El.kz does."""
        return any(photo.alt == self.headline for photo in self.photos)

    @property
    def expected(self) -> Reading:
        """The reading of every document that is made of this text."""
        first, *more = [credit for credit in (self.credit, *(photo.credit for photo in self.photos)) if credit] or [""]
        return Reading(
            headline=tidy(self.headline),
            description=tidy(self.lead),
            article_section=self.section,
            authors=self.authors,
            date_published=self.date,
            views=tidy(self.views),
            credit=first,
            captions=tuple(photo.caption for photo in self.photos if photo.caption),
            more_credits=tuple(more),
            article_body=tuple(tidy(line) for block in self.blocks for line in _lines(block)),
            tags=self.tags,
        )


def _lines(block: Block) -> tuple[str, ...]:
    match block:
        case Paragraph(text) | Heading(text) | Quote(text):
            return (text,)
        case Items(texts):
            return texts
        case Photo():
            return ()
