"""From an item to the archive's record of it: the same values under the archive's names."""

from pathlib import PurePosixPath

from archive.article import (
    Announcement,
    Article,
    Author,
    Capture,
    Credit,
    DateConflict,
    DateReading,
    Gone,
    Identity,
    Image,
    Listed,
    NewsSource,
    OtherDate,
    Photo,
    Same,
    Unread,
    WarcPlace,
)
from archive.backfill import Missed, Walked
from crawler.addresses import ArticleAddress
from crawler.capture.exchange import Captured, Location
from crawler.images import ImageFile
from crawler.item import Fetched, GoneItem, ImageItem, Item, ListedItem, MissedItem, SameItem, WalkedItem
from crawler.normalise.attributions import Attribution
from crawler.normalise.credits import CreditLine
from crawler.normalise.dates import Moment
from crawler.normalise.versions import reader_versions
from crawler.shown import ShownPhoto
from crawler.sources import Announced
from crawler.walk import day_of


def record_of(item: Item) -> Article | Gone | Same | Image | Listed | Missed | Walked:
    """What the archive saves of an item."""
    if isinstance(item, WalkedItem):
        return Walked(item.agency, item.source, item.days.first, item.days.last, item.began, item.at)
    if isinstance(item, MissedItem):
        return Missed(_identity(item.agency, item.address), item.address.url, item.reason, item.at)
    if isinstance(item, ListedItem):
        return Listed(
            item.agency, item.source, _capture(item.fetched), tuple(_announcement(item, one) for one in item.announced)
        )
    if isinstance(item, ImageItem):
        return image_of(item.agency, _capture(item.fetched), item.urls, item.file)
    identity, capture = _identity(item.agency, item.address), _capture(item.fetched)
    if isinstance(item, GoneItem):
        return Gone(identity, capture)
    if isinstance(item, SameItem):
        return Same(identity, capture)
    shown, published, modified, views = item.shown, item.date_published, item.date_modified, item.views
    return Article(
        identity=identity,
        url=item.address.url,
        capture=capture,
        headline=shown.headline,
        article_body=shown.article_body,
        description=shown.description or None,
        article_section=shown.article_section or None,
        authors=tuple(
            Author(author.name, author.name_shown, author.role or None, author.city or None) for author in item.authors
        ),
        authors_shown=shown.authors,
        tags=shown.tags,
        photos=tuple(_photo(photo, line) for photo, line in zip(shown.photos, item.photo_credits, strict=True)),
        credit_text=item.credit.text if item.credit else None,
        credit_text_shown=shown.credit or None,
        date_published=published.text if published else None,
        date_published_shown=shown.date_published or None,
        date_published_precision=published.precision if published else None,
        date_published_reading=_date_reading(published),
        date_modified=modified.text if modified else None,
        date_modified_shown=shown.date_modified or None,
        date_modified_precision=modified.precision if modified else None,
        date_modified_reading=_date_reading(modified),
        other_dates=tuple(OtherDate(source, text) for source, text in shown.other_dates),
        date_conflicts=tuple(
            DateConflict(conflict.source, conflict.shown, conflict.value, conflict.reason)
            for conflict in item.date_conflicts
        ),
        view_count=views.value if views else None,
        view_count_shown=shown.views or None,
        view_count_rounded_to=views.rounded_to if views and views.rounded_to > 1 else None,
        attribution_shown=item.attribution.shown if item.attribution else None,
        news_sources=_news_sources(item.attribution),
        other_urls=item.other_urls,
        layers={name: str(layer) for name, layer in shown.layers.items()},
        unread=tuple(Unread(unread.field, unread.shown, unread.reason) for unread in item.unread),
        readers=reader_versions(),
        structure=shown.structure,
    )


def image_of(agency: str, capture: Capture, urls: tuple[str, ...], file: ImageFile) -> Image:
    """What the archive saves of a picture; `urls` lead to it."""
    size = (file.width or None, file.height or None, file.content_size)
    return Image(agency, capture, urls, file.encoding_format or None, *size)


def _date_reading(moment: Moment | None) -> DateReading | None:
    if moment is None:
        return None
    return DateReading(moment.rule, moment.zone_from, moment.year_inferred, moment.relative)


def _announcement(item: ListedItem, one: Announced) -> Announcement:
    day = day_of(one, item.time_zone, item.fetched.at)
    return Announcement(
        one.article.native_id,
        one.article.edition,
        one.article.url,
        one.title,
        one.date_shown,
        day.isoformat() if day else None,
        one.modified_shown,
    )


def _identity(agency: str, address: ArticleAddress) -> Identity:
    return Identity(agency, address.native_id, address.edition)


def _capture(fetched: Fetched) -> Capture:
    return Capture(
        fetched.url,
        fetched.at,
        fetched.status,
        fetched.payload_digest,
        place_of(fetched.location),
        etag=fetched.etag,
        last_modified=fetched.last_modified,
    )


def capture_of(captured: Captured, url: str) -> Capture:
    """What the archive saves of an answer that was captured; `url` is its address on the agency's own site."""
    place = place_of(captured.location)
    tags = captured.etag, captured.last_modified
    return Capture(url, captured.at, captured.status, captured.payload_digest, place, captured.failure, *tags)


def place_of(location: Location | None) -> WarcPlace | None:
    """A record's place as the archive has it: by the file's name, wherever the files may be moved."""
    return WarcPlace(PurePosixPath(location.file).name, location.offset, location.length) if location else None


def _photo(photo: ShownPhoto, line: CreditLine | None) -> Photo:
    return Photo(
        url=photo.url,
        alt=photo.alt or None,
        caption=photo.caption or None,
        credit_text_shown=photo.credit or None,
        credit_text=line.text if line else None,
        form=line.form if line else None,
        credits=tuple(Credit(party.name, party.kind) for party in line.parties) if line else (),
        largest_url=photo.largest_url or None,
    )


def _news_sources(attribution: Attribution | None) -> tuple[NewsSource, ...]:
    if attribution is None:
        return ()
    named = ((attribution.reporter, "reporter"), (attribution.source, "source"))
    return tuple(NewsSource(name, role) for name, role in named if name)
