"""The truth about the stand-in: what a crawl must store; from the articles' own files, never from rendered pages."""

from dataclasses import dataclass, replace
from enum import StrEnum

from crawler.replica.addresses import canonical_url, linked_path, native_id
from crawler.replica.clock import SiteOnDay, on_day
from crawler.replica.records import Fault, Party, Site, StandInArticle, StandInPhoto
from crawler.replica.sizes import offered
from crawler.replica.wording import date_published, date_shown, normal_name, shows_views


class Expected(StrEnum):
    """What must come of fetching an address."""

    ARTICLE = "article"
    WITHOUT_DATE = "article without date"
    UNREAD_DATE = "article with unread date"
    NOT_AN_ARTICLE = "not an article"
    """Answered, but nothing of it may be stored as an article."""

    CUT_OFF = "cut off"
    """Not the whole page: nothing of it may be stored as an article, or half an article would be its next revision."""

    REFUSED = "refused"
    """Not fetched, or not to the end: too large, on another host, forbidden by robots.txt."""

    FAILED = "failed"


OF_FAULT = {
    Fault.NO_HEADLINE: Expected.NOT_AN_ARTICLE,
    Fault.NO_DATE: Expected.WITHOUT_DATE,
    Fault.UNREADABLE_DATE: Expected.UNREAD_DATE,
    Fault.CUT_OFF: Expected.CUT_OFF,
    Fault.WINDOWS_1251: Expected.ARTICLE,
    Fault.HUGE: Expected.REFUSED,
    Fault.ENDLESS_REDIRECT: Expected.FAILED,
    Fault.FAILS_FIRST: Expected.ARTICLE,
    Fault.OTHER_HOST: Expected.REFUSED,
    Fault.JSON: Expected.NOT_AN_ARTICLE,
}
_STORED = {Expected.ARTICLE, Expected.WITHOUT_DATE, Expected.UNREAD_DATE}


@dataclass(frozen=True, slots=True)
class ExpectedPhoto:
    """A photo: `url` on the agency's host, texts as shown and empty where there are none.

    `largest_url` is its largest size; the values after it are of that picture, None when the site does not have it.
    """

    url: str
    alt: str
    caption: str
    credit: str
    parties: tuple[Party, ...]
    largest_url: str
    encoding_format: str | None
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class ExpectedAuthor:
    """An author: the name for comparing, and as shown."""

    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class ExpectedArticle:
    """An article as the archive must hold it; texts are empty where the page has none, other values None."""

    native_id: str
    edition: str
    url: str
    headline: str
    description: str
    article_section: str
    article_body: tuple[str, ...]
    authors: tuple[ExpectedAuthor, ...]
    tags: tuple[str, ...]
    photos: tuple[ExpectedPhoto, ...]
    date_published: str | None
    date_published_shown: str
    view_count: int | None
    attribution: str
    reporter: str
    source: str


@dataclass(frozen=True, slots=True)
class BadPage:
    """A bad page, at the address that lists give, and what must come of it."""

    native_id: str
    edition: str
    link: str
    fault: str
    expected: Expected


@dataclass(frozen=True, slots=True)
class GoneArticle:
    """An article that is no longer there, and the status that its address answers."""

    native_id: str
    edition: str
    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that a complete crawl of one day must find."""

    agency: str
    day: int
    articles: tuple[ExpectedArticle, ...]
    """Newest first, as in the lists; bad pages that are to be stored are among them."""

    bad_pages: tuple[BadPage, ...]
    gone: tuple[GoneArticle, ...]
    forbidden: str
    """A path that is linked from every page and must not be fetched."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a crawl comes to."""

    new: int
    revised: int
    unchanged: int
    gone: int


def manifest(site: Site, day: int) -> Manifest:
    """What a complete crawl on that day finds; raises ValueError for a day that the site doesn't have."""
    today = on_day(site, day)
    return Manifest(
        agency=site.agency,
        day=day,
        articles=_stored(today),
        bad_pages=tuple(_bad_page(site, one, one.fault) for one in today.articles if one.fault),
        gone=tuple(_gone(site, one, today.gone[one.id]) for one in site.articles if one.id in today.gone),
        forbidden=site.preview,
    )


def counts(site: Site, from_day: int | None, to_day: int) -> Counts:
    """What a complete crawl on `to_day` comes to, after a complete one on `from_day` (None: into an empty archive).

    A view count or a canonical address that changed is no revision. Gone are articles that the archive last saw there.
    """
    before = {_key(one): _content(one) for one in _stored(on_day(site, from_day))} if from_day else {}
    after = {_key(one): _content(one) for one in _stored(on_day(site, to_day))}
    both = before.keys() & after.keys()
    revised = sum(before[one] != after[one] for one in both)
    return Counts(
        new=len(after.keys() - before.keys()),
        revised=revised,
        unchanged=len(both) - revised,
        gone=len(before.keys() - after.keys()),
    )


def _stored(today: SiteOnDay) -> tuple[ExpectedArticle, ...]:
    return tuple(
        expected_article(today.site, one) for one in today.articles if not one.fault or OF_FAULT[one.fault] in _STORED
    )


def _key(article: ExpectedArticle) -> tuple[str, str]:
    return article.native_id, article.edition


def _content(article: ExpectedArticle) -> ExpectedArticle:
    return replace(article, view_count=None, url="")


def expected_article(site: Site, article: StandInArticle) -> ExpectedArticle:
    """What the archive must hold after a look at an article that stands so."""
    return ExpectedArticle(
        native_id=native_id(site, article),
        edition=site.edition(article.edition).id,
        url=canonical_url(site, article),
        headline=article.headline,
        description=article.description,
        article_section=article.section,
        article_body=article.text,
        authors=tuple(ExpectedAuthor(normal_name(shown), shown) for shown in article.authors),
        tags=article.tags,
        photos=tuple(_expected_photo(site, article, photo) for photo in article.photos),
        date_published=date_published(site, article),
        date_published_shown=date_shown(site, article),
        view_count=article.views if shows_views(site, article) else None,
        attribution=article.attribution,
        reporter=article.reporter,
        source=article.source,
    )


def _expected_photo(site: Site, article: StandInArticle, photo: StandInPhoto) -> ExpectedPhoto:
    largest = offered(site, article, photo)[-1]
    kept = None if photo.fault else largest
    url = site.url_of(site.edition(article.edition))
    return ExpectedPhoto(
        url=url + photo.path,
        alt=photo.alt,
        caption=photo.caption,
        credit=photo.credit,
        parties=photo.parties,
        largest_url=url + largest.path,
        encoding_format=kept.encoding_format if kept else None,
        width=kept.width if kept else None,
        height=kept.height if kept else None,
    )


def _bad_page(site: Site, article: StandInArticle, fault: Fault) -> BadPage:
    edition = site.edition(article.edition).id
    return BadPage(native_id(site, article), edition, linked_path(site, article), fault.value, OF_FAULT[fault])


def _gone(site: Site, article: StandInArticle, status: int) -> GoneArticle:
    return GoneArticle(native_id(site, article), site.edition(article.edition).id, canonical_url(site, article), status)
