"""What happens to the articles of a press in its hours: written, edited, edited back, moved, taken down, read. Pure.

The articles are those of the stand-in (`crawler.replica`), again and again under other numbers. Nothing is served here.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from math import exp, log, log1p

from crawler.replica.clock import SiteOnDay
from crawler.replica.press import load
from crawler.replica.records import Block, BlockKind, Party, Site, StandInArticle

BEGIN = datetime(2026, 4, 9)  # noqa: DTZ001 - the wall clock of the press, as the articles have it
"""The first hour: after the newest article that the stand-in has."""
_OLD = {"kk": 24, "ru": 8}
"""Articles that are there from the first hour, by edition; they fill two pages of the list and the furniture."""
_FIRST_ID = 400_100_000
_PHOTOGRAPHER = Party("Тимур Ахметжанов", "person")


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands from an hour on: what its page says, or the status that its address answers instead."""

    since: int
    article: StandInArticle
    status: int = 200


@dataclass(frozen=True, slots=True)
class Story:
    """All that happens to one article, in order; `pull` says how many readers it draws."""

    standings: tuple[Standing, ...]
    pull: float

    @property
    def born(self) -> int:
        """The first hour in which it is there."""
        return self.standings[0].since

    def at(self, hour: int) -> Standing | None:
        """How it stands in an hour, with the views that it has then; None before it appears."""
        found = next((one for one in reversed(self.standings) if one.since <= hour), None)
        if found is None:
            return None
        # Of one that draws few readers many hours show the same count.
        read = int(self.pull * log1p(hour - self.born))
        return replace(found, article=replace(found.article, views=found.article.views + read))


@dataclass(frozen=True, slots=True)
class Press:
    """A site and the stories of its articles by their ids; `site` has those that are always there and never change."""

    site: Site
    hours: int
    stories: Mapping[int, Story]

    def at(self, hour: int) -> SiteOnDay:
        """The site in an hour: the whole manifest of it."""
        standing = [found for one in self.stories.values() if (found := one.at(hour)) is not None]
        return SiteOnDay(
            site=self.site,
            day=hour,
            articles=tuple(
                sorted(
                    (one.article for one in standing if one.status == 200),
                    key=lambda one: (one.published, one.id),
                    reverse=True,
                )
            ),
            gone={one.article.id: one.status for one in standing if one.status != 200},
        )


def press(seed: int, days: int, a_day: tuple[int, int]) -> Press:
    """A press of so many days, with so many new articles a day, from the least to the most; equal for equal seeds."""
    chance = random.Random(f"story {seed}")  # noqa: S311 - no secret
    site = load("el_kz")
    good = [one for one in site.articles if not one.fault and one.published < BEGIN]
    old = [one for code, count in _OLD.items() for one in [one for one in good if one.edition == code][:count]]
    old = [replace(one, day=1) for one in old]
    stories = {one.id: Story((Standing(0, one),), pull=0.0) for one in old}
    hours = days * 24
    for day in range(days):
        for hour in sorted(chance.sample(range(day * 24, day * 24 + 24), chance.randint(*a_day))):
            number = _FIRST_ID + len(stories)
            stories[number] = _story(_written(chance.choice(good), number, hour, chance), hour, hours, chance, site)
    always = replace(site, articles=tuple(old), edits=(), removals=(), moves=(), crawl_delay=0.0)
    return Press(always, hours, stories)


def _written(like: StandInArticle, number: int, hour: int, chance: random.Random) -> StandInArticle:
    headline = f"{like.headline} – {number - _FIRST_ID}"
    return replace(
        like,
        id=number,
        slug=f"{like.slug}-{number - _FIRST_ID}",
        headline=headline,
        published=BEGIN + timedelta(hours=hour) - timedelta(minutes=chance.randint(1, 50)),
        views=chance.randint(0, 30),
        photos=tuple(replace(one, alt=headline) if one.alt == like.headline else one for one in like.photos),
    )


def _story(article: StandInArticle, born: int, hours: int, chance: random.Random, site: Site) -> Story:
    """A life. Much happens to the young, and some of it so shortly that nobody can have seen it."""
    standings = [Standing(born, article)]
    left = hours - born
    count = chance.choices(range(6), weights=(30, 25, 20, 12, 8, 5))[0] if left > 1 else 0
    for since in sorted({born + int(exp(chance.uniform(0, log(left)))) for _ in range(count)}):
        if since < hours:
            standings.append(_next(standings, since, chance, site))
    return Story(tuple(standings), pull=exp(chance.uniform(0, 8)))


def _next(standings: list[Standing], since: int, chance: random.Random, site: Site) -> Standing:
    before = standings[-1]
    now, number = before.article, len(standings)
    if before.status != 200:
        return Standing(since, _edited(now, number, chance, site) if chance.random() < 0.3 else now)
    kind = chance.random()
    if kind < 0.15:
        return Standing(since, now, chance.choice((404, 410)))
    if kind < 0.3:
        return Standing(since, replace(now, slug=f"{now.slug}-{number}", former_slugs=(*now.former_slugs, now.slug)))
    if kind < 0.5 and len(standings) > 1:
        earlier = standings[-2].article
        return Standing(since, replace(earlier, slug=now.slug, former_slugs=now.former_slugs))
    return Standing(since, _edited(now, number, chance, site))


def _edited(article: StandInArticle, number: int, chance: random.Random, site: Site) -> StandInArticle:
    """The article with one of its parts changed, as editors do."""
    places = [
        place
        for place, block in enumerate(article.body)
        if block.kind is BlockKind.PARAGRAPH and not (article.attribution and article.attribution in block.text)
    ]
    place = chance.choice(places[1:-1] or places)
    match chance.randrange(6):
        case 0:
            headline = f"{article.headline}: {number}-түзету"
            photos = tuple(replace(one, alt=headline) if one.alt == article.headline else one for one in article.photos)
            return replace(article, headline=headline, photos=photos)
        case 1 if len(places) > 3:
            return replace(article, body=article.body[:place] + article.body[place + 1 :])
        case 2 if article.photos and article.photos[0].credit != f"Фото: {_PHOTOGRAPHER.name}":
            first = replace(article.photos[0], credit=f"Фото: {_PHOTOGRAPHER.name}", parties=(_PHOTOGRAPHER,))
            return replace(article, photos=(first, *article.photos[1:]))
        case 3:
            others = [one for one in site.edition(article.edition).sections if one != article.section]
            return replace(article, section=chance.choice(others))
        case 4 if article.description:
            more = f" Бұл {number}-нұсқа." if article.description.endswith(".") else f" – {number}-нұсқа"
            return replace(article, description=article.description + more)
        case _:
            added = Block(BlockKind.PARAGRAPH, f"Редакция мәтінді {number}-рет нақтылап, бірнеше санды түзетті.")
            return replace(article, body=(*article.body[:place], added, *article.body[place:]))


def changes(story: Story) -> int:
    """How often its page came to say something else: edits, and edits taken back; not moves, not returns."""
    pages = [replace(one.article, slug="", former_slugs=()) for one in story.standings if one.status == 200]
    return sum(earlier != later for earlier, later in pairwise(pages))
