"""Makes a large site of a small one, for measurements. Its texts are the small one's, again and again."""

from dataclasses import replace
from datetime import timedelta

from crawler.replica.records import Site, StandInArticle

_ID_STEP = 1_000_000_000


def repeated(site: Site, count: int) -> Site:
    """The site with exactly `count` articles, all there from day 1, without bad pages and without changes.

    A repetition has an id and a slug of its own, a number in its headline, and was published some minutes later.
    Raises ValueError when `count` is less than 1 or there is nothing to repeat.
    """
    good = [article for article in site.articles if not article.fault and article.day == 1]
    if count < 1 or not good:
        raise ValueError(f"can't make {count} articles of {len(good)}")
    articles = tuple(_again(good[place % len(good)], place // len(good)) for place in range(count))
    return replace(site, articles=articles, edits=(), removals=(), moves=())


def _again(article: StandInArticle, time: int) -> StandInArticle:
    if time == 0:
        return article
    headline = f"{article.headline} – {time + 1}"
    return replace(
        article,
        id=article.id + time * _ID_STEP,
        slug=f"{article.slug}-{time + 1}",
        headline=headline,
        published=article.published + timedelta(minutes=time % 600),
        photos=tuple(
            replace(photo, alt=headline) if photo.alt == article.headline else photo for photo in article.photos
        ),
    )
