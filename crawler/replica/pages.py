"""Renders the site's pages as text, from a `SiteOnDay` and the agency's templates. Pure: the same page every time."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from crawler.replica import addresses, wording
from crawler.replica.clock import SiteOnDay, evergreen
from crawler.replica.press import FOLDER
from crawler.replica.records import Edition, Site, StandInArticle
from crawler.replica.sizes import offered


def notice(site: Site) -> str:
    """What the first line of every page says."""
    return f"stand-in page of the Muragat project: not {site.name}"


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article as lists and furniture show it."""

    path: str
    headline: str
    section: str
    date: str
    views: int
    photo: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list: its teasers, where it stands, and how many pages there are."""

    path: str
    title: str
    number: int
    last: int
    teasers: tuple[Teaser, ...]
    paths: tuple[str, ...] = ()
    """The addresses of all its pages."""


class Pages:
    """The pages of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._templates = Environment(
            loader=ChoiceLoader([FileSystemLoader(site.folder / "templates"), FileSystemLoader(FOLDER / "templates")]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._templates.filters["linked"] = self._linked
        # Furniture is the same on every day, so that a page whose article didn't change answers 304.
        lasting = evergreen(site)
        self._latest = {one.code: [a for a in lasting if a.edition == one.code] for one in site.editions}
        self._popular = {
            code: sorted(articles, key=lambda one: -one.views)[:10] for code, articles in self._latest.items()
        }

    def article(self, article: StandInArticle) -> str:
        """The page of an article, as it stands."""
        site = self.site
        return self._render(
            site.look(article).template,
            site.edition(article.edition),
            a=article,
            url=addresses.canonical_url(site, article),
            section_path=addresses.section_path(site.edition(article.edition), article.section),
            date=wording.date_shown(site, article),
            iso=wording.date_published(site, article),
            views=wording.views_shown(site, article),
            minutes=max(1, sum(map(len, article.text)) // 900),
            related=self._teasers(self._related(article)),
            css=_class_names(article),
            linked_data=_linked_data(site, article),
            sizes=[offered(site, article, photo) for photo in article.photos],
        )

    def listing(self, today: SiteOnDay, edition: Edition, section: str, number: int) -> str | None:
        """Page `number` of the newest articles of an edition, or of one section (not ""); None when there's no such."""
        size = self.site.page_size
        listed = [one for one in today.articles if one.edition == edition.code and section in ("", one.section)]
        last = max(1, -(-len(listed) // size))
        if not 1 <= number <= last:
            return None
        path = addresses.list_path(self.site, edition, section)
        paths = tuple(addresses.page_path(self.site, path, one) for one in range(1, last + 1))
        shown = self._teasers(listed[(number - 1) * size : number * size])
        return self._render("list.html", edition, page=ListPage(path, section, number, last, shown, paths))

    def search(self, edition: Edition) -> str:
        """The page of search results: always empty, and forbidden to robots."""
        page = ListPage(f"{edition.root}/search/", edition.words["search"], 1, 1, ())
        return self._render("list.html", edition, page=page)

    def missing(self, edition: Edition) -> str:
        """What 404 and 410 say."""
        return self._render("missing.html", edition)

    def robots(self, url: str = "") -> str:
        """robots.txt of the host with that base address."""
        base = url or self.site.url
        return self._templates.get_template("robots.txt").render(site=self.site, base=base, notice=notice(self.site))

    def feed(self, template: str, today: SiteOnDay, url: str = "") -> str:
        """A sitemap or a feed of the host with that base address: its articles with their canonical addresses."""
        site, host = self.site, url or self.site.url
        entries = [
            (one, addresses.canonical_url(site, one), site.moment(one.published))
            for one in today.articles
            if site.url_of(site.edition(one.edition)) == host
        ]
        return self._templates.get_template(template).render(site=self.site, notice=notice(self.site), entries=entries)

    def _render(self, template: str, edition: Edition, **values: object) -> str:
        return self._templates.get_template(template).render(
            site=self.site,
            edition=edition,
            t=edition.words,
            notice=notice(self.site),
            base=self.site.url_of(edition),
            menu=[(name, addresses.section_path(edition, name)) for name in edition.sections],
            popular=self._teasers(self._popular[edition.code]),
            latest=self._teasers(self._latest[edition.code][:12]),
            **values,
        )

    def _teasers(self, articles: Iterable[StandInArticle]) -> tuple[Teaser, ...]:
        return tuple(
            Teaser(
                path=addresses.linked_path(self.site, one),
                headline=one.headline,
                section=one.section,
                date=f"{one.published:%d.%m.%Y %H:%M}" if one.date_shown is None else one.date_shown,
                views=one.views,
                photo=one.photos[0].path if one.photos else "",
            )
            for one in articles
        )

    def _related(self, article: StandInArticle) -> list[StandInArticle]:
        others = [one for one in self._latest[article.edition] if one.id != article.id]
        start = article.id % max(1, len(others))
        return (others[start:] + others[:start])[:3]

    def _linked(self, text: str) -> Markup:
        """The text with the agency's first mention as a link, as editors set it."""
        before, name, after = text.partition(self.site.name)
        link = Markup('<a href="/">{}</a>').format(name) if name else ""
        return escape(before) + link + escape(after)


def _class_names(article: StandInArticle) -> Callable[[str], str]:
    """Class names as build tools make them: different on every page, so that nothing can hang on them."""

    def css(name: str) -> str:
        digest = hashlib.sha256(f"{article.id} {name}".encode()).hexdigest()
        return f"css-{digest[:6]} e{digest[6:12]}{article.id % 10}"

    return css


def _linked_data(site: Site, article: StandInArticle) -> Markup:
    """The article as JSON-LD, a schema.org NewsArticle with only what the page shows."""
    values: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": addresses.canonical_url(site, article),
        "headline": article.headline,
        "description": article.description,
        "articleSection": article.section,
        "datePublished": wording.date_published(site, article),
        "inLanguage": article.edition,
        "keywords": list(article.tags),
        "image": [site.url_of(site.edition(article.edition)) + quote(photo.path) for photo in article.photos],
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": site.name,
            "logo": {"@type": "ImageObject", "url": site.url + "/static/logo.png"},
        },
    }
    text = json.dumps({key: value for key, value in values.items() if value}, ensure_ascii=False, indent=1)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - JSON of our own, with every < escaped
