"""The site on a day: what is visible, as it stands then, and what is gone. Knows nothing of pages."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from crawler.replica.letters import article_like
from crawler.replica.records import BlockKind, Edit, Site, StandInArticle


@dataclass(frozen=True, slots=True)
class SiteOnDay:
    """A site as it stands on one day."""

    site: Site
    day: int
    articles: tuple[StandInArticle, ...]
    """What lists show, newest first: with the day's edits, slugs and view counts."""

    gone: Mapping[int, int]
    """Ids of articles that were there before, and the status they answer now."""


def on_day(site: Site, day: int) -> SiteOnDay:
    """The site on a day, counted from 1; raises ValueError for a day that the site doesn't have."""
    if not 1 <= day <= len(site.days):
        raise ValueError(f"the stand-in of {site.name} has days 1 to {len(site.days)}, not {day}")
    gone = {removal.slug: removal.status for removal in site.removals if removal.day <= day}
    appeared = [article for article in site.articles if article.day <= day]
    there = [
        _at(site, article, day)
        for article in sorted(appeared, key=lambda one: (one.published, one.id), reverse=True)
        if article.slug not in gone
    ]
    others = [one for one in site.editions if one.like]
    return SiteOnDay(
        site=site,
        day=day,
        articles=(
            *there,
            *(article_like(one, edition, day) for edition in others for one in there if one.edition == edition.like),
        ),
        gone={article.id: gone[article.slug] for article in appeared if article.slug in gone},
    )


def evergreen(site: Site) -> tuple[StandInArticle, ...]:
    """Articles that are there every day and never change, newest first: what furniture may link to."""
    eventful = {event.slug for event in site.events}
    return tuple(
        article
        for article in on_day(site, 1).articles
        if article.slug not in eventful and not article.fault and not article.former_slugs
    )


def views(article: StandInArticle, day: int) -> int:
    """How often an article had been read on a day: what its author wrote on its first day, then more; on about one day
    in five the same as the day before."""
    return article.views + sum(_growth(article, later) for later in range(article.day + 1, day + 1))


def _growth(article: StandInArticle, day: int) -> int:
    draw = int.from_bytes(hashlib.sha256(f"{article.id} {day}".encode()).digest()[:4])
    return 0 if draw % 5 == 0 else 1 + draw // 5 % (article.views // 20 + 10)


def _at(site: Site, article: StandInArticle, day: int) -> StandInArticle:
    then = article
    for edit in site.edits:
        if edit.slug == article.slug and edit.day <= day and (edit.until is None or day < edit.until):
            then = _edited(then, edit)
    for move in site.moves:
        if move.slug == article.slug and move.day <= day:
            then = replace(then, slug=move.to, former_slugs=(*then.former_slugs, then.slug))
    if article.edition in site.look(article).without_views:
        return then
    return replace(then, views=views(article, day))


def _edited(article: StandInArticle, edit: Edit) -> StandInArticle:
    if edit.headline:
        # The site prints the headline as the photo's alt, so both change.
        photos = tuple(
            replace(photo, alt=edit.headline) if photo.alt == article.headline else photo for photo in article.photos
        )
        article = replace(article, headline=edit.headline, photos=photos)
    if edit.replace:
        changed = tuple(replace(block, text=block.text.replace(edit.replace, edit.by)) for block in article.body)
        if changed == article.body:
            raise ValueError(f"{article.slug} does not say {edit.replace!r}")
        article = replace(article, body=changed)
    if edit.remove_paragraph:
        places = [place for place, block in enumerate(article.body) if block.kind is BlockKind.PARAGRAPH]
        removed = places[edit.remove_paragraph - 1]
        article = replace(article, body=article.body[:removed] + article.body[removed + 1 :])
    if edit.credit:
        first, *others = article.photos
        article = replace(article, photos=(replace(first, credit=edit.credit, parties=edit.parties), *others))
    return article
