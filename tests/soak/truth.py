"""What an archive must hold after answers that were served and reached the client. Pure; from the stand-in's own words.

It follows the rules by itself and asks nothing of `archive.history`: an oracle that shares code with what it judges
would share its mistakes.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from crawler.replica.manifest import ExpectedArticle, expected_article
from crawler.replica.records import Site, StandInArticle
from crawler.replica.wording import shows_views
from tests.soak.stand_in import Said

Key: TypeAlias = tuple[str, str]
"""Native id and edition."""
Text: TypeAlias = tuple[str | None, ...]
"""A revision's content, in the order of its columns in the archive."""

_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer that reached the client; `at` is when, as the archive has it."""

    at: str
    said: Said


@dataclass(slots=True)
class Truth:
    """One article as the archive must hold it; times as the archive has them."""

    shown: ExpectedArticle
    """What the newest page showed."""
    first_seen: str
    last_seen: str = ""
    last_checked: str = ""
    revisions: list[tuple[str, Text]] = field(default_factory=list)
    views: list[tuple[str, int]] = field(default_factory=list)
    gone: list[tuple[str, int, str | None]] = field(default_factory=list)
    """Since when, with which status, until when."""

    @property
    def is_gone(self) -> bool:
        """Whether the last answer said so."""
        return bool(self.gone) and self.gone[-1][2] is None


def truth_of(site: Site, seen: Iterable[Seen]) -> dict[Key, Truth]:
    """All articles, from what was seen of them in order of time."""
    editions = _editions(seen := sorted(seen, key=lambda one: one.at))
    found: dict[Key, Truth] = {}
    for one in seen:
        if one.said.number is None or one.said.number not in editions:
            continue  # no article's address, or of an article that no page has ever shown
        key = (str(one.said.number), site.edition(editions[one.said.number]).id)
        if one.said.article is not None and one.said.status in (200, 304):
            _shown(found, key, one.at, one.said.article, site)
        elif one.said.status in _GONE and key in found:
            _missed(found[key], one.at, one.said.status)
    return found


def _editions(seen: Iterable[Seen]) -> Mapping[int, str]:
    articles = (one.said.article for one in seen)
    return {article.id: article.edition for article in articles if article is not None}


def _shown(found: dict[Key, Truth], key: Key, at: str, article: StandInArticle, site: Site) -> None:
    shown = expected_article(site, article)
    truth = found.setdefault(key, Truth(shown, first_seen=at))
    truth.shown, truth.last_seen, truth.last_checked = shown, at, at
    text = content(shown)
    if not truth.revisions or truth.revisions[-1][1] != text:
        truth.revisions.append((at, text))
    if truth.is_gone:
        since, status, _ = truth.gone[-1]
        truth.gone[-1] = (since, status, at)
    # Of two looks within one second the archive keeps one row, and they can't differ within an hour.
    if shows_views(site, article) and (not truth.views or truth.views[-1][0] != at):
        truth.views.append((at, article.views))


def _missed(truth: Truth, at: str, status: int) -> None:
    truth.last_checked = at
    if not truth.is_gone:
        truth.gone.append((at, status, None))


def content(shown: ExpectedArticle) -> Text:
    """What counts as an article's content (archive/content.py), as the columns of `revisions` have it.

    Several authors stand in one line on some pages, and one by one on others; here always in one, with commas.
    """
    photos = [[one.url, one.caption or None, one.credit or None] for one in shown.photos]
    return (
        shown.headline,
        shown.description or None,
        shown.article_section or None,
        "\n\n".join(shown.article_body),
        ", ".join(one.shown for one in shown.authors) or None,
        shown.date_published_shown or None,
        json.dumps(photos, ensure_ascii=False) if photos else None,
    )


def without_pictures(article: ExpectedArticle) -> ExpectedArticle:
    """The article as it is known when no picture has been fetched."""
    photos = tuple(replace(one, encoding_format=None, width=None, height=None) for one in article.photos)
    return replace(article, photos=photos)
