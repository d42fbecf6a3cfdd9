"""The benchmark's pages, drawn from a seed: all stand-in agencies that are there, as they are and in other looks."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from http import HTTPStatus
from pathlib import Path
from random import Random

from benchmarks.press import looks
from benchmarks.press.documents.text import Reading
from benchmarks.press.records import Page, Truth
from benchmarks.press.texts import made, words_of
from crawler.normalise.names import normal_name
from crawler.replica import addresses
from crawler.replica.answers import Answers
from crawler.replica.clock import on_day
from crawler.replica.manifest import ExpectedArticle, manifest
from crawler.replica.press import FOLDER, agencies
from crawler.replica.press import load as load_site
from crawler.replica.records import Site, StandInArticle

SEED, PAGES = 20261130, 312
"""What docs/press_reading.md is measured on, and how many pages: a third of each look, where agencies have so many."""


def pages(seed: int = SEED, number: int = PAGES, folder: Path = FOLDER) -> list[Page]:
    """So many pages; the same seed, the same stand-ins: the same pages. An agency takes its turn in every look."""
    sites = [load_site(name, folder) for name in agencies(folder)]
    each = number // len(looks.LOOKS)
    chance = Random(f"press {seed}")  # noqa: S311 nothing here is a secret
    own = _in_turn([_own(site, _shuffled(_articles(site), chance)) for site in sites], each)
    tidy = _in_turn([_made(site, looks.TIDY, chance) for site in sites], each)
    rough = _in_turn([_made(site, looks.ROUGH, chance) for site in sites], number - len(own) - len(tidy))
    return [*own, *tidy, *rough]


def _in_turn(streams: Iterable[Iterator[Page]], number: int) -> list[Page]:
    """One page of each stream after another, until there are so many or none is left."""
    waiting = deque(streams)
    found: list[Page] = []
    while waiting and len(found) < number:
        stream = waiting.popleft()
        page = next(stream, None)
        if page is not None:
            found.append(page)
            waiting.append(stream)
    return found


def _articles(site: Site) -> list[StandInArticle]:
    """The whole articles of the site's first day."""
    return [one for one in on_day(site, 1).articles if not one.fault]


def _shuffled(articles: list[StandInArticle], chance: Random) -> list[StandInArticle]:
    return chance.sample(articles, len(articles))


def _own(site: Site, articles: Iterable[StandInArticle]) -> Iterator[Page]:
    """Pages as the stand-in press serves them on its first day."""
    answers = {url: Answers(site, url) for url in site.hosts}
    expected = {one.url: one for one in manifest(site, 1).articles}
    captured = datetime.combine(site.days[0], time(12), UTC)
    for article in articles:
        truth = expected.get(addresses.canonical_url(site, article))
        if truth is not None:
            of_host = answers[site.url_of(site.edition(article.edition))]
            answer = of_host.answer(1, addresses.article_path(site, article))
            if answer.status == HTTPStatus.OK:
                yield _page(site, article, looks.OWN, answer.body, captured, _of_manifest(truth))


def _made(site: Site, look: str, chance: Random) -> Iterator[Page]:
    """Pages of the site's articles in a drawn look, without end; none where no edition has words for it."""
    articles = [one for one in _articles(site) if words_of(site, site.edition(one.edition))]
    draw = {looks.TIDY: looks.tidy, looks.ROUGH: looks.rough}[look]
    notice = f"stand-in page of the Muragat project: not {site.name}"
    while articles:
        for article in _shuffled(articles, chance):
            of = made(site, article, chance)
            html = looks.render(of.text, draw(of.text, chance), notice)
            day: date = of.text.captured
            captured = datetime.combine(day, time(12), site.time_zone)
            yield _page(
                site, article, look, html, captured, _of_text(of.text.expected, of.date, article, of.text.views)
            )


def _page(site: Site, article: StandInArticle, look: str, html: bytes, captured: datetime, truth: Truth) -> Page:
    language = site.edition(article.edition).id.partition("-")[0]
    return Page(
        name=f"{site.agency}/{article.edition}/{article.slug}",
        agency=site.agency,
        look=look,
        url=addresses.canonical_url(site, article),
        language=language,
        site=site.name,
        zone=str(site.time_zone),
        captured=captured.isoformat(),
        html=html,
        truth=truth,
    )


def _of_manifest(article: ExpectedArticle) -> Truth:
    return Truth(
        headline=article.headline,
        lead=article.description,
        section=article.article_section,
        authors=tuple(author.name for author in article.authors),
        date=(article.date_published or "")[:16],
        views=article.view_count,
        credit=next((photo.credit for photo in article.photos if photo.credit), ""),
        body=article.article_body,
    )


def _of_text(reading: Reading, published: str, article: StandInArticle, views: str) -> Truth:
    return Truth(
        headline=reading.headline,
        lead=reading.description,
        section=reading.article_section,
        authors=tuple(map(normal_name, reading.authors)),
        date=published,
        views=article.views if views else None,
        credit=reading.credit,
        body=reading.article_body,
    )
