"""Reading an article's values again from what its pages showed: the crawl's own pipelines over the archive's texts.

Pure: no file, no network. The texts and where they are kept are `archive.renormalising`'s.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from archive.article import Article
from archive.renormalising import Count, Kept, UnreadText
from crawler.addresses import ArticleAddress
from crawler.changes import Change, article_changes
from crawler.item import ArticleItem, Fetched
from crawler.normalise.bylines import read_byline
from crawler.normalise.credits import read_credit
from crawler.normalise.dates import read_date
from crawler.normalise.unreadable import Unreadable
from crawler.normalise.views import read_views
from crawler.pipelines.record import record_of
from crawler.pipelines.understand import understand
from crawler.shown import Layer, Shown, ShownPhoto


def read_again(kept: Kept) -> tuple[Kept, tuple[Change, ...]]:
    """The article with its values as today's readers read them, and what differs from before."""
    item = understand(_item(kept))
    article = record_of(item)
    if not isinstance(article, Article):
        raise TypeError("an article's record is an Article")
    counts = tuple(_count(count) for count in kept.counts)
    unread = [
        *(text for old in kept.unread for text in _still_unread(old, kept)),
        *(UnreadText(text.field, text.shown, text.reason, kept.state[2]) for text in article.unread),
        *(text for count in kept.counts for text in _unread_count(count)),
    ]
    again = replace(kept, article=article, counts=counts, unread=_earliest(unread))
    return again, (*article_changes(kept.article, article), *_count_changes(kept, again))


def _item(kept: Kept) -> ArticleItem:
    """The item that the article's newest page gave, before its values were read."""
    article = kept.article
    shown = Shown(
        headline=article.headline,
        article_body=article.article_body,
        description=article.description or "",
        article_section=article.article_section or "",
        authors=article.authors_shown,
        date_published=article.date_published_shown or "",
        date_modified=article.date_modified_shown or "",
        other_dates=tuple((other.source, other.shown) for other in article.other_dates),
        views=article.view_count_shown or "",
        credit=article.credit_text_shown or "",
        photos=tuple(
            ShownPhoto(
                photo.url, photo.alt or "", photo.caption or "", photo.credit_text_shown or "", photo.largest_url or ""
            )
            for photo in article.photos
        ),
        tags=article.tags,
        layers={name: Layer(layer) for name, layer in article.layers.items()},
    )
    return ArticleItem(
        agency=kept.agency.id,
        address=ArticleAddress(url=article.url, native_id=article.identity.native_id, edition=article.identity.edition),
        fetched=Fetched(article.capture.url, article.capture.fetched_at, article.capture.status),
        shown=shown,
        agency_name=kept.agency.name,
        time_zone=kept.agency.time_zone,
    )


def _count(count: Count) -> Count:
    try:
        found = read_views(count.shown)
    except Unreadable:
        return replace(count, value=None, rounded_to=None)
    return replace(count, value=found.value, rounded_to=found.rounded_to if found.rounded_to > 1 else None)


def _unread_count(count: Count) -> Iterator[UnreadText]:
    try:
        read_views(count.shown)
    except Unreadable as error:
        yield UnreadText("view_count", count.shown, error.reason, count.seen_at)


def _still_unread(old: UnreadText, kept: Kept) -> Iterator[UnreadText]:
    """The text with today's reason, when it still can't be read; a field that no reader knows stays as it is."""
    edition = kept.article.identity.edition[:2]
    date = partial(read_date, at=old.moment, zone=kept.agency.time_zone, language=edition)
    readers: dict[str, Callable[[str], object]] = {
        "date_published": date,
        "date_modified": date,
        "view_count": read_views,
        "credit_text": read_credit,
        "author": read_byline,
    }
    if old.field not in readers:
        yield old
        return
    try:
        readers[old.field](old.shown)
    except Unreadable as error:
        yield replace(old, reason=error.reason)


def _earliest(texts: Iterable[UnreadText]) -> tuple[UnreadText, ...]:
    """Each text once, at the first capture that showed it."""
    found: dict[tuple[str, str], UnreadText] = {}
    for text in sorted(texts, key=lambda text: text.seen_at):
        found.setdefault((text.field, text.shown), text)
    return tuple(found[key] for key in sorted(found))


def _count_changes(old: Kept, new: Kept) -> Iterator[Change]:
    for earlier, count in zip(old.counts, new.counts, strict=True):
        if _views(earlier) != _views(count):
            yield Change(new.article.url, "view_count", count.shown, _views(earlier), _views(count))


def _views(count: Count) -> str | None:
    rounded = f" (rounded to {count.rounded_to})" if count.rounded_to else ""
    return None if count.value is None else f"{count.value}{rounded}"
